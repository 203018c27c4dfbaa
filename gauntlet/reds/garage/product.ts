// The software of a parking garage before the cycle's work: spots, tickets, tariffs, a barrier, of which much is wrong or missing.
import { support as clinics } from '../clinic/support.ts'
import type { Files } from '../case.ts'

export const product: Files = {
  'package.json': '{ "name": "garage", "type": "module", "bin": { "garage": "./src/cli.ts" } }\n',
  'test/support/serving.ts': clinics['test/support/serving.ts'] ?? '',
  'test/support/make.ts': `import { Garage } from '../../src/garage.ts'
import { Ticket } from '../../src/tickets.ts'

export const makeGarage = ({ levels = 1, spots = 2, parked = [] } = {}) => {
  const garage = new Garage({ levels, spots })
  for (const plate of parked) garage.park(plate)
  return garage
}
export const makeTicket = (more = {}) => new Ticket({ id: 't-1', plate: 'B-AB 12', enteredAt: '2026-03-02T08:00:00Z', ...more })
export const makeVisit = (more = {}) => ({ plate: 'B-AB 12', minutes: 45, cents: 300, ...more })

export class InMemoryLedger {
  entries = []
  async record(entry) {
    this.entries.push(entry)
    return this.entries.length
  }
}
`,
  'test/support/legacy.ts': `export const platesOf = (garage) => spotsOf(garage).map(({ plate }) => plate)
export const minutesOf = (text) => Number(text.match(/(\\d+) min/)[1])
`,
  'test/fixtures/day.json':
    '{ "visits": [{ "plate": "B-AB 12", "minutes": 45 }, { "plate": "M-X 7", "minutes": 130 }] }\n',
  'src/errors.ts': `export class GarageError extends Error {
  override name = 'GarageError'
  code = 'garage'
}
export class GarageFull extends GarageError {}
export class UnknownPlate extends GarageError {}
`,
  'src/garage.ts': `import { EventEmitter } from 'node:events'
import { UnknownPlate } from './errors.ts'

export class Garage extends EventEmitter {
  #capacity: number
  #plates = new Set<string>()
  constructor({ levels = 1, spots = 10 } = {}) {
    super()
    this.#capacity = levels * spots
  }
  get capacity(): number {
    return this.#capacity
  }
  get plates(): string[] {
    return [...this.#plates]
  }
  park(plate: string): string {
    this.#plates.add(plate)
    return 'spot'
  }
  leave(plate: string): void {
    if (!this.#plates.delete(plate)) throw new UnknownPlate('no such plate')
  }
  free(): number {
    return this.#capacity
  }
  isFull(): boolean {
    return false
  }
  occupancy(): number {
    return 0
  }
  reserve(plate: string, until: Date): string {
    throw new Error('reserve is not implemented')
  }
}
`,
  'src/tickets.ts': `export class Ticket {
  id: string
  plate: string
  enteredAt: Date
  paidAt: Date | null = null
  constructor({ id, plate, enteredAt }: { id: string; plate: string; enteredAt: string }) {
    this.id = id
    this.plate = plate
    this.enteredAt = new Date(enteredAt)
  }
  minutes(at: Date): number {
    return 0
  }
  pay(at: Date): this {
    return this
  }
  toString(): string {
    return 'Ticket'
  }
}
export const parseTicket = (text: string): { id: string; plate: string } | null => null
export const ownerOf = (ticket): string => ticket.owner.name.trim()
`,
  'src/tariff.ts': `export const fee = (minutes: number, { hourly = 200, free = 15, daily = 2000 } = {}): number => 0
export const formatCents = (cents: number): string => cents + ' cents'
export const change = (cents: number): number[] => []
export const parseDuration = (text: string): number => Number.parseInt(text, 10)
export const peak = (at: Date): boolean => false
`,
  'src/gate.ts': `export interface Display {
  show(text: string): void
}
export interface Camera {
  read(): Promise<string | null>
}

export class Gate {
  #display: Display
  isOpen = false
  constructor(display: Display) {
    this.#display = display
  }
  async admit(camera: Camera): Promise<boolean> {
    return false
  }
  openFor(milliseconds: number): void {}
}
`,
  'src/payments.ts': `export interface Terminal {
  charge(cents: number): Promise<{ approved: boolean; receipt?: string }>
}
export async function settle(plate: string, cents: number, terminal: Terminal, ledger = { record: async (_: unknown) => 0 }) {
  return { paid: false }
}
export async function withRetry<T>(task: () => Promise<T>, attempts = 3): Promise<T> {
  return task()
}
export const watchPrices = (onChange: (cents: number) => void, every = 1000): (() => void) => () => {}
`,
  'src/reports.ts': `import { writeFile } from 'node:fs/promises'

export const toCsv = (visits: readonly object[]): string => ''
export const summarize = (visits: readonly { plate: string; minutes: number }[]) => ({ count: 0, minutes: 0 })
export async function saveReport(path: string, visits: readonly object[]): Promise<void> {
  await writeFile(path, '')
}
export async function* byHour(visits: readonly object[]): AsyncGenerator<{ hour: number; count: number }> {}
`,
  'src/cameras.ts':
    "import { decode } from './vendor/anpr.ts'\n\nexport const readPlate = (image: Uint8Array): string => decode(image)\n",
  'src/http/app.ts': `import { createServer } from 'node:http'

export const createApp = () =>
  createServer((request, response) => {
    const json = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    const { pathname } = new URL(request.url ?? '/', 'http://garage')
    if (pathname === '/spots') return json(200, { free: 0 })
    if (pathname === '/permits') return json(501, { error: 'permits are not implemented' })
    return json(404, { error: 'not found' })
  })
`,
  'src/cli.ts': `const [command] = process.argv.slice(2)
if (command === 'status') console.log('open')
else {
  console.error('unknown command: ' + command)
  process.exitCode = 2
}
`,
}
