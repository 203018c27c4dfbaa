// A harbour's software before the cycle's work: berths, dues, tides and a log, of which much is not there or wrong.
import type { Files } from '../case.ts'
import { support } from './support.ts'

export const product: Files = {
  ...support,
  'package.json': '{ "name": "harbour", "type": "module", "bin": { "harbour": "./src/cli.ts" } }\n',
  'src/errors.ts': `export class HarbourError extends Error {
  override name = 'HarbourError'
}
export class UnknownShip extends HarbourError {}
export class NoBerth extends HarbourError {}
export class NotImplementedError extends Error {
  override name = 'NotImplementedError'
}
`,
  'src/ship.ts': `export interface Cargo {
  kind: string
  tonnes: number
}

export class Ship {
  name: string
  length: number
  flag: string
  cargo: Cargo[]
  constructor(name: string, length = 40, flag = 'GR', cargo: Cargo[] = []) {
    this.name = name
    this.length = length
    this.flag = flag
    this.cargo = cargo
  }
  label(): string {
    return this.name
  }
  tonnage(): number {
    return this.cargo.length
  }
  rename(name: string): Ship {
    this.name = name
    return this
  }
  toJSON(): unknown {
    return { name: this.name }
  }
  callSign(): string {
    throw new Error('not implemented: Ship.callSign')
  }
  insure(): string {
    return this.insurer.policyFor(this.name)
  }
}
`,
  'src/berths.ts': `import { EventEmitter } from 'node:events'
import { UnknownShip } from './errors.ts'
import type { Ship } from './ship.ts'

export class Berths extends EventEmitter {
  #lengths: number[]
  #taken: { berth: number; ship: Ship }[] = []
  constructor(lengths = [30, 60, 120]) {
    super()
    this.#lengths = lengths
  }
  get taken(): number {
    return this.#taken.length
  }
  dock(ship: Ship): number {
    const berth = Math.min(this.#taken.length + 1, this.#lengths.length)
    this.#taken.push({ berth, ship })
    return berth
  }
  free(): number[] {
    return this.#lengths.map((_, at) => at + 1)
  }
  of(name: string): number {
    const found = this.#taken.find(({ ship }) => ship.name === name)
    if (found === undefined) throw new UnknownShip('none')
    return found.berth
  }
  ships(): string[] {
    return this.#taken.map(({ ship }) => ship.name)
  }
  async leave(name: string): Promise<void> {}
  load(done: (error: Error | null, ships: string[]) => void): void {
    setImmediate(done, null, [])
  }
  transfer(name: string, other: Berths): number {
    return other.accept(this.#taken.find(({ ship }) => ship.name === name))
  }
}
`,
  'src/dues.ts': `import { NotImplementedError } from './errors.ts'
import type { Ship } from './ship.ts'

export const dues = (ship: Ship, days: number): number => days * 100
export const formatMoney = (cents: number): string => String(cents)
export const parseMoney = (text: string): number => Number.parseFloat(text)
export const split = (cents: number, ways: number): number[] => new Array(ways).fill(Math.floor(cents / ways))
export async function invoice(ship: Ship): Promise<string> {
  throw new NotImplementedError('invoice for ' + ship.name)
}
export const discountOf = (contract): number => contract.terms.discount
`,
  'src/tides.ts': `export const tideAt = (hour: number): number => 0
export const isSafe = (draught: number, hour: number): boolean => true
export const nextHigh = (after: Date): Date => new Date(after.getTime())
export function table(): number[] {
  throw new Error('tide tables are not yet implemented')
}
`,
  'src/time.ts': `export const formatTime = (at: Date, zone: string): string => at.toISOString()
export const hoursOf = (day: string, zone: string): number => 24
export const daysBetween = (from: string, to: string): number => 0
export const parseArrival = (text: string): string => new Date(text).toISOString()
`,
  'src/log.ts': `export interface Entry {
  at: Date
  text: string
}

export class HarbourLog {
  entries: Entry[] = []
  #clock: () => Date
  constructor(clock: () => Date = () => new Date(0)) {
    this.#clock = clock
  }
  write(text: string, at = this.#clock()): this {
    this.entries.push({ at, text })
    return this
  }
  page(number: number, size: number): Entry[] {
    return this.entries
  }
  latest(): Entry[] {
    return [...this.entries]
  }
  nextId(): string {
    return 'log'
  }
  toCsv(): string {
    return 'at,text'
  }
  async *lines(): AsyncGenerator<string> {
    yield 'end of log'
  }
}
`,
  'src/pilots.ts': `export class PilotQueue {
  #limit: number
  constructor(limit = 1) {
    this.#limit = limit
  }
  async request<T>(task: () => Promise<T>): Promise<T> {
    return task()
  }
  async drain(): Promise<number> {
    return 0
  }
}
`,
  'src/store.ts': `import { readFile, writeFile } from 'node:fs/promises'

export class FileStore {
  path: string
  constructor(path: string) {
    this.path = path
  }
  async save(ships: unknown[]): Promise<void> {
    await writeFile(this.path, '[]')
  }
  async load(): Promise<unknown[]> {
    return JSON.parse(await readFile(this.path, 'utf8'))
  }
  async archive(folder: string): Promise<string[]> {
    return []
  }
}
`,
  'src/words.ts': `import { Readable } from 'node:stream'

export const greet = (name: string, language = process.env.HARBOUR_LANGUAGE): string => 'Welcome, ' + name
export const arrivals = (count: number, language = 'en'): string => count + ' ships'
export const sorted = (names: readonly string[]): string[] => [...names]
export const slug = (name: string): string => name.toLowerCase()
export const manifest = (lines: readonly string[]): Readable => Readable.from([])
`,
  'src/weather.ts':
    "import { wind } from './stations/north.ts'\n\nexport const canSail = (hour: number): boolean => wind(hour) < 8\n",
  'src/bulletin.ts':
    "import { canSail } from './weather.ts'\n\nexport const bulletin = (hour: number): string => (canSail(hour) ? 'open' : 'closed')\n",
  'src/http/app.ts': `import { createServer } from 'node:http'

export const createApp = () =>
  createServer((request, response) => {
    const json = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    const path = new URL(request.url ?? '/', 'http://harbour').pathname
    if (request.method === 'GET' && path === '/ships') return json(200, [{ name: 'Argo' }, { name: 'Vega' }])
    if (request.method === 'GET' && path === '/tides') return json(501, { error: 'tides are not implemented' })
    if (request.method === 'DELETE') return json(405, { error: 'method not allowed' })
    return json(404, { error: 'not found' })
  })
`,
  'src/cli.ts': `const [command, ...rest] = process.argv.slice(2)
if (command === 'ships') console.log('Argo\\nVega')
else {
  console.error('harbour: no command ' + command)
  process.exitCode = 64
}
`,
}
