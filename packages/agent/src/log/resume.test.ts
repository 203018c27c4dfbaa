import { expect, test } from 'vitest'
import { anAssignment } from '../testing/an-assignment.ts'
import { aFinding, calls, finishing, results, runAgent } from '../testing/run-agent.ts'
import type { RunRecord } from './read.ts'
import { readRunLog } from './read.ts'
import { type ResumeFacts, resumeFrom } from './resume.ts'

const facts: ResumeFacts = {
  step: anAssignment.step,
  spec: anAssignment.spec,
  base: anAssignment.base,
  model: 'scripted',
}

/** The log of a run of three requests, cut after its entry number `kept`. */
async function killedAfter(kept: (record: RunRecord) => number): Promise<RunRecord> {
  const { log } = await runAgent(
    [
      calls(
        { id: 'a', name: 'write_file', arguments: { path: 'a.ts', content: 'x' } },
        { id: 'b', name: 'check', arguments: {} },
      ),
      { content: 'thinking aloud', reasoning: 'hm' },
      finishing,
    ],
    { checks: [[aFinding('TESTS-FAILED')]] },
  )
  const lines = log.split('\n')
  return readRunLog(`${lines.slice(0, kept(readRunLog(log))).join('\n')}\n`)
}

function after(type: string, nth = 1): (record: RunRecord) => number {
  return ({ entries }) => {
    const places = entries.flatMap(({ entry }, place) => (entry.type === type ? [place] : []))
    return (places[nth - 1] ?? Number.NaN) + 1
  }
}

function resumed(record: RunRecord) {
  const decision = resumeFrom(record, facts)
  if ('fresh' in decision) throw new Error(decision.fresh)
  return decision.resume
}

test('a log tells every request, response, call, result, check, decision and the outcome', async () => {
  const { log } = await runAgent([calls({ name: 'check', arguments: {} }), { content: 'hm' }, finishing])
  const record = readRunLog(log)
  expect(record.problem).toBeNull()
  expect(record.entries.map(({ entry }) => entry.type)).toEqual([
    'run', 'request', 'response', 'tool-call', 'check', 'tool-result',
    'request', 'response', 'decision',
    'request', 'response', 'tool-call', 'check', 'tool-result', 'outcome',
  ]) // prettier-ignore
  expect(record.header).toMatchObject({
    id: anAssignment.runId,
    model: 'scripted',
    step: anAssignment.step,
    base: anAssignment.base,
  })
  expect(record.header?.host).toMatch(/^127\.0\.0\.1:\d+$/)
})

test('a killed run continues with the conversation that it had', async () => {
  const record = await killedAfter(after('tool-result', 2))
  const { messages, spent, checks, open } = resumed(record)
  expect(messages.map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'tool', 'tool'])
  expect(spent).toMatchObject({ steps: 1, usage: { input: 100, output: 10 } })
  expect(checks).toEqual([[aFinding('TESTS-FAILED')]])
  expect(open).toBeNull()
})

test.each([
  ['response', 1, ['a', 'b'], null],
  ['tool-call', 1, ['a', 'b'], 'a'],
  ['tool-result', 1, ['b'], null],
  ['tool-call', 2, ['b'], 'b'],
])('after %s %i the calls %j are left, and %j had begun', async (type, nth, left, begun) => {
  const { messages, open } = resumed(await killedAfter(after(type, nth)))
  expect(open?.answer.toolCalls.map(({ id }) => id)).toEqual(left)
  expect(open).toMatchObject({ begun, answer: { ending: 'complete', usage: { input: 100 } } })
  expect(messages.filter(({ role }) => role === 'tool')).toHaveLength(2 - left.length)
})

test('a check whose call was cut off counts once, when it is made again', async () => {
  expect(resumed(await killedAfter(after('check', 1))).checks).toEqual([])
  expect(resumed(await killedAfter(after('tool-result', 2))).checks).toHaveLength(1)
})

test('a run that was killed while it waited asks again', async () => {
  const { messages, spent } = resumed(await killedAfter(after('request', 1)))
  expect(messages).toEqual([
    { role: 'system', content: 'the rules' },
    { role: 'user', content: 'the brief' },
  ])
  expect(spent.steps).toBe(0)
})

test('a resumed run goes on to its end against a strict server, in the same log', async () => {
  const record = await killedAfter(after('tool-call', 2))
  const resume = resumed(record)
  const { outcome, server, log } = await runAgent([finishing], { assignment: { resume } })
  expect(server.violations).toEqual([])
  expect(results(server, 0)).toEqual(['wrote a.ts (1 lines)', 'all gates that apply pass'])
  expect(outcome).toMatchObject({ kind: 'increment', spent: { steps: 2, usage: { input: 200, output: 20 } } })
  expect(log).toContain('"decision":"resumed","reason":"continued after 1 requests; 1 calls had no result"')
  expect(log).not.toContain('"type":"run"')
})

const editing = { name: 'edit_file', arguments: { path: 'a.ts', old: 'x', new: 'y' } }

/** What is left of an answer with these calls, the first of which had begun. */
function leftOf(...left: { id: string; name: string; arguments: unknown }[]) {
  const toolCalls = left.map((call) => ({ ...call, arguments: JSON.stringify(call.arguments) }))
  const usage = { input: 100, output: 10, estimated: false }
  const answer = {
    content: '',
    reasoning: '',
    toolCalls,
    ending: 'complete' as const,
    finishReason: 'tool_calls',
    usage,
  }
  const spent = { steps: 1, usage, cost: null, milliseconds: 1 }
  const asked = { id: toolCalls[0]?.id ?? '', type: 'function' as const }
  const said = toolCalls.map(({ id, name, arguments: given }) => ({
    ...asked,
    id,
    function: { name, arguments: given },
  }))
  const messages = [
    { role: 'system' as const, content: 'the rules' },
    { role: 'user' as const, content: 'the brief' },
    { role: 'assistant' as const, content: null, tool_calls: said },
  ]
  return { messages, spent, checks: [], open: { answer, begun: asked.id } }
}

test('a proposal that was being judged is judged again, and not asked for again', async () => {
  const resume = leftOf({ id: 'f', name: 'finish', arguments: finishing.calls[0]?.arguments })
  const { outcome, server, proposals } = await runAgent([], { assignment: { resume } })
  expect(outcome).toMatchObject({ kind: 'increment', spent: { steps: 1 } })
  expect([proposals.length, server.requests.length]).toEqual([1, 0])
})

test('an edit that may have been made is not made again; the model is told to look', async () => {
  const { outcome, server, read } = await runAgent([finishing], {
    assignment: {
      resume: leftOf({ id: 'e', ...editing }, { id: 'r', name: 'read_file', arguments: { path: 'a.ts' } }),
    },
    files: { 'a.ts': 'x' },
  })
  expect(outcome.kind).toBe('increment')
  const [edited, seen] = results(server, 0)
  expect(edited).toMatch(/^error: aborted: .*Look at the files/)
  expect(seen).toContain('x')
  expect(read('a.ts')).toBe('x')
})

test('a price that is known only after a resume is that of what was used up before, too', async () => {
  const resume = resumed(await killedAfter(after('tool-call', 2)))
  expect(resume.spent).toMatchObject({ usage: { input: 100, output: 10 }, cost: null })
  const price = { input: 1, output: 2, from: 'agent.prices' as const }
  const { outcome } = await runAgent([finishing], { assignment: { resume, price } })
  expect(outcome.spent.cost).toBeCloseTo((200 * 1 + 20 * 2) / 1e6, 12)
})

test.each(['step', 'spec', 'base', 'model'] as const)('another %s is a fresh run', async (name) => {
  const record = await killedAfter(after('response', 1))
  const decision = resumeFrom(record, { ...facts, [name]: 'other' })
  expect(decision).toEqual({ fresh: `${name} was ${facts[name]}, now other` })
})

test('an ended run, an empty log, a log without a request and a broken one are fresh runs', async () => {
  expect(resumeFrom(await killedAfter(after('outcome')), facts)).toEqual({ fresh: 'the run has ended' })
  expect(resumeFrom(readRunLog(''), facts)).toEqual({ fresh: 'the log is empty' })
  expect(resumeFrom(await killedAfter(after('run')), facts)).toEqual({ fresh: 'nothing was asked yet' })
  expect(resumeFrom(readRunLog('{}\n'), facts)).toHaveProperty('fresh', expect.stringContaining('line 1'))
})
