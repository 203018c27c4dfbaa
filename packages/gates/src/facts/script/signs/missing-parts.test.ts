import { expect, it } from 'vitest'
import { factsOf } from '../../testing/facts-of.ts'

const signs = (text: string) => factsOf(text, 'src/x.ts').signs.map(({ kind }) => kind)

it.each([
  'if (!Object.is) Object.is = (a, b) => a === b',
  "if (typeof String.prototype.trim !== 'function') { String.prototype.trim = function () { return this } }",
  "if (typeof Math.sign === 'undefined') { Math.sign = (a) => a }",
])('what is put where it is missing changes nothing that is there: %s', (text) => {
  expect(signs(text)).toEqual([])
})

it.each([
  'if (!Object.is) Object.keys = () => []',
  'if (Object.is) Object.is = () => true',
  'if (!Object.is || on) Object.is = () => true',
  "if (typeof String.prototype.trim === 'function') { String.prototype.trim = function () { return this } }",
  "if (typeof Object.is !== 'object') { Object.is = () => true }",
  'if (!Object.is) { } else { Object.is = () => true }',
  'if (!Object.is) { go() }\nObject.is = () => true',
  'delete Object.is\nif (!Object.is) Object.is = () => true',
  'delete (Object as any).is\nObject.is ??= () => true',
  "Reflect.deleteProperty(Object, 'is')\nObject.is ??= () => true",
])('what is put where something else is asked may: %s', (text) => {
  expect(signs(text)).toEqual(['patching'])
})
