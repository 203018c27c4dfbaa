import { examineModel, openaiClient } from '@helix/agent'
import { startModelServer } from '@helix/testkit'
import { expect, onTestFinished, test } from 'vitest'
import { clocks } from './ask-model.ts'

test('a server that says nothing is told as one that fell silent, and not as a model that does not end', async () => {
  const server = await startModelServer(() => ({ kind: 'silence' }))
  onTestFinished(() => server.close())
  const { patience, firstByte, idle } = { patience: clocks.patience / 100, firstByte: clocks.firstByte / 100, idle: clocks.idle } // prettier-ignore
  const client = openaiClient({ model: 'm', baseUrl: server.baseUrl, apiKey: 'k' }, { firstByte, idle, retries: 0 })
  const asked = examineModel(client, { signal: new AbortController().signal, patience, now: () => 0 })
  await expect(asked).rejects.toMatchObject({ code: 'agent/stalled' })
})
