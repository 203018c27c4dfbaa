import { z } from 'zod'

const content = z.union([
  z.string(),
  z
    .array(z.looseObject({ text: z.string().optional() }))
    .transform((parts) => parts.map(({ text }) => text ?? '').join('')),
])

const requestSchema = z.looseObject({
  model: z.string(),
  stream: z.boolean().default(false),
  stream_options: z.looseObject({ include_usage: z.boolean().optional() }).nullish(),
  messages: z.array(z.looseObject({ role: z.string(), content: content.nullish() })),
})

/** What a server needs to know of a request for a Chat Completion. */
export interface WireRequest {
  model: string
  stream: boolean
  usageInStream: boolean
  messages: { role: string; text: string }[]
}

/** Reads a request's body; null when it is not a request for a Chat Completion. */
export function parseRequest(body: string): WireRequest | null {
  let json: unknown
  try {
    json = JSON.parse(body)
  } catch {
    return null
  }
  const parsed = requestSchema.safeParse(json)
  if (!parsed.success) return null
  const { model, stream, stream_options: options, messages } = parsed.data
  return {
    model,
    stream,
    usageInStream: options?.include_usage ?? false,
    messages: messages.map(({ role, content: text }) => ({ role, text: text ?? '' })),
  }
}
