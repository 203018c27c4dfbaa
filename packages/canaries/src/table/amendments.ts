import { type Amendment, amendmentDigest, composeAmendment, draftAmendment, parseSpec, specHash } from '@helix/spec'
import { amendsInTurn } from '../amends-in-turn.ts'
import type { Canary } from '../canary.ts'
import type { Ground } from '../ground.ts'
import { type Changes, stamp, stampOf } from '../history.ts'
import { spec, specPath } from '../product.ts'

const amended = spec.replace('give 3', 'give 3, in any order')
/** The same, and other words outside of requirements. */
const around = amended.replace('# Adding', '# Sums')
const adrPath = 'docs/adr/0001-in-any-order.md'

/** The true ADR for the amended spec. */
const adr: Amendment = draftAmendment({
  number: 1,
  title: 'In any order',
  date: '2026-01-02',
  why: 'People give numbers in any order.',
  before: parseSpec(spec),
  after: parseSpec(amended),
  affected: { 'REQ-1': { meaning: 'changed', tests: [] } },
})

interface Told {
  /** The ADR that stands beside the spec; null for none. */
  said?: Amendment | null
  text?: string
  approved?: boolean
}

/** A change of the spec outside of the step that opens it, approved by Ben. */
function amends({ said = adr, text = amended, approved = true }: Told) {
  return (ground: Ground): void => {
    const changes: Changes = said === null ? {} : { [adrPath]: composeAmendment(said) }
    const message = `STEP[3/4] spec: in any order\n\nWhy: people ask.\n\n${stampOf(text)}\n`
    ground.commit(message, { [specPath]: text, ...changes })
    if (said !== null && approved) ground.approve({ kind: 'spec', of: amendmentDigest(said) }, stampOf(text))
  }
}

const free = `docs: decide\n\n${stamp}\nHelix-Lane: free\n`

/** It says of a frozen test that it may be written anew, and nothing else. */
const easier: Amendment = draftAmendment({
  number: 4,
  title: 'Easier',
  date: '2026-01-02',
  why: 'It was hard.',
  before: parseSpec(spec),
  after: parseSpec(spec),
  affected: {
    'REQ-1': { meaning: 'same', tests: [{ test: 'e2e/sum.test.js > REQ-1 sums a list', action: 'rewrite' }] },
  },
})

const [requirement] = adr.requirements
if (requirement === undefined) throw new Error('the amendment touches REQ-1')
const other = '0'.repeat(64)

const shape = {
  at: 'BUILD',
  alone: true,
  honest: 'an amendment that says what it does, and that somebody else approved',
  comply: amends({}),
} as const

/** A change of the approved spec: what its ADR must say, and who must have said yes. */
export const amendmentCanaries: readonly Canary[] = [
  {
    ...shape,
    code: 'AMEND-MISSING',
    bad: 'the spec changes and nothing says why',
    cheat: amends({ said: null }),
  },
  {
    ...shape,
    code: 'AMEND-BASE',
    bad: 'an amendment of a spec that was changed by somebody else meanwhile',
    cheat: amends({
      text: around,
      said: { ...adr, amends: { from: other, to: specHash(around) } },
    }),
  },
  {
    ...shape,
    code: 'AMEND-RESULT',
    bad: 'the spec beside the amendment is not the one that was approved',
    cheat: amends({ said: { ...adr, amends: { ...adr.amends, to: other } } }),
  },
  {
    ...shape,
    code: 'AMEND-STALE',
    bad: 'a requirement is amended from a wording that it does not have any more',
    cheat: amends({ said: { ...adr, requirements: [{ ...requirement, from: other }] } }),
  },
  {
    ...shape,
    code: 'AMEND-UNLISTED',
    bad: 'a requirement changes that the amendment does not mention',
    cheat: amends({ said: { ...adr, requirements: [] } }),
  },
  {
    ...shape,
    code: 'AMEND-LISTED',
    bad: 'a requirement is mentioned of which nothing changes, so that its tests could go',
    cheat: amends({
      said: { ...adr, requirements: [requirement, { ...requirement, id: 'REQ-9', from: null, to: null, tests: [] }] },
    }),
  },
  {
    ...shape,
    code: 'AMEND-MEANING',
    bad: 'a requirement is said to mean something else whose text is the same',
    cheat: amends({
      text: spec,
      said: {
        ...adr,
        amends: { from: adr.amends.from, to: adr.amends.from },
        requirements: [{ ...requirement, to: requirement.from }],
      },
    }),
  },
  {
    ...shape,
    code: 'AMEND-SOUND',
    bad: 'an amendment leaves the spec with a requirement that says nothing',
    cheat: amendsInTurn(`${spec}\n## REQ-2 Zero adds nothing\n`),
  },
  {
    ...shape,
    code: 'AMEND-WHY',
    bad: 'an amendment without a reason',
    cheat: amends({ said: { ...adr, body: adr.body.replace('People give numbers in any order.', '') } }),
  },
  {
    ...shape,
    code: 'AMEND-APPROVAL',
    bad: 'an amendment that nobody approved',
    cheat: amends({ approved: false }),
  },
  {
    ...shape,
    code: 'AMEND-APPROVAL',
    bad: 'an amendment that another one took back is made again under a new number, on the yes of that time',
    honest: 'it is made again, and somebody says yes again',
    cheat: makesAgain,
    comply: (ground) => {
      makesAgain(ground)
      ground.approve({ kind: 'spec', of: amendmentDigest(adr), why: 'right after all' }, stampOf(amended))
    },
  },
  {
    code: 'AMEND-APPROVAL',
    bad: 'prose that is in fact an amendment opens a frozen test, and nobody approved it',
    honest: 'prose that is a decision and amends nothing',
    at: 'BUILD',
    alone: true,
    cheat: (ground) => {
      ground.commit(free, { 'docs/adr/0004-easier.md': composeAmendment(easier) })
      ground.commit(`STEP[3/4] feat: ease\n\nWhy: it is hard.\n\n${stamp}\n`, {
        'e2e/sum.test.js': "import 'node:test'\n",
      })
    },
    comply: (ground) => void ground.commit(free, { 'docs/adr/0004-easier.md': '# Easier\n\nIt was hard.\n' }),
  },
  {
    ...shape,
    code: 'AMEND-GONE',
    bad: 'an amendment is deleted once the spec is changed, so that nothing says why and no earlier exit is asked for again',
    honest: 'an amendment gets another number',
    cheat: (ground) => {
      amends({})(ground)
      ground.commit(`docs: tidy up\n\n${stampOf(amended)}\nHelix-Lane: free\n`, { [adrPath]: null })
    },
    comply: (ground) => {
      amends({})(ground)
      const moved = { [adrPath]: null, 'docs/adr/0007-in-any-order.md': composeAmendment({ ...adr, number: 7 }) }
      ground.commit(`docs: another number\n\n${stampOf(amended)}\nHelix-Lane: free\n`, moved)
    },
  },
  {
    ...shape,
    code: 'AMEND-GONE',
    bad: 'an amendment that holds is marked as rejected',
    honest: 'an amendment that holds stays as it is',
    cheat: (ground) => {
      amends({})(ground)
      const said = composeAmendment({ ...adr, status: 'rejected' })
      ground.commit(`docs: reject\n\n${stampOf(amended)}\nHelix-Lane: free\n`, { [adrPath]: said })
    },
  },
]

/** The spec is amended and amended back, each time with a yes, and then as the first time. */
function makesAgain(ground: Ground): void {
  amends({})(ground)
  const back = { number: 2, title: 'As it was', date: '2026-01-02', why: 'The order counts.' }
  const affected = { 'REQ-1': { meaning: 'changed' as const, tests: [] } }
  const said = draftAmendment({ ...back, before: parseSpec(amended), after: parseSpec(spec), affected })
  turns(ground, spec, { 'docs/adr/0002-as-it-was.md': composeAmendment(said) })
  ground.approve({ kind: 'spec', of: amendmentDigest(said) }, stamp)
  turns(ground, amended, { 'docs/adr/0003-in-any-order.md': composeAmendment({ ...adr, number: 3 }) })
}

function turns(ground: Ground, text: string, adrs: Changes): void {
  const message = `STEP[3/4] spec: in turn\n\nWhy: people ask.\n\n${stampOf(text)}\n`
  ground.commit(message, { [specPath]: text, ...adrs })
}
