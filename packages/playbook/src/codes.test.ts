import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { codes } from './codes.ts'

/** Codes in the sources of this package, tests and notes aside. */
function codesInSources(): string[] {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  const sources = files.filter((file) => file.endsWith('.ts') && !/(\.test|codes)\.ts$/.test(file))
  const text = sources.map((file) => readFileSync(join(import.meta.dirname, file), 'utf8')).join('\n')
  return [...text.matchAll(/'((?:PLAYBOOK|LAYER|PROGRESS|TRAILER|STEP|VERDICT)-[A-Z]+|playbook\/[a-z-]+)'/g)].map(
    (match) => match[1] ?? '',
  )
}

it('every code has a note, and every note a code', () => {
  expect([...new Set(codesInSources())].sort()).toEqual(Object.keys(codes).sort())
})

it('every note says what, why and what to do', () => {
  for (const [code, note] of Object.entries(codes)) {
    expect({ code, ...note }).toEqual({
      code,
      title: expect.stringMatching(/[^.]$/),
      why: expect.stringMatching(/\.$/),
      fix: expect.stringMatching(/\S/),
    })
  }
})
