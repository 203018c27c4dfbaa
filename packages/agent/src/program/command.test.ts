import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sha256 } from '@helix/core'
import { temporaryFolder } from '@helix/testkit'
import { expect, test } from 'vitest'
import type { Finding } from '@helix/core'
import type { Assignment, Proposal, RunPorts } from '../driver/port.ts'
import { createRedactor } from '../log/redact.ts'
import { readRunLog } from '../log/read.ts'
import { memoryRunLog } from '../log/write.ts'
import { anAssignment } from '../testing/an-assignment.ts'
import { outside } from '../testing/outside.ts'
import { commandDriver } from './command.ts'
import { programOf } from './program.ts'

interface Setup {
  /** Findings of each judged round; then []. */
  judged?: Finding[][]
  assignment?: Partial<Assignment>
  environment?: Record<string, string>
  idle?: number
  /** Words after the script. */
  words?: string[]
  env?: string[]
  ports?: Partial<RunPorts>
}

/** Lets a script work in a folder; its tree is a digest over the files that scripts here write. */
async function work(script: string, { judged = [], words = [], ...setup }: Setup = {}) {
  const [root, tools] = [temporaryFolder(), temporaryFolder()]
  writeFileSync(
    join(tools, 'agent.mjs'),
    `import { readFileSync, writeFileSync, existsSync, appendFileSync } from 'node:fs'\n${script}`,
  )
  const log = memoryRunLog({ now: () => 0, redact: createRedactor(setup.environment ?? {}) })
  const proposals: Proposal[] = []
  const read = (path: string) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : null)
  const driver = commandDriver({
    program: programOf({ run: [process.execPath, join(tools, 'agent.mjs'), ...words], env: setup.env ?? [] }),
    home: (id) => join(tools, 'homes', id),
    model: null,
    idle: setup.idle ?? 20_000,
    environment: setup.environment ?? {},
    helix: '0.1.0',
  })
  const outcome = await driver.run(
    { ...anAssignment, ...setup.assignment },
    {
      workspace: { root, mayWrite: () => null },
      check: async () => [],
      finished: async (proposal) => {
        proposals.push(proposal)
        return judged.shift() ?? []
      },
      tree: async () => sha256(`${read('a.txt')} ${read('helix-handin.json')}`),
      log,
      ...outside,
      ...setup.ports,
    },
  )
  const record = readRunLog(log.text())
  expect(record.problem).toBeNull()
  const entries = record.entries.map(({ entry }) => entry)
  return {
    outcome,
    proposals,
    read,
    entries,
    starts: entries.filter((entry) => entry.type === 'program'),
    log: log.text(),
  }
}

const finding = (code: string): Finding => ({ severity: 'error', code, message: `${code} is not met` })
const change = `appendFileSync('a.txt', 'x')\n`

test('a program gets the brief on its input, which ends, and its change is proposed although it fails', async () => {
  const { outcome, proposals, read, entries } = await work(
    `writeFileSync('a.txt', readFileSync(0, 'utf8'))\nconsole.log('I failed')\nprocess.exitCode = 7`,
  )
  expect(outcome).toMatchObject({ kind: 'increment', spent: { steps: 1, cost: null } })
  expect(read('a.txt')).toBe('the brief')
  expect(proposals).toEqual([anAssignment.unsaid])
  expect(entries).toMatchObject([
    { type: 'run', driver: 'command', model: 'agent.mjs', host: '' },
    { type: 'program', round: 1, brief: 'the brief' },
    { type: 'program-end', round: 1, ended: 'exited', code: 7, output: 'I failed\n' },
    { type: 'outcome', kind: 'increment' },
  ])
})

test('a program that takes the brief as a file has its input closed', async () => {
  const { outcome, read } = await work(
    `writeFileSync('a.txt', readFileSync(0, 'utf8') + '|' + readFileSync(process.argv[2], 'utf8'))`,
    { words: ['{brief-file}'] },
  )
  expect([outcome.kind, read('a.txt')]).toEqual(['increment', '|the brief'])
})

test('a program that changes nothing is stopped at, whatever it claims', async () => {
  const { outcome, proposals } = await work(`console.log('{"type":"result","is_error":false,"result":"All done"}')`)
  expect(outcome).toMatchObject({ kind: 'stopped', code: 'agent/no-change' })
  expect(proposals).toEqual([])
})

test('a program that failed and changed nothing is told with its code and the last that it said', async () => {
  const { outcome } = await work(
    `console.error('Traceback')\nconsole.error('No module named aider')\nprocess.exitCode = 1`,
  )
  const told = 'the program ended without changing a file; it exited with 1: No module named aider'
  expect(outcome).toMatchObject({ kind: 'stopped', code: 'agent/no-change', reason: told })
  const { outcome: mute } = await work('process.exitCode = 3')
  expect(mute).toMatchObject({ reason: 'the program ended without changing a file; it exited with 3' })
})

test('what was refused goes back by another start, three times for one gate', async () => {
  const once = await work(change, { judged: [[finding('COVERAGE-PATCH')]] })
  expect(once.outcome).toMatchObject({ kind: 'increment', spent: { steps: 2 } })
  expect(once.starts.map(({ brief }) => brief.includes('COVERAGE-PATCH'))).toEqual([false, true])
  const always = Array.from({ length: 9 }, () => [finding('COVERAGE-PATCH')])
  const never = await work(change, { judged: always })
  expect(never.outcome).toMatchObject({ kind: 'stopped', code: 'agent/rounds', findings: [finding('COVERAGE-PATCH')] })
  expect(never.starts).toHaveLength(4)
  const few = await work(change, { judged: always, assignment: { budget: { ...anAssignment.budget, steps: 2 } } })
  expect([few.outcome, few.starts.length]).toMatchObject([{ kind: 'stopped', code: 'agent/budget-steps' }, 2])
})

test('a start that mends nothing of what was refused ends the run with what is left', async () => {
  const { outcome, starts } = await work(`if (!existsSync('a.txt')) { ${change} }`, {
    judged: [[finding('MUTATION-PATCH')]],
  })
  expect(outcome).toMatchObject({ kind: 'stopped', code: 'agent/no-change', findings: [finding('MUTATION-PATCH')] })
  expect(starts).toHaveLength(2)
})

const hand = (value: unknown) => `writeFileSync('helix-handin.json', ${JSON.stringify(JSON.stringify(value))})\n`

test('what a program hands in becomes the proposal, and the file is no part of the change', async () => {
  const { proposals, read } = await work(
    change + hand({ type: 'fix', why: 'REQ-1 was broken', covers: ['REQ-1'], step_complete: true }),
  )
  expect(proposals).toEqual([
    { ...anAssignment.unsaid, type: 'fix', why: 'REQ-1 was broken', covers: ['REQ-1'], stepComplete: true },
  ])
  expect(read('helix-handin.json')).toBeNull()
})

test('a claim that the step is complete needs no change', async () => {
  const { outcome, proposals } = await work(hand({ step_complete: true }))
  expect([outcome.kind, proposals.map(({ stepComplete }) => stepComplete)]).toEqual(['increment', [true]])
})

test('a program can stop, propose an amendment, and is told when what it handed in cannot be read', async () => {
  expect((await work(change + hand({ stop: 'REQ-1 is unclear' }))).outcome).toMatchObject({
    kind: 'stopped', code: 'agent/gave-up', reason: 'REQ-1 is unclear',
  }) // prettier-ignore
  expect((await work(hand({ amendment: { why: 'silent', spec: '# New' } }))).outcome).toMatchObject({
    kind: 'amendment', why: 'silent', spec: '# New',
  }) // prettier-ignore
  const wrong = await work(
    `if (readFileSync(0, 'utf8').includes('AGENT-HANDIN')) { ${change} } else ${hand({ approve: 'spec', skip: true })}`,
  )
  expect([wrong.outcome.kind, wrong.starts.length]).toEqual(['increment', 2])
})

test('a hand-in that is a link is not followed', async () => {
  const secret = join(temporaryFolder(), 'secret.json')
  writeFileSync(secret, JSON.stringify({ stop: 'leaked' }))
  const { outcome } = await work(
    `import { symlinkSync } from 'node:fs'\n${change}symlinkSync(${JSON.stringify(secret)}, 'helix-handin.json')`,
  )
  expect(outcome.kind).toBe('increment')
  expect(readFileSync(secret, 'utf8')).toContain('leaked')
})

test('a program has a home of its own and sees no variable of the user but those that it is given', async () => {
  const { read, log } = await work(
    `const { HOME, MY_KEY, OTHER_TOKEN, HELIX_MODEL } = process.env\nwriteFileSync('a.txt', JSON.stringify({ HOME, MY_KEY, OTHER_TOKEN, HELIX_MODEL }))\nconsole.log(MY_KEY)`,
    {
      environment: { HOME: '/home/user', MY_KEY: 'sesame-sesame', OTHER_TOKEN: 'hidden', HELIX_MODEL: 'm' },
      env: ['MY_KEY'],
    },
  )
  const seen = JSON.parse(read('a.txt') ?? '')
  expect(seen).toEqual({ HOME: expect.stringMatching(/homes\/01ARYZ6S410000000000000000$/), MY_KEY: 'sesame-sesame' })
  expect([log.includes('sesame'), log.includes('[redacted]')]).toEqual([false, true])
})

test('a program that falls silent is stopped with all that it started, and its change still counts', async () => {
  const { outcome, entries } = await work(
    `import { spawn } from 'node:child_process'\n${change}spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' })\nsetInterval(() => {}, 1000)`,
    { idle: 2500 },
  )
  expect(outcome.kind).toBe('increment')
  expect(entries).toContainEqual(expect.objectContaining({ type: 'program-end', ended: 'silence', code: null }))
})

test('the minutes of the run end a program that goes on talking', async () => {
  const { outcome } = await work(`${change}setInterval(() => console.log('still here'), 50)`, {
    assignment: { budget: { ...anAssignment.budget, minutes: 0.012 } },
  })
  expect(outcome).toMatchObject({ kind: 'stopped', code: 'agent/budget-minutes' })
})

test('an interrupt stops the program and leaves its log without an outcome', async () => {
  const controller = new AbortController()
  const onEvent: RunPorts['onEvent'] = (event) => {
    if (event.kind === 'heard') controller.abort()
  }
  const { outcome, entries } = await work(`console.log('on')\nsetInterval(() => {}, 1000)`, {
    ports: { signal: controller.signal, onEvent },
  })
  expect(outcome).toMatchObject({ kind: 'stopped', code: 'agent/interrupted' })
  expect(entries.at(-1)).toMatchObject({ type: 'decision', decision: 'agent/interrupted' })
})

test('a program that is not there is said to be missing', async () => {
  const root = temporaryFolder()
  mkdirSync(join(root, 'w'))
  symlinkSync('nowhere', join(root, 'w', 'link'))
  const log = memoryRunLog({ now: () => 0, redact: createRedactor({}) })
  const options = {
    home: () => join(root, 'h'),
    model: null,
    idle: 1000,
    environment: {},
    helix: '0.1.0',
  }
  const driver = commandDriver({ program: programOf({ run: ['no-such-agent-anywhere'] }), ...options })
  const ports = {
    workspace: { root: join(root, 'w'), mayWrite: () => null },
    check: async () => [],
    finished: async () => [],
    tree: async () => 't',
    log,
    ...outside,
  }
  expect(await driver.run(anAssignment, ports)).toMatchObject({ kind: 'stopped', code: 'agent/no-program' })
})

test('a brief that is too long for an argument is named by its file', async () => {
  const { read } = await work(`writeFileSync('a.txt', process.argv[2])`, {
    words: ['{brief}'],
    assignment: { brief: 'x'.repeat(200_000) },
  })
  expect(read('a.txt')).toMatch(/^Your task stands in the file .*brief\.md\. Read it and do it\.$/)
})
