import { parseJson } from '@helix/core'
import { isLong } from './told-pause.ts'

type Fetch = typeof fetch

/** Letters of a refusal that are read. */
const most = 65_536

/**
 * Asks like the one it is given, and brings what a server says with a refusal into OpenAI's form: `{error: {message, code}}`. The SDK
 * knows no other and would lose the reason. When the server says when to come again, that becomes a header; the SDK is told not to come
 * sooner where it would not wait as long.
 */
export function plainRefusals(send: Fetch): Fetch {
  return async (input, init) => {
    const response = await send(input, init)
    if (response.ok || response.body === null) return response
    const text = await beginningOf(response.body)
    const said = refusalOf(parseJson(text))
    const headers = new Headers(response.headers)
    for (const name of ['content-length', 'content-encoding']) headers.delete(name)
    const again = /"retryDelay":\s*"(\d+(?:\.\d+)?)s"/.exec(text)?.[1]
    if (again !== undefined && !headers.has('retry-after')) headers.set('retry-after', again)
    if (response.status === 429 && isLong(headers.get('retry-after') ?? '', Date.now()))
      headers.set('x-should-retry', 'false')
    if (said !== null) headers.set('content-type', 'application/json')
    const body = said === null ? text : JSON.stringify({ error: said })
    return new Response(body, { status: response.status, headers })
  }
}

/** What was refused and why; null where the text is in none of the forms that servers are known for. */
function refusalOf(document: unknown): object | null {
  // Gemini answers a list of one.
  const held = Array.isArray(document) ? document[0] : document
  if (!isObject(held)) return null
  const { error, message, detail } = held
  if (isObject(error)) return error
  if (typeof error === 'string') return { message: error } // Ollama, LM Studio, text-generation-inference
  if (typeof message === 'string') return { message, code: held['code'], type: held['type'] } // vLLM before 0.11, Mistral
  if (typeof detail === 'string') return { message: detail } // FastAPI
  return detail === undefined ? null : { message: JSON.stringify(detail) }
}

async function beginningOf(body: ReadableStream<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  try {
    for await (const bytes of body) {
      text += decoder.decode(bytes, { stream: true })
      if (text.length > most) break
    }
  } catch {
    // It broke off: what came is what is known of it.
  }
  return text.slice(0, most)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
