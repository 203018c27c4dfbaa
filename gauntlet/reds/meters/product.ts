// The software of a power utility before the cycle's work: readings, tariffs, invoices, outages, customers, of which much is wrong or missing.
import { support as clinics } from '../clinic/support.ts'
import type { Files } from '../case.ts'

export const product: Files = {
  'package.json': '{ "name": "meters", "type": "module", "version": "0.3.0", "bin": { "meters": "./src/cli.ts" } }\n',
  'test/support/serving.ts': clinics['test/support/serving.ts'] ?? '',
  'test/support/grid.ts': `import { Customers } from '../../src/customers.ts'
import { Readings } from '../../src/readings.ts'

export const aReadings = (...rows) => {
  const readings = new Readings()
  for (const [at, kwh, meter = 'M-1'] of rows) readings.add(meter, new Date(at), kwh)
  return readings
}
export const aCustomer = (more = {}) => ({ id: 'c-1', name: 'Ada', street: 'Mill Lane 4', iban: 'DE89370400440532013000', ...more })
export const someCustomers = (...all) => {
  const customers = new Customers()
  for (const one of all) customers.add(one)
  return customers
}
export const aLine = (what = 'usage', cents = 1200) => ({ what, cents })

export class PostBox {
  letters = []
  async post(to, text) {
    this.letters.push({ to, text })
  }
}
export class FixedClock {
  constructor(text) {
    this.text = text
  }
  now() {
    return new Date(this.text)
  }
}
export const busyTimes = (times, answer) => {
  let asked = 0
  const work = async () => {
    asked += 1
    if (asked <= times) throw new Error('busy')
    return answer
  }
  work.asked = () => asked
  return work
}
export const until = async (holds, ms = 300) => {
  for (const end = Date.now() + ms; Date.now() < end; ) {
    if (holds()) return true
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  return false
}
`,
  'test/support/labels.ts': `export const streetNumber = (label) => label.match(/no\\. (\\d+)/)[1]
export const sumOf = (lines) => lines.map(centsOf).reduce((sum, cents) => sum + cents, 0)
`,
  'test/fixtures/readings.csv': 'meter;at;kwh\nM-1;2026-01-01;100\nM-1;2026-02-01;180\nM-2;2026-01-01;oops\n',
  'src/errors.ts': `export class MeterError extends Error {
  override name = 'MeterError'
  code = 'meter'
}
export class UnknownMeter extends MeterError {}
export class ReadingTooLow extends MeterError {}
`,
  'src/readings.ts': `import { UnknownMeter } from './errors.ts'

export interface Reading {
  meter: string
  at: Date
  kwh: number
}

export class Readings {
  #all: Reading[] = []
  add(meter: string, at: Date, kwh: number): void {
    this.#all.push({ meter, at, kwh })
  }
  last(meter: string): Reading {
    const found = this.#all.find((one) => one.meter === meter)
    if (found === undefined) throw new UnknownMeter('unknown meter ' + meter)
    return found
  }
  usage(meter: string): number {
    return 0
  }
  between(from: Date, to: Date): Reading[] {
    return []
  }
  get size(): number {
    return 0
  }
  meters(): Set<string> {
    return new Set()
  }
}
`,
  'src/tariffs.ts': `export interface Tariff {
  cents: number
  base: number
}
export const costOf = (kwh: number, { cents = 30, base = 900 }: Partial<Tariff> = {}): number => 0
export const tierOf = (kwh: number): string => 'low'
export const nightShare = (hours: readonly number[]): number => 0
export const parseTariff = (text: string): Tariff | null => null
export const withVat = (cents: number, rate = 0.19): number => cents
export const instalments = (cents: number, months: number): number[] => []
export const cheapest = (kwh: number, tariffs: Tariff[]): Tariff | undefined => tariffs.sort()[0]
`,
  'src/invoices.ts': `export interface Line {
  what: string
  cents: number
}
export class Invoice {
  lines: Line[]
  constructor(lines: Line[] = []) {
    this.lines = lines
  }
  total(): number {
    return 0
  }
  render(): string {
    return ''
  }
  toJSON(): object {
    return {}
  }
}
export const numberOf = (year: number, at: number): string => String(at)
export const periodOf = (day: Date): { from: Date; to: Date } => ({ from: day, to: day })
export const dueOn = (day: Date, days = 14): Date => day
export async function sendInvoices(
  customers: readonly { id: string }[],
  box: { post(to: string, text: string): Promise<void> },
  clock: { now(): Date } = { now: () => new Date() },
): Promise<number> {
  return 0
}
`,
  'src/outages.ts': `import { EventEmitter } from 'node:events'

export class Outages extends EventEmitter {
  #open: string[] = []
  report(street: string): number {
    this.#open.push(street)
    return 0
  }
  open(): string[] {
    return []
  }
  restore(street: string): void {
    throw new Error('restore is not implemented')
  }
  async *watch(): AsyncGenerator<string> {}
  restored(): Promise<string> {
    return new Promise(() => {})
  }
}
`,
  'src/customers.ts': `export interface Customer {
  id: string
  name: string
  street: string
  iban: string
}
export class Customers {
  #all = new Map<string, Customer>()
  add(customer: Customer): this {
    return this
  }
  find(id: string): Customer | undefined {
    return undefined
  }
  async move(id: string, street: string): Promise<{ moved: boolean }> {
    return { moved: false }
  }
  *[Symbol.iterator](): Iterator<Customer> {}
}
export const maskIban = (iban: string): string => iban
export const greeting = (customer: Customer): string => ''
export const streetOf = (customer): string => customer.address.street.trim()
`,
  'src/imports.ts': `export const parseCsv = (text: string): object[] => []
export async function importFile(path: string, onRow: (row: object) => void = () => {}): Promise<{ rows: number; bad: number }> {
  return { rows: 0, bad: 0 }
}
export async function retry<T>(work: () => Promise<T>, times = 3): Promise<T | null> {
  try {
    return await work()
  } catch {
    return null
  }
}
`,
  'src/loads.ts':
    "import { smooth } from './math/smooth.ts'\n\nexport const peakOf = (loads: number[]): number => Math.max(...smooth(loads))\n",
  'src/http/app.ts': `import { createServer } from 'node:http'

export const createApp = () =>
  createServer((request, response) => {
    const json = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    const { pathname } = new URL(request.url ?? '/', 'http://meters')
    if (pathname === '/meters') return json(200, { meters: [] })
    if (pathname.startsWith('/meters/')) return json(200, {})
    if (pathname === '/readings') return json(501, { error: 'readings are not implemented' })
    return json(404, { error: 'not found' })
  })
`,
  'src/cli.ts': `const [command] = process.argv.slice(2)
if (command === 'usage') console.log('0 kWh')
else {
  console.error('unknown command: ' + command)
  process.exitCode = 2
}
`,
}
