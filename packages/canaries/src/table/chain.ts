import type { SshPrivateKey } from '@helix/evidence'
import { type Judgement, type Position, sha256 } from '@helix/core'
import { specHash, specTag } from '@helix/spec'
import type { Canary } from '../canary.ts'
import { aVerdict, type Said } from '../chain-writer.ts'
import type { Ground } from '../ground.ts'
import type { Stage } from '../stage.ts'
import { ben, cycle } from '../history.ts'
import { aKey } from '../keys.ts'
import { spec } from '../product.ts'

const at = (step: string): Position => ({ cycle, step })

/** What a commit of the branch is to the chain: its place from the beginning, the commit that adopted Helix being 0. */
function about(ground: Ground, place: number): Pick<Judgement, 'subject'> {
  const commit = ground.made[place] ?? ''
  return { subject: { commit, tree: ground.tree(commit) } }
}

/** Genesis, the start of the cycle, and the passing of its first step: true from end to end. */
const truth: readonly ((ground: Ground) => Said)[] = [
  (ground) => ({ ...about(ground, 0), base: ground.made[0] ?? '' }),
  (ground) => ({ ...about(ground, 1), base: ground.made[0] ?? '', to: at('SPEC_DRAFT') }),
  (ground) => ({
    ...about(ground, 4),
    base: ground.made[1] ?? '',
    from: at('SPEC_DRAFT'),
    to: at('E2E_RED'),
    verdicts: [aVerdict(ground.tree(ground.made[4]))],
  }),
]

const sound = (ground: Ground): void => void truth.map((judgement) => ground.chain.add(judgement(ground)))

/** The true chain, with one judgement said otherwise; what comes after it is left out. */
function lies(place: number, otherwise: (ground: Ground) => Partial<Judgement>, key?: SshPrivateKey) {
  return (ground: Ground): void => {
    for (const [index, judgement] of truth.slice(0, place + 1).entries()) {
      const said = { ...judgement(ground), ...(index === place ? otherwise(ground) : {}) }
      ground.chain.add(said, index === place && key !== undefined ? key : undefined)
    }
  }
}

const shape = { at: 'E2E_RED' satisfies Stage, alone: true, comply: sound } as const

/** What the chain of judgements may say. Whoever can push can write any of these; none moves the beacon. */
export const chainCanaries: readonly Canary[] = [
  {
    ...shape,
    code: 'CHAIN-GENESIS',
    bad: 'the first judgement goes on from one that nobody has',
    honest: 'the first judgement begins the chain',
    cheat: lies(0, () => ({ previous: sha256('lost') })),
  },
  {
    ...shape,
    code: 'CHAIN-SECOND-GENESIS',
    bad: 'a second beginning forgets what was judged before',
    honest: 'each judgement follows the one before it',
    cheat: lies(2, () => ({ previous: null })),
  },
  {
    ...shape,
    code: 'CHAIN-PINNED',
    bad: 'another genesis takes the place of the one that is pinned outside of the tree',
    honest: 'a chain where nothing is pinned',
    cheat: (ground) => {
      sound(ground)
      ground.env['HELIX_GENESIS'] = sha256('another')
    },
  },
  {
    ...shape,
    code: 'CHAIN-PINNED',
    bad: 'the chain is removed, so that another one can begin',
    honest: 'a chain where nothing is pinned',
    cheat: (ground) => {
      ground.env['HELIX_GENESIS'] = sha256('the one that was')
    },
  },
  {
    ...shape,
    code: 'CHAIN-GAP',
    bad: 'a judgement is dropped, and the next one keeps its number',
    honest: 'the numbers follow one another',
    cheat: lies(2, () => ({ sequence: 3 })),
  },
  {
    ...shape,
    code: 'CHAIN-FORK',
    bad: 'two judgements follow the same one',
    honest: 'one judgement follows another',
    cheat: lies(2, (ground) => ({ previous: ground.chain.records[0]?.digest ?? null })),
  },
  {
    ...shape,
    code: 'CHAIN-PREVIOUS',
    bad: 'a judgement was edited after the next one had named its digest',
    honest: 'each names the digest of the one before it',
    cheat: lies(2, () => ({ previous: sha256('as it was') })),
  },
  {
    ...shape,
    code: 'CHAIN-BASE',
    bad: 'a step is judged by the rules of an older commit than the newest that passed',
    honest: 'each is judged by the rules of the newest commit that passed',
    cheat: lies(2, (ground) => ({ base: ground.made[0] ?? '' })),
  },
  {
    ...shape,
    code: 'CHAIN-FROM',
    bad: 'a judgement starts from a step that was never reached',
    honest: 'a judgement starts from where the one before it ended',
    cheat: lies(2, () => ({ from: at('BUILD'), to: at('BUILD') })),
  },
  {
    ...shape,
    code: 'CHAIN-MOVE',
    bad: 'one judgement takes two steps at once',
    honest: 'one judgement takes one step',
    cheat: lies(2, () => ({ to: at('BUILD') })),
  },
  {
    ...shape,
    code: 'CHAIN-VERDICTS',
    bad: 'a step is passed and nothing was measured',
    honest: 'a step is passed that was measured',
    cheat: lies(2, () => ({ verdicts: [] })),
  },
  {
    ...shape,
    code: 'CHAIN-ROLLBACK',
    bad: 'the beacon is taken back to an earlier step on an approval of another move',
    honest: 'the beacon goes on',
    cheat: (ground) => {
      sound(ground)
      const approvals = [
        { kind: 'position', of: sha256('another move'), by: ben.email, why: 'no', signature: null } as const,
      ]
      ground.chain.add({
        ...about(ground, 4),
        base: ground.made[4] ?? '',
        from: at('E2E_RED'),
        to: at('SPEC_DRAFT'),
        approvals,
      })
    },
  },
  {
    ...shape,
    code: 'BEACON-DIFFERS',
    bad: 'a judgement starts another cycle than its commit does',
    honest: 'a judgement starts the cycle that its commit starts',
    cheat: lies(1, () => ({ to: { cycle: 'another', step: 'SPEC_DRAFT' } })),
  },
  {
    ...shape,
    code: 'SPEC-TAG',
    bad: 'the tag of a spec is moved to a commit that has none',
    honest: 'the tag of a spec lies at a commit that has it',
    cheat: tagsSpecAt(0),
    comply: tagsSpecAt(4),
  },
  ...signedCanaries(),
]

function tagsSpecAt(place: number) {
  return (ground: Ground): void => {
    sound(ground)
    ground.raw.setRef(`refs/tags/${specTag(specHash(spec))}`, ground.made[place] ?? '')
  }
}

/** Genesis, signed, and a commit after it. */
function founded(ground: Ground): void {
  ground.chain.add({ ...about(ground, 0), base: ground.made[0] ?? '' })
  ground.commit('docs: say more\n\nHelix-Lane: free\n', { 'docs/more.md': '# More\n' })
}

/** Genesis, and a judgement about the commit after it. */
function goesOn(key?: SshPrivateKey | null) {
  return (ground: Ground): void => {
    founded(ground)
    ground.chain.add({ ...about(ground, 1), base: ground.made[0] ?? '' }, key)
  }
}

/** The same where judgements are signed. */
function signedCanaries(): Canary[] {
  const signed = { at: 'signed' satisfies Stage, alone: true, comply: goesOn() } as const
  return [
    {
      ...signed,
      code: 'CHAIN-UNSIGNED',
      bad: 'a judgement without a signature stands in a signed chain',
      honest: 'each judgement is signed',
      cheat: goesOn(null),
    },
    {
      ...signed,
      code: 'CHAIN-SIGNATURE',
      bad: 'a judgement is signed with a key of the author',
      honest: 'a judgement is signed with the key of CI',
      cheat: goesOn(aKey()),
    },
    {
      ...signed,
      code: 'CHAIN-SUBJECT',
      bad: 'what was judged is gone: the branch was pushed by force to another history',
      honest: 'what was judged is still there',
      cheat: (ground) => {
        goesOn()(ground)
        ground.goTo(ground.made[0] ?? '').commit('docs: say less\n\nHelix-Lane: free\n', { 'docs/less.md': '# Less\n' })
        ground.chain.add({ ...about(ground, 2), base: ground.made[0] ?? '' })
      },
    },
  ]
}
