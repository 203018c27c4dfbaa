import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { renderProgress } from '@helix/beacon'
import type { Approval, Position } from '@helix/core'
import { approvalPath, encodeApproval } from '@helix/evidence'
import { compilePolicy, parsePlaybook } from '@helix/playbook'
import { specHash, specTag } from '@helix/spec'
import { aRepo, type Cleanup, type Files, type TestRepo, twoPeople } from '@helix/testkit'
import { inject } from 'vitest'
import { run } from '../run.ts'
import { testIo, type TestIo, type TestWorld } from './test-io.ts'

const node = JSON.stringify(process.execPath)
const runner = `[${node}, --test, --test-reporter=junit, '--test-reporter-destination={report}'`

/** A playbook whose gates take a fraction of a second: node's own test runner, four steps. */
export const playbook = `version: 1
self: true
signing: none
beacon: {shown: [file]}
layers:
  free: [README.md, docs/**]
  testkit: [test/support/**]
  e2e: [e2e/**]
  domain: [src/**, test/**]
  infra: [adapters/**]
commands:
  unit: {run: ${runner}, 'test/**/*.test.js'], report: junit, quick: true, within: 20s}
  e2e: {run: ${runner}, 'e2e/**/*.test.js'], report: junit, within: 20s}
always: [{gate: integrity}, {gate: tests, of: unit}]
steps:
  - {id: SPEC_DRAFT, opens: [spec], exit: [{gate: spec}, {gate: approval, of: spec}]}
  - {id: E2E_RED, opens: [e2e, testkit], exit: [{gate: red-bar, of: e2e, runs: 2}]}
  - {id: BUILD, opens: [domain, rest], exit: [{gate: tests, of: e2e}]}
  - {id: DONE, opens: [infra], exit: [{gate: release}]}
agent: {driver: builtin, budget: {steps: 12, tokens: 400000, money: 2, minutes: 5}}
`

export const addTest = (result = 3) => `import assert from 'node:assert'
import { test } from 'node:test'
import { add } from '../src/add.js'
test('adds', () => assert.equal(add(1, 2), ${result}))
`

const files: Files = {
  'package.json': '{"type":"module"}\n',
  'src/add.js': 'export const add = (a, b) => a + b\n',
  'test/add.test.js': addTest(),
}

export const spec = `# Adding

## REQ-1 Two numbers are added

Acceptance:

- 1 and 2 give 3
`

const e2eTest = `import assert from 'node:assert'
import { test } from 'node:test'
test('REQ-1 sums a list', async () => {
  const { sum } = await import('../src/sum.js')
  assert.equal(sum([1, 2]), 3)
})
`

const cycle = 'adding'

type Stage = 'idle' | 'SPEC_DRAFT' | 'E2E_RED' | 'BUILD'

export interface ProductOptions {
  /** The active step of a cycle whose steps before are done (and not yet judged); idle by default. */
  at?: Stage
  /** In place of `playbook`. */
  playbook?: string | Uint8Array
  files?: Files
  cleanup?: Cleanup
  /** Start Helix's four hooks as git would. */
  hooks?: boolean
}

/** A small product that has adopted Helix, its history written without hooks. */
export function aProduct(options: ProductOptions = {}): TestRepo {
  const { at = 'idle', hooks = false, cleanup } = options
  const repo = aRepo({ hooks, ...(cleanup && { cleanup }) })
  const written = { 'playbook.yml': options.playbook ?? playbook, 'progress.json': progressOf('idle') }
  repo.commit('build: adopt Helix\n', { files: { ...files, ...written, ...options.files } })
  for (const { message, changed } of history.slice(0, lengths[at])) repo.commit(message, { files: changed })
  if (hooks) installHooks(repo)
  return repo
}

function progressOf(position: Position): string {
  return renderProgress(
    compilePolicy(parsePlaybook(playbook, 'playbook.yml'), { digest: '', signers: [] }).steps,
    position,
  )
}

const at = (step: string) => ({ 'progress.json': progressOf({ cycle, step }) })

const stamp = `Helix-Spec: ${specTag(specHash(spec))}`
const approval: Approval = { kind: 'spec', of: specHash(spec), by: twoPeople.anna.email, why: 'read', signature: null }

/** Every rule holds for these commits, and every gate for the steps that they close. */
const history: readonly { message: string; changed: Files }[] = [
  {
    message: `STEP[1/4] docs(spec): start ${cycle}\n\nWhy: people add numbers by hand.\n\nHelix-Start: ${cycle}\n`,
    changed: at('SPEC_DRAFT'),
  },
  {
    message: `STEP[1/4] spec: draft\n\nWhy: people add numbers by hand.\n\n${stamp}\n`,
    changed: { 'docs/spec.md': spec },
  },
  {
    message: `policy: approve the spec\n\nWhy: read.\n\n${stamp}\n`,
    changed: { [approvalPath(approval)]: encodeApproval(approval) },
  },
  {
    message: `STEP[1/4] chore: finish SPEC_DRAFT\n\nWhy: the spec is approved.\n\n${stamp}\nHelix-Done: SPEC_DRAFT\n`,
    changed: at('E2E_RED'),
  },
  {
    message: `STEP[2/4] test: sum lists\n\nWhy: REQ-1 asks for it.\n\n${stamp}\n`,
    changed: { 'e2e/sum.test.js': e2eTest },
  },
  {
    message: `STEP[2/4] chore: finish E2E_RED\n\nWhy: the tests fail as they must.\n\n${stamp}\nHelix-Done: E2E_RED\n`,
    changed: at('BUILD'),
  },
]

/** How much of the history there is at each stage. */
const lengths: Record<Stage, number> = { idle: 0, SPEC_DRAFT: 1, E2E_RED: 4, BUILD: 6 }

export const main = join(import.meta.dirname, '..', 'main.ts')

declare module 'vitest' {
  interface ProvidedContext {
    builtCommand: string | undefined
  }
}

/** What git's hooks start in tests: what users have, bundled before the tests (scripts/built-command.ts); else the sources. */
export function builtCommand(): string {
  return inject('builtCommand') ?? main
}

/** Shared by all test runs of this machine; node checks what is in it. */
export const compileCache = join(tmpdir(), 'helix-test-compile-cache')

function installHooks(repo: TestRepo): void {
  const folder = join(repo.root, '.git', 'hooks')
  mkdirSync(folder, { recursive: true })
  for (const hook of ['pre-commit', 'prepare-commit-msg', 'commit-msg', 'pre-push']) {
    const path = join(folder, hook)
    writeFileSync(
      path,
      `#!/bin/sh\nexport NODE_COMPILE_CACHE='${compileCache}' HELIX_INVOCATION=helix\nexec '${process.execPath}' '${builtCommand()}' hook ${hook} "$@"\n`,
    )
    chmodSync(path, 0o755)
  }
}

export interface Ran {
  code: number
  stdout: string
  stderr: string
  io: TestIo
}

/** Runs one command line in-process. */
export async function helix(
  repo: { root: string },
  args: readonly string[],
  world: Partial<TestWorld> = {},
): Promise<Ran> {
  const io = testIo({ cwd: repo.root, ...world })
  const code = await run(args, io)
  return { code, stdout: io.stdout(), stderr: io.stderr(), io }
}

/** The worktrees beside the user's own. */
export function otherWorktrees(repo: TestRepo): string[] {
  const [, ...others] = repo.git('worktree', 'list', '--porcelain').match(/(?<=^worktree ).*/gm) ?? []
  return others
}

/** What must not change under the user's hands: HEAD, index, working tree, branch. */
export function stateOf(repo: TestRepo): string[] {
  return [
    repo.git('rev-parse', 'HEAD'),
    repo.tryGit('symbolic-ref', 'HEAD').stdout,
    repo.git('ls-files', '--stage'),
    repo.git('status', '--porcelain'),
    repo.git('diff'),
  ]
}
