import { existsSync } from 'node:fs'
import { join } from 'node:path'
import {
  type Behaviour,
  type ModelServer,
  type Script,
  type ScriptedCall,
  startModelServer,
  type TestRepo,
} from '@helix/testkit'
import { afterAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { aProduct, helix, playbook, stateOf, otherWorktrees } from '../../testing/product.ts'

const repo = aProduct({ at: 'BUILD', cleanup: afterAll })
const start = repo.head()

beforeEach(() => {
  repo.git('reset', '-q', '--hard', start)
  repo.git('clean', '-fdq')
  for (const line of repo.git('for-each-ref', '--format=%(refname)', 'refs/helix').split('\n')) {
    if (line !== '') repo.git('update-ref', '-d', line)
  }
})

const calls = (...list: ScriptedCall[]): Behaviour => ({
  calls: list.map((call, index) => ({ id: `c${index}`, ...call })),
})
const write = (path: string, content = 'export {}\n'): ScriptedCall => ({
  name: 'write_file',
  arguments: { path, content },
})
const finish: ScriptedCall = {
  name: 'finish',
  arguments: {
    type: 'feat',
    scope: 'sum',
    description: 'add lists',
    why: 'REQ-1 asks for sums.',
    change: 'A fold over add.',
  },
}
const sum = 'export const sum = (list) => list.reduce((a, b) => a + b, 0)\n'
const increment = [calls(write('src/sum.js', sum)), calls(finish)]

async function serve(script: Script): Promise<ModelServer> {
  const server = await startModelServer(script)
  onTestFinished(() => server.close())
  return server
}

const envOf = ({ baseUrl }: Pick<ModelServer, 'baseUrl'>) => ({ HELIX_MODEL: 'scripted', OPENAI_BASE_URL: baseUrl })
const refs = (below: string, of: TestRepo = repo) =>
  of.git('for-each-ref', '--format=%(refname)', `refs/helix/${below}`).split('\n').filter(Boolean)
const worktrees = () => otherWorktrees(repo)

describe('helix next with a model', () => {
  test('ends in one commit that the checkout is forwarded to', async () => {
    const server = await serve(increment)
    const { code, stdout, stderr } = await helix(repo, ['next'], { env: envOf(server) })
    expect([code, stderr, server.violations]).toEqual([0, '', []])
    expect(stdout).toMatch(
      /^commit {3}[0-9a-f]{12} {2}STEP\[3\/4\] feat\(sum\): add lists\nrun {6}\w{26} {2}2 requests, 220 tokens, cost\n? *unknown, \d+ s\n$/,
    )
    expect(repo.git('log', '-1', '--format=%B')).toMatch(
      /^STEP\[3\/4\] feat\(sum\): add lists\n\nWhy: REQ-1 asks for sums\.\nChange: A fold over add\.\nValidation:\n {2}unit: 1 passed\n\nAssisted-by: helix:scripted\nHelix-Spec: spec@\w{12}\nHelix-Run: \w{26}\n$/,
    )
    expect(repo.read('src/sum.js')).toBe(sum)
    expect(repo.git('rev-list', '--count', `${start}..HEAD`)).toBe('1')
    expect([repo.git('status', '--porcelain'), worktrees(), refs('next'), refs('attempts')]).toEqual(['', [], [], []])
    expect(repo.git('ls-tree', '--name-only', 'refs/helix/runs')).toMatch(/^\w{26}\.jsonl$/)
  })

  test('is not held up by what a person waived', async () => {
    const broken =
      "import { test } from 'node:test'\nimport assert from 'node:assert'\ntest('broken', () => assert.equal(1, 2))\n"
    const product = aProduct({ at: 'BUILD' })
    const stamp = product.git('log', '-1', '--format=%(trailers:key=Helix-Spec)').trim()
    const files = { 'test/broken.test.js': broken }
    product.commit(`STEP[3/4] test: broken\n\nWhy: it happens.\n\n${stamp}\n`, { files })
    const refused = await helix(product, ['next'], { env: envOf(await serve(increment)) })
    expect(refused.code).toBe(1)
    expect((await helix(product, ['verify'])).stdout).toContain('GATE-TESTS-FAILED')
    const waive = ['approve', 'finding', 'GATE-TESTS-FAILED', '--until', '2026-02-01', '--why', 'known']
    const { code, stdout } = await helix(product, waive)
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/ {2}SELF-APPROVED\nuntil {4}2026-02-01\n.*\nnext {5}helix verify\n$/),
    ])

    const taken = await helix(product, ['next'], { env: envOf(await serve(increment)) })

    expect([taken.code, product.git('log', '-1', '--format=%s')]).toEqual([0, 'STEP[3/4] feat(sum): add lists'])
  })

  test('closes the step when its exit holds, and then stops between cycles', async () => {
    const server = await serve(increment)
    const { code, stdout } = await helix(repo, ['next', '--until', 'BUILD'], { env: envOf(server) })
    expect(stdout).toContain('done     BUILD')
    expect(code).toBe(0)
    expect(repo.read('progress.json')).toContain('"step":"DONE"')
  })

  test('leaves a checkout with own changes alone, and brings the increment with --take', async () => {
    repo.write('src/add.js', 'export const add = (b, a) => a + b\n').write('notes.txt', 'mine')
    const server = await serve(increment)
    const before = stateOf(repo)
    const { code, stdout } = await helix(repo, ['next'], { env: envOf(server) })
    expect(code).toBe(0)
    expect(stdout).toContain(
      'kept     refs/helix/next: your checkout has changes of its own (src/add.js)\nnext     helix next --take\n',
    )
    expect(stateOf(repo)).toEqual(before)
    // It waits: a second run makes no other one.
    const again = await helix(repo, ['next'], { env: envOf(server) })
    expect([again.code, server.requests.length]).toEqual([0, 2])
    expect(again.stdout).toContain('next     helix next --take\n')
    const taken = await helix(repo, ['next', '--take'])
    expect(taken.stdout).toMatch(/^taken {4}[0-9a-f]{12}\n$/)
    expect([repo.git('status', '--porcelain'), refs('next')]).toEqual([' M src/add.js\n?? notes.txt', []])
    expect((await helix(repo, ['next', '--take'])).stderr).toContain('helix why next/nothing-waits')
  })
})

const many =
  (behaviour: Behaviour): Script =>
  () =>
    behaviour

describe('helix next with a bad endpoint', () => {
  const reads = calls({ name: 'list_files', arguments: {} })
  test.each<[string, Script, string]>([
    ['answers 401', many({ kind: 'error', status: 401 }), 'agent/unauthorized'],
    ['answers 429', many({ kind: 'error', status: 429 }), 'agent/rate-limited'],
    ['answers 500', many({ kind: 'error', status: 500 }), 'agent/server-error'],
    ['answers a web page', many({ kind: 'raw', body: '<html>', type: 'text/html' }), 'agent/bad-response'],
    [
      'breaks off in mid-stream',
      many({ kind: 'cut', hard: true, content: 'I will now write a file' }),
      'agent/cut-off',
    ],
    [
      'calls a tool that does not exist',
      (_, number) => calls({ name: 'shell', arguments: { number } }),
      'agent/malformed-calls',
    ],
    [
      'sends broken arguments',
      (_, number) => calls({ name: 'write_file', arguments: `{"path": "src${number}` }),
      'agent/malformed-calls',
    ],
    [
      'never stops',
      (_, number) => calls({ name: 'search', arguments: { pattern: `${number}` } }),
      'agent/budget-steps',
    ],
    ['goes round in circles', many(reads), 'agent/repetition'],
    [
      'says that the context is too small',
      many({
        kind: 'error',
        status: 400,
        message: 'request (3018 tokens) exceeds the available context size (2048 tokens)',
      }),
      'agent/context-overflow',
    ],
  ])('that %s', async (_, script, expected) => {
    const before = stateOf(repo)
    const { code, stdout } = await helix(repo, ['next'], { env: envOf(await serve(script)) })
    expect(code).toBe(1)
    expect(stdout).toContain('refused  the agent stopped; your files are untouched\n\n  ' + expected)
    expect(stdout).toContain(`helix why ${expected}\n`)
    expect([stateOf(repo), worktrees(), refs('attempts')]).toEqual([before, [], []])
  })

  test('that nobody listens at: nothing is lost and the next run works', async () => {
    const { code, stdout } = await helix(repo, ['next', '--json'], { env: envOf({ baseUrl: 'http://127.0.0.1:9/v1' }) })
    expect(code).toBe(1)
    const { ok, diagnostics } = JSON.parse(stdout)
    expect([ok, diagnostics[0].code, diagnostics[0].severity]).toEqual([false, 'agent/unreachable', 'error'])
    expect((await helix(repo, ['next'], { env: envOf(await serve(increment)) })).code).toBe(0)
  })

  test('that nobody named a key for', async () => {
    const { code, stderr } = await helix(repo, ['next'], {
      env: { HELIX_MODEL: 'm', OPENAI_BASE_URL: 'https://example.org/v1' },
    })
    expect([code, stderr.includes('helix why agent/no-key')]).toEqual([2, true])
  })
})

describe('what the model writes', () => {
  test('lies inside its worktree: no way leads out', async () => {
    const outside = join(repo.root, '..', 'escaped')
    const before = stateOf(repo)
    const paths = ['../../../../../escaped', outside, '.git/config', 'src/../../x']
    const server = await serve([
      ...paths.map((path) => calls(write(path))),
      calls({ name: 'stop', arguments: { reason: 'no way out' } }),
    ])
    const { code, stdout } = await helix(repo, ['next'], { env: envOf(server) })
    expect([code, server.violations]).toEqual([1, []])
    expect(stdout).toContain('agent/gave-up')
    const answers = (server.requests.at(-1)?.messages ?? []).filter(({ role }) => role === 'tool')
    expect(answers.map(({ content }) => /AGENT-PATH-[A-Z]+/.exec(String(content))?.[0])).toEqual([
      'AGENT-PATH-OUTSIDE', 'AGENT-PATH-OUTSIDE', 'AGENT-PATH-PRIVATE', 'AGENT-PATH-OUTSIDE',
    ]) // prettier-ignore
    expect([stateOf(repo), existsSync(outside)]).toEqual([before, false])
  })

  test('is kept when it does not get through', async () => {
    const server = await serve([
      calls(write('src/half.js')),
      calls({ name: 'stop', arguments: { reason: 'REQ-1 is unclear' } }),
    ])
    const before = stateOf(repo)
    const { code, stdout } = await helix(repo, ['next'], { env: envOf(server) })
    expect(code).toBe(1)
    const [ref = ''] = refs('attempts')
    expect(stdout).toContain(`kept     ${ref}\n`)
    expect(repo.git('show', '--format=', '--name-only', ref)).toBe('src/half.js')
    expect([stateOf(repo), worktrees()]).toEqual([before, []])
  })

  test('may not be closed, and the model hears why', async () => {
    const server = await serve([calls(write('adapters/a.js')), calls({ name: 'stop', arguments: { reason: 'x' } })])
    await helix(repo, ['next'], { env: envOf(server) })
    expect(JSON.stringify(server.requests.at(-1)?.messages)).toContain('LAYER-CLOSED')
  })
})

describe('helix next without a model', () => {
  test('prints the brief and the command that follows', async () => {
    const { code, stdout } = await helix(repo, ['next'])
    expect(code).toBe(0)
    expect(stdout).toContain('BUILD')
    expect(stdout).toContain('REQ-1')
    expect(stdout).toContain('git commit')
    expect(stateOf(repo)[0]).toBe(start)
  })

  test('a step that the playbook does not have is refused before anything begins', async () => {
    const { code, stderr } = await helix(repo, ['next', '--until', 'BILD'])
    expect([code, stderr]).toEqual([2, expect.stringContaining('\nnext     helix next --until BUILD\n')])
  })

  test('between cycles says how to start one', async () => {
    const idle = aProduct()
    const { code, stderr } = await helix(idle, ['next'])
    expect(code).toBe(2)
    expect(stderr).toContain('next     helix next --new "<idea>"\n')
    expect((await helix(idle, ['next', '--new', '  '])).stderr).toContain('helix why next/empty-idea')
    const started = await helix(idle, ['next', '--new', 'Adding whole lists'])
    expect(started.stdout).toMatch(/^started {2}adding-whole-lists {2}[0-9a-f]{12}\n/)
    expect((await helix(idle, ['next', '--new', 'Another'])).stderr).toContain('helix why next/cannot-start')
  })
})

test('a cycle takes no name that an earlier one has: what is told by its name would be told of both', async () => {
  const product = aProduct()
  expect(await helix(product, ['next', '--new', 'Adding'])).toMatchObject({ code: 0 })
  expect(await helix(product, ['verify', '--sign'])).toMatchObject({ code: 0 })
  expect(await helix(product, ['approve', 'position', 'idle', '--why', 'not now'])).toMatchObject({ code: 0 })
  expect(await helix(product, ['verify', '--sign'])).toMatchObject({ code: 0 })
  const taken = await helix(product, ['next', '--new', 'Adding', '--cycle', 'adding'])
  expect([taken.code, taken.stderr]).toEqual([2, expect.stringContaining('--cycle adding-2')])
  expect((await helix(product, ['next', '--new', 'Adding'])).stdout).toMatch(/^started {2}adding-2 /)
})

test('the runs of a cycle share a budget, and what is used up is said before another one', async () => {
  const bounded = playbook.replace('agent: {driver: builtin,', 'agent: {driver: builtin, cycle: {tokens: 200},')
  const product = aProduct({ at: 'BUILD', playbook: bounded })
  const server = await serve([calls(write('src/part.js')), calls(finish)])
  expect((await helix(product, ['next'], { env: envOf(server) })).code).toBe(0)
  const refused = await helix(product, ['next'], { env: envOf(server) })
  expect([refused.code, server.requests.length]).toEqual([2, 2])
  expect(refused.stderr).toContain("the cycle's budget is used up: 220 of 200 tokens")
})
