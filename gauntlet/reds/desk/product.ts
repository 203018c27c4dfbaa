// A ticket desk as it is before the cycle's work: some of it wrong, some not implemented, some broken.
import type { Files } from '../case.ts'

export const product: Files = {
  'package.json': `{
  "name": "desk",
  "type": "module",
  "imports": { "#domain/*": "./src/domain/*" },
  "devDependencies": { "chai": "*", "should": "*", "express": "*", "fastify": "*", "supertest": "*", "execa": "*" }
}
`,
  'src/errors.js': `export class NotImplementedError extends Error {
  constructor(what) {
    super(what)
    this.name = 'NotImplementedError'
  }
}
`,
  'src/domain/tickets.js': `import { NotImplementedError } from '../errors.js'

export class Ticket {
  constructor(title) {
    this.title = title
    this.state = 'new'
  }
  close() {
    throw new NotImplementedError('close')
  }
}
export const open = (title) => ({ id: 7, title, state: 'new', tags: [] })
export const list = () => [open('first')]
export const slug = (text) => text
export const round = (number) => Math.floor(number)
export const render = ({ title }) => '<b>' + title + '</b>'
export const find = (id) => list().find((ticket) => ticket.id === id)
export const owner = () => null
export const watch = () => undefined
export async function assign() {
  throw new Error('no such person')
}
export async function reopen() {
  throw new NotImplementedError('reopen')
}
export function merge() {
  throw Object.assign(new Error('merge'), { code: 'ERR_NOT_IMPLEMENTED' })
}
export function split() {
  throw new Error('split is not yet implemented')
}
export async function* stream() {
  yield open('first')
  throw new NotImplementedError('stream')
}
export async function send() {
  try {
    await reopen()
  } catch (cause) {
    throw new Error('cannot send', { cause: new Error('cannot reopen', { cause }) })
  }
}
export const lead = (ticket) => ticket.owner.team.lead.name
export const parse = (text) => JSON.parse(text)
export const depth = (ticket) => depth(ticket) + 1
export const titles = (tickets) => tickets.map((ticket) => ticket.title.trim())
export default { open, list }
`,
  'src/domain/teams.js': "export const teams = () => ['support']\n",
  'src/domain/größe und ziel.js': 'export const size = () => 1\n',
  'src/index.js': "export * from './domain/tickets.js'\nexport { teams } from './domain/teams.js'\n",
  'src/legacy.cjs': `const stamp = () => 'never'
module.exports = { stamp, sum: (a, b) => a - b }
`,
  'src/domain/torn.js': 'export const torn = {\n',
  'src/domain/unnamed.js': "import { nothing } from './tickets.js'\nexport const unnamed = () => nothing()\n",
  'src/domain/store.js': "import { rows } from './rows.js'\nexport const store = () => rows()\n",
  'src/domain/eager.js': 'const settings = undefined\nexport const limit = settings.limit\n',
  'src/adapters/mailer.js': "import mail from 'mailer-of-nobody'\nexport const mailer = () => mail()\n",
  'src/adapters/database.js': `if (!process.env.DESK_DATABASE) throw new Error('Missing required environment variable: DESK_DATABASE')
export const rows = () => []
`,
  'src/main.js': `import { createServer } from 'node:http'

const answers = { '/broken': 500, '/export': 501, '/old': 405 }
export const serve = (port = 0) =>
  new Promise((resolve, reject) => {
    const server = createServer((request, response) => {
      response.writeHead(answers[request.url] ?? 404, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ error: 'not found' }))
    })
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve(server))
  })
`,
  'src/adapters/express.js': `import express from 'express'
export const app = express()
app.get('/tickets/7', (_, response) => response.type('text').send('seven'))
app.get('/teams', () => {
  throw new TypeError('teams are not loaded')
})
`,
  'src/adapters/fastify.js': `import fastify from 'fastify'
export const app = fastify()
app.get('/tickets/7', async () => ({ id: 7 }))
`,
  'src/cli.js': `const [, , word] = process.argv
if (word === 'list') console.log('no tickets')
else if (word === 'close') {
  class NotImplementedError extends Error {
    name = 'NotImplementedError'
  }
  throw new NotImplementedError('close')
} else {
  console.error('unknown command: ' + word)
  process.exitCode = 64
}
`,
  'test/support/ask.js': `export const port = (server) => server.address().port
export const ask = async (check, value) => {
  await null
  check(value)
}
`,
  'test/support/queue.js': "import { queue } from '../../src/domain/queue.js'\nexport const aQueue = () => queue()\n",
}
