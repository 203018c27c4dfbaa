import { examineModel, type ModelReport, type ModelSettings, openaiClient } from '@helix/agent'

/** Milliseconds for an answer, its first byte, and between two pieces of it. A server that says nothing is told as that, and not as late. */
export const clocks = { patience: 60_000, firstByte: 50_000, idle: 15_000 }

/** What a model can do, and at which host it was asked; it has a minute for each answer. */
export async function askModel(
  settings: ModelSettings,
  signal: AbortSignal,
): Promise<{ host: string; report: ModelReport }> {
  const { patience, ...limits } = clocks
  const client = openaiClient(settings, { ...limits, retries: 0 })
  return { host: client.host, report: await examineModel(client, { signal, patience, now: () => performance.now() }) }
}
