// What the tests of the harbour share: builders, a running server, a driver of its pages and some old helpers.
import type { Files } from '../case.ts'

export const support: Files = {
  'test/support/builders.ts': `import { Berths } from '../../src/berths.ts'
import { HarbourLog } from '../../src/log.ts'
import { Ship } from '../../src/ship.ts'

export const aShip = ({ name = 'Argo', length = 25, flag = 'GR', cargo = [] } = {}) => new Ship(name, length, flag, cargo)
export const aFleet = (...names) => names.map((name) => aShip({ name }))
export const aHarbour = (...names) => {
  const berths = new Berths()
  for (const ship of aFleet(...names)) berths.dock(ship)
  return berths
}
export const aLog = (...texts) => {
  const log = new HarbourLog()
  for (const text of texts) log.write(text)
  return log
}
export const aBooking = (parts = {}) => ({ ship: 'Argo', berth: 2, nights: 3, ...parts })
export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))
`,
  'test/support/checks.ts': `import { deepStrictEqual, strictEqual } from 'node:assert/strict'

export const hasShips = (berths, names) => deepStrictEqual(berths.ships(), names, 'ships in the harbour')
export const isRefused = async (promise, name) => {
  const outcome = await promise.then(() => 'no error', (error) => error.constructor.name)
  strictEqual(outcome, name)
}
export const willFail = (message) => {
  throw new Error(message)
}
`,
  'test/support/legacy.ts': `export const shipsOf = (berths) => berthList(berths).map(({ ship }) => ship)
export const lastOf = (list) => list[list.length].name
export const flatten = (tree) => flatten(tree)
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
  'test/support/office.ts': `/** The harbour office as its clients see it. */
export class Office {
  #url
  constructor(url) {
    this.#url = url
  }
  async ships() {
    return (await fetch(this.#url + '/ships')).json()
  }
  async book(booking) {
    return this.#send('POST', '/bookings', booking)
  }
  async sendAway(name) {
    return this.#send('DELETE', '/ships/' + name)
  }
  async #send(method, path, body) {
    const answer = await fetch(this.#url + path, { method, body: body && JSON.stringify(body) })
    return answer.status
  }
}
`,
  'test/support/shell.ts': `import { spawnSync } from 'node:child_process'

export const harbour = (args, input = '') => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['./src/cli.ts', ...args], { encoding: 'utf8', input })
  return { status, stdout, stderr }
}
`,
  'test/fixtures/fleet.json': '[{ "name": "Argo", "length": 40 }, { "name": "Vega", "length": 90 }]\n',
  'test/fixtures/manifest.txt': 'coal;120\nwheat;80\n',
}
