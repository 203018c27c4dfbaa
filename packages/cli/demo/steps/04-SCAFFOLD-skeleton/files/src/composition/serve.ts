import { createServer, type IncomingMessage, type Server } from 'node:http'
import { refused, type Answer, type Route } from './routes.ts'

const largestBody = 16 * 1024

/** Speaks HTTP and JSON, so that the routes need not. */
export function serve(routes: readonly Route[]): Server {
  return createServer(async (request, response) => {
    const { status, body } = await answer(routes, request).catch(broken)
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' })
    response.end(`${JSON.stringify(body)}\n`)
  })
}

async function answer(routes: readonly Route[], request: IncomingMessage): Promise<Answer> {
  const path = request.url?.split('?', 1)[0] ?? '/'
  const route = routes.find((candidate) => candidate.method === request.method && candidate.path.test(path))
  if (route === undefined) return refused('there is nothing here', 404)
  const flat = route.path.exec(path)?.[1] ?? ''
  if (route.method === 'GET') return route.answer(flat, undefined)

  const text = await readText(request)
  if (text === null) return refused(`the body is larger than ${largestBody} bytes`, 413)
  const json = parseJson(text)
  return json === undefined ? refused('the body is not JSON') : route.answer(flat, json)
}

/** The body as text; null when it is too large. */
async function readText(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = []
  let size = 0
  // The connection stays open after an early return: it still has to carry the refusal.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > largestBody) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** undefined, which JSON cannot express, when the text is not JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function broken(error: unknown): Answer {
  console.error(error)
  return refused('evenly could not answer', 500)
}
