// A queue of jobs as it is before the cycle's work: some of it wrong, some not implemented, some broken.
import type { Files } from '../case.ts'

export const product: Files = {
  'package.json': `{
  "name": "jobs",
  "type": "module",
  "exports": "./src/index.js",
  "bin": { "jobs": "./src/cli.js", "jobs-worker": "./bin/jobs-worker" }
}
`,
  'src/index.js': `export * from './errors.js'
export { Queue } from './queue/queue.js'
export { backoff, retry } from './retry/retry.js'
export { nextRun, parseCron } from './schedule/cron.js'
export { formatDuration, parseDuration } from './schedule/duration.js'
export { FileStore } from './store/file-store.js'
export { Worker } from './worker/worker.js'
`,
  'src/errors.js': `export class JobError extends Error {
  name = 'JobError'
}
export class JobNotFound extends JobError {}
export class QueueFull extends JobError {}
export class NotImplementedError extends Error {
  name = 'NotImplementedError'
}
`,
  'src/queue/queue.js': `import { EventEmitter } from 'node:events'
import { JobNotFound, NotImplementedError } from '../errors.js'

export class Queue extends EventEmitter {
  #jobs = new Map()
  constructor({ limit = Infinity, now = Date.now } = {}) {
    super()
    this.limit = limit
    this.now = now
  }
  get size() {
    return this.#jobs.size
  }
  push(type, payload = {}) {
    const job = { id: 'j' + (this.#jobs.size + 1), type, payload, attempts: 0, state: 'waiting' }
    this.#jobs.set(job.id, job)
    this.emit('pushed', job)
    return job
  }
  get(id) {
    const job = this.#jobs.get(id)
    if (job === undefined) throw new JobNotFound('no such job')
    return job
  }
  take() {
    const job = [...this.#jobs.values()].find(({ state }) => state === 'waiting')
    if (job !== undefined) job.state = 'running'
    return job
  }
  complete(id, result) {
    this.get(id).state = 'done'
  }
  fail(id, error) {
    this.get(id).state = 'failed'
  }
  counts() {
    return { waiting: this.#jobs.size }
  }
  stats() {
    return this.metrics.snapshot(this.#jobs)
  }
  async drain() {
    throw new NotImplementedError('drain')
  }
  pause() {
    throw new Error('not implemented: pause')
  }
  async *[Symbol.asyncIterator]() {
    for (const job of this.#jobs.values()) yield job
  }
}
`,
  'src/retry/retry.js': `export const backoff = (attempt, { base = 100, max = 60_000 } = {}) => base * attempt
export async function retry(task, { attempts = 3 } = {}) {
  return task()
}
`,
  'src/worker/worker.js': `import { EventEmitter } from 'node:events'
import { NotImplementedError } from '../errors.js'

export class Worker extends EventEmitter {
  constructor(queue, handlers) {
    super()
    this.queue = queue
    this.handlers = handlers
  }
  async runOnce() {
    const job = this.queue.take()
    if (job === undefined) return null
    await this.handlers[job.type](job.payload)
    this.queue.complete(job.id)
    return job.id
  }
  async stop() {
    throw new NotImplementedError('stop')
  }
}
`,
  'src/schedule/cron.js': `export function parseCron(text) {
  const [minute, hour] = text.split(' ')
  return { minute, hour }
}
export const nextRun = (cron, after) => new Date(after)
`,
  'src/schedule/duration.js': `export const parseDuration = (text) => Number.parseInt(text)
export const formatDuration = (milliseconds) => milliseconds / 1000 + 's'
`,
  'src/store/file-store.js': `import { readFile, writeFile } from 'node:fs/promises'

export class FileStore {
  constructor(path) {
    this.path = path
  }
  async save(jobs) {
    await writeFile(this.path, '[]')
  }
  async load() {
    return JSON.parse(await readFile(this.path, 'utf8'))
  }
}
`,
  'src/store/sqlite-store.js': `import { openDatabase } from './sqlite.js'

export const openStore = (path) => openDatabase(path)
`,
  'src/metrics/exposition.js':
    "export const exposition = (counts) => Object.entries(counts).map(([state, count]) => state + ' ' + count).join(' ')\n",
  'src/config.js': `export function loadConfig(env = process.env) {
  if (env.JOBS_STORE === undefined) throw new Error('JOBS_STORE is not set')
  return { store: env.JOBS_STORE, concurrency: env.JOBS_CONCURRENCY }
}
`,
  'src/http/server.js': `import { createServer } from 'node:http'

const routes = {
  'GET /health': [200, { ok: true }],
  'GET /jobs': [200, []],
  'GET /jobs/j1': [200, { id: 'j1' }],
  'DELETE /jobs/j1': [501, { error: 'not implemented' }],
  'PUT /jobs/j1': [405, { error: 'method not allowed' }],
}
export const createApp = () =>
  createServer((request, response) => {
    const [status, body] = routes[request.method + ' ' + request.url] ?? [404, { error: 'not found' }]
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  })
`,
  'src/cli.js': `const [command] = process.argv.slice(2)
if (command === 'list') {
  console.log('j1 mail waiting')
} else {
  console.error('usage: jobs list')
  process.exitCode = 2
}
`,
  'test/support/server.js': `import { once } from 'node:events'
import { createApp } from '../../src/http/server.js'

export async function withServer(use) {
  const server = createApp().listen(0, '127.0.0.1')
  await once(server, 'listening')
  try {
    return await use('http://127.0.0.1:' + server.address().port)
  } finally {
    server.close()
  }
}
`,
  'test/support/jobs.js': `export const aMail = (parts = {}) => ({ to: 'ann@example.org', subject: 'Hello', ...parts })
export const later = (milliseconds, value) => new Promise((resolve) => setTimeout(resolve, milliseconds, value))
export const failing = (times, error = new Error('busy')) => {
  let calls = 0
  return async () => {
    calls += 1
    if (calls <= times) throw error
    return 'after ' + calls
  }
}
export const pending = (name) => {
  throw new Error('not implemented: ' + name)
}
`,
  'test/fixtures/jobs.json': '[{ "type": "mail", "priority": 1 }, { "type": "alert", "priority": 9 }]\n',
  'test/fixtures/torn.json': '[{ "type": "mail", \n',
}
