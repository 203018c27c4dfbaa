import { cpSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { mustGit, temporaryFolder } from '@helix/testkit'
import { parse } from 'yaml'
import type { JobRun } from './github-actions.ts'
import { type Loopback, runScript, writing } from './loopback.ts'

interface Job {
  script: string[]
  variables?: Record<string, string>
  environment?: { name: string }
  artifacts: { paths: string[] }
  rules?: { when: string }[]
}

interface Pipeline {
  variables: Record<string, string>
  measure: Job
  judge: Job
}

export interface GitlabEvent {
  source: 'push' | 'merge_request_event'
  sha: string
  /** The branch that was pushed; none for a merge request. */
  branch?: string
}

export interface GitlabRun {
  measure: JobRun
  judge: JobRun
  /** Text of the code quality report, '' without one. */
  quality: string
}

/**
 * Plays the pipeline that the judged commit holds, on this machine. `scoped` are the variables of the environment helix;
 * with `leaked` they are set for every job.
 */
export function playGitlab(
  host: Loopback,
  event: GitlabEvent,
  {
    scoped = {},
    leaked = false,
    number = 1,
  }: { scoped?: Record<string, string>; leaked?: boolean; number?: number } = {},
): GitlabRun {
  const pipeline: Pipeline = parse(host.remote.git('show', `${event.sha}:.gitlab-ci.yml`))
  const [first, second] = [temporaryFolder(), temporaryFolder()]
  cloneAsRunner(host, first, event.sha)
  const play = (job: Job, folder: string): JobRun => {
    const secrets = leaked || job.environment?.name === 'helix' ? { ...scoped, HELIX_PUSH_TOKEN: writing } : {}
    const env = { ...ciVariables(host, event, folder, number), ...pipeline.variables, ...secrets }
    const { code, log } = runScript(job.script.join('\n'), folder, { ...env, ...expanded(job.variables, env) }, host)
    return { result: code === 0 ? 'success' : 'failure', log, summary: '' }
  }
  const measure = play(pipeline.measure, first)
  if (measure.result !== 'success' && pipeline.judge.rules?.[0]?.when !== 'always')
    throw new Error('judge would not run')
  for (const path of pipeline.measure.artifacts.paths) {
    if (existsSync(join(first, path))) cpSync(join(first, path), join(second, path))
  }
  const judge = play(pipeline.judge, second)
  const report = join(second, 'gl-code-quality-report.json')
  return { measure, judge, quality: existsSync(report) ? readFileSync(report, 'utf8') : '' }
}

function ciVariables(host: Loopback, { source, sha, branch }: GitlabEvent, folder: string, number: number) {
  return {
    GITLAB_CI: 'true',
    CI_PIPELINE_SOURCE: source,
    CI_PIPELINE_ID: String(number),
    CI_COMMIT_SHA: sha,
    CI_COMMIT_REF_SLUG: branch ?? 'merge-request',
    ...(branch !== undefined && { CI_COMMIT_BRANCH: branch }),
    CI_DEFAULT_BRANCH: 'main',
    CI_PROJECT_DIR: folder,
    CI_API_V4_URL: host.api ?? 'http://127.0.0.1:1',
    CI_PROJECT_ID: '42',
    CI_PROJECT_URL: `${host.server}/${host.path}`,
    CI_JOB_TOKEN: 'token-that-reads',
  }
}

/** Variables in variables, as GitLab expands them. */
function expanded(variables: Record<string, string> = {}, env: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [
      name,
      value.replaceAll(/\$(\w+)/g, (_, other: string) => env[other] ?? ''),
    ]),
  )
}

/** As the runner does it: the one commit with its history, HEAD detached, no other branch. */
function cloneAsRunner({ remote }: Loopback, folder: string, sha: string): void {
  const git = (...args: string[]) => mustGit(folder, args)
  git('init', '-q', '--template=')
  git('remote', 'add', 'origin', remote.root)
  git('fetch', '-q', '--no-tags', 'origin', `+${sha}:refs/pipelines/1`)
  git('checkout', '-q', '--force', '--detach', sha)
}
