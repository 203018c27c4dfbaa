import type { Approval } from '@helix/core'
import { type Amendment, amendmentDigest, composeAmendment, draftAmendment, parseSpec, specHash } from '@helix/spec'
import type { Canary } from '../canary.ts'
import { fileOf, type Ground } from '../ground.ts'
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
  decision: 'The order does not matter.',
  consequences: 'None.',
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

/** Two branches each amend the spec, and git merges them by itself. */
function mergesAmendments(theirs: string, ours: string, both: string) {
  return (ground: Ground): void => {
    const from = ground.tip
    const amendTo = (number: number, text: string): { files: Changes; approval: Approval } => {
      const said = draftAmendment({ number, title: 'Otherwise', date: '2026-01-02', why: 'People ask.', before: parseSpec(spec), after: parseSpec(text) }) // prettier-ignore
      const files = { [`docs/adr/000${number}-otherwise.md`]: composeAmendment(said) }
      ground.commit(`STEP[3/4] spec: otherwise\n\nWhy: people ask.\n\n${stampOf(text)}\n`, {
        [specPath]: text,
        ...files,
      })
      return { files, approval: ground.approve({ kind: 'spec', of: amendmentDigest(said) }, stampOf(text)) }
    }
    const side = amendTo(1, theirs)
    const sideTip = ground.tip
    ground.goTo(from)
    amendTo(2, ours)
    const changes = { [specPath]: both, ...side.files, ...fileOf(side.approval) }
    ground.commit("Merge branch 'side'\n", changes, { parents: [ground.tip, sideTip] })
  }
}

const renamed = spec.replace('are added', 'are summed up')
const corrected = spec.replace('give 3', 'give 4')
const zero = '\n## REQ-2 Zero adds nothing\n\n- 0 and 2 give 2\n'

const names = '\n## REQ-3 Names are sorted\n\n- b, a give a, b\n'

/** Amendments one after another, each approved. */
function amendsInTurn(...texts: string[]) {
  return (ground: Ground): void => {
    let before = parseSpec(spec)
    for (const [at, text] of texts.entries()) {
      const after = parseSpec(text)
      const said = draftAmendment({ number: at + 1, title: `Turn ${at + 1}`, date: '2026-01-02', why: 'People ask.', before, after }) // prettier-ignore
      ground.commit(`STEP[3/4] spec: turn ${at + 1}\n\nWhy: people ask.\n\n${stampOf(text)}\n`, {
        [specPath]: text,
        [`docs/adr/000${at + 1}-turn.md`]: composeAmendment(said),
      })
      ground.approve({ kind: 'spec', of: amendmentDigest(said) }, stampOf(text))
      before = after
    }
  }
}

/** Two branches each bring a decision. */
function decides(one: string, other: string) {
  return (ground: Ground): void => {
    for (const name of [one, other]) {
      ground.commit(free, { [`docs/${name}`]: '# It is so\n' })
    }
  }
}

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
    code: 'AMEND-COLLISION',
    bad: 'two branches amend one requirement in lines that git merges',
    honest: 'two branches amend different requirements',
    at: 'BUILD',
    alone: true,
    cheat: mergesAmendments(corrected, renamed, corrected.replace('are added', 'are summed up')),
    comply: mergesAmendments(spec + zero, renamed, renamed + zero),
  },
  {
    code: 'AMEND-COLLISION',
    bad: 'where the lines of two branches met, somebody wrote what neither branch says',
    honest: 'where the lines of two branches met, somebody put one below the other',
    at: 'BUILD',
    alone: true,
    cheat: mergesAmendments(spec + zero, spec + names, spec + zero.replace('give 2', 'give 3') + names),
    comply: mergesAmendments(spec + zero, spec + names, spec + names + zero),
  },
  {
    code: 'SPEC-REUSED',
    bad: 'a requirement is deleted, and another one gets its id, which tests and decisions still name',
    honest: 'a requirement is deleted, and comes back as it was',
    at: 'BUILD',
    alone: true,
    cheat: amendsInTurn(spec + zero, spec, `${spec}\n## REQ-2 Names are sorted\n\n- b, a give a, b\n`),
    comply: amendsInTurn(spec + zero, spec, spec + zero),
  },
  {
    code: 'AMEND-COLLISION',
    bad: 'two branches amend what stands outside of requirements in lines that git merges',
    honest: 'one branch amends that, the other a requirement',
    at: 'BUILD',
    alone: true,
    cheat: mergesAmendments(spec.replace('# Adding', '# Sums'), `${spec}\n## Glossary\n\nA sum.\n`, `${spec.replace('# Adding', '# Sums')}\n## Glossary\n\nA sum.\n`), // prettier-ignore
    comply: mergesAmendments(`${spec}\n## Glossary\n\nA sum.\n`, renamed, `${renamed}\n## Glossary\n\nA sum.\n`),
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
  {
    code: 'AMEND-NUMBER',
    bad: 'two decisions have the same number',
    honest: 'a decision and the minutes of a meeting have the same number',
    at: 'BUILD',
    alone: true,
    cheat: decides('adr/0002-one.md', 'adr/0002-other.md'),
    comply: decides('adr/0002-one.md', 'minutes/0002-other.md'),
  },
]
