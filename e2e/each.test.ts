import { expect, test } from 'vitest'
import { aProduct, documentOf, helix } from './support/product.ts'

const keep = (what: string) => `refactor: ${what}\n\nHelix-Lane: keep\n`
const broken = 'export const add = (a, b) => a - b\n'
const whole = 'export const add = (a, b) => a + b\n'

test('REQ-9: a commit that was red is refused and named, although the tip is green', () => {
  const repo = aProduct()
  const red = repo.commit(keep('subtract'), { files: { 'src/add.js': broken } })
  repo.commit(keep('add again'), { files: { 'src/add.js': whole } })

  const ran = helix(repo, ['verify', '--each', '--json'])

  expect([ran.code, ran.stdout.includes(red.slice(0, 12))]).toEqual([1, true])
  expect(JSON.stringify(documentOf(ran))).toContain('GATE-TESTS-FAILED')
})

test('REQ-9: commits that are green each pass', () => {
  const repo = aProduct()
  repo.commit(keep('begin'), { files: { 'src/more.js': 'export const more = 1\n' } })
  repo.commit(keep('go on'), { files: { 'src/more.js': 'export const more = 2\n' } })

  expect(helix(repo, ['verify', '--each'])).toMatchObject({ code: 0 })
})
