import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { block, flow } from './flow.ts'

it('values are written on one line, with quotes only where YAML needs them', () => {
  const value = {
    run: ['npx', '--no', 'tsc', '--x={report}'],
    within: '20s',
    count: 3,
    on: true,
    '/healthz': 200,
    left: undefined,
  }
  expect(flow(value)).toBe('{run: [npx, --no, tsc, "--x={report}"], within: 20s, count: 3, on: true, /healthz: 200}')
  expect(block({ a: [], b: { c: 'x y' } })).toBe('  a: []\n  b: {c: "x y"}\n')
})

it.each([
  'true',
  'null',
  '1',
  '1.5',
  '-2',
  '1e3',
  '0x1f',
  '0o17',
  '.inf',
  '-',
  '--',
  '',
  '~',
  'a: b',
  'a,b',
  '{a}',
  '[a]',
  '*a',
  '&a',
  '#a',
  'é',
])('%j stays a text', (text) => {
  expect(parse(flow([text]))).toEqual([text])
})

it('what is written is read back', () => {
  const key = fc.string({ minLength: 1 }).filter((text) => text !== '__proto__')
  const value = fc.oneof(
    fc.string(),
    fc.boolean(),
    fc.integer(),
    fc.array(fc.string()),
    fc.dictionary(key, fc.string()),
  )
  fc.assert(
    fc.property(value, (held) => {
      expect(JSON.stringify(parse(flow([held])))).toBe(JSON.stringify([held]))
    }),
  )
})
