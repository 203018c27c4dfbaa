import { sha256 } from '@helix/core'
import { describe, expect, test } from 'vitest'
import { type BundleSubject, checkHeader } from './check-header.ts'
import { bundleCodes } from './codes.ts'
import { rangeDigest } from './range-digest.ts'
import { aHeader } from './testing/a-bundle.ts'

const { ref, base, tip, tree, range, policy, verifier } = aHeader()

function subject(more: Partial<BundleSubject> = {}): BundleSubject {
  const chain = new Set([sha256('genesis'), sha256('chain'), sha256('newer')])
  return { ref, base, tip, tree, range, policy, verifier, chain, isEarlier: false, run: null, ...more }
}

describe('a bundle is for exactly what is judged', () => {
  test('and then nothing is said', () => {
    expect(checkHeader(aHeader(), subject())).toBeNull()
  })

  test('a chain that has grown since is no reason', () => {
    expect(checkHeader(aHeader({ chain: null }), subject())).toBeNull()
    expect(checkHeader(aHeader({ chain: sha256('genesis') }), subject())).toBeNull()
  })

  test('the run of CI counts where this job was told its own', () => {
    expect(checkHeader(aHeader({ run: '7.1' }), subject({ run: '7.1' }))).toBeNull()
    expect(checkHeader(aHeader({ run: '7.1' }), subject())).toBeNull()
  })

  const other = 'd'.repeat(40)
  test.each<[string, Partial<BundleSubject>, string]>([
    ['BUNDLE-VERIFIER', { verifier: sha256('other') }, `it was made by verifier ${verifier.slice(0, 12)}, this is ${sha256('other').slice(0, 12)}`],
    ['BUNDLE-RUN', { run: '8.1' }, 'it is of the run "", this is "8.1"'],
    ['BUNDLE-REF', { ref: 'refs/heads/release' }, 'it was made for refs/heads/main, judged is refs/heads/release'],
    ['BUNDLE-REPLAYED', { tip: other, isEarlier: true }, 'it was made for the earlier commit bbbbbbbbbbbb, judged is dddddddddddd'],
    ['BUNDLE-TIP', { tip: other }, 'it was made for the commit bbbbbbbbbbbb, judged is dddddddddddd'],
    ['BUNDLE-TREE', { tree: other }, 'it gives bbbbbbbbbbbb the tree cccccccccccc, which has dddddddddddd'],
    ['BUNDLE-CHAIN', { chain: new Set([sha256('genesis')]) }, `it was made against judgement ${sha256('chain').slice(0, 12)}, which this chain does not hold`],
    ['BUNDLE-BASE', { base: other }, 'it was measured since aaaaaaaaaaaa, the base is now dddddddddddd'],
    ['BUNDLE-RANGE', { range: sha256('other') }, 'other commits lie between aaaaaaaaaaaa and bbbbbbbbbbbb here'],
    ['BUNDLE-POLICY', { policy: sha256('other') }, `it was measured under policy ${policy.slice(0, 12)}, the base's is ${sha256('other').slice(0, 12)}`],
  ])('else %s', (code, more, says) => {
    expect(checkHeader(aHeader(), subject(more))).toEqual({
      severity: 'error',
      code,
      message: `the bundle is not for this: ${says}`,
      fix: 'helix verify --measure <file>',
    })
    expect(bundleCodes).toHaveProperty(code)
  }) // prettier-ignore

  test('that the judged commit is itself an ancestor of itself is no replay', () => {
    expect(checkHeader(aHeader(), subject({ isEarlier: true }))).toBeNull()
  })
})

test('the digest of a range counts commits, trees and their order', () => {
  const [one, two] = [{ commit: 'a', tree: 'b' }, { commit: 'c', tree: 'd' }] // prettier-ignore
  const digests = [[], [one], [one, two], [two, one], [{ commit: 'a', tree: 'd' }]].map(rangeDigest)
  expect(new Set(digests).size).toBe(5)
  expect(rangeDigest([one, two])).toBe(sha256('[["a","b"],["c","d"]]'))
})
