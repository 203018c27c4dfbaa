// An engine of text templates and its mailer, as they are before the cycle's work: some of it wrong, some not implemented, some broken.
import type { Files } from '../case.ts'

export const product: Files = {
  'package.json': `{
  "name": "letters",
  "version": "0.4.0",
  "type": "module",
  "exports": { ".": "./src/index.js" },
  "bin": { "letters": "./bin/letters.js" }
}
`,
  'src/index.js':
    "export { render } from './engine/render.js'\nexport { Template } from './engine/template.js'\nexport { TemplateError } from './engine/errors.js'\n",
  'src/engine/errors.js': `export class TemplateError extends Error {
  name = 'TemplateError'
  constructor(message, { line = 0, column = 0 } = {}) {
    super(message)
    this.line = line
    this.column = column
  }
}

export class NotImplementedError extends Error {
  name = 'NotImplementedError'
}
`,
  'src/engine/render.js': `export const render = (text, values = {}) => text

export const renderAll = (texts, values = {}) => texts.map((text) => render(text, values))

export async function renderFile(read, name, values = {}) {
  return render(await read(name), values)
}
`,
  'src/engine/template.js': `import { NotImplementedError } from './errors.js'

export class Template {
  #text

  constructor(text) {
    this.#text = text
  }

  static parse(text) {
    return new Template(text)
  }

  get variables() {
    return []
  }

  render(values = {}) {
    return this.#text
  }

  compile() {
    throw new NotImplementedError('Template.compile')
  }

  equals(other) {
    return this === other
  }

  *lines(values = {}) {
    yield this.#text
  }

  async *stream(values = {}) {
    yield this.#text
  }
}
`,
  'src/engine/position.js': `export class Position {
  constructor(line, column) {
    this.line = line
    this.column = column
    Object.freeze(this)
  }

  after(text) {
    return new Position(this.line, this.column + text.length)
  }

  isBefore(other) {
    return false
  }

  toString() {
    return this.line + ',' + this.column
  }
}
`,
  'src/engine/filters.js': `export const upper = (text) => text
export const truncate = (text, length, end = '…') => text
export const money = (cents, currency = 'EUR') => String(cents)
export const plural = (count, one, many) => one
export const date = (day, locale = 'en') => String(day)
`,
  'src/engine/escape.js': `export const escapeHtml = (text) => text
export const unescapeHtml = (text) => text
`,
  'src/engine/catalog.js': `export class Catalog {
  #texts = new Map()

  add(locale, key, text) {
    this.#texts.set(locale, { ...this.#texts.get(locale), [key]: text })
    return this
  }

  translate(locale, key) {
    return this.#texts.get(locale)[key]
  }

  missing(locale, from) {
    return []
  }
}
`,
  'src/engine/loader.js': `import { EventEmitter } from 'node:events'

export class Loader extends EventEmitter {
  #read

  constructor(read) {
    super()
    this.#read = read
  }

  async load(name) {
    return this.#read(name)
  }

  refresh(name) {
    return false
  }

  watch(folder) {
    throw new Error('Loader.watch is not implemented yet')
  }
}
`,
  'src/mail/mailer.js': `export class Mailer {
  #sent = 0
  constructor({ send, clock = Date, log = () => {} }) {
    Object.assign(this, { send, clock, log })
  }

  async deliver(letter) {
    this.#sent += 1
    return { id: this.#sent, status: 'queued' }
  }

  async deliverAll(letters) {
    return Promise.all(letters.map((letter) => this.deliver(letter)))
  }
}
`,
  'src/mail/archive.js': "import { encode } from './mime.js'\n\nexport const archive = (letter) => encode(letter)\n",
  'src/mail/bounces.js':
    "export const bounced = (letters) => letters.filter(({ status }) => status === 'bounced'\n\nexport const rate = (letters) => 0\n",
  'src/mail/account.js':
    "const url = process.env.LETTERS_SMTP_URL\nif (!url) throw new Error('Environment variable LETTERS_SMTP_URL is not set')\n\nexport const account = () => new URL(url).username\n",
  'src/http/server.js': `import { createServer } from 'node:http'

const answers = {
  'GET /templates': [200, { templates: [] }],
  'GET /templates/welcome': [200, { name: 'welcome', text: 'Hello {{ name }}' }],
  'POST /render': [501, { error: 'not implemented' }],
  'DELETE /templates/welcome': [405, { error: 'method not allowed' }],
}

export const listen = (port = 0) =>
  new Promise((resolve, reject) => {
    const server = createServer((request, response) => {
      const [status, body] = answers[request.method + ' ' + request.url.split('?')[0]] ?? [404, { error: 'not found' }]
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    })
    server.once('error', reject).listen(port, '127.0.0.1', () => resolve(server))
  })
`,
  'bin/letters.js': `#!/usr/bin/env node
const [command, ...rest] = process.argv.slice(2)
if (command === 'render') process.stdout.write('\\n')
else {
  process.stderr.write('letters: unknown command ' + command + '\\n')
  process.exitCode = 64
}
`,
  'test/support/server.js': `import { listen } from '../../src/http/server.js'

export async function withServer(use) {
  const server = await listen()
  try {
    return await use('http://127.0.0.1:' + server.address().port)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

export const post = (path, body) =>
  withServer(async (url) => {
    const answer = await fetch(url + path, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body),
    })
    return { status: answer.status, body: await answer.json() }
  })
`,
  'test/support/cli.js': `import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/** Runs the program from the root of the project. */
export const letters = (...args) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join('bin', 'letters.js'), ...args], { encoding: 'utf8' })
  return { status, stdout, stderr }
}
`,
  'test/support/builders.js': `export const aLetter = (parts = {}) => ({
  to: 'ada@example.org', headers: { subject: 'Welcome' }, text: 'Hello', ...parts,
})

export class LetterBuilder {
  #parts = {}
  to(address) {
    this.#parts.to = address
    return this
  }
  about(subject) {
    this.#parts.headers = { subject }
    return this
  }
  build() {
    return aLetter(this.#parts)
  }
}
`,
  'test/support/outbox.js': `/** Stands for the network: keeps what is sent. */
export class Outbox {
  sent = []
  send = async (letter) => {
    this.sent.push(letter)
    return { accepted: [letter.to] }
  }
}
`,
  'test/fixtures/welcome.txt': 'Hello {{ name }},\nwelcome to {{ place }}.\n',
  'test/fixtures/welcome.expected.txt': 'Hello Ada,\nwelcome to London.\n',
}
