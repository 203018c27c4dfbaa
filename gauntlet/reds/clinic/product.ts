// The software of a clinic for animals before the cycle's work: patients, visits, doses, bills, of which much is wrong or missing.
import type { Files } from '../case.ts'
import { support } from './support.ts'

export const product: Files = {
  ...support,
  'package.json': '{ "name": "clinic", "type": "module", "bin": { "clinic": "./src/cli.ts" } }\n',
  'src/errors.ts': `export class ClinicError extends Error {
  override name = 'ClinicError'
  code = 'unknown'
}
export class UnknownPatient extends ClinicError {}
export class SlotTaken extends ClinicError {}
export class NotImplementedError extends Error {
  override name = 'NotImplementedError'
}
`,
  'src/patients.ts': `import { NotImplementedError, UnknownPatient } from './errors.ts'

export class Patient {
  name: string
  species: string
  weight: number
  born: string
  constructor(name: string, { species = 'dog', weight = 10, born = '2020-01-01' } = {}) {
    this.name = name
    this.species = species
    this.weight = weight
    this.born = born
  }
  age(on: Date): number {
    return 0
  }
  label(): string {
    return this.name
  }
  isAdult(on: Date): boolean {
    return false
  }
  toJSON(): unknown {
    return { name: this.name }
  }
  passport(): string {
    throw new Error('passport: not implemented')
  }
  keeper(): string {
    return this.owner.name
  }
}

export class Register {
  #patients: Patient[] = []
  get size(): number {
    return this.#patients.length
  }
  add(patient: Patient): this {
    this.#patients.push(patient)
    return this
  }
  find(name: string): Patient {
    const found = this.#patients.find((patient) => patient.name === name)
    if (found === undefined) throw new UnknownPatient('unknown')
    return found
  }
  names(): string[] {
    return this.#patients.map(({ name }) => name)
  }
  search(text: string): Patient[] {
    return []
  }
  remove(name: string): boolean {
    return false
  }
  bySpecies(): Map<string, string[]> {
    return new Map()
  }
  async merge(other: Register): Promise<number> {
    throw new NotImplementedError('merging registers')
  }
}
`,
  'src/calendar.ts': `import { EventEmitter } from 'node:events'

export interface Visit {
  id: string
  patient: string
  at: string
  minutes: number
}

export class Calendar extends EventEmitter {
  #visits: Visit[] = []
  book(patient: string, at: string, minutes = 20): Visit {
    const visit = { id: 'v', patient, at, minutes }
    this.#visits.push(visit)
    return visit
  }
  cancel(id: string): boolean {
    return true
  }
  of(day: string): Visit[] {
    return []
  }
  free(day: string): string[] {
    return ['09:00', '09:20', '09:40']
  }
  next(after: Date): Visit | null {
    return null
  }
  move(id: string, at: string): Visit {
    throw new Error('moving visits is not implemented yet')
  }
  async sync(remote: { push: (visits: Visit[]) => Promise<number> }): Promise<number> {
    return 0
  }
  *[Symbol.iterator](): Generator<Visit> {}
}
`,
  'src/doses.ts': `export const dose = (drug: string, kilograms: number): number => 0
export const formatDose = (millilitres: number): string => String(millilitres)
export const parseDose = (text: string): number => Number.parseInt(text, 10)
export const schedule = (timesADay: number, from = '08:00'): string[] => [from]
export const rounded = (millilitres: number, step = 0.05): number => millilitres
export function maximum(drug: string): number {
  throw new Error('not implemented')
}
const strengths: Record<string, { perKilogram: number }> = { amoxil: { perKilogram: 10 } }
export const strengthOf = (drug: string): number => strengths[drug].perKilogram
`,
  'src/bills.ts': `import { NotImplementedError } from './errors.ts'

export interface Line {
  what: string
  cents: number
  times?: number
}

export const total = (lines: readonly Line[]): number => lines.length
export const withVat = (cents: number, rate = 0.19): number => cents
export const format = (cents: number, currency = 'EUR'): string => cents + ' ' + currency
export const number = (year: number, count: number): string => String(count)
export const split = (cents: number, ways: number): number[] => [cents]
export const discounted = (cents: number, { percent = 0, most = Infinity } = {}): number => cents
export async function send(bill: { to: string; lines: Line[] }, mailer: { send: (mail: unknown) => Promise<string> }) {
  return 'unsent'
}
export async function refund(id: string): Promise<number> {
  throw new NotImplementedError('refund of ' + id)
}
export const clientOf = (bill): string => bill.client.address.city
`,
  'src/waiting.ts': `export class WaitingRoom {
  #names: string[] = []
  async join(name: string): Promise<number> {
    this.#names.push(name)
    return 0
  }
  async call(): Promise<string | null> {
    return null
  }
  get size(): number {
    return 0
  }
  async *watch(): AsyncGenerator<string> {}
  onCall(listener: (name: string) => void): () => void {
    return () => {}
  }
}
`,
  'src/timing.ts': `export async function retry<T>(task: () => Promise<T>, { times = 3, wait = 0 } = {}): Promise<T> {
  return task()
}
export const debounce = <T extends unknown[]>(call: (...args: T) => void, milliseconds: number) => call
export const memo = <A, B>(call: (value: A) => B) => call
export async function pool<T>(tasks: (() => Promise<T>)[], limit: number): Promise<T[]> {
  return Promise.all(tasks.map((task) => task()))
}
export const never = (): Promise<string> => new Promise(() => {})
`,
  'src/reminders.ts': `export interface Mailer {
  send(mail: { to: string; subject: string; text: string }): Promise<string>
}

export class Reminders {
  #mailer: Mailer
  #clock: () => Date
  constructor(mailer: Mailer, clock = () => new Date()) {
    this.#mailer = mailer
    this.#clock = clock
  }
  async sendDue(visits: readonly { patient: string; at: string; mail: string }[]): Promise<number> {
    return 0
  }
  text(visit: { patient: string; at: string }, language = 'en'): string {
    return visit.patient
  }
  start(milliseconds: number): void {}
  stop(): void {}
}
`,
  'src/lab.ts': `import { Transform } from 'node:stream'

export const parseResults = (text: string): { test: string; value: number; unit: string }[] => []
export const toCsv = (rows: readonly Record<string, unknown>[]): string => Object.keys(rows[0] ?? {}).join(';')
export const flags = (value: number, low: number, high: number): string => ''
export const lines = () =>
  new Transform({
    objectMode: true,
    transform(chunk, _, done) {
      done(null, String(chunk))
    },
  })
export const readAt = (text: string): string => new Date(text).toISOString()
`,
  'src/store.ts': `import { readFile, writeFile } from 'node:fs/promises'

export class JsonStore {
  path: string
  constructor(path: string) {
    this.path = path
  }
  async save(value: unknown): Promise<void> {
    await writeFile(this.path, '{}')
  }
  async load(): Promise<unknown> {
    return JSON.parse(await readFile(this.path, 'utf8'))
  }
  async backups(): Promise<string[]> {
    return []
  }
}
`,
  'src/payments.ts':
    "import { sepa } from './banks/sepa.ts'\n\nexport const pay = (cents: number): string => sepa(cents)\n",
  'src/evening.ts':
    "import { pay } from './payments.ts'\n\nexport const close = (cents: number): string => pay(cents) + '.'\n",
  'src/http/app.ts': `import { createServer } from 'node:http'

export const createApp = () =>
  createServer((request, response) => {
    const json = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    const { pathname } = new URL(request.url ?? '/', 'http://clinic')
    if (pathname === '/health') return json(200, { ok: true })
    if (request.method === 'GET' && pathname === '/patients') return json(200, [{ name: 'Rex' }, { name: 'Mia' }])
    if (request.method === 'PUT') return json(405, { error: 'method not allowed' })
    if (pathname === '/labs') return json(501, { error: 'labs are not implemented' })
    return json(404, { error: 'not found' })
  })
`,
  'src/cli.ts': `const [command] = process.argv.slice(2)
if (command === 'patients') console.log('Rex\\nMia')
else {
  console.error('clinic: unknown command')
  process.exitCode = 2
}
`,
}
