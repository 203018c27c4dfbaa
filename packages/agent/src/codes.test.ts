import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { codes } from './codes.ts'

const root = import.meta.dirname
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter(
    (path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && path !== 'codes.ts' && !path.startsWith('testing'),
  )
  .map((path) => readFileSync(join(root, path), 'utf8'))
  .join('\n')

test('every code that the package can produce has a note, and every note a code', () => {
  const used = new Set(sources.match(/(?<=')(?:agent\/[a-z-]+|AGENT-[A-Z-]+|RUN-LOG-[A-Z]+|TRAFFIC-[A-Z]+)(?=')/g))
  // Composed from the name of what is used up.
  for (const what of ['steps', 'tokens', 'money', 'minutes']) used.add(`agent/budget-${what}`)
  expect([...used].toSorted()).toEqual(Object.keys(codes).toSorted())
})

test('every note says what, why and what to do', () => {
  for (const note of Object.values(codes)) {
    expect(Object.values(note).every((text) => text.length > 4)).toBe(true)
    expect(note.title.endsWith('.')).toBe(false)
  }
})
