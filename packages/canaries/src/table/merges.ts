import type { Oid } from '@helix/core'
import { progressPath } from '@helix/beacon'
import { specHash } from '@helix/spec'
import { type Canary, canary } from '../canary.ts'
import { fileOf, type Ground } from '../ground.ts'
import { type Changes, cycle, stamp, stampOf } from '../history.ts'
import { e2eTest, spec, specPath } from '../product.ts'
import { built, unreasoned } from '../work.ts'

const merge = "Merge branch 'side'\n"

/** Two branches that go apart at the tip, each with a file of its own; what git makes of both. */
function apart(ground: Ground): { sides: [Oid, Oid]; theirs: Changes } {
  const from = ground.tip
  const theirs = { [ground.fresh('src')]: 'export const theirs = 1\n' }
  const side = ground.commit(built, theirs)
  ground.goTo(from)
  const main = ground.commit(built, { [ground.fresh('src')]: 'export const ours = 1\n' })
  return { sides: [main, side], theirs }
}

function merges(changed: (ground: Ground) => Changes) {
  return (ground: Ground): void => {
    const { sides, theirs } = apart(ground)
    ground.commit(merge, { ...theirs, ...changed(ground) }, { parents: sides })
  }
}

const automatic = merges(() => ({}))

/** What a merge may do: what git does by itself, and by hand nothing that a commit might not. */
export const mergeCanaries: readonly Canary[] = [
  canary(
    'LAYER-CLOSED',
    [
      'a merge brings a file that neither side has, in a closed layer',
      merges((ground) => ({ [ground.fresh('adapters')]: 'export const disk = 1\n' })),
    ],
    ['a merge as git makes it', automatic],
  ),
  canary(
    'LAYER-FROZEN',
    ['a merge weakens a frozen test', merges(() => ({ 'e2e/sum.test.js': "import 'node:test'\n" }))],
    ['a merge weakens nothing', automatic],
    { alone: true },
  ),
  canary(
    'LAYER-FROZEN',
    [
      'a merge brings a test that a side weakened before it froze',
      (ground) => meetsFreeze(ground, 'e2e/sum.test.js', "import 'node:test'\n"),
    ],
    [
      'a side that was made before the tests froze brings work',
      (ground) => meetsFreeze(ground, 'docs/more.md', '# More\n'),
    ],
    { at: 'E2E_RED', alone: true },
  ),
  canary(
    'LAYER-SPEC',
    [
      'a merge brings a spec that a side changed while it was open, and that nobody approved',
      (ground) => meetsApproval(ground, { [specPath]: spec.replace('give 3', 'give 4') }),
    ],
    [
      'a side that was made while the spec was open brings prose',
      (ground) => meetsApproval(ground, { 'docs/more.md': '# More\n' }),
    ],
    { at: 'SPEC_DRAFT', alone: true },
  ),
  canary(
    'MERGE-OCTOPUS',
    [
      'a merge of three branches, of which git has no answer of its own',
      (ground) => {
        const { sides, theirs } = apart(ground)
        ground.commit(built, {}, { parents: [sides[0]] })
        ground.commit(merge, theirs, { parents: [sides[0], sides[1], ground.tip] })
      },
    ],
    ['two merges, one after the other', automatic],
  ),
  canary(
    'MERGE-UNRELATED',
    [
      'a history of its own is joined, which never saw a rule',
      (ground) => {
        const main = ground.tip
        const own = { [ground.fresh('src')]: 'export const own = 1\n' }
        const root = ground.commit(built.replace(`${stamp}\n`, ''), own, { parents: [] })
        ground.commit(built, own, { parents: [main, root] })
      },
    ],
    ['a branch of this history is joined', automatic],
  ),
  canary(
    'MSG-WHY',
    [
      'a commit without a reason lies behind the second parent of a merge',
      (ground) => {
        const from = ground.tip
        const theirs = { [ground.fresh('src')]: 'export const theirs = 1\n' }
        const side = ground.commit(unreasoned, theirs)
        ground.goTo(from)
        const main = ground.commit(built, { [ground.fresh('src')]: 'export const ours = 1\n' })
        ground.commit(merge, theirs, { parents: [main, side] })
      },
    ],
    ['a commit with its reason lies there', automatic],
  ),
  canary(
    'MERGE-PRETENDED',
    [
      'a commit names a second parent that it has anyway, so that it looks like a merge and nobody asks for a reason',
      (ground) => {
        const from = ground.tip
        ground.commit(built, { [ground.fresh('src')]: 'export const more = 1\n' })
        const parents = [ground.tip, from]
        ground.commit(merge, { [ground.fresh('src')]: 'export const more = 2\n' }, { parents })
      },
    ],
    ['a merge of two branches needs no reason of its own', automatic],
  ),
  canary(
    'LAYER-CLOSED',
    [
      'a merge between cycles calls itself a fix, and brings what no test was red for',
      (ground) => {
        const { sides, theirs } = bothTidy(ground)
        const changes = { ...theirs, [ground.fresh('src')]: 'export const feature = 1\n' }
        ground.commit('fix: lists\n\nWhy: they were wrong.\n\nHelix-Lane: fix\n', changes, { parents: sides })
      },
    ],
    [
      'a merge between cycles as git makes it, with a message of its own',
      (ground) => {
        const from = ground.tip
        const theirs = { [ground.fresh('src')]: 'export const theirs = 1\n' }
        const side = ground.commit('refactor: tidy\n\nHelix-Lane: keep\n', theirs)
        ground
          .goTo(from)
          .commit('refactor: tidy\n\nHelix-Lane: keep\n', { [ground.fresh('src')]: 'export const a = 1\n' })
        ground.commit('Bring the side in\n', theirs, { parents: [ground.tip, side] })
      },
    ],
    { at: 'idle' },
  ),
  canary(
    'LAYER-CLOSED',
    [
      'a merge between cycles brings a file that neither side has',
      (ground) => {
        const { sides, theirs } = bothTidy(ground)
        ground.commit(merge, { ...theirs, [ground.fresh('src')]: 'export const feature = 1\n' }, { parents: sides })
      },
    ],
    [
      'a merge between cycles says what becomes of a file that both sides changed',
      (ground) => {
        const { sides, path } = bothTidy(ground)
        ground.commit(merge, { [path]: 'export const both = 3\n' }, { parents: sides })
      },
    ],
    { at: 'idle' },
  ),
]

/** Two refactorings of one file that is on neither side as it was. */
function bothTidy(ground: Ground): { sides: [Oid, Oid]; theirs: Changes; path: string } {
  const tidy = 'refactor: tidy\n\nHelix-Lane: keep\n'
  const path = ground.fresh('src')
  const from = ground.commit(tidy, { [path]: 'export const both = 0\n' })
  const theirs = { [path]: 'export const both = 1\n' }
  const side = ground.commit(tidy, theirs)
  ground.goTo(from)
  return { sides: [ground.commit(tidy, { [path]: 'export const both = 2\n' }), side], theirs, path }
}

const prose = `docs: say more\n\n${stamp}\nHelix-Lane: free\n`

/** A side that began before the tests froze changes a file; the merge that it makes of both is git's own. */
function meetsFreeze(ground: Ground, path: string, text: string): void {
  const test = `STEP[2/4] test: sum lists\n\nWhy: REQ-1 asks for sums.\n\n${stamp}\n`
  const from = ground.commit(test, { 'e2e/sum.test.js': e2eTest })
  const side = ground.commit(path.startsWith('docs/') ? prose : test, { [path]: text })
  const shown = { [progressPath]: ground.shown({ cycle, step: 'BUILD' }) }
  const done = `STEP[2/4] chore: finish E2E_RED\n\nWhy: they fail.\n\n${stamp}\nHelix-Done: E2E_RED\n`
  const main = ground.goTo(from).commit(done, shown)
  ground.commit(merge, shown, { parents: [side, main] })
}

function draft(text: string): string {
  return `STEP[1/4] spec: draft\n\nWhy: people add.\n\n${stampOf(text)}\n`
}

/** A side that began before the spec was approved changes something; the merge that it makes of both is git's own. */
function meetsApproval(ground: Ground, changes: Readonly<Record<string, string>>): void {
  const from = ground.commit(draft(spec), { [specPath]: spec })
  const side = ground.commit(changes[specPath] === undefined ? prose : draft(changes[specPath]), changes)
  const approval = fileOf(ground.goTo(from).approve({ kind: 'spec', of: specHash(spec) }, stamp))
  const shown = { [progressPath]: ground.shown({ cycle, step: 'E2E_RED' }) }
  const done = `STEP[1/4] chore: finish SPEC_DRAFT\n\nWhy: it is approved.\n\n${stamp}\nHelix-Done: SPEC_DRAFT\n`
  const main = ground.commit(done, shown)
  ground.commit(merge, { ...shown, ...approval }, { parents: [side, main] })
}
