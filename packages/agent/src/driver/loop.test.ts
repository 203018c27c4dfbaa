import { readdirSync } from 'node:fs'
import { HelixError } from '@helix/core'
import { expect, test } from 'vitest'
import { readRunLog } from '../log/read.ts'
import { aFinding, calls, finishing, results, runAgent } from '../testing/run-agent.ts'

test('a run writes, checks and ends in a proposal that was accepted', async () => {
  const { outcome, server, read, proposals, events } = await runAgent([
    calls(
      { id: 'a', name: 'write_file', arguments: { path: 'src/sum.ts', content: 'export const sum = 1\n' } },
      { id: 'b', name: 'check', arguments: {} },
    ),
    finishing,
  ])
  expect(server.violations).toEqual([])
  expect(outcome).toMatchObject({ kind: 'increment', spent: { steps: 2, cost: null } })
  expect(outcome.spent.usage).toEqual({ input: 200, output: 20, estimated: false })
  expect(proposals).toEqual([
    {
      type: 'feat',
      description: 'add it',
      why: 'REQ-1 asks for it',
      change: 'a function',
      covers: [],
      stepComplete: false,
    },
  ])
  expect(read('src/sum.ts')).toBe('export const sum = 1\n')
  expect(results(server, 1)).toEqual(['wrote src/sum.ts (1 lines)', 'all gates that apply pass'])
  expect(events).toContainEqual({ kind: 'tool', name: 'write_file', path: 'src/sum.ts', ok: true })
})

test('the first request holds rules, brief and every tool, and asks for usage in the stream', async () => {
  const { server } = await runAgent([finishing])
  const [request] = server.requests
  expect(request?.messages).toEqual([
    { role: 'system', content: 'the rules' },
    { role: 'user', content: 'the brief' },
  ])
  expect(request).toMatchObject({ model: 'scripted', stream: true, stream_options: { include_usage: true } })
  expect(request?.tools?.map((tool) => tool.function.name)).toEqual([
    'list_files', 'read_file', 'search', 'write_file', 'edit_file', 'delete_file', 'run', 'check', 'record_decision', 'finish', 'propose_amendment', 'stop',
  ]) // prettier-ignore
})

test('a refused proposal goes back with its findings, and the mended one is accepted', async () => {
  const { outcome, server, events } = await runAgent([finishing, finishing], { judged: [[aFinding('COVERAGE-PATCH')]] })
  expect(outcome.kind).toBe('increment')
  expect(results(server, 1)).toEqual(['not accepted\n- COVERAGE-PATCH src/a.ts:3: COVERAGE-PATCH is not met'])
  expect(events).toContainEqual({ kind: 'findings', findings: [aFinding('COVERAGE-PATCH')] })
})

test('findings of one gate go back three times; a fourth refusal ends the run', async () => {
  const findings = [aFinding('MUTATION-PATCH')]
  const checking = calls({ name: 'check', arguments: {} })
  const script = [checking, finishing, checking, finishing, finishing]
  const { outcome, server } = await runAgent(script, {
    checks: [findings, [aFinding('MUTATION-OTHER')]],
    judged: [findings, findings],
  })
  expect(server.requests).toHaveLength(4)
  expect(outcome).toMatchObject({
    kind: 'stopped',
    code: 'agent/rounds',
    reason: 'MUTATION still refuses after 3 rounds of findings',
    findings,
  })
})

test('an amendment and a stop end the run', async () => {
  const amended = await runAgent([
    calls({ name: 'propose_amendment', arguments: { why: 'REQ-1 is wrong', spec: '# New' } }),
  ])
  expect(amended.outcome).toMatchObject({ kind: 'amendment', why: 'REQ-1 is wrong', spec: '# New' })
  const stopped = await runAgent([calls({ name: 'stop', arguments: { reason: 'no way' } })])
  expect(stopped.outcome).toMatchObject({ kind: 'stopped', code: 'agent/gave-up', reason: 'no way' })
})

test('text without a tool call is answered twice, then the run stops', async () => {
  const { outcome, server } = await runAgent([{ content: 'Hello' }, { content: 'I would …' }, { content: 'Done!' }])
  expect(outcome).toMatchObject({ kind: 'stopped', code: 'agent/no-tool-call' })
  expect(results(server, 1)[0]).toContain('Call a tool')
  expect(server.requests).toHaveLength(3)
})

test('one answer without a call does no harm', async () => {
  const { outcome } = await runAgent([{ content: 'Hello' }, finishing])
  expect(outcome.kind).toBe('increment')
})

test('an answer that was cut at the length limit is told apart from one without a call', async () => {
  const cut = { content: 'a lot', finish: 'length' }
  const { outcome, server } = await runAgent([cut, cut, cut])
  expect(outcome).toMatchObject({ kind: 'stopped', code: 'agent/length-limited' })
  expect(results(server, 1)[0]).toContain('cut at the length limit')
})

test('cut arguments are called cut, not broken', async () => {
  const { server } = await runAgent([
    { ...calls({ name: 'write_file', arguments: '{"path": "a.ts", "content": "expo' }), finish: 'length' },
    finishing,
  ])
  expect(results(server, 1)[0]).toContain('your answer was cut at the length limit')
})

test('an unknown tool is answered with the tools there are and the one that was meant', async () => {
  const { server, outcome } = await runAgent([calls({ name: 'writefile', arguments: {} }), finishing])
  expect(outcome.kind).toBe('increment')
  expect(results(server, 1)[0]).toContain(
    'there is no tool "writefile". Did you mean write_file? The tools are: list_files,',
  )
})

test('broken arguments and arguments of the wrong shape are answered with the expected form', async () => {
  const { server } = await runAgent([
    calls({ name: 'read_file', arguments: '{"path": ' }),
    calls({ name: 'read_file', arguments: { file: 'a.ts' } }),
    finishing,
  ])
  expect(results(server, 1)[0]).toContain('the arguments of read_file are not JSON')
  expect(results(server, 2)[0]).toContain('Expected form: {"path": "src/main.ts", "from": 1, "to": 80}')
})

test('five answers with nothing but malformed calls end the run', async () => {
  const { outcome, server } = await runAgent((_, number) => calls({ name: `nothing_${number}`, arguments: {} }))
  expect(outcome).toMatchObject({ kind: 'stopped', code: 'agent/malformed-calls' })
  expect(server.requests).toHaveLength(5)
})

test('one call with one result is warned about the fourth time and stopped the fifth', async () => {
  const { outcome, server } = await runAgent(() => calls({ name: 'read_file', arguments: { path: 'a.ts' } }), {
    files: { 'a.ts': 'x' },
  })
  expect(outcome).toMatchObject({ kind: 'stopped', code: 'agent/repetition' })
  expect(server.requests).toHaveLength(5)
  expect(results(server, 3)[0]).not.toContain('again and again')
  expect(results(server, 4)[0]).toContain('again and again')
})

test('one error again and again ends the run, whatever the arguments were; errors that differ do not', async () => {
  const files = { 'src/a.ts': 'export const a = 1\n' }
  const guesses = await runAgent((_, at) => edit(`zzzz ${at} qqqq`), { files })
  expect(guesses.outcome).toMatchObject({ kind: 'stopped', code: 'agent/repetition' })
  expect(guesses.server.requests).toHaveLength(5)
  expect(results(guesses.server, 4)[0]).toContain('again and again')

  const missing = await runAgent((_, at) =>
    at < 8 ? calls({ name: 'read_file', arguments: { path: `src/${at}.ts` } }) : finishing,
  )
  expect(missing.outcome.kind).toBe('increment')
})

const edit = (old: string) => calls({ name: 'edit_file', arguments: { path: 'src/a.ts', old, new: 'b' } })

test('what one answer asks for several times counts once: the model has seen no result yet', async () => {
  const look = { name: 'list_files', arguments: {} }
  const { outcome } = await runAgent([calls(look, look, look, look, look, look), finishing])
  expect(outcome.kind).toBe('increment')
  const always = await runAgent(() => calls(look, look, look))
  expect(always.outcome).toMatchObject({ kind: 'stopped', code: 'agent/repetition' })
  expect(always.server.requests).toHaveLength(5)
})

test('a content filter ends the run', async () => {
  const { outcome } = await runAgent([{ content: '', finish: 'content_filter' }])
  expect(outcome).toMatchObject({ kind: 'stopped', code: 'agent/filtered' })
})

test('the model is told when few requests are left, and the budget of steps ends the run with what is left to do', async () => {
  const open = [aFinding('TRACE-UNCOVERED')]
  const { outcome, server } = await runAgent(
    (_, number) =>
      calls({ name: number === 0 ? 'check' : 'search', arguments: number === 0 ? {} : { pattern: `x${number}` } }),
    {
      checks: [open],
      assignment: { budget: { steps: 5, tokens: 1e6, money: 1, minutes: 1 } },
    },
  )
  expect(outcome).toMatchObject({ kind: 'stopped', code: 'agent/budget-steps', findings: open })
  expect(server.requests).toHaveLength(5)
  expect(results(server, 1)[0]).not.toContain('left in this run')
  expect(results(server, 2)[0]).toContain('requests left in this run: 3')
})

test.each([
  ['agent/budget-tokens', { tokens: 110 }, { input: 1, output: 1 }],
  ['agent/budget-money', { money: 0.00012 }, { input: 1, output: 2 }],
])('%s ends the run', async (code, limit, asked) => {
  const price = { ...asked, from: 'agent.prices' as const }
  const budget = { steps: 9, tokens: 1e6, money: 1, minutes: 1, ...limit }
  const { outcome } = await runAgent([calls({ name: 'list_files', arguments: {} })], { assignment: { budget, price } })
  expect(outcome).toMatchObject({ kind: 'stopped', code })
  expect(outcome.spent.cost).toBeCloseTo((100 * price.input + 10 * price.output) / 1e6, 12)
})

test('a run takes as long as what is measured at its end', async () => {
  let clock = 0
  const finished = async () => {
    clock += 60_000
    return []
  }
  const { outcome } = await runAgent([finishing], { driver: { now: () => clock }, ports: { finished } })
  expect(outcome).toMatchObject({ kind: 'increment', spent: { steps: 1, milliseconds: 60_000 } })
})

test('the minutes end the run in the middle of an answer', async () => {
  const { outcome } = await runAgent([{ kind: 'silence' }], {
    assignment: { budget: { steps: 9, tokens: 1e6, money: 1, minutes: 0.002 } },
  })
  expect(outcome).toMatchObject({ kind: 'stopped', code: 'agent/budget-minutes' })
})

const untilStopped = async (_: unknown, signal?: AbortSignal) =>
  new Promise<never>((__, reject) => signal?.addEventListener('abort', () => reject(new Error('stopped'))))

test('who has no minutes left is told whether an answer was on its way', async () => {
  const budget = { steps: 9, tokens: 1e6, money: 1, minutes: 0.01 }
  const reasonOf = async (...asked: Parameters<typeof runAgent>) =>
    runAgent(asked[0], { ...asked[1], assignment: { budget } }).then(
      ({ outcome }) => 'reason' in outcome && outcome.reason,
    )
  const used = "the run's budget is used up: 0.01 minutes"
  expect(await reasonOf([{ kind: 'silence' }])).toBe(
    `${used}; an answer of the model was on its way, and had not ended`,
  )
  expect(await reasonOf([finishing], { ports: { finished: untilStopped } })).toBe(used)
})

test('an interrupted run says so and leaves its log without an outcome', async () => {
  const controller = new AbortController()
  setTimeout(() => controller.abort(), 50)
  const { outcome, log } = await runAgent([{ kind: 'silence' }], { ports: { signal: controller.signal } })
  expect(outcome).toMatchObject({ kind: 'stopped', code: 'agent/interrupted' })
  expect(log).not.toContain('"type":"outcome"')
})

test('a path that is not open is refused with the reason and nothing is written', async () => {
  const closed = { severity: 'error' as const, code: 'LAYER-CLOSED', message: 'infra is closed', fix: 'Wait.' }
  const { server, root } = await runAgent(
    [calls({ name: 'write_file', arguments: { path: './src/adapters//db.ts', content: 'x' } }), finishing],
    { mayWrite: (path) => (path === 'src/adapters/db.ts' ? closed : null) },
  )
  expect(results(server, 1)).toEqual(['error: LAYER-CLOSED infra is closed. Wait.'])
  expect(readdirSync(root)).toEqual([])
})

test('calls of one answer are run in order and each gets its result', async () => {
  const { server, root } = await runAgent([
    calls(
      { id: 'x', name: 'write_file', arguments: { path: 'a.ts', content: 'one\n' } },
      { id: 'y', name: 'edit_file', arguments: { path: 'a.ts', old: 'one', new: 'two' } },
      { id: 'z', name: 'delete_file', arguments: { path: 'a.ts' } },
    ),
    finishing,
  ])
  expect(server.violations).toEqual([])
  expect(results(server, 1)).toEqual(['wrote a.ts (1 lines)', 'edited a.ts at line 1', 'deleted a.ts'])
  expect(readdirSync(root)).toEqual([])
})

test('an error of a port passes through and leaves the log to be continued', async () => {
  const broken = new HelixError('gates/no-report', 'no report')
  const run = runAgent([calls({ name: 'check', arguments: {} })], { ports: { check: () => Promise.reject(broken) } })
  await expect(run).rejects.toBe(broken)
})

test('an interrupt while the gates run is an interrupt, whatever the gates throw', async () => {
  const controller = new AbortController()
  const check = async () => {
    controller.abort()
    throw new Error('killed')
  }
  const { outcome, log } = await runAgent([calls({ name: 'check', arguments: {} })], {
    ports: { check, signal: controller.signal },
  })
  expect(outcome).toMatchObject({ kind: 'stopped', code: 'agent/interrupted' })
  expect(log).not.toContain('"type":"tool-result"')
})

test('what the file system refuses goes back to the model', async () => {
  const refusal = Object.assign(new Error('no'), { code: 'EROFS' })
  const mayWrite = () => {
    throw refusal
  }
  const { server } = await runAgent([calls({ name: 'delete_file', arguments: { path: 'a' } }), finishing], { mayWrite })
  expect(results(server, 1)).toEqual(['error: the file system refuses it: EROFS'])
})

test('a decision of the agent is written down as its own, and changes nothing', async () => {
  const { log, root } = await runAgent([
    calls({ name: 'record_decision', arguments: { decision: 'a fold', why: 'REQ-1 has no state' } }),
    finishing,
  ])
  const decisions = readRunLog(log).entries.filter(({ entry }) => entry.type === 'decision')
  expect(decisions.map(({ entry }) => entry)).toEqual([
    { type: 'decision', decision: 'a fold', reason: 'REQ-1 has no state', by: 'agent' },
  ])
  expect(readdirSync(root)).toEqual([])
})

test('two calls in turn that change nothing are warned about and then stopped, too', async () => {
  const { outcome, server } = await runAgent(
    (_, number) => calls({ name: 'read_file', arguments: { path: number % 2 === 0 ? 'a.ts' : 'b.ts' } }),
    { files: { 'a.ts': 'a', 'b.ts': 'b' } },
  )
  expect(outcome).toMatchObject({ kind: 'stopped', code: 'agent/repetition' })
  expect(server.requests).toHaveLength(8)
})
