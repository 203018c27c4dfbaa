// The software of a lending library before the cycle's work: loans, fines, holds, notices, records, of which much is wrong or missing.
import { support as clinics } from '../clinic/support.ts'
import type { Files } from '../case.ts'

export const product: Files = {
  'package.json': '{ "name": "library", "type": "module", "bin": { "library": "./src/cli.ts" } }\n',
  'test/support/serving.ts': clinics['test/support/serving.ts'] ?? '',
  'test/support/stock.ts': `import { Desk } from '../../src/desk.ts'
import { Member } from '../../src/members.ts'

export const aDesk = (copies = { 'b-1': 1 }, more = {}) => new Desk({ copies, ...more })
export const aMember = (more = {}) => new Member({ id: 'm-1', name: 'Ada', ...more })
export const aBook = (more = {}) => ({ id: 'b-1', title: 'Emma', author: 'Austen', year: 1815, ...more })

export class LoanBuilder {
  #loan = { book: 'b-1', member: 'm-1', due: new Date('2026-03-01') }
  of(book) {
    this.#loan.book = book
    return this
  }
  due(text) {
    this.#loan.due = new Date(text)
    return this
  }
  build() {
    return { ...this.#loan }
  }
}
export class SentMail {
  letters = []
  async send(to, text) {
    this.letters.push({ to, text })
  }
}
export const failingFirst = (times) => {
  const fetchRecord = async (isbn) => {
    fetchRecord.asked += 1
    if (fetchRecord.asked <= times) throw new Error('busy')
    return { isbn, title: 'Emma' }
  }
  fetchRecord.asked = 0
  return fetchRecord
}
`,
  'test/support/client.ts': `/** The library as its clients see it. */
export class Client {
  constructor(url) {
    this.url = url
  }
  async lend(book, member) {
    return this.#post('/loans', { book, member })
  }
  async titles(query) {
    const answer = await fetch(this.url + '/books?q=' + encodeURIComponent(query))
    return (await answer.json()).books.map(({ title }) => title)
  }
  async #post(path, body) {
    const answer = await fetch(this.url + path, { method: 'POST', body: JSON.stringify(body) })
    return { status: answer.status, body: await answer.json() }
  }
}
`,
  'test/support/old.ts': `export const shelfOf = (text) => text.match(/shelf (\\d+)/)[1]
export const dueDates = (desk) => loansIn(desk).map(({ due }) => due)
`,
  'test/fixtures/books.json': '[{ "id": "b-1", "title": "Emma" }, { "id": "b-2", "title": "Ulysses" }]\n',
  'src/errors.ts': `export class LibraryError extends Error {
  override name = 'LibraryError'
  code = 'library'
}
export class NotOnLoan extends LibraryError {}
export class NoCopyLeft extends LibraryError {}
`,
  'src/desk.ts': `import { NotOnLoan } from './errors.ts'

export interface Loan {
  book: string
  member: string
  due: Date
}

export class Desk {
  #copies: Record<string, number>
  #loans: Loan[] = []
  #log: (line: string) => void
  constructor({ copies = {}, log = () => {} }: { copies?: Record<string, number>; log?: (line: string) => void } = {}) {
    this.#copies = copies
    this.#log = log
  }
  async lend(book: string, member: string): Promise<{ ok: boolean }> {
    this.#loans.push({ book, member, due: new Date(0) })
    return { ok: true }
  }
  giveBack(book: string): void {
    const at = this.#loans.findIndex((loan) => loan.book === book)
    if (at < 0) throw new NotOnLoan('not on loan')
  }
  available(book: string): number {
    return 0
  }
  loansOf(member: string): Loan[] {
    return []
  }
  async renew(book: string): Promise<{ renewed: boolean; code?: string }> {
    return { renewed: false }
  }
  declareLost(book: string): number {
    throw new Error('declareLost is not implemented')
  }
}
`,
  'src/fines.ts': `export const fineFor = (days: number, { daily = 20, most = 1000 } = {}): number => 0
export const formatFine = (cents: number): string => String(cents)
export const dueDate = (from: Date, weeks = 4): Date => from
export const splitFine = (cents: number, people: number): number[] => []
`,
  'src/members.ts': `export class Member {
  id: string
  name: string
  constructor({ id, name }: { id: string; name: string }) {
    this.id = id
    this.name = name
  }
  initials(): string {
    return ''
  }
  card(): string {
    return 'card'
  }
}
export const parseCard = (text: string): { id: string } | null => null
export const contactOf = (member): string => member.contact.mail.toLowerCase()
`,
  'src/books.ts': `export const isIsbn = (text: string): boolean => false
export const search = (books: readonly object[], words: string): object[] => []
export const byAuthor = (books: { author: string }[]): { author: string }[] => books.sort()
export const label = (book: object): string => ''
`,
  'src/holds.ts': `import { EventEmitter } from 'node:events'

export class Holds extends EventEmitter {
  #waiting: string[] = []
  place(member: string): number {
    this.#waiting.push(member)
    return 0
  }
  next(): Promise<string> {
    return new Promise(() => {})
  }
  get length(): number {
    return 0
  }
}
`,
  'src/notices.ts': `export interface Mail {
  send(to: string, text: string): Promise<void>
}
export async function sendNotices(loans: readonly object[], mail: Mail, now: () => Date = () => new Date()): Promise<number> {
  return 0
}
`,
  'src/records.ts': `export async function* readRecords(lines: Iterable<string>): AsyncGenerator<{ isbn: string; title: string }> {}
export async function lookUp(isbn: string, fetchRecord: (isbn: string) => Promise<object>, attempts = 3): Promise<object | null> {
  try {
    return await fetchRecord(isbn)
  } catch {
    return null
  }
}
export const toCsv = (books: readonly object[]): string => ''
`,
  'src/scans.ts':
    "import { decode } from './vendor/barcodes.ts'\n\nexport const readBarcode = (image: Uint8Array): string => decode(image)\n",
  'src/http/app.ts': `import { createServer } from 'node:http'

export const createApp = () =>
  createServer((request, response) => {
    const json = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    const { pathname } = new URL(request.url ?? '/', 'http://library')
    if (pathname === '/books') return json(200, { books: [] })
    if (pathname === '/holds') return json(501, { error: 'holds are not implemented' })
    return json(404, { error: 'not found' })
  })
`,
  'src/cli.ts': `const [command] = process.argv.slice(2)
if (command === 'hours') console.log('closed')
else {
  console.error('unknown command: ' + command)
  process.exitCode = 2
}
`,
}
