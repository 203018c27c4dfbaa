import { expect, test } from 'vitest'
import { parseSpec } from '../parse-spec.ts'
import { reusedIds } from './reused.ts'

const title = '# Sums\n'
const zero = '\n## REQ-2 Zero\n\n0 and 2 give 2.\n'
const names = '\n## REQ-2 Names\n\nb, a give a, b.\n'

const codes = (present: string, ...history: string[]) =>
  reusedIds(parseSpec(present), history).map(({ code, where }) => `${code}:${where?.line}`)

test('an id that was deleted and comes back with another text is found, at its line', () => {
  expect(codes(title + names, title + zero, title)).toEqual(['SPEC-REUSED:3'])
  expect(codes(title + names, title + zero, '')).toEqual(['SPEC-REUSED:3'])
})

test('what comes back as it was, laid out anew too, is no finding', () => {
  expect(codes(title + zero, title + zero, title)).toEqual([])
  expect(codes(title + zero.replace('and 2', 'and\n2'), title + zero, title)).toEqual([])
})

test('a requirement that changed without being deleted is an amended one', () => {
  expect(codes(title + names, title + zero)).toEqual([])
  expect(codes(title + names)).toEqual([])
})

test('after it came back as it was, it may change; after it came back otherwise, it is found for ever', () => {
  expect(codes(title + names, title + zero, title, title + zero)).toEqual([])
  expect(codes(title + zero, title + zero, title, title + names)).toEqual(['SPEC-REUSED:3'])
})

test('an id that begins like another one, and one in a code block, is none', () => {
  expect(codes(title + names, title + zero.replaceAll('REQ-2', 'REQ-22'), title)).toEqual([])
  expect(codes(title + names, `${title}\n\`\`\`\n## REQ-2 Zero\n\`\`\`\n`, title)).toEqual([])
})
