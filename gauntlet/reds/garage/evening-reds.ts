// What an agent writes first, in Vitest, for features of the garage: whole flows with drivers, doubles, fixtures and files.
import type { Red } from '../case.ts'
import { builtin, from, headed, make, serving } from './kit.ts'

const v = headed("import { afterEach, beforeAll, beforeEach, describe, expect, it, test, vi } from 'vitest'\n")
const temporary = builtin('fs/promises', '{ mkdtemp, readFile, rm, writeFile }') + builtin('os', '{ tmpdir }') + builtin('path', '{ join }') // prettier-ignore

export const eveningReds: readonly Red[] = [
  v('a day in the garage', 'R-assertion', from('garage', '{ Garage }') + from('errors', '{ GarageFull }'), `describe('Feature: parking', () => {
  describe('Scenario: the last spot', () => {
    const garage = new Garage({ levels: 1, spots: 2 })

    it('Given a garage with one car', () => {
      garage.park('B-AB 12')
      expect(garage.plates).toEqual(['B-AB 12'])
      expect(garage.free()).toBe(1)
    })
    it('When another one comes, then it is full', () => {
      garage.park('M-X 7')
      expect(garage.isFull()).toBe(true)
    })
    it('And a third is turned away', () => {
      expect(() => garage.park('HH-Z 1')).toThrowError(GarageFull)
    })
  })
})`),
  v('fees by a driver', 'R-assertion', from('tariff', '{ fee }') + make('makeTicket'), `class VisitDriver {
  private ticket = makeTicket({ enteredAt: '2026-03-02T08:00:00Z' })
  private paid = 0
  stays(hours: number) {
    this.paid = fee(hours * 60)
    return this
  }
  expectToPay(cents: number) {
    expect(this.paid, \`for \${this.ticket.plate}\`).toBe(cents)
  }
}

it.each([1, 2, 5])('charges by the hour (%i)', (hours) => {
  new VisitDriver().stays(hours).expectToPay(hours * 200)
})`, { path: 'e2e/fees-by-a-driver.test.ts' }),
  v('a config file decides', 'R-missing-module', temporary + from('config/load', '{ loadConfig }'), `let folder
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'garage-config-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

it('reads spots and tariff', async () => {
  await writeFile(join(folder, 'garage.json'), JSON.stringify({ spots: 40, hourly: 250 }))
  const config = await loadConfig(folder)
  expect(config).toMatchObject({ spots: 40, hourly: 250, free: 15 })
})
it('names the file that is broken', async () => {
  await writeFile(join(folder, 'garage.json'), '{ "spots": ')
  await expect(loadConfig(folder)).rejects.toThrow(/garage\\.json/)
})`, { loading: true }),
  v('a mocked clock module', 'R-missing-module', from('curfew', '{ mayEnter }'), `vi.mock('../src/clock.ts', () => ({ now: vi.fn(() => new Date('2026-03-02T23:30:00')) }))

it('closes at eleven', () => {
  expect(mayEnter('B-AB 12')).toEqual({ allowed: false, reason: 'closed' })
})`, { loading: true }),
  v('a camera fails twice', 'R-assertion', from('gate', '{ Gate }'), `it('asks the camera again before it gives up', async () => {
  const read = vi.fn<() => Promise<string | null>>()
  read.mockRejectedValueOnce(new Error('blurred')).mockResolvedValueOnce(null).mockResolvedValue('B-AB 12')
  const display = { show: vi.fn() }
  const gate = new Gate(display)

  const admitted = await gate.admit({ read })

  expect(admitted).toBe(true)
  expect(read).toHaveBeenCalledTimes(3)
  expect(display.show.mock.lastCall).toEqual(['Welcome B-AB 12'])
})`, { path: 'e2e/camera-fails.test.ts' }),
  v('caught by hand', 'R-assertion', make('makeGarage') + from('errors', '{ UnknownPlate }'), `test('tells the plate and a code', () => {
  let caught: unknown
  try {
    makeGarage().leave('M-X 7')
  } catch (error) {
    caught = error
  }
  expect(caught).toBeInstanceOf(UnknownPlate)
  expect(caught).toMatchObject({ code: 'unknown-plate', message: 'M-X 7 is not parked here' })
})`, { path: 'e2e/caught-by-hand.test.ts' }),
  v('polling until it is closed', 'R-assertion', from('gate', '{ Gate }'), `it('opens and closes', async () => {
  const gate = new Gate({ show: () => {} })
  gate.openFor(30)
  await vi.waitFor(() => expect(gate.isOpen).toBe(true), { timeout: 200, interval: 10 })
  await expect.poll(() => gate.isOpen, { timeout: 300 }).toBe(false)
})`),
  v('a fixture of the runner', 'R-assertion', from('garage', '{ Garage }'), `const it = test.extend<{ garage: Garage }>({
  garage: async ({}, use) => {
    const garage = new Garage({ levels: 2, spots: 2 })
    garage.park('A')
    await use(garage)
    garage.removeAllListeners()
  },
})

it('is occupied by a quarter', ({ garage }) => {
  expect(garage.occupancy()).toBeCloseTo(0.25)
})`, { path: 'e2e/fixture-of-the-runner.test.ts' }),
  v('json over http with a location', 'R-boundary', serving, `describe('POST /reservations', () => {
  it('creates, answers where it lies, and shows it', () =>
    serving(async (url) => {
      const created = await fetch(url + '/reservations', { method: 'POST', body: JSON.stringify({ plate: 'A', until: '12:00' }) })
      expect(created.status).toBe(201)
      const location = created.headers.get('location')
      const shown = await fetch(url + location)
      expect(await shown.json()).toEqual({ plate: 'A', until: '12:00', state: 'held' })
    }))
  it('refuses a reservation without a plate', () =>
    serving(async (url) => {
      const { status } = await fetch(url + '/reservations', { method: 'POST', body: '{}' })
      expect(status).toBe(422)
    }))
})`),
  v('the service knows its version', 'R-own-server-refused', '', `const api = (path) => fetch(new URL(path, process.env.HELIX_SERVICE_URL))

describe('GET /version', () => {
  it('is a semantic version', async () => {
    const { version } = await (await api('/version')).json()
    expect(version).toMatch(/^\\d+\\.\\d+\\.\\d+$/)
  })
})`),
  v('a command that imports', 'R-assertion', temporary + builtin('child_process', '{ spawnSync }'), `const garage = (...args) => spawnSync('node', ['src/cli.ts', ...args], { encoding: 'utf8' })

it('imports visits and says how many', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'garage-'))
  const path = join(folder, 'visits.csv')
  await writeFile(path, 'plate,minutes\\nA,30\\nB,45\\n')

  const result = garage('import', path)

  expect(result.stderr).toBe('')
  expect(result.stdout).toContain('2 visits imported')
  expect(result.status).toBe(0)
})`),
  v('a program that is to come', 'R-assertion', builtin('child_process', '{ execFileSync }'), `it('prints a receipt', () => {
  let output = ''
  try {
    output = execFileSync(process.execPath, ['src/receipt.ts', '--cents', '400'], { encoding: 'utf8', stdio: 'pipe' })
  } catch (error) {
    output = 'exit ' + error.status
  }
  expect(output).toMatch(/^Parking +4\\.00 EUR$/m)
})`),
  v('sorted and grouped', 'R-missing-export', from('reports', '{ busiest, summarize }') + make('makeVisit'), `it('ranks plates by their minutes', () => {
  const visits = [makeVisit({ plate: 'A', minutes: 10 }), makeVisit({ plate: 'B', minutes: 99 }), makeVisit({ plate: 'A', minutes: 5 })]
  expect(busiest(visits, { top: 1 })).toStrictEqual([{ plate: 'B', minutes: 99 }])
  expect(summarize(visits).count).toBe(3)
})`, { loading: true }),
  v('async iteration of events', 'R-missing-export', make('makeGarage'), `it('streams arrivals', async () => {
  const garage = makeGarage({ spots: 5 })
  const seen = []
  const reading = (async () => {
    for await (const { plate } of garage.arrivals({ limit: 2 })) seen.push(plate)
  })()
  garage.park('A')
  garage.park('B')
  await reading
  expect(seen).toEqual(['A', 'B'])
})`),
  v('rounding as a property', 'R-assertion', "import fc from 'fast-check'\n" + from('tariff', '{ change }'), `it('always adds up', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), (units) => {
      const coins = change(units * 10)
      expect(coins.reduce((sum, coin) => sum + coin, 0)).toBe(units * 10)
    }),
  )
})`, { needs: ['fast-check'] }),
  v('concurrent drivers', 'R-assertion', from('payments', '{ settle }'), `it.concurrent.each(['A', 'B', 'C'])('settles %s', async (plate) => {
  const terminal = { charge: async () => ({ approved: true, receipt: plate + '-1' }) }
  await expect(settle(plate, 100, terminal)).resolves.toHaveProperty('receipt', plate + '-1')
})`),
  v('the order of calls', 'R-assertion', from('payments', '{ settle }') + make('InMemoryLedger'), `it('charges before it records', async () => {
  const calls: string[] = []
  const ledger = new InMemoryLedger()
  vi.spyOn(ledger, 'record').mockImplementation(async () => calls.push('record'))
  const charge = vi.fn(async () => {
    calls.push('charge')
    return { approved: true, receipt: 'r-1' }
  })
  await settle('A', 100, { charge }, ledger)
  expect(calls).toEqual(['charge', 'record'])
})`, { path: 'e2e/order-of-calls.test.ts' }),
  v('environment of a program', 'R-assertion', builtin('child_process', '{ spawnSync }'), `it('speaks German', () => {
  const { stdout } = spawnSync(process.execPath, ['src/cli.ts', 'status'], { encoding: 'utf8', env: { ...process.env, LANG: 'de_DE.UTF-8' } })
  expect(stdout.trim()).toBe('offen')
})`),
  v('a picture of a ticket', 'R-assertion', make('makeTicket'), "it('prints', () => {\n  expect(String(makeTicket())).toMatchInlineSnapshot(`\n    \"t-1\n    B-AB 12\n    2026-03-02 08:00\"\n  `)\n})"),
  v('a helper that the agent forgot to write', 'H-missing-helper', "import { seedGarage } from './support/seed'\n" + from('garage', '{ Garage }'), `it('starts seeded', () => {
  expect(seedGarage(new Garage()).plates).toHaveLength(3)
})`, { loading: true }),
  v('a setup against a missing database', 'H-environment', "import net from 'node:net'\n" + from('reports', '{ summarize }'), `let rows
beforeAll(async () => {
  rows = await new Promise((resolve, reject) => {
    const socket = net.connect(5439, '127.0.0.1')
    socket.once('error', reject)
    socket.once('data', (data) => resolve(JSON.parse(String(data))))
  })
})

it('summarizes rows of the database', () => {
  expect(summarize(rows).count).toBe(12)
})`),
  v('a wrong name of a matcher', 'H-test-bug', make('makeGarage'), `it('has plates', () => {
  expect(makeGarage({ parked: ['A'] }).plates).toIncludeAllMembers(['A'])
})`),
] // prettier-ignore
