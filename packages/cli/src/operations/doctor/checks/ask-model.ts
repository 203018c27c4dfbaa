import { examineModel, type ModelReport, type ModelSettings, openaiClient } from '@helix/agent'

/** What a model can do, and at which host it was asked; it has a minute for each answer. */
export async function askModel(
  settings: ModelSettings,
  signal: AbortSignal,
): Promise<{ host: string; report: ModelReport }> {
  const client = openaiClient(settings, { firstByte: 60_000, idle: 15_000, retries: 0 })
  return {
    host: client.host,
    report: await examineModel(client, { signal, patience: 60_000, now: () => performance.now() }),
  }
}
