import { describe, expect, test } from 'vitest'
import { canonicalKey, isDecidingKey, isKnownKey, isSectionKey, keyRank } from './trailer-keys.ts'

describe('trailer keys', () => {
  test('have one spelling and one order', () => {
    const order = [
      'covers', 'refs', 'breaking change', 'FIXES', 'closes', 'Anything', 'Cherry-Picked-From', 'assisted-by', 'Co-Authored-By',
      'signed-off-by', 'helix-spec', 'helix-lane', 'helix-start', 'helix-done', 'HELIX-RUN',
    ] // prettier-ignore
    expect(order.map(canonicalKey)).toEqual([
      'Covers', 'Refs', 'BREAKING-CHANGE', 'Fixes', 'Closes', 'Anything', 'Cherry-picked-from', 'Assisted-by', 'Co-authored-by',
      'Signed-off-by', 'Helix-Spec', 'Helix-Lane', 'Helix-Start', 'Helix-Done', 'Helix-Run',
    ]) // prettier-ignore
    expect(order.map(keyRank)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14])
  })

  test.each([
    'Covers', 'cc', 'Resolves', 'see', 'Link', 'Bug', 'issue', 'Depends-On', 'related-to', 'Relates-to', 'Reviewed-by', 'Change-Id',
    'Helix-Anything', 'BREAKING CHANGE', 'breaking-change',
  ])('%s is known', (key) => {
    expect(isKnownKey(key)).toBe(true)
  }) // prettier-ignore

  test.each(['Note', 'REQ-7', 'by', 'stand-by-me', 'x-helix-', 'linked', 'REQ-identity', ''])('%s is not', (key) => {
    expect(isKnownKey(key)).toBe(false)
  })

  test('those that decide something stand once', () => {
    expect(['Covers', 'COVERS', 'Helix-Spec', 'helix-anything'].map(isDecidingKey)).toEqual([true, true, true, true])
    expect(['Refs', 'Covered', 'x-helix-', ''].map(isDecidingKey)).toEqual([false, false, false, false])
  })

  test('those of sections are none', () => {
    expect(['Why', 'CHANGE', 'validation'].map(isSectionKey)).toEqual([true, true, true])
    expect(['Whys', ''].map(isSectionKey)).toEqual([false, false])
  })
})
