import { describe, expect, it } from 'vitest'
import { aProduct, addTest, documentOf, helix } from './support/product.ts'

const imports = `import assert from 'node:assert'
import { test } from 'node:test'
import { add } from '../src/add.js'
`
const gutted = `${imports}test('adds', () => assert.equal(typeof add, 'function'))\n`
const keep = 'refactor(test): tidy\n\nHelix-Lane: keep\n'
const fix = 'fix: add negative numbers\n\nWhy: adding a negative number answered zero.\n\nHelix-Lane: fix\n'
const negative = `test('adds negative numbers', () => assert.equal(add(1, -2), -1))\n`
const broken = 'export const add = (a, b) => (b < 0 ? 0 : a + b)\n'
const mended = 'export const add = (a, b) => a + b\n'

const product = () => aProduct({ files: { 'src/add.js': broken } })

/** Codes of all commits' findings, as `verify --json` tells them. */
function codesOf(ran: ReturnType<typeof helix>): unknown[] {
  const told = JSON.stringify(documentOf(ran)).matchAll(/"code":"([A-Z-]+)"/g)
  return [...new Set([...told].map(([, code]) => code))]
}

describe('lane keep', () => {
  it('REQ-1: a refactoring that guts a test is refused', () => {
    const repo = aProduct()
    repo.commit(keep, { files: { 'test/add.test.js': gutted } })
    const ran = helix(repo, ['verify', '--json'])
    expect([ran.code, codesOf(ran)]).toEqual([1, ['INTEGRITY-BODY', 'INTEGRITY-WEAKENED']])
  })

  it('REQ-1: a test that moves is let through, and refused where it is gutted at its new place', () => {
    const repo = aProduct()
    repo.remove('test/add.test.js').commit(keep, { files: { 'test/sums.test.js': addTest() } })
    const moved = helix(repo, ['verify', '--static'])
    repo.commit(keep, { files: { 'test/sums.test.js': gutted } })
    expect([moved.code, helix(repo, ['verify', '--static']).code]).toEqual([0, 1])
  })
})

describe('lane fix', () => {
  it('REQ-2: a fix whose test passes without it is refused', () => {
    const repo = product()
    repo.commit(fix, { files: { 'src/add.js': mended, 'test/more.test.js': addTest() } })
    const ran = helix(repo, ['verify', '--json'])
    expect([ran.code, codesOf(ran)]).toEqual([1, ['FIX-NOT-RED']])
  })

  it('REQ-2: a fix whose test fails without it passes, and the answer says so', () => {
    const repo = product()
    repo.commit(fix, { files: { 'src/add.js': mended, 'test/more.test.js': `${imports}${negative}` } })
    const ran = helix(repo, ['verify'])
    expect([ran.code, /1 test fails without the fix/.test(ran.stdout)]).toEqual([0, true])
  })
})
