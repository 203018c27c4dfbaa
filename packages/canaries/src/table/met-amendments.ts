import type { Approval } from '@helix/core'
import { amendmentDigest, composeAmendment, draftAmendment, parseSpec } from '@helix/spec'
import { amendsInTurn } from '../amends-in-turn.ts'
import type { Canary } from '../canary.ts'
import { fileOf, type Ground } from '../ground.ts'
import { type Changes, stamp, stampOf } from '../history.ts'
import { spec, specPath } from '../product.ts'

const free = `docs: decide\n\n${stamp}\nHelix-Lane: free\n`

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

/** Two branches each bring a decision. */
function decides(one: string, other: string) {
  return (ground: Ground): void => {
    for (const name of [one, other]) {
      ground.commit(free, { [`docs/${name}`]: '# It is so\n' })
    }
  }
}

/** What two branches, or two amendments one after another, leave of each other's words, ids and numbers. */
export const metAmendmentCanaries: readonly Canary[] = [
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
    code: 'AMEND-NUMBER',
    bad: 'two decisions have the same number',
    honest: 'a decision and the minutes of a meeting have the same number',
    at: 'BUILD',
    alone: true,
    cheat: decides('adr/0002-one.md', 'adr/0002-other.md'),
    comply: decides('adr/0002-one.md', 'minutes/0002-other.md'),
  },
]
