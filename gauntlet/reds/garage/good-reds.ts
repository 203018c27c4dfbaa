// Good reds that every runner of JavaScript has: what the garage answers wrongly, what it lacks, what is to come.
import type { Red } from '../case.ts'
import { type Kit, builtin, from, help, make, serving } from './kit.ts'

export const goodReds = (kit: Kit): Red[] => [...answering(kit), ...outside(kit), ...coming(kit)]

const answering = ({ say, red, whole, typed }: Kit): Red[] => [
  red('the first quarter of an hour is free of charge and the next is not', 'R-assertion', from('tariff', '{ fee }'), `// given
const minutes = 16
// when
const actual = fee(minutes)
// then
${say.is('actual', '200')}`),
  whole('the fee', 'R-assertion', from('tariff', '{ fee }'), `const cases = [
  ['one hour', 60, 200],
  ['one hour and a minute', 61, 400],
  ['a day', 24 * 60, 2000],
]
${say.describe}('fee()', () => {
  cases.forEach(([name, minutes, expected]) => {
    test(\`charges \${expected} for \${name}\`, () => {
      ${say.is('fee(minutes)', 'expected')}
    })
  })
})`),
  red('change is given in the largest coins', 'R-assertion', from('tariff', '{ change }'), `const coins = change(380)
${say.same('coins', '[200, 100, 50, 20, 10]')}
${say.is('coins.reduce((sum, coin) => sum + coin, 0)', '380')}`),
  red('prices have a sign and two digits', 'R-assertion', from('tariff', '{ formatCents }'), say.matches('formatCents(1050)', '/^€\\s?10[.,]50$/')),
  red('durations are read in words', 'R-assertion', from('tariff', '{ parseDuration }'), `for (const [text, minutes] of Object.entries({ '90m': 90, '1h30m': 90, '2h': 120 })) {
  ${say.is('parseDuration(text)', 'minutes')}
}`),
  red('a spot less is free', 'R-assertion', make('makeGarage'), `const sut = makeGarage({ spots: 3 })
const before = sut.free()
sut.park('B-AB 12')
${say.is('sut.free()', 'before - 1')}`),
  red('the last one finds it full', 'R-assertion', from('errors', '{ GarageFull }') + make('makeGarage'), `const garage = makeGarage({ spots: 1, parked: ['M-X 7'] })
${say.holds('garage.isFull()')}
${say.throws("garage.park('B-AB 12')", 'GarageFull')}`),
  red('who leaves twice is told the plate', 'R-assertion', make('makeGarage'), `const garage = makeGarage({ parked: ['M-X 7'] })
garage.leave('M-X 7')
${say.throws("garage.leave('M-X 7')", '/M-X 7/')}`),
  whole('occupancy over a morning', 'R-assertion', from('garage', '{ Garage }'), `${say.describe}('Garage', () => {
  let garage

  ${say.beforeEach}(() => {
    garage = new Garage({ levels: 2, spots: 5 })
  })

  ${say.describe}('when three of ten spots are taken', () => {
    ${say.beforeEach}(() => {
      for (const plate of ['A', 'B', 'C']) garage.park(plate)
    })

    test('should be occupied by 30 %', () => {
      ${say.is('garage.occupancy()', '0.3')}
    })
    test('should give each car its own spot', () => {
      const spots = ['D', 'E'].map((plate) => garage.park(plate))
      ${say.is('new Set(spots).size', '2')}
    })
  })
})`),
  red('it tells when it is full', 'R-assertion', make('makeGarage'), `const events = []
const garage = makeGarage({ spots: 1 })
garage.on('full', (detail) => events.push(detail))
garage.park('B-AB 12')
${say.same('events', "[{ capacity: 1 }]")}`),
  red('minutes begin anew each hour', 'R-assertion', make('makeTicket'), `const ticket = makeTicket({ enteredAt: '2026-03-02T08:00:00Z' })
${say.is("ticket.minutes(new Date('2026-03-02T09:45:30Z'))", '105')}`),
  red('paying is remembered', 'R-assertion', make('makeTicket'), `const at = new Date('2026-03-02T10:00:00Z')
const ticket = makeTicket()
ticket.pay(at)
${say.same('ticket.paidAt', 'at')}`),
  red('a ticket as text goes there and back', 'R-assertion', from('tickets', '{ parseTicket }') + make('makeTicket'), `const ticket = makeTicket({ id: 't-9' })
const again = parseTicket(String(ticket))
${say.is('again?.id', 'ticket.id')}
${say.is('again?.plate', 'ticket.plate')}`),
  whole('settling', 'R-assertion', from('payments', '{ settle }') + make('InMemoryLedger'), `function fakeTerminal(approved = true) {
  const charged = []
  return {
    charged,
    charge: async (cents) => {
      charged.push(cents)
      return { approved, receipt: 'r-' + charged.length }
    },
  }
}

test('charges once and keeps the receipt', async () => {
  const terminal = fakeTerminal()
  const ledger = new InMemoryLedger()

  const result = await settle('B-AB 12', 400, terminal, ledger)

  ${say.same('terminal.charged', '[400]')}
  ${say.same('ledger.entries', "[{ plate: 'B-AB 12', cents: 400, receipt: 'r-1' }]")}
  ${say.same('result', "{ paid: true, receipt: 'r-1' }")}
})
test('tells that the card was declined', async () => {
  ${say.rejects("settle('B-AB 12', 400, fakeTerminal(false))", '/declined/')}
})`),
  red('it tries three times', 'R-assertion', from('payments', '{ withRetry }'), `let attempts = 0
const flaky = () => {
  attempts++
  return attempts < 3 ? Promise.reject(new Error('terminal is busy')) : Promise.resolve('ok')
}
const outcome = await withRetry(flaky).catch((error) => error.message)
${say.is('outcome', "'ok'")}
${say.is('attempts', '3')}`),
  red('the display greets', 'R-assertion', from('gate', '{ Gate }'), `const shown = []
const gate = new Gate({ show: (text) => shown.push(text) })
const admitted = await gate.admit({ read: async () => 'B-AB 12' })
${say.is('admitted', 'true')}
${say.is('shown[0]', "'Welcome B-AB 12'")}`),
  red('a summary of a recorded day', 'R-assertion', builtin('fs', '{ readFileSync }') + from('reports', '{ summarize }'), `const { visits } = JSON.parse(readFileSync(new URL('../test/fixtures/day.json', import.meta.url), 'utf8'))
${say.same('summarize(visits)', '{ count: 2, minutes: 175 }')}`),
  red('a report lies in a file', 'R-assertion', builtin('fs/promises', '{ mkdtemp, readFile, rm }') + builtin('os', '{ tmpdir }') + builtin('path', '{ join }') + from('reports', '{ saveReport }'), `const folder = await mkdtemp(join(tmpdir(), 'garage-'))
try {
  await saveReport(join(folder, 'day.csv'), [{ plate: 'M-X 7', minutes: 130 }])
  const text = await readFile(join(folder, 'day.csv'), 'utf8')
  ${say.same("text.trim().split('\\n')", "['plate,minutes', 'M-X 7,130']")}
} finally {
  await rm(folder, { recursive: true })
}`),
  red('hours are streamed', 'R-assertion', from('reports', '{ byHour }') + make('makeVisit'), `const hours = []
for await (const { hour, count } of byHour([makeVisit({ at: '2026-03-02T08:10' }), makeVisit({ at: '2026-03-02T08:50' })])) {
  hours.push([hour, count])
}
${say.same('hours', '[[8, 2]]')}`),
  typed('quoted csv', 'R-assertion', from('reports', '{ toCsv }') + from('gate', 'type { Display }'), `type Row = { plate: string; note: string }
const rows: Row[] = [{ plate: 'B-AB 12', note: 'dented; "left"' }]
const display: Display = { show: () => undefined }

test('cells with quotes are quoted', (): void => {
  display.show('csv')
  ${say.is('toCsv(rows)', `'plate,note\\nB-AB 12,"dented; ""left"""\\n'`)}
})`),
] // prettier-ignore

const outside = ({ say, red, whole }: Kit): Red[] => [
  red('GET spots tells what is free', 'R-assertion', serving, `const body = await serving(async (url) => {
  const response = await fetch(\`\${url}/spots\`)
  return response.json()
})
${say.same('body', '{ free: 2, capacity: 2 }')}`),
  red('POST tickets creates one', 'R-boundary', serving, `await serving(async (base) => {
  const response = await fetch(new URL('/tickets', base), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ plate: 'B-AB 12' }),
  })
  ${say.is('response.status', '201')}
  const ticket = await response.json()
  ${say.matches('ticket.id', '/^t-\\d+$/')}
})`),
  red('permits by their plate', 'R-boundary', serving, `const response = await serving((base) => fetch(base + '/permits?plate=M-X%207'))
${say.is('response.status', '200')}`),
  whole('through supertest', 'R-boundary', "import request from 'supertest'\n" + from('http/app', '{ createApp }'), `${say.describe}('PUT /tickets/:id/payment', () => {
  test('answers 200 with the receipt', async () => {
    const response = await request(createApp()).put('/tickets/t-1/payment').send({ cents: 400 })
    ${say.is('response.status', '200')}
    ${say.is('response.body.receipt', "'r-1'")}
  })
})`, { needs: ['supertest'] }),
  red('the running garage', 'R-own-server-refused', '', `const baseUrl = process.env.HELIX_SERVICE_URL
const answer = await fetch(\`\${baseUrl}/spots\`, { headers: { accept: 'application/json' } })
${say.is('answer.status', '200')}`),
  red('the command line tells what is free', 'R-assertion', builtin('child_process', '{ spawnSync }'), `const { stdout, status } = spawnSync(process.execPath, ['src/cli.ts', 'free', '--json'], { encoding: 'utf8' })
${say.is('status', '0')}
${say.same('JSON.parse(stdout)', '{ free: 10 }')}`),
  red('help goes to stdout', 'R-assertion', builtin('child_process', '{ execFile }') + builtin('util', '{ promisify }'), `const run = promisify(execFile)
const { stdout } = await run(process.execPath, ['./src/cli.ts', 'status', '--help'])
${say.matches('stdout', '/^Usage: garage <command>/m')}`),
] // prettier-ignore

const coming = ({ say, red, whole, torn }: Kit): Red[] => [
  torn('season tickets', 'R-missing-module', from('season/season-ticket', '{ SeasonTicket }'), `const season = SeasonTicket.monthly({ plate: 'B-AB 12', from: '2026-03-01' })
${say.holds("season.covers('2026-03-31')")}
${say.is("season.covers('2026-04-01')", 'false')}`),
  torn('a repository of tickets by a port', 'R-missing-module', from('ticket-desk', '{ TicketDesk }') + make('makeTicket'), `class InMemoryTickets {
  #tickets = new Map()
  async save(ticket) {
    this.#tickets.set(ticket.id, ticket)
  }
  async byPlate(plate) {
    return [...this.#tickets.values()].filter((ticket) => ticket.plate === plate)
  }
}
const tickets = new InMemoryTickets()
const desk = new TicketDesk({ tickets, nextId: () => 't-42', now: () => new Date('2026-03-02T08:00:00Z') })

await desk.enter('B-AB 12')

const [saved] = await tickets.byPlate('B-AB 12')
${say.is('saved.id', "'t-42'")}`),
  torn('a lost ticket', 'R-missing-export', from('tariff', '{ lostTicketFee }'), say.is('lostTicketFee({ daily: 2000 })', '4000')),
  whole('charging electric cars', 'R-missing-export', from('garage', '{ Garage }'), `${say.describe}('charging', () => {
  test('plugs in', () => {
    const garage = new Garage({ spots: 2 })
    garage.park('E-V 1')
    garage.plugIn('E-V 1', { kilowatts: 11 })
    ${say.same('garage.charging()', "['E-V 1']")}
  })
})`),
  red('a reservation holds a spot', 'R-not-implemented', make('makeGarage'), `const garage = makeGarage({ spots: 1 })
const code = garage.reserve('B-AB 12', new Date('2026-03-02T12:00:00Z'))
${say.matches('code', '/^R\\d{4}$/')}`),
  whole('a shared setup of what is to come', 'R-missing-module', from('washing', '{ createWash }') + help('make', 'makeGarage'), `${say.describe}('the car wash', () => {
  let wash

  ${say.beforeEach}(() => {
    wash = createWash({ garage: makeGarage(), minutes: 10 })
  })

  test('queues cars', async () => {
    await wash.enqueue('A')
    await wash.enqueue('B')
    ${say.is("wash.waitFor('B')", '20')}
  })
  test('is refused without a car', async () => {
    ${say.rejects("wash.enqueue('')", '/plate/')}
  })
})`, { loading: true }),
] // prettier-ignore
