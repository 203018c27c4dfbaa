import { expect, it } from 'vitest'
import { factsOf } from '../../testing/facts-of.ts'

const bodyOf = (test: string, call = 'test') =>
  factsOf(`import ${test}\n${call}('a', () => { total() })\n`, 'a.test.js').tests[0]?.body

it("a test is another one when the repository's own function declares it in the place of the runner's", () => {
  const runners = bodyOf("{ test } from 'node:test'")
  expect(bodyOf("{ test } from './helper.js'")).not.toBe(runners)
  expect(bodyOf("{ it } from 'node:test'", 'it')).toBe(runners)
  expect(bodyOf("{ test } from 'vitest'")).toBe(runners)
})
