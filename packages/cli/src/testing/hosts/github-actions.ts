import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { mustGit, temporaryFolder } from '@helix/testkit'
import { parse } from 'yaml'
import { type Contexts, evaluate, holds } from './expression.ts'
import { type Loopback, runScript, writing } from './loopback.ts'

interface Step {
  name: string
  uses?: string
  run?: string
  if?: string
  with?: Record<string, string | number | boolean>
  env?: Record<string, string>
  'continue-on-error'?: boolean
}

interface Job {
  needs?: string
  if?: string
  environment?: string
  permissions: Record<string, string>
  steps: Step[]
}

interface Workflow {
  env: Record<string, string>
  jobs: Record<string, Job>
}

export interface GithubEvent {
  name: 'push' | 'pull_request' | 'merge_group'
  ref: string
  sha: string
  /** From a fork: a token that only reads, and no secrets. */
  fork?: boolean
}

export interface GithubSettings {
  vars?: Record<string, string>
  /** Of the environment helix, which admits main alone. */
  secrets?: Record<string, string>
}

export interface GithubPlay {
  /** The number of the run. */
  run?: number
  /** Cancels a job before its first step of this name. */
  cancel?: string
  /** Happens before the step of this name. */
  before?: Readonly<Record<string, (places: { temp: string }) => void>>
  /** What an earlier run kept: offered in place of what this one makes. */
  artifacts?: Map<string, string>
  /** Runs only what did not go well in this run, as a person can ask the host to. */
  again?: WorkflowRun
}

export interface JobRun {
  result: 'success' | 'failure' | 'cancelled' | 'skipped'
  log: string
  summary: string
}

export interface WorkflowRun {
  jobs: Record<string, JobRun>
  artifacts: Map<string, string>
}

/**
 * Plays the workflow that the judged commit holds, on this machine: `run` steps are executed as they stand, the four
 * actions do what theirs do to files and git. Jobs run one after the other, each in folders of its own.
 */
export function playGithub(
  host: Loopback,
  event: GithubEvent,
  settings: GithubSettings = {},
  play: GithubPlay = {},
): WorkflowRun {
  const text = host.remote.git('show', `${event.sha}:.github/workflows/helix.yml`)
  const workflow: Workflow = parse(text)
  const jobs: Record<string, JobRun> = {}
  const artifacts = play.artifacts ?? play.again?.artifacts ?? new Map<string, string>()
  for (const [name, job] of Object.entries(workflow.jobs)) {
    const ended = play.again?.jobs[name]
    if (ended?.result === 'success') {
      jobs[name] = ended
      continue
    }
    const before = job.needs === undefined ? 'success' : (jobs[job.needs]?.result ?? 'skipped')
    const starts = before === 'success' || (job.if !== undefined && holds(job.if, {}))
    jobs[name] = starts
      ? new JobPlayer({ host, event, settings, play, workflow, artifacts }).play(job, jobs)
      : { result: 'skipped', log: '', summary: '' }
  }
  return { jobs, artifacts }
}

interface Scene {
  host: Loopback
  event: GithubEvent
  settings: GithubSettings
  play: GithubPlay
  workflow: Workflow
  artifacts: Map<string, string>
}

class JobPlayer {
  readonly #temp = temporaryFolder()
  readonly #workspace = temporaryFolder()
  readonly #scene: Scene

  constructor(scene: Scene) {
    this.#scene = scene
  }

  play(job: Job, needs: Readonly<Record<string, JobRun>>): JobRun {
    const contexts = { ...this.#contexts(job), needs }
    const log: string[] = []
    let failed = false
    for (const step of job.steps) {
      if (step.name === this.#scene.play.cancel) return this.#ended('cancelled', log)
      if (failed || (step.if !== undefined && !holds(step.if, contexts))) continue
      this.#scene.play.before?.[step.name]?.({ temp: this.#temp })
      const { code, log: said } = this.#step(step, contexts)
      log.push(`== ${step.name}\n${said}`)
      failed = code !== 0 && step['continue-on-error'] !== true
    }
    return this.#ended(failed ? 'failure' : 'success', log)
  }

  #ended(result: JobRun['result'], log: readonly string[]): JobRun {
    const summary = join(this.#temp, 'summary.md')
    return { result, log: log.join('\n'), summary: existsSync(summary) ? readFileSync(summary, 'utf8') : '' }
  }

  #contexts({ environment = '', permissions }: Job): Contexts {
    const { name, ref, sha, fork = false } = this.#scene.event
    const token = permissions['contents'] === 'write' && !fork ? writing : 'token-that-reads'
    const github = { event_name: name, ref, sha, token }
    const entered = evaluate(environment, { github })
    if (entered !== '' && ref !== 'refs/heads/main') throw new Error(`${entered} does not admit ${ref}`)
    const secrets = entered === 'helix' && !fork ? (this.#scene.settings.secrets ?? {}) : {}
    return { github, secrets, vars: this.#scene.settings.vars ?? {}, runner: { temp: this.#temp } }
  }

  #step(step: Step, contexts: Contexts): { code: number; log: string } {
    const env = (held: Record<string, string> = {}) =>
      Object.fromEntries(Object.entries(held).map(([name, value]) => [name, evaluate(value, contexts)]))
    if (step.uses !== undefined) return this.#action(step.uses.replace(/@.*/, ''), step.with ?? {}, contexts)
    return runScript(
      step.run ?? '',
      this.#workspace,
      { ...this.#runnerEnv(), ...env(this.#scene.workflow.env), ...env(step.env) },
      this.#scene.host,
    )
  }

  #runnerEnv(): NodeJS.ProcessEnv {
    const { name, ref, sha } = this.#scene.event
    return {
      GITHUB_ACTIONS: 'true',
      GITHUB_EVENT_NAME: name,
      GITHUB_REF: ref,
      GITHUB_SHA: sha,
      GITHUB_SERVER_URL: this.#scene.host.server,
      GITHUB_API_URL: this.#scene.host.api ?? 'http://127.0.0.1:1',
      GITHUB_REPOSITORY: this.#scene.host.path,
      GITHUB_RUN_ID: String(this.#scene.play.run ?? 1),
      GITHUB_RUN_ATTEMPT: this.#scene.play.again === undefined ? '1' : '2',
      GITHUB_WORKSPACE: this.#workspace,
      GITHUB_STEP_SUMMARY: join(this.#temp, 'summary.md'),
      RUNNER_TEMP: this.#temp,
    }
  }

  #action(name: string, held: NonNullable<Step['with']>, contexts: Contexts): { code: number; log: string } {
    const path = evaluate(String(held['path'] ?? ''), contexts)
    const artifact = String(held['name'] ?? '')
    const actions: Record<string, () => number> = {
      'actions/setup-node': () => (/^\d+\.\d+\.\d+$/.test(String(held['node-version'])) ? 0 : 1),
      'actions/checkout': () => this.#checkOut(held),
      'actions/upload-artifact': () => {
        if (!existsSync(path)) return held['if-no-files-found'] === 'error' ? 1 : 0
        const kept = join(temporaryFolder(), basename(path))
        cpSync(path, kept)
        if (!this.#scene.artifacts.has(artifact)) this.#scene.artifacts.set(artifact, kept)
        return 0
      },
      'actions/download-artifact': () => {
        const kept = this.#scene.artifacts.get(artifact)
        if (kept === undefined) return 1
        mkdirSync(path, { recursive: true })
        cpSync(kept, join(path, basename(kept)))
        return 0
      },
    }
    const act = actions[name]
    if (act === undefined) throw new Error(`unknown action ${name}`)
    return { code: act(), log: name }
  }

  /** As actions/checkout does it with `fetch-depth: 0`: all branches and tags, the branch that was pushed or a detached HEAD. */
  #checkOut(held: NonNullable<Step['with']>): number {
    if (held['fetch-depth'] !== 0 || held['persist-credentials'] !== false) throw new Error('only a whole history, without credentials') // prettier-ignore
    const { ref, sha } = this.#scene.event
    const git = (...args: string[]) => mustGit(this.#workspace, args)
    const branch = /^refs\/heads\/(.*)$/.exec(ref)?.[1]
    const tracking = branch === undefined ? ref.replace('refs/', 'refs/remotes/') : `refs/remotes/origin/${branch}`
    git('init', '-q', '--template=')
    git('remote', 'add', 'origin', this.#scene.host.remote.root)
    git('fetch', '-q', '--no-tags', 'origin', '+refs/heads/*:refs/remotes/origin/*', '+refs/tags/*:refs/tags/*')
    git('fetch', '-q', '--no-tags', 'origin', `+${sha}:${tracking}`)
    git('checkout', '-q', '--force', ...(branch === undefined ? [tracking] : ['-B', branch, tracking]))
    return 0
  }
}
