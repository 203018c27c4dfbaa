import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { codes } from './index.ts'

test('every code that this package can produce has a note, and no other', () => {
  const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && name !== 'codes.ts')
    .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))
    .join('\n')
  const used = [...sources.matchAll(/(?:HelixError|finding)\(\s*'([^']+)'/g)].map(([, code = '']) => code)
  expect(new Set(used)).toEqual(new Set(Object.keys(codes)))
})
