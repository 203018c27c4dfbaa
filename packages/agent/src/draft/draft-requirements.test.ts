import { type Behaviour, type Script, startModelServer } from '@helix/testkit'
import { expect, onTestFinished, test } from 'vitest'
import { openaiClient } from '../model/openai-client.ts'
import { draftRequirements } from './draft-requirements.ts'

async function drafting(script: Script, spec = '# Sums\n') {
  const server = await startModelServer(script)
  onTestFinished(() => server.close())
  const model = openaiClient({ model: 'scripted', baseUrl: server.baseUrl, apiKey: 'none' })
  const drafted = draftRequirements(model, { idea: 'zero', spec, signal: AbortSignal.timeout(20_000) })
  return { drafted, server }
}

const zero = { requirements: [{ title: 'Zero', text: '0 and 2 give 2.', acceptance: ['0 and 2 give 2'] }] }
const call = (given: unknown): Behaviour => ({ calls: [{ name: 'draft_requirements', arguments: given }] })

test('the idea and the present spec are sent, and one call is the draft', async () => {
  const { drafted, server } = await drafting([call(zero)], '# Sums\n\n## REQ-1 Two\n')
  expect(await drafted).toEqual({ ...zero, questions: [] })
  const asked = server.requests[0]?.messages.at(-1)?.content ?? ''
  expect([asked.includes('## REQ-1 Two'), asked.includes('<idea>\nzero\n</idea>')]).toEqual([true, true])
})

test('a large spec is cut, and said to be', async () => {
  const { drafted, server } = await drafting([call(zero)], 'x'.repeat(70_000))
  await drafted
  expect(server.requests[0]?.messages.at(-1)?.content).toContain('(10000 characters left out)')
})

test('a server that refuses tools is asked for JSON, one that refuses that too for a fenced block', async () => {
  const refuses: Behaviour = { kind: 'error', status: 400, message: 'not supported' }
  const written = `Here:\n\`\`\`json\n${JSON.stringify({ tool: 'draft_requirements', arguments: zero })}\n\`\`\``
  const { drafted, server } = await drafting([refuses, refuses, { content: written }])
  expect((await drafted).requirements).toEqual(zero.requirements)
  expect(server.requests.map(({ tools = [] }) => tools.length)).toEqual([1, 0, 0])
})

test.each([
  ['prose', { content: 'I would draft …' }],
  ['half of a call', call('{"requirements": [{"title": "Ze')],
  ['a call of another form', call({ requirements: [{ title: '', text: 'x', acceptance: [] }] })],
  ['nothing at all', call({ requirements: [] })],
])('%s is no draft', async (_, behaviour) => {
  const { drafted } = await drafting([behaviour])
  await expect(drafted).rejects.toMatchObject({ code: 'agent/no-draft' })
})
