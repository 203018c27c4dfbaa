import { type Behaviour, type Script, startModelServer } from '@helix/testkit'
import { expect, onTestFinished, test } from 'vitest'
import { examineModel } from './examine.ts'
import { openaiClient } from './openai-client.ts'

/** What an endpoint of these abilities answers. */
interface Abilities {
  tools?: 'called' | 'ignored' | 'refused' | 'unrouted' | 'misused'
  forced?: boolean
  schema?: boolean
  remembers?: boolean
  counts?: boolean
}

function endpoint({
  tools = 'called',
  forced = true,
  schema = true,
  remembers = true,
  counts = true,
}: Abilities): Script {
  const usage = counts ? { input: 6100, output: 5 } : null
  return (request): Behaviour => {
    const asked = request.messages[0]?.content ?? ''
    if (request.tools !== undefined) {
      if (tools === 'refused') return { kind: 'error', status: 400, message: 'tools are not supported' }
      if (tools === 'unrouted')
        return { kind: 'error', status: 404, message: 'No endpoints found that support tool use.' }
      const isForced = request['tool_choice'] === 'required'
      if (tools === 'ignored' || (isForced && !forced)) return { content: 'ready!', usage }
      return { calls: [{ name: 'report_ready', arguments: { ready: tools === 'called' ? true : 'yes' } }], usage }
    }
    if (request['response_format'] !== undefined) {
      return schema ? { content: '{"ready": true}', usage } : { kind: 'error', status: 400, message: 'no samplers' }
    }
    return { content: remembers ? (/code word is (\w+)/.exec(asked)?.[1] ?? '') : 'Which word?', usage }
  }
}

async function examine(abilities: Abilities) {
  const server = await startModelServer(endpoint(abilities))
  onTestFinished(() => server.close())
  const client = openaiClient({ model: 'm', baseUrl: server.baseUrl, apiKey: 'k' }, { retries: 0 })
  let clock = 0
  const report = await examineModel(client, { signal: new AbortController().signal, now: () => (clock += 100) })
  expect(server.violations).toEqual([])
  return report
}

test('an endpoint that can everything is used with tools', async () => {
  expect(await examine({})).toEqual({
    name: 'm', host: expect.stringMatching(/^127\.0\.0\.1:/), tools: true, forcedChoice: true, jsonSchema: true, usage: true,
    context: 6100, speed: 50, uses: 'tools',
  }) // prettier-ignore
})

test.each<[Abilities, object]>([
  [{ forced: false }, { tools: true, forcedChoice: false, uses: 'tools' }],
  [{ schema: false }, { jsonSchema: false, uses: 'tools' }],
  [{ remembers: false }, { context: null, uses: 'tools' }],
  [{ counts: false }, { usage: false, uses: 'tools' }],
  [{ tools: 'refused' }, { tools: false, forcedChoice: false, jsonSchema: true, uses: 'json-schema' }],
  [
    { tools: 'refused', schema: false },
    { tools: false, jsonSchema: false, uses: 'fenced' },
  ],
  [{ tools: 'unrouted' }, { tools: false, jsonSchema: true, uses: 'json-schema' }],
  [{ tools: 'ignored' }, { tools: false, forcedChoice: false, uses: 'fenced' }],
  [{ tools: 'misused' }, { tools: false, uses: 'fenced' }],
])('%j', async (abilities, expected) => {
  expect(await examine(abilities)).toMatchObject(expected)
})

test('a key that is not accepted is no answer', async () => {
  const server = await startModelServer(() => ({ kind: 'error', status: 401 }))
  onTestFinished(() => server.close())
  const client = openaiClient({ model: 'm', baseUrl: server.baseUrl, apiKey: 'k' }, { retries: 0 })
  const asked = examineModel(client, { signal: new AbortController().signal, now: () => 0 })
  await expect(asked).rejects.toMatchObject({ code: 'agent/unauthorized' })
})
