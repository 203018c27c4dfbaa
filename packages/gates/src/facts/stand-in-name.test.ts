import { expect, it } from 'vitest'
import { isStandIn, isStandInFile } from './stand-in-name.ts'
import { sourceFacts } from './source-facts.ts'

it.each([
  ['FakeMailer', true],
  ['InMemoryOrders', true],
  ['createInMemoryOrders', true],
  ['OrdersInMemory', true],
  ['fakeOrders', true],
  ['OrdersFake', true],
  ['MemoryRepository', true],
  ['in_memory_orders', true],
  ['InMemoryCache', false],
  ['OrdersStub', false],
  ['MemoryUsage', false],
  ['isFake', false],
  ['fake', false],
  ['mockery', false],
  ['detectFakeAccounts', false],
])('the name %s stands in for the real thing: %s', (name, answer) => {
  expect(isStandIn(name)).toBe(answer)
})

it.each([
  ['src/fake-mailer.ts', true],
  ['src/fakes.ts', true],
  ['src/fakes/orders.ts', true],
  ['src/in-memory/orders.ts', true],
  ['src/in-memory-cache.ts', false],
  ['src/orders.ts', false],
])('the file %s holds stand-ins: %s', (path, answer) => {
  expect(isStandInFile(path)).toBe(answer)
})

it.each([
  ['class FakeOrders {}\nexport const orders = () => new FakeOrders()', [2]],
  ['class FakeOrders {}\nexport default FakeOrders', [2]],
  ['class FakeOrders {}\nexport { FakeOrders as Orders }', [2]],
  ['export default class FakeOrders {}', [1]],
  ['const fakeOrders = { find: () => [] }\nexport const orders = fakeOrders', [2]],
  ['class FakeOrders {}\nexport { FakeOrders }', []],
  ['export class FakeOrders { static make() { return new FakeOrders() } }', []],
  ["const dummyHash = 'x'\nexport const hash = dummyHash", []],
  ['const dummyHead = { next: null }\nexport const head = dummyHead', []],
])('%j uses stand-ins of its own in lines %j', (text, lines) => {
  const markers = sourceFacts(text, 'src/orders.ts', { exists: () => false, paths: [], text: () => undefined })?.markers
  expect(markers?.filter(({ kind }) => kind === 'stand-in').map(({ line }) => line)).toEqual(lines)
})

it.each([
  ["throw 'not implemented'", 1],
  ["throw { message: 'NOT_IMPLEMENTED' }", 1],
  ['throw new errors.NotImplementedError()', 1],
  ["const why = 'to be implemented'\nthrow new Error(why)", 1],
  ["Promise.reject('not yet implemented')", 1],
  ['// todo: round', 1],
  ['// @todo(me) round', 1],
  ['// a todo is done or not', 0],
  ["throw new Error('a method that the server has not')", 0],
  ["log('not implemented')", 0],
])('%j holds %i signs of work that was put off', (text, count) => {
  const markers = sourceFacts(text, 'src/a.ts', { exists: () => false, paths: [], text: () => undefined })?.markers
  expect(markers).toHaveLength(count)
})
