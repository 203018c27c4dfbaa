import { expect, it } from 'vitest'
import { aCondition, verdictOn } from '../testing/evidence.ts'
import { realTree } from '../testing/real-tree.ts'

const domain = 'src/domain/cart.ts'
const adapter = { 'src/adapters/pay.ts': 'export const pay = 1\n', 'src/adapters/files.py': '' }
const layers = aCondition('layers', {})
const verdict = (files: Record<string, string>) =>
  verdictOn(layers, { base: null, head: realTree({ ...adapter, ...files }) })

it.each([
  "const places = { pay: '../adapters/pay.ts' }\nimport(places.pay)",
  "enum Place { Pay = '../adapters/pay.ts' }\nimport(Place.Pay)",
  'export const load = (at = `../adapters/pay.ts`) => import(at)',
  "const load = (at) => import(at)\nload('../adapters/pay.ts')",
  "import { fork } from 'node:child_process'\nfork('./src/adapters/pay.ts')",
  "import { Worker } from 'node:worker_threads'\nnew Worker('src/adapters/pay.ts')",
])('a file that loads what nobody can tell imports what its texts name: %s', (text) => {
  expect(verdict({ [domain]: text })).toBe('fail LAYERS-EDGE')
})

it.each([
  "export const hint = '../adapters/pay.ts'",
  "const places = { bill: './bill.ts' }\nimport(places.bill)",
  "const places = { gone: '../adapters/gone.ts' }\nimport(places.gone)",
])('texts of others are texts: %s', (text) => {
  expect(verdict({ [domain]: text, 'src/domain/bill.ts': '' })).toBe('pass')
})

it('a test may start a program of another layer', () => {
  const text =
    "import { execFileSync } from 'node:child_process'\nit('pays', () => execFileSync('node', ['src/adapters/pay.ts']))"
  expect(verdict({ 'src/domain/cart.test.ts': text })).toBe('pass')
})

it('Python that runs texts imports the files that they name', () => {
  expect(verdict({ 'src/domain/cart.py': "exec(open('src/adapters/files.py').read())\n" })).toBe('fail LAYERS-EDGE')
  expect(verdict({ 'src/domain/cart.py': "print(open('src/adapters/files.py').read())\n" })).toBe('pass')
})
