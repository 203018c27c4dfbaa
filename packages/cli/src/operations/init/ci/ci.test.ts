import { aRepo, type TestRepo } from '@helix/testkit'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { run } from '../../../run.ts'
import { testIo } from '../../../testing/test-io.ts'
import { chooseCi } from './choose-ci.ts'
import type { CiSetup } from './ci-setup.ts'
import { github } from './github.ts'
import { gitlab } from './gitlab.ts'
import { pinnedActions } from './pinned-actions.ts'

const integrity = `sha512-${'a'.repeat(86)}==`
const setup: CiSetup = {
  branch: 'main',
  node: '24.21.0',
  verifier: '1.2.3',
  integrity,
  packageManager: { name: 'npm', version: null },
}

interface GithubStep {
  name: string
  uses?: string
  run?: string
  if?: string
  with?: Record<string, unknown>
  env?: Record<string, string>
  'continue-on-error'?: boolean
}
interface GithubJob {
  needs?: string
  if?: string
  environment?: string
  permissions: Record<string, string>
  steps: GithubStep[]
}
interface Workflow {
  on: Record<string, { branches: string[] } | null>
  concurrency: Record<string, unknown>
  permissions: Record<string, string>
  env: Record<string, string>
  jobs: { measure: GithubJob; judge: GithubJob }
}

const workflowOf = (change: Partial<CiSetup> = {}): Workflow => parse(github.render({ ...setup, ...change }))
const runsOf = ({ steps }: GithubJob) => steps.map((step) => step.run ?? '').join('\n')

describe('the workflow for GitHub', () => {
  const workflow = workflowOf()
  const { measure, judge } = workflow.jobs

  test('runs for what lands, for pull requests and for the queue, never for pull_request_target', () => {
    expect(workflow.on).toEqual({ push: { branches: ['main'] }, pull_request: null, merge_group: null })
  })

  test('measures with a token that only reads, which no later step finds, and without a secret', () => {
    expect(workflow.permissions).toEqual({})
    expect(measure.permissions).toEqual({ contents: 'read' })
    expect(JSON.stringify([measure, workflow.env])).not.toMatch(/secrets\.|github\.token|environment/)
    expect(measure.steps[0]).toMatchObject({ with: { 'fetch-depth': 0, 'persist-credentials': false } })
    expect(runsOf(measure)).toContain('verify --measure "$RUNNER_TEMP/bundle/helix.bundle"')
    expect(runsOf(measure)).not.toMatch(/--judge|--sign|--push/)
  })

  test('judges whether or not measuring went well', () => {
    expect([judge.needs, judge.if]).toEqual(['measure', '${{ always() }}'])
    const taken = judge.steps.find(({ uses }) => uses === pinnedActions.downloadArtifact.uses)
    expect(taken?.['continue-on-error']).toBe(true)
  })

  test('gives the key to one step of the job that judges, and only for what has landed', () => {
    expect(judge.environment).toBe("${{ github.event_name == 'push' && 'helix' || '' }}")
    const holders = judge.steps.filter(({ env }) => JSON.stringify(env ?? {}).includes('secrets.'))
    expect(holders.map(({ name }) => name)).toEqual(['Judge, sign and push'])
    expect(holders[0]?.if).toBe("${{ github.event_name == 'push' && needs.measure.result == 'success' }}")
    const judging = judge.steps.filter((step) => step.run?.includes('--judge') === true)
    expect(judging.map((step) => [step.if, step.run?.includes('--sign --push')])).toEqual([
      ["${{ github.event_name != 'push' || needs.measure.result != 'success' }}", false],
      [holders[0]?.if, true],
    ])
  })

  test('judges without a file of the repository', () => {
    expect(judge.steps.some(({ uses }) => uses === pinnedActions.checkout.uses)).toBe(false)
    expect(runsOf(judge)).not.toMatch(/git (checkout|switch|reset|restore|clone)/)
  })

  test('never cancels a run that has begun', () => {
    expect(workflow.concurrency).toEqual({ group: 'helix-${{ github.ref }}', 'cancel-in-progress': false })
  })

  test('asks who reviewed in the job that judges alone, with a token that only reads there where nothing is signed', () => {
    expect(judge.permissions).toEqual({ contents: 'write', 'pull-requests': 'read' })
    const judging = judge.steps.filter((step) => step.run?.includes('--judge') === true)
    for (const { run: script, env } of judging) {
      expect([script?.includes(' --reviews'), env?.['GITHUB_TOKEN']]).toEqual([true, '${{ github.token }}'])
    }
    expect(judging).toHaveLength(2)
    expect(runsOf(measure)).not.toContain('--reviews')
  })

  test('takes nothing that an author names into a script', () => {
    for (const { steps } of [measure, judge]) for (const step of steps) expect(step.run ?? '').not.toContain('${{')
  })

  test('pins every action by commit, and Node, and the verifier with its bytes', () => {
    const used = [measure, judge].flatMap(({ steps }) =>
      steps.flatMap(({ uses }) => (uses === undefined ? [] : [uses])),
    )
    expect(used.length).toBeGreaterThan(4)
    for (const uses of used) expect(uses).toMatch(/^actions\/[a-z-]+@[0-9a-f]{40}$/)
    expect(workflow.env['VERIFIER']).toBe('helix-autobahn@1.2.3')
    expect(workflow.env['VERIFIER_INTEGRITY']).toBe(integrity)
    for (const job of [measure, judge]) expect(runsOf(job)).toContain('"$digest" != "$VERIFIER_INTEGRITY"')
    expect(github.render(setup).match(/node-version: 24\.21\.0\n/g)).toHaveLength(2)
  })

  test('pins the verifier by version alone where its bytes are not known, and says so', () => {
    const text = github.render({ ...setup, integrity: null })
    expect(workflowOf({ integrity: null }).env['VERIFIER_INTEGRITY']).toBeUndefined()
    expect(text).not.toContain('$VERIFIER_INTEGRITY')
    expect(text).toContain('# Pinned by version only.')
  })

  test('takes the digest of the first judgement from outside of the repository', () => {
    expect(workflow.env['HELIX_GENESIS']).toBe('${{ vars.HELIX_GENESIS }}')
    expect(workflow.env['HELIX_RUN']).toBe('${{ github.run_id }}')
  })

  test('installs the package manager in the job that runs author code, only there', () => {
    const { jobs } = workflowOf({ packageManager: { name: 'pnpm', version: '12.21.0' } })
    expect(runsOf(jobs.measure)).toContain('npm install --global pnpm@12.21.0\n')
    expect(runsOf(jobs.judge)).not.toContain('pnpm')
    expect(runsOf(workflowOf({ packageManager: { name: 'yarn', version: null } }).jobs.measure)).toContain(
      'npm install --global yarn\n',
    )
  })

  test.each([
    ['yarn', '1.22.22', 'npm install --global yarn@1.22.22\n'],
    ['yarn', '4.18.1', 'npm install --global @yarnpkg/cli-dist@4.18.1\n'],
    ['uv', null, 'pipx install uv\n'],
  ] as const)('installs %s %s as it is published', (name, version, line) => {
    const { measure } = workflowOf({ packageManager: { name, version } }).jobs
    expect(runsOf(measure)).toContain(line)
    expect(runsOf(measure)).not.toContain('python3-venv')
  })

  test.each(['release/1.x', 'c++', '!important', 'null', '"q"'])('is YAML for the branch %s', (branch) => {
    const [pattern = ''] = workflowOf({ branch }).on['push']?.branches ?? []
    expect(pattern.replaceAll('\\', '')).toBe(branch)
  })
})

interface GitlabJob {
  script: string[]
  variables: Record<string, string>
  artifacts: { when: string; paths: string[] }
  needs?: { job: string; artifacts: boolean }[]
  rules?: { when: string }[]
  environment?: { name: string; action: string }
  resource_group?: string
}
interface Pipeline {
  stages: string[]
  default: { image: string; interruptible: boolean }
  workflow: { rules: { if: string }[] }
  variables: Record<string, string>
  measure: GitlabJob
  judge: GitlabJob
}

describe('the pipeline for GitLab', () => {
  const pipeline: Pipeline = parse(gitlab.render(setup))
  const { measure, judge } = pipeline

  test('runs for merge requests and for the default branch', () => {
    expect(pipeline.workflow.rules.map((rule) => rule.if)).toEqual([
      '$CI_PIPELINE_SOURCE == "merge_request_event"',
      '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH',
    ])
  })

  test('measures outside of the environment that holds the key, and stops where it sees the key', () => {
    expect(measure.environment).toBeUndefined()
    expect(judge.environment).toEqual({ name: 'helix', action: 'access' })
    expect(measure.script[0]).toContain('"${HELIX_JUDGE_KEY:-}${HELIX_PUSH_TOKEN:-}${HELIX_REVIEW_TOKEN:-}"')
    expect(measure.variables).toEqual({ GIT_STRATEGY: 'clone', GIT_DEPTH: '0' })
    expect(measure.script.join('\n')).not.toMatch(/--judge|--sign|--push/)
  })

  test('judges in any case, one at a time, without a file of the repository', () => {
    expect(judge.rules).toEqual([{ when: 'always' }])
    expect(judge.needs).toEqual([{ job: 'measure', artifacts: true }])
    expect(judge.resource_group).toBe('helix-$CI_COMMIT_REF_SLUG')
    expect(pipeline.default.interruptible).toBe(false)
    expect(judge.variables['GIT_STRATEGY']).toBe('none')
    expect(judge.script.join('\n')).not.toMatch(/git (checkout|switch|reset|restore|clone)/)
  })

  test.each([
    ['npm', null, []],
    ['yarn', '1.22.22', ['npm install --global --force yarn@1.22.22']],
    ['pip', null, ['apt-get install --quiet --yes --no-install-recommends python3-venv']],
    [
      'poetry',
      null,
      [
        'apt-get install --quiet --yes --no-install-recommends pipx',
        'PIPX_HOME=/opt/pipx PIPX_BIN_DIR=/usr/local/bin pipx install poetry',
      ],
    ],
  ] as const)('installs what an image of Node lacks for %s', (name, version, lines) => {
    const jobs: Pipeline = parse(gitlab.render({ ...setup, packageManager: { name, version } }))
    const [measures, judges] = [jobs.measure, jobs.judge].map(({ script }) => script.join('\n').split('\n'))
    expect(measures).toEqual(expect.arrayContaining([...lines]))
    expect(measures?.filter((line) => /yarn|venv|pipx/.test(line))).toEqual(lines)
    expect(judges?.some((line) => /yarn|venv|pipx/.test(line))).toBe(false)
  })

  test('asks who approved in the job that judges alone', () => {
    expect(judge.script.join('\n').match(/verify --judge "[^"]*" --reviews/g)).toHaveLength(2)
    expect(measure.script.join('\n')).not.toContain('--reviews')
  })

  test('pins Node, and the verifier with its bytes', () => {
    expect(pipeline.default.image).toBe('node:24.21.0-bookworm')
    expect(pipeline.variables).toEqual({
      HELIX_RUN: '$CI_PIPELINE_ID',
      VERIFIER: 'helix-autobahn@1.2.3',
      VERIFIER_INTEGRITY: integrity,
    })
    expect(parse(gitlab.render({ ...setup, integrity: null })).variables).toEqual({
      HELIX_RUN: '$CI_PIPELINE_ID',
      VERIFIER: 'helix-autobahn@1.2.3',
    })
  })
})

describe('the choice', () => {
  const { integrity: _, ...found } = setup
  const ground = { before: null, found, integrity: null }
  const before = { ...setup, host: 'github' as const }

  test('is nobody’s without a flag, and stays what it was', () => {
    expect(chooseCi({}, ground)).toBeNull()
    expect(chooseCi({}, { ...ground, before })).toEqual(before)
    expect(chooseCi({ ci: 'gitlab' }, { ...ground, before })).toMatchObject({ host: 'gitlab', integrity })
  })

  test('takes the digest from the flag, else from the lockfile, else as it was for the same version', () => {
    const locked = `sha512-${'b'.repeat(86)}==`
    const said = `sha512-${'c'.repeat(86)}==`
    const pinned = { ...ground, before, integrity: locked }
    expect(chooseCi({ integrity: said }, pinned)?.integrity).toBe(said)
    expect(chooseCi({}, pinned)?.integrity).toBe(locked)
    expect(chooseCi({}, { ...ground, before, found: { ...found, verifier: '1.2.4' } })).toMatchObject({
      verifier: '1.2.4',
      integrity: null,
    })
  })

  test('keeps branch and Node, and takes the verifier that writes', () => {
    const now = { ...found, branch: 'dev', node: '26.0.0', verifier: '1.3.0' }
    expect(chooseCi({}, { ...ground, before, found: now })).toMatchObject({ branch: 'main', node: '24.21.0', verifier: '1.3.0' }) // prettier-ignore
  })

  test.each([
    [{ ci: 'githup' }, 'init/unknown-choice', 'Did you mean github?'],
    [{ ci: 'github', integrity: 'sha1-x' }, 'init/integrity', 'sha512-<88'],
    [{ integrity }, 'init/integrity', 'belongs to the jobs'],
  ])('%j is refused', (flags, code, says) => {
    expect(() => chooseCi(flags, ground)).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(says), hint: expect.stringContaining('helix init --ci github') }), // prettier-ignore
    )
  })
})

async function init(repo: TestRepo, ...args: string[]) {
  const io = testIo({ cwd: repo.root, program: [process.execPath, '/opt/helix.js'] })
  const code = await run(['init', '--yes', '--json', ...args], io)
  return { code, ...JSON.parse(io.stdout()) }
}
const product = (files: Record<string, string> = {}) =>
  aRepo({ commits: [{ message: 'chore: begin', files: { 'package.json': '{"packageManager":"pnpm@12.21.0+sha512.ab"}', 'pnpm-lock.yaml': '', ...files } }] }) // prettier-ignore
const stateOf = (files: { path: string; state: string }[], path: string) =>
  files.find((file) => file.path === path)?.state

describe('helix init --ci', () => {
  test('writes the jobs for the branch and the tools that it finds', async () => {
    const repo = product()
    const { code, files, next } = await init(repo, '--ci', 'github')
    expect([code, stateOf(files, github.path)]).toEqual([0, 'new'])
    expect(next).toContain('helix doctor --host')
    const text = repo.read(github.path)
    expect(text).toContain('branches: ["main"]')
    expect(text).toContain(`node-version: ${process.versions.node}\n`)
    expect(text).toContain('npm install --global pnpm@12.21.0\n')
  })

  test('takes the branch that the remote shows first', async () => {
    const repo = product().clone()
    repo.git('checkout', '-q', '-b', 'topic')
    await init(repo, '--ci', 'github')
    expect(repo.read(github.path)).toContain('branches: ["main"]')
  })

  test('never overwrites a file of the user, and says what to do', async () => {
    const repo = product({ '.gitlab-ci.yml': 'test: {script: [npm test]}\n' })
    const { files, next } = await init(repo, '--ci', 'gitlab')
    expect(stateOf(files, gitlab.path)).toBe('kept')
    expect(repo.read(gitlab.path)).toBe('test: {script: [npm test]}\n')
    expect(next).toContain('move .gitlab-ci.yml to another name, then: helix init --ci gitlab, and include the moved file in it') // prettier-ignore
  })

  test('refreshes what it wrote, without the flag, and keeps what was edited', async () => {
    const repo = product()
    await init(repo, '--ci', 'github')
    const manifest = JSON.parse(repo.read('.helix/manifest.json'))
    expect(manifest.ci).toMatchObject({ host: 'github', branch: 'main' })
    // As if an earlier Helix had written it.
    const earlier = repo.read(github.path).replace('timeout-minutes: 60', 'timeout-minutes: 30')
    const { sha256 } = await import('@helix/core')
    repo.write(github.path, earlier)
    repo.write('.helix/manifest.json', JSON.stringify({ ...manifest, files: { ...manifest.files, [github.path]: sha256(earlier) } })) // prettier-ignore
    expect(stateOf((await init(repo)).files, github.path)).toBe('refreshed')
    expect(repo.read(github.path)).toContain('timeout-minutes: 60')
    repo.write(github.path, `${repo.read(github.path)}# mine\n`)
    expect(stateOf((await init(repo)).files, github.path)).toBe('kept')
    expect(repo.read(github.path)).toContain('# mine')
  })

  test('suggests two approvers where two have committed', async () => {
    const repo = product()
    expect((await init(repo, '--team', '--dry-run')).approvers).toBeNull()
    repo.git('-c', 'user.email=ben@example.org', 'commit', '--allow-empty', '-qm', 'docs: x', '--author=Ben <ben@example.org>') // prettier-ignore
    expect((await init(repo, '--team')).approvers).toContain('let two approve')
  })
})
