import { describe, expect, test } from 'vitest'
import { guardedKind } from './guarded-refs.ts'
import { type GuardFacts, judgeMove, type RefMove } from './judge-move.ts'

/** Commits of one line are named by a letter and their place in it: a1 follows a0. */
const facts: GuardFacts = {
  defectOf: async (tip) => (tip.startsWith('x') ? 'judgement 3 is missing' : null),
  isAncestor: async (ancestor, commit) => ancestor[0] === commit[0] && ancestor <= commit,
  fetched: async () => 'b2',
  tagsOf: async (commit) => new Set(commit === 'a1' ? ['refs/tags/helix/idle@a1'] : []),
}

const chain = 'refs/heads/helix'
const judge = async (ref: string, from: string | null, to: string | null, more: Partial<RefMove> = {}) => {
  const finding = await judgeMove({ ref, from, to, ...more }, facts)
  return finding === null ? null : `${finding.code} ${finding.where?.name} ${finding.message}`
}

test.each([
  ['refs/heads/helix', 'chain'],
  ['refs/heads/Helix', 'chain'],
  ['refs/helix/runs', 'kept'],
  ['refs/helix/restamped/main/0123', 'kept'],
  ['refs/tags/helix/idle@0123', 'tag'],
  ['refs/heads/helix/x', null],
  ['refs/heads/helix2', null],
  ['refs/tags/helix', null],
  ['refs/tags/v1.0.0', null],
  ['refs/remotes/origin/helix', null],
  ['HEAD', null],
])('%s is guarded as %s', (ref, kind) => {
  expect(guardedKind(ref)).toBe(kind)
})

describe('the chain', () => {
  test.each([
    ['begins', null, 'a0'],
    ['grows', 'a0', 'a1'],
    ['stays', 'a1', 'a1'],
    ['that is torn is repaired', 'x4', 'a1'],
    ['that is torn is deleted', 'x4', null],
    ['that has two ends takes that of the remote', 'a5', 'b2'],
  ])('%s', async (_, from, to) => {
    expect(await judge(chain, from, to)).toBeNull()
  })

  test.each([
    ['a1', null, 'would be deleted, with all judgements in it'],
    ['a1', 'a0', 'would go from a1 to a0, which does not follow it: judgements would be lost'],
    ['a1', 'c7', 'would go from a1 to c7, which does not follow it: judgements would be lost'],
    // What was fetched is older than what is here: nothing is gained by going back to it.
    ['b3', 'b2', 'would go from b3 to b2, which does not follow it: judgements would be lost'],
    ['a1', 'x2', 'would end at x2, which is no chain that holds: judgement 3 is missing'],
    [null, 'x2', 'would end at x2, which is no chain that holds: judgement 3 is missing'],
  ])('does not go from %s to %s', async (from, to, wrong) => {
    expect(await judge(chain, from, to)).toBe(`GUARD-CHAIN ${chain} ${wrong}`)
  })

  test('is no other reference, and none in another letter case', async () => {
    expect(await judge(chain, 'a1', null, { symbolic: true })).toContain('would follow another reference')
    expect(await judge('refs/heads/HELIX', null, 'a1')).toContain('letter case only')
  })
})

describe('what is kept below refs/helix', () => {
  test('is made, and grows', async () => {
    expect(await judge('refs/helix/runs', null, 'x1')).toBeNull()
    expect(await judge('refs/helix/runs', 'a0', 'a1')).toBeNull()
  })

  test('is neither moved nor deleted', async () => {
    expect(await judge('refs/helix/next', 'a1', 'b1')).toBe(
      'GUARD-KEPT refs/helix/next would go from a1 to b1, which does not follow it',
    )
    expect(await judge('refs/helix/runs', 'a1', null)).toContain('would be deleted, and with it the way to a1')
  })
})

describe('a tag of Helix', () => {
  const tag = 'refs/tags/helix/idle@a1'

  test('is made where a judgement says so', async () => {
    expect(await judge(tag, null, 'a1')).toBeNull()
    expect(await judge(tag, null, 'a2')).toBe(`GUARD-TAG ${tag} shows what no judgement says of a2`)
    expect(await judge('refs/tags/helix/x/DONE@a1', null, 'a1')).toContain('shows what no judgement says')
  })

  test('is neither moved nor deleted', async () => {
    expect(await judge(tag, 'a1', 'a2')).toContain('would move from a1 to a2')
    expect(await judge(tag, 'a1', null)).toContain('would be deleted')
  })
})
