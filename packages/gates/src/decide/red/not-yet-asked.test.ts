import { describe, expect, it } from 'vitest'
import { anEvidence, at } from '../testing/evidence.ts'
import { realTree } from '../testing/real-tree.ts'
import { anAssertion } from '../testing/runs.ts'
import { asksNothing } from './assertion-line.ts'
import { classify } from './classify.ts'
import { redContext } from './context.ts'

const file = 'e2e/cart.test.ts'
const id = `${file} > pays`
const evidence = anEvidence({
  position: at('E2E_RED'),
  head: realTree({ [file]: "import '../src/a.ts'\n\n\nexpect(total()).toBe(2)\n" }),
})
const context = redContext(evidence, { serviceStarted: null, serviceUrl: null }, file)

describe('an answer that is yet to come', () => {
  it.each([
    ['a promise of Vitest', { message: 'expected Promise{…} to be 200', expected: '200', actual: 'Promise {}' }, 'H-unconditional'],
    ['a promise of Jest', { message: 'expect(received).toBe(expected)\n\nExpected: 200\nReceived: Promise {}', expected: '200', actual: '{}' }, 'H-unconditional'],
    ['a generator', { expected: "['POD']", actual: '<generator object f at 0x7f>' }, 'H-unconditional'],
    ['a method', { expected: "b'{}'", actual: '<bound method HTTPResponse.read of <x>>' }, 'H-unconditional'],
    ['a text about one', { expected: '1', actual: 'a Promise {}' }, 'R-assertion'],
    ['a promise beside a promise', { expected: 'Promise { 1 }', actual: 'Promise { 2 }' }, 'R-assertion'],
    ['an object', { expected: '200', actual: '{}' }, 'R-assertion'],
  ])('is compared: %s', (_what, parts, name) => {
    const frames = [{ file, line: 4, column: 1, inside: true }]
    expect(classify(anAssertion(id, { ...parts, frames }), context, false)).toBe(name)
  }) // prettier-ignore
})

it.each([
  ['expect(() => parse).toThrow(RangeError)', true],
  ['await expect(async () => parse).rejects.toThrow()', true],
  ['assert.throws(() => parse, RangeError)', true],
  ['expect(() => parse()).toThrow(RangeError)', false],
  ['expect(() => cart.total).toThrow()', false],
  ['expect(parse).toThrow()', false],
  ['assert.equal(find(() => name), 1)', false],
])('an error is awaited of what is not called: %s', (line, asks) => {
  expect(asksNothing(line)).toBe(asks)
})
