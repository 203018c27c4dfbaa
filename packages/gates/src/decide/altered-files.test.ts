import { expect, it } from 'vitest'
import { alteredFiles } from './altered-files.ts'
import type { Need } from './evidence.ts'

const tests: Need = { what: 'run', command: 'unit', purpose: 'tests', times: 1 }
const program: Need = { ...tests, purpose: 'exit' }
const other = (path: string) => ({ path, differs: true })
const same = (path: string) => ({ path, differs: false })

it('a file that differs from the tree speaks against every run', () => {
  for (const need of [tests, program]) {
    expect(alteredFiles([other('src/cart.js'), other('rates.json')], need, true)).toEqual(['src/cart.js', 'rates.json'])
  }
})

it('code that tests wrote over and put back speaks against them, data does not', () => {
  expect(alteredFiles([same('src/cart.ts'), same('shop/cart.py'), same('test/cart.json')], tests, false)).toEqual([
    'src/cart.ts',
    'shop/cart.py',
  ])
})

it('code that a program or the build of a service writes as it was is no reason for doubt', () => {
  expect(alteredFiles([same('src/generated.ts')], program, false)).toEqual([])
  expect(alteredFiles([same('src/generated.ts')], tests, true)).toEqual([])
})

it('what an installation writes down of itself is read by nobody', () => {
  expect(alteredFiles([other('package-lock.json'), other('app/uv.lock')], tests, false)).toEqual([])
})

it('twenty files are enough to tell', () => {
  const many = Array.from({ length: 30 }, (_, at) => other(`src/${at}.js`))
  expect(alteredFiles(many, tests, false)).toHaveLength(20)
})
