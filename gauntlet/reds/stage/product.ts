// A theatre's box office before the cycle's work: seats, prices, shows and orders, of which much is not there or wrong.
import type { Files } from '../case.ts'
import { support } from './support.ts'

export const product: Files = {
  ...support,
  'package.json': '{ "name": "stage", "type": "module", "bin": { "stage": "./src/cli.ts" } }\n',
  'src/errors.ts': `export class BoxOfficeError extends Error {
  override name = 'BoxOfficeError'
  code = 'FAILED'
}
export class SoldOut extends BoxOfficeError {}
export class UnknownSeat extends BoxOfficeError {}
`,
  'src/hall.ts': `import { EventEmitter } from 'node:events'
import { UnknownSeat } from './errors.ts'

export interface Sale {
  seat: string
  buyer: string
}

export class Hall extends EventEmitter {
  name: string
  #seats: string[]
  #sales: Sale[] = []
  constructor(name = 'Globe', rows = ['A', 'B'], perRow = 4) {
    super()
    this.name = name
    this.#seats = rows.flatMap((row) => Array.from({ length: perRow }, (_, at) => row + (at + 1)))
  }
  get capacity(): number {
    return this.#seats.length
  }
  seats(): string[] {
    return [...this.#seats]
  }
  free(): string[] {
    return [...this.#seats]
  }
  sell(seat: string, buyer: string): Sale {
    if (!this.#seats.includes(seat)) throw new UnknownSeat('unknown seat')
    const sale = { seat, buyer }
    this.#sales.push(sale)
    return sale
  }
  sales(): Sale[] {
    return this.#sales
  }
  best(count: number): string[] {
    return this.#seats.slice(0, count)
  }
  async release(seat: string): Promise<void> {}
  plan(): string {
    throw new Error('not implemented: Hall.plan')
  }
  handOver(seat: string, other: Hall): Sale {
    return other.accept(seat)
  }
}
`,
  'src/prices.ts': `export const price = (category: string, age = 30): number => 2500
export const format = (cents: number, locale = 'en-GB'): string => '£' + cents / 100
export const total = (prices: readonly number[]): number => prices[0] ?? 0
export const share = (cents: number, ways: number): number[] => Array.from({ length: ways }, () => cents / ways)
export const withVoucher = (cents: number, voucher): number => voucher.rules.apply(cents)
export function refund(cents: number, hoursBefore: number): number {
  throw new Error('refunds are not yet implemented')
}
`,
  'src/show.ts': `export class Show {
  title: string
  startsAt: Date
  minutes: number
  constructor(title: string, startsAt: Date, minutes = 90) {
    this.title = title
    this.startsAt = startsAt
    this.minutes = minutes
  }
  endsAt(): Date {
    return this.startsAt
  }
  overlaps(other: Show): boolean {
    return false
  }
  toJSON(): unknown {
    return { title: this.title }
  }
  credits(): string {
    return this.director.name
  }
}
`,
  'src/calendar.ts': `import type { Show } from './show.ts'

export const localTime = (at: Date, zone: string): string => at.toISOString().slice(11, 16)
export const weekOf = (day: string): number => 1
export const nights = (from: string, to: string): number => 0
export const nextShow = (shows: readonly Show[], now: Date): Show | undefined => shows[0]
export const doorsOpen = (show: Show): Date => show.startsAt
export const parseDay = (text: string): string => new Date(text).toISOString().slice(0, 10)
`,
  'src/orders.ts': `export interface Gateway {
  charge(id: string, cents: number): Promise<string>
}

export class Orders {
  #gateway: Gateway
  #placed: { id: string; buyer: string; seats: readonly string[]; state: string }[] = []
  constructor(gateway: Gateway = { charge: async () => 'nobody' }) {
    this.#gateway = gateway
  }
  async place(buyer: string, seats: readonly string[], options = {}) {
    const order = { id: 'order', buyer, seats, state: 'new' }
    this.#placed.push(order)
    return order
  }
  async pay(id: string): Promise<string> {
    return 'unpaid'
  }
  async cancel(id: string): Promise<void> {}
  of(buyer: string) {
    return this.#placed
  }
  expire(now: Date): number {
    return 0
  }
  async *history(): AsyncGenerator<string> {
    yield 'opened'
  }
}
`,
  'src/waiting-room.ts': `export class WaitingRoom {
  #names: string[] = []
  get size(): number {
    return 0
  }
  enter(name: string): number {
    this.#names.push(name)
    return 1
  }
  next(): string | undefined {
    return this.#names.at(-1)
  }
  async admit(count: number): Promise<string[]> {
    return []
  }
  *[Symbol.iterator](): Generator<string> {}
}
`,
  'src/reports.ts': `import { writeFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { Sale } from './hall.ts'

export const salesCsv = (sales: readonly Sale[]): Readable => Readable.from(['seat;buyer\\n'])
export const summary = (sales: readonly Sale[]) => ({ sold: 0, buyers: [] })
export async function writeReport(path: string, sales: readonly Sale[]): Promise<void> {
  await writeFile(path, '')
}
`,
  'src/messages.ts': `export interface Transport {
  send(mail: { to: string; subject: string }): Promise<void>
}

export async function notify(transport: Transport, order): Promise<number> {
  return 0
}
export async function tell(url: string, event: unknown): Promise<number> {
  return 0
}
`,
  'src/words.ts': `export const slug = (title: string): string => title.toLowerCase()
export const sorted = (titles: readonly string[]): string[] => [...titles]
export const seatsLeft = (count: number, language = 'en'): string => count + ' seats'
export const initials = (name: string): string => name
`,
  'src/lights.ts': "import { level } from './dimmer/level.ts'\n\nexport const isDark = (): boolean => level() === 0\n",
  'src/evening.ts':
    "import { isDark } from './lights.ts'\n\nexport const mood = (): string => (isDark() ? 'dark' : 'light')\n",
  'src/http/app.ts': `import { createServer } from 'node:http'

export const createApp = () =>
  createServer((request, response) => {
    const json = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    const path = new URL(request.url ?? '/', 'http://stage').pathname
    if (request.method === 'GET' && path === '/shows') return json(200, [{ title: 'Hamlet' }, { title: 'Faust' }])
    if (request.method === 'GET' && path === '/shows/hamlet') return json(200, { title: 'Hamlet' })
    if (request.method === 'GET' && path === '/vouchers') return json(501, { error: 'vouchers are not implemented' })
    if (request.method === 'DELETE') return json(405, { error: 'method not allowed' })
    return json(404, { error: 'not found' })
  })
`,
  'src/cli.ts': `const [command] = process.argv.slice(2)
if (command === 'shows') console.log('Hamlet\\nFaust')
else {
  console.error('stage: no command ' + command)
  process.exitCode = 64
}
`,
}
