// Failing tests of a service that books rooms which only one runner of JavaScript can have.
import type { RedClassName } from '../../../packages/gates/src/decide/red/classes.ts'
import type { Red } from '../case.ts'
import type { Script } from '../phrases.ts'

const from = (module: string, names: string) => `import ${names} from '../src/${module}.js'\n`
const bookings = from('rooms/bookings', '{ Bookings }')
const builders = "import { aBooking } from '../test/support/builders.js'\n"
const headed =
  (head: string) =>
  (why: string, right: RedClassName | null, imports: string, text: string, more: Partial<Red> = {}): Red => ({
    why, right, loading: false, text: `${head}${imports}\n${text}\n`, ...more,
  }) // prettier-ignore

const v = headed("import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest'\n")
const vitest: readonly Red[] = [
  v('a reminder by a turned clock', 'R-assertion', from('mail/notifier', '{ remind }') + builders, "beforeEach(() => { vi.useFakeTimers() })\nafterEach(() => { vi.useRealTimers() })\n\nit('reminds a quarter of an hour before', () => {\n  const send = vi.fn()\n  remind(aBooking(), 15, send)\n  vi.advanceTimersByTime(15 * 60_000)\n  expect(send).toHaveBeenCalledWith('ann@example.org')\n})"),
  v('prices in a table', 'R-assertion', from('rooms/price', '{ formatPrice }'), "it.each([[1250, '12.50 EUR'], [5, '0.05 EUR']])('%i cents are %s', (cents, shown) => {\n  expect(formatPrice(cents)).toBe(shown)\n})"),
  v('a picture of a report', 'R-assertion', from('rooms/report', '{ report }') + builders, "it('reports', () => {\n  expect(report([aBooking()])).toMatchInlineSnapshot(`\"Ada 09:00-10:00\"`)\n})"),
  v('a picture that nobody took', 'H-unconditional', from('rooms/report', '{ report }') + builders, "it('reports', () => {\n  expect(report([aBooking()])).toMatchSnapshot()\n})"),
  v('the product is a mock', 'H-unconditional', from('rooms/price', '{ priceOf }'), "vi.mock('../src/rooms/price.js', () => ({ priceOf: vi.fn(() => 4000) }))\n\nit('gives a discount', () => {\n  expect(priceOf({ hours: 8, rate: 500 })).toBe(3500)\n})"),
  v('a mailer is a mock', 'R-assertion', from('mail/notifier', '{ Notifier }') + builders, "it('sends one mail', async () => {\n  const send = vi.fn().mockResolvedValue(undefined)\n  await new Notifier(send).confirm(aBooking())\n  expect(send).toHaveBeenCalledTimes(1)\n})"),
  v('a mock that nobody was given', 'H-unconditional', from('mail/notifier', '{ Notifier }') + builders, "it('sends one mail', async () => {\n  const send = vi.fn()\n  const other = vi.fn()\n  await new Notifier(other).confirm(aBooking())\n  expect(send).toHaveBeenCalled()\n})"),
  v('a matcher is mistyped', 'H-test-bug', bookings, "it('is empty', () => {\n  expect(new Bookings().list()).toHaveLenght(1)\n})"),
  v('it waits for ever', 'H-timeout', bookings, "it('waits', { timeout: 100 }, async () => {\n  new Bookings()\n  await new Promise(() => undefined)\n})"),
  v('a fixture of the runner breaks', 'H-hook-or-setup', bookings, "const seeded = test.extend({\n  all: async ({}, use) => {\n    const all = new Bookings()\n    all.seed.from('here')\n    await use(all)\n  },\n})\n\nseeded('lists', ({ all }) => {\n  expect(all.list()).toEqual([1])\n})"),
  v('parts of a booking', 'R-assertion', bookings + builders, "describe('add', () => {\n  it('keeps when it was made', () => {\n    expect(new Bookings().add(aBooking())).toMatchObject({ room: 'Ada', made: expect.any(Date) })\n  })\n})"),
  v('left for later', null, bookings, "it.todo('moves a booking')"),
] // prettier-ignore

const j = headed("import { afterEach, beforeEach, describe, expect, it, jest, test } from '@jest/globals'\n")
const jestReds: readonly Red[] = [
  j('a reminder by a turned clock', 'R-assertion', from('mail/notifier', '{ remind }') + builders, "beforeEach(() => { jest.useFakeTimers() })\nafterEach(() => { jest.useRealTimers() })\n\nit('reminds a quarter of an hour before', () => {\n  const send = jest.fn()\n  remind(aBooking(), 15, send)\n  jest.advanceTimersByTime(15 * 60_000)\n  expect(send).toHaveBeenCalledWith('ann@example.org')\n})"),
  j('prices in a table', 'R-assertion', from('rooms/price', '{ formatPrice }'), "it.each([[1250, '12.50 EUR'], [5, '0.05 EUR']])('%i cents are %s', (cents, shown) => {\n  expect(formatPrice(cents)).toBe(shown)\n})"),
  j('a picture of a report', 'R-assertion', from('rooms/report', '{ report }') + builders, "it('reports', () => {\n  expect(report([aBooking()])).toMatchInlineSnapshot(`\"Ada 09:00-10:00\"`)\n})"),
  j('a picture that nobody took', 'H-unconditional', from('rooms/report', '{ report }') + builders, "it('reports', () => {\n  expect(report([aBooking()])).toMatchSnapshot()\n})"),
  j('a mailer is a mock', 'R-assertion', from('mail/notifier', '{ Notifier }') + builders, "it('sends one mail', async () => {\n  const send = jest.fn().mockResolvedValue(undefined)\n  await new Notifier(send).confirm(aBooking())\n  expect(send).toHaveBeenCalledTimes(1)\n})"),
  j('a mock that nobody was given', 'H-unconditional', from('mail/notifier', '{ Notifier }') + builders, "it('sends one mail', async () => {\n  const send = jest.fn()\n  const other = jest.fn()\n  await new Notifier(other).confirm(aBooking())\n  expect(send).toHaveBeenCalled()\n})"),
  j('a matcher is mistyped', 'H-test-bug', bookings, "it('is empty', () => {\n  expect(new Bookings().list()).toHaveLenght(1)\n})"),
  j('it waits for ever', 'H-timeout', bookings, "it('waits', async () => {\n  new Bookings()\n  await new Promise(() => undefined)\n}, 100)"),
  j('nobody calls done', 'H-timeout', bookings, "it('waits', (done) => {\n  new Bookings().onAdd = done\n}, 100)"),
  j('a value for a mock', 'H-test-bug', bookings, "it('lists', () => {\n  const all = new Bookings()\n  expect(all.list).toHaveBeenCalled()\n})"),
  j('parts of a booking', 'R-assertion', bookings + builders, "describe('add', () => {\n  it('keeps when it was made', () => {\n    expect(new Bookings().add(aBooking())).toEqual(expect.objectContaining({ made: expect.any(Date) }))\n  })\n})"),
  j('left for later', null, bookings, "it.skip('moves a booking', () => {\n  expect(new Bookings().list()).toEqual([1])\n})"),
] // prettier-ignore

const n = headed(
  "import assert from 'node:assert/strict'\nimport { afterEach, beforeEach, describe, it, mock, test } from 'node:test'\n",
)
const node: readonly Red[] = [
  n('a reminder by a turned clock', 'R-assertion', from('mail/notifier', '{ remind }') + builders, "test('reminds a quarter of an hour before', (t) => {\n  t.mock.timers.enable({ apis: ['setTimeout'] })\n  const send = t.mock.fn()\n  remind(aBooking(), 15, send)\n  t.mock.timers.tick(15 * 60_000)\n  assert.deepEqual(send.mock.calls.map((call) => call.arguments), [['ann@example.org']])\n})"),
  n('prices in parts', 'R-assertion', from('rooms/price', '{ formatPrice }'), "test('prices', async (t) => {\n  for (const [cents, shown] of [[1250, '12.50 EUR'], [5, '0.05 EUR']])\n    await t.test(`${cents} cents`, () => { assert.strictEqual(formatPrice(cents), shown) })\n})"),
  n('a mailer is a mock', 'R-assertion', from('mail/notifier', '{ Notifier }') + builders, "test('sends one mail', async () => {\n  const send = mock.fn(async () => undefined)\n  await new Notifier(send).confirm(aBooking())\n  assert.equal(send.mock.callCount(), 1)\n})"),
  n('a mock that nobody was given', 'H-unconditional', from('mail/notifier', '{ Notifier }') + builders, "test('sends one mail', async () => {\n  const send = mock.fn()\n  const other = mock.fn()\n  await new Notifier(other).confirm(aBooking())\n  assert.equal(send.mock.callCount(), 1)\n})"),
  n('an assertion is mistyped', 'H-test-bug', bookings, "test('is empty', () => {\n  assert.equals(new Bookings().list().length, 1)\n})"),
  n('it waits for ever', 'H-timeout', bookings, "test('waits', { timeout: 100 }, async () => {\n  new Bookings()\n  await new Promise((resolve) => setTimeout(resolve, 2000))\n})"),
  n('an error of a class', 'R-assertion', bookings + from('rooms/errors', '{ BookingConflict }') + builders, "describe('add', () => {\n  it('refuses what is taken', () => {\n    const all = new Bookings()\n    all.add(aBooking())\n    assert.throws(() => all.add(aBooking()), new BookingConflict('Ada'))\n  })\n})"),
  n('it fails by a word', 'H-unconditional', bookings, "test('lists', () => {\n  new Bookings()\n  assert.fail('to be written')\n})"),
  n('more than none', 'R-assertion', bookings, "test('has rooms', () => {\n  assert.ok(new Bookings().list().length > 0, 'no bookings were made')\n})"),
  n('left for later', null, bookings, "test('moves a booking', { skip: true }, () => {\n  assert.equal(new Bookings().list().length, 1)\n})"),
] // prettier-ignore

const p = headed("import { expect, test } from '@playwright/test'\n")
const playwright: readonly Red[] = [
  p('rooms by a request', 'R-boundary', "import { withApp } from '../test/support/app.js'\n", "test('a booking is made', async ({ request }) => {\n  await withApp(async (url) => {\n    const answer = await request.post(url + '/bookings', { data: { room: 'Ada' } })\n    expect(answer.status()).toBe(201)\n  })\n})"),
  p('steps of a booking', 'R-assertion', bookings + builders, "test('books and lists', async () => {\n  const all = new Bookings()\n  await test.step('book', async () => { all.add(aBooking({ room: 'Grace' })) })\n  await test.step('list', async () => { expect(all.list({ room: 'Ada' })).toEqual([]) })\n})"),
  p('asked until it is there', 'R-assertion', from('rooms/report', '{ report }'), "test('is reported', async () => {\n  await expect.poll(() => report([]), { timeout: 300 }).toBe('no bookings')\n})"),
  p('the service by a request', 'R-own-server-refused', '', "test('lists rooms', async ({ request }) => {\n  const answer = await request.get(process.env.HELIX_SERVICE_URL + '/rooms')\n  expect(answer.status()).toBe(200)\n})"),
  p('it waits for ever', 'H-timeout', bookings, "test('waits', async () => {\n  test.setTimeout(300)\n  new Bookings()\n  await new Promise(() => undefined)\n})"),
  p('a fixture of the runner breaks', 'H-hook-or-setup', bookings, "const seeded = test.extend({\n  all: async ({}, use) => {\n    const all = new Bookings()\n    all.seed.from('here')\n    await use(all)\n  },\n})\n\nseeded('lists', async ({ all }) => {\n  expect(all.list()).toEqual([1])\n})"),
  p('a status that is a method', 'H-unconditional', "import { withApp } from '../test/support/app.js'\n", "test('rooms are there', async ({ request }) => {\n  const answer = await withApp((url) => request.get(url + '/rooms'))\n  expect(answer.status).toBe(200)\n})"),
  p('a matcher is mistyped', 'H-test-bug', bookings, "test('is empty', () => {\n  expect(new Bookings().list()).toHaveLenght(1)\n})"),
  p('soft and hard', 'R-assertion', from('rooms/price', '{ formatPrice }'), "test('prices', () => {\n  expect.soft(formatPrice(1250)).toBe('12.50 EUR')\n})"),
  p('left for later', null, bookings, "test.skip('moves a booking', () => {\n  expect(new Bookings().list()).toEqual([1])\n})"),
] // prettier-ignore

export const runnerReds: Readonly<Record<Script, readonly Red[]>> = { vitest, jest: jestReds, node, playwright }
