import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { codes } from './codes.ts'

describe('the notes for `helix why`', () => {
  it('there is one for every code in the sources, and none too many', () => {
    const folder = import.meta.dirname
    const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      (name) =>
        name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.endsWith('codes.ts') && !name.includes('testing'),
    )
    const text = sources.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n')
    const used = text.match(/'((CHAIN|SIG|SIGNERS|APPROVAL|SELF|UNATTENDED|BUNDLE)-[A-Z-]+|evidence\/[a-z-]+)'/g) ?? []
    expect([...new Set(used.map((code) => code.slice(1, -1)))].sort()).toEqual(Object.keys(codes).sort())
  })

  it('every note says what, why and how to go on', () => {
    for (const note of Object.values(codes)) {
      expect(note.title).not.toBe('')
      expect(note.why.length).toBeGreaterThan(20)
      expect(note.fix).not.toBe('')
    }
  })
})
