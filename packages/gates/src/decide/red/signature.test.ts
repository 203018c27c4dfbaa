import { describe, expect, it } from 'vitest'
import { aFailure } from '../testing/runs.ts'
import { normalised, signature } from './signature.ts'

describe('the signature of a red', () => {
  it.each([
    ['connect to 127.0.0.1:43117', 'connect to 127.0.0.1:<port>'],
    ['http://localhost:8080/x', 'http://localhost:<port>/x'],
    ['open /tmp/helix-1234/e2e/x.ts failed', 'open <path> failed'],
    ['took 12.5 ms', 'took <ms>'],
    ['at 2026-01-02T03:04:05.678Z', 'at <time>'],
    ['id 0f8fad5b-d9cb-469f-a165-70867728950e', 'id <uuid>'],
    ['blob 3fa9c1d2e4b70001', 'blob <hex>'],
    ['expected 2 to be 3', 'expected 2 to be 3'],
    ['REQ-7: cents of 1000', 'REQ-7: cents of 1000'],
    ['effaceddecade is a word', 'effaceddecade is a word'],
  ])('%s reads %s', (message, text) => {
    expect(normalised(message)).toBe(text)
  })

  it('keeps 400 characters', () => {
    expect(normalised('x '.repeat(300))).toHaveLength(400)
  })

  it('holds test, class, message and the innermost place inside the repository', () => {
    const frames = [
      { file: 'node_modules/chai.js', line: 1, column: 1, inside: false },
      { file: 'e2e/a.test.ts', line: 9, column: 2, inside: true },
    ]
    expect(signature('e2e/a.test.ts > a', 'R-assertion', aFailure('x', { message: 'm', frames }))).toBe(
      'e2e/a.test.ts > a\nR-assertion\nm\ne2e/a.test.ts:9',
    )
    expect(signature('a', 'H-other', aFailure('x', { message: 'm', frames: [] }))).toBe('a\nH-other\nm\n')
  })
})
