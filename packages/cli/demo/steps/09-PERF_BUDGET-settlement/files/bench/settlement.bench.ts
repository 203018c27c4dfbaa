import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, test } from 'vitest'
import { sqliteJournal } from '../src/adapters/sqlite-journal.ts'
import { assemble } from '../src/composition/assemble.ts'

const flatmates = ['Ada', 'Ben', 'Cleo', 'Dan', 'Eve', 'Fay']
const folder = mkdtempSync(join(tmpdir(), 'evenly-'))
const file = join(folder, 'evenly.sqlite')
const service = assemble(file)
let url = ''

beforeAll(async () => {
  fillAYear()
  await once(service.listen(0, '127.0.0.1'), 'listening')
  url = `http://127.0.0.1:${(service.address() as AddressInfo).port}/flats/attic`
})

afterAll(async () => {
  service.closeAllConnections()
  service.close()
  await once(service, 'close')
  rmSync(folder, { recursive: true })
})

test('a year of six flatmates', async ({ bench }) => {
  await bench('settle up', async () => {
    const answer = await fetch(`${url}/settlement`)
    await answer.json()
  }).run({ time: 250, warmupTime: 50 })
})

/** One expense a day, paid in turns, shared by three neighbours at the table. */
function fillAYear(): void {
  const journal = sqliteJournal(file)
  for (let day = 0; day < 365; day += 1) {
    const paidBy = flatmates[day % 6] ?? 'Ada'
    const sharedBy = flatmates.toSpliced(day % 4, 3)
    journal.append('attic', { what: `day ${day}`, paidBy, cents: 500 + day * 7, sharedBy })
  }
  journal.close()
}
