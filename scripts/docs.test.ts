import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { generatedPages } from './generated-pages.ts'

test.each([...generatedPages()])('docs/%s is current (node scripts/docs.ts writes it)', (name, text) => {
  expect(readFileSync(join(import.meta.dirname, '..', 'docs', name), 'utf8')).toBe(text)
})
