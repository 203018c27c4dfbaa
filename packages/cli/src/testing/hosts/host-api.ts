import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { fileURLToPath } from 'node:url'

/** What a host says to a path below its project: a status, or a document with 200; of a list page by page where it is asked for pages. */
export type Replies = Record<string, unknown>

interface Asked {
  path: string
  headers: NodeJS.Dict<string | string[]>
}

export interface HostApiServer {
  url: string
  asked: Asked[]
  close: () => void
}

/** A server on loopback that answers as the API of a host does: 404 for whatever is not named. */
export async function aHostApi(project: string, replies: Replies): Promise<HostApiServer> {
  const asked: Asked[] = []
  const server = answering(project, replies, asked)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { url: `http://127.0.0.1:${address.port}`, asked, close: () => void server.close() }
}

/** The same in a process of its own, for tests that wait for other processes without letting this one answer. */
export async function aHostApiApart(project: string, replies: Replies): Promise<Omit<HostApiServer, 'asked'>> {
  const server = spawn(process.execPath, [fileURLToPath(import.meta.url), project, JSON.stringify(replies)], { stdio: ['ignore', 'pipe', 'inherit'] }) // prettier-ignore
  const [url]: Buffer[] = await once(server.stdout, 'data')
  return { url: String(url).trim(), close: () => void server.kill() }
}

function answering(project: string, replies: Replies, asked: Asked[]): Server {
  return createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://127.0.0.1')
    const path = url.pathname.replace(project, '')
    asked.push({ path: path + url.search, headers: request.headers })
    const reply = Object.hasOwn(replies, path) ? replies[path] : 404
    const [status, body] = typeof reply === 'number' ? [reply, { message: 'No' }] : [200, pageOf(reply, url)]
    if (status === 302) response.setHeader('location', 'http://127.0.0.1:1/')
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(body))
  })
}

function pageOf(reply: unknown, { searchParams }: URL): unknown {
  const [page, size] = [Number(searchParams.get('page')), Number(searchParams.get('per_page'))]
  if (!Array.isArray(reply) || page === 0 || size === 0) return reply
  return reply.slice((page - 1) * size, page * size)
}

const [, script, project, replies] = process.argv
if (script === fileURLToPath(import.meta.url) && project !== undefined && replies !== undefined) {
  const { url } = await aHostApi(project, JSON.parse(replies))
  process.stdout.write(`${url}\n`)
}
