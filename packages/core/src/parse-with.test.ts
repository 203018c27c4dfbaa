import { expect, test } from 'vitest'
import { z } from 'zod'
import { HelixError } from './error.ts'
import { parseWith } from './parse-with.ts'

const person = z.strictObject({ name: z.string(), tags: z.array(z.string()) })

test('a value of the right shape comes back typed', () => {
  expect(parseWith(person, { name: 'Ada', tags: [] }, 'demo/shape', 'person.json')).toEqual({ name: 'Ada', tags: [] })
})

test('a wrong value is refused with one finding per issue, each naming the source and the path', () => {
  const error = caught(() => parseWith(person, { name: 1, tags: [2] }, 'demo/shape', 'person.json'))
  expect(error.code).toBe('demo/shape')
  expect(error.message).toContain('person.json does not have the expected shape: name: ')
  expect(error.findings.map(({ message }) => message.split(':')[0])).toEqual(['name', 'tags.0'])
  expect(error.findings[0]).toMatchObject({ severity: 'error', code: 'SHAPE', where: { path: 'person.json' } })
})

test('the hint is what the caller says, if anything', () => {
  expect(caught(() => parseWith(person, {}, 'demo/shape', 'x', 'mend x')).hint).toBe('mend x')
  expect(caught(() => parseWith(person, {}, 'demo/shape', 'x')).hint).toBeUndefined()
})

test('a wrong document as a whole is called the document', () => {
  expect(caught(() => parseWith(person, null, 'demo/shape', 'x')).findings[0]?.message).toContain('the document: ')
})

function caught(act: () => unknown): HelixError {
  try {
    act()
  } catch (error) {
    if (error instanceof HelixError) return error
  }
  throw new Error('nothing was refused')
}
