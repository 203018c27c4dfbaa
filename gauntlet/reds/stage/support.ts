// What the tests of the theatre share: builders, a running server, a driver of its desk, a clock and some old helpers.
import type { Files } from '../case.ts'

export const support: Files = {
  'test/support/builders.ts': `import { Hall } from '../../src/hall.ts'
import { Show } from '../../src/show.ts'

export const aHall = (...sold) => {
  const hall = new Hall()
  for (const seat of sold) hall.sell(seat, 'Ada')
  return hall
}
export const aShow = (title = 'Hamlet', at = '2026-05-01T18:00:00Z', minutes = 120) => new Show(title, new Date(at), minutes)
export const aSale = (parts = {}) => ({ seat: 'A1', buyer: 'Ada', ...parts })
export const anOrder = (parts = {}) => ({ id: 'o-7', buyer: 'ada@stage.example', seats: ['A1', 'A2'], state: 'paid', ...parts })
export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))

export class OrderBuilder {
  #buyer = 'Ada'
  #seats = []
  by(buyer) {
    this.#buyer = buyer
    return this
  }
  with(...seats) {
    this.#seats.push(...seats)
    return this
  }
  placedIn(orders) {
    return orders.place(this.#buyer, this.#seats)
  }
}
`,
  'test/support/checks.ts': `import { deepStrictEqual, fail, strictEqual } from 'node:assert/strict'

export const seatsAreFree = (hall, ...seats) => deepStrictEqual(hall.free(), seats, 'free seats')
export const failsWith = async (run, code) => {
  try {
    await run()
  } catch (error) {
    strictEqual(error.code, code)
    return
  }
  fail('nothing was thrown')
}
export const isOpen = (isIt = false) => strictEqual(isIt, true)
export const giveUp = (what) => {
  throw new Error('todo: ' + what)
}
`,
  'test/support/legacy.ts': `export const rowOf = (seat) => seat.row.toUpperCase()
export const buyersOf = (sales) => saleList(sales).map(({ buyer }) => buyer)
export const sumOf = (prices) => prices.reduce((sum, price) => sum.plus(price))
`,
  'test/support/serving.ts': `import { createApp } from '../../src/http/app.ts'

export async function serving(use) {
  const server = createApp()
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    return await use('http://127.0.0.1:' + server.address().port)
  } finally {
    server.close()
  }
}
`,
  'test/support/desk.ts': `/** The desk of the box office as its clients see it. */
export class Desk {
  #url
  constructor(url) {
    this.#url = url
  }
  async titles() {
    const shows = await (await fetch(this.#url + '/shows')).json()
    return shows.map(({ title }) => title)
  }
  order(order) {
    return this.#status('POST', '/orders', order)
  }
  refund(id) {
    return this.#status('DELETE', '/orders/' + id)
  }
  async #status(method, path, body) {
    const answer = await fetch(this.#url + path, { method, body: body && JSON.stringify(body) })
    return answer.status
  }
}
`,
  'test/support/shell.ts': `import { execFile } from 'node:child_process'

export const stage = (...args) =>
  new Promise((resolve) => {
    execFile(process.execPath, ['./src/cli.ts', ...args], (error, stdout, stderr) => {
      resolve({ code: error ? error.code : 0, stdout, stderr })
    })
  })
`,
  'test/support/fake-gateway.ts': `export class FakeGateway {
  charges = []
  async charge(id, cents) {
    this.charges.push([id, cents])
    return 'receipt ' + this.charges.length
  }
}
`,
  'test/fixtures/season.json': '[{ "title": "Hamlet", "minutes": 120 }, { "title": "Faust", "minutes": 95 }]\n',
}
