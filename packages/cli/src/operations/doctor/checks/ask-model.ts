import { examineModel, type ModelReport, type ModelSettings, openaiClient } from '@helix/agent'

/** What a model can do, and at which host it was asked; it has three minutes for all of it. */
export async function askModel(
  settings: ModelSettings,
  stopped: AbortSignal,
): Promise<{ host: string; report: ModelReport }> {
  const signal = AbortSignal.any([stopped, AbortSignal.timeout(180_000)])
  const client = openaiClient(settings, { firstByte: 60_000, idle: 15_000, retries: 0 })
  return { host: client.host, report: await examineModel(client, { signal, now: () => performance.now() }) }
}
