import { HelixError, parseJson } from '@helix/core'
import { watched } from './activity.ts'
import { isLong } from './told-pause.ts'

type Fetch = typeof fetch

/**
 * Asks like the one it is given, and takes no more than Helix wants of an endpoint: no redirection, no answer without end
 * (`most` bytes; HelixError agent/endless-answer, while it is read), and refusals in a form that the SDK reads.
 */
export function endpointFetch(send: Fetch, most: number): Fetch {
  return async (input, init) => {
    const response = unredirected(await send(input, { ...init, redirect: 'manual' }))
    return response.ok ? bounded(response, most) : plainRefusal(response)
  }
}

/** The conversation holds the user's files, and only the endpoint that they named may read it: a redirection is a refusal that says where it leads. */
function unredirected(response: Response): Response {
  const location = response.headers.get('location')
  if (location === null || response.status < 300 || response.status > 399) return response
  void response.body?.cancel()
  const to = URL.parse(location, response.url)
  const message = `to ${to === null ? location : `${to.origin}${to.pathname}`}`
  return Response.json({ error: { message, code: 'redirected' } }, { status: response.status })
}

function bounded(response: Response, most: number): Response {
  let seen = 0
  return watched(response, (bytes, controller) => {
    seen += bytes.length
    if (seen > most) controller.error(endless(`${most} bytes`))
  })
}

/** `most` is a limit with its unit. */
export function endless(most: string): HelixError {
  return new HelixError('agent/endless-answer', `the answer has more than ${most}; Helix stopped reading`, {
    hint: 'look at the server’s own log, or use another model',
  })
}

/** Letters of a refusal that are read. */
const mostLetters = 65_536

/**
 * What a server says with a refusal in OpenAI's form: `{error: {message, code}}`. The SDK knows no other and would lose the reason.
 * When the server says when to come again, that becomes a header; the SDK is told not to come sooner where it would not wait as long.
 */
async function plainRefusal(response: Response): Promise<Response> {
  if (response.body === null) return response
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
      if (text.length > mostLetters) break
    }
  } catch {
    // It broke off: what came is what is known of it.
  }
  return text.slice(0, mostLetters)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
