import type { Oid, Position } from '@helix/core'
import { aVerdict, codesOf, cycle, Ground, type Stage, stamp } from '@helix/canaries'
import { openGit } from '@helix/git'
import { temporaryFolder } from '@helix/testkit'
import { describe, expect, test } from 'vitest'
import { standingAt } from '../../../repository/standing/standing.ts'
import { judgeRange } from './judge-range.ts'

const step = (what: string, number = 3) => `STEP[${number}/4] feat: ${what}\n\nWhy: REQ-1 asks for it.\n\n${stamp}\n`
const keep = (what: string) => `refactor: ${what}\n\nHelix-Lane: keep\n`
const done = `STEP[3/4] chore: finish BUILD\n\nWhy: it is built.\n\n${stamp}\nHelix-Done: BUILD\n`
const merge = "Merge branch 'side'\n"
const code = (value: number) => `export const x = ${value}\n`
const at = (name: string): Position => ({ cycle, step: name })

/** Codes that refuse what was made from a stage on. */
async function judged(stage: Stage, make: (ground: Ground) => unknown): Promise<string[]> {
  const ground = new Ground(temporaryFolder(), process.execPath, stage)
  make(ground)
  const git = await openGit(ground.raw.root)
  const standing = await standingAt(git, ground.tip)
  if (standing === null) throw new Error('there is a playbook')
  const commits = await judgeRange(git, standing, { landing: true, now: 1_800_000_000 })
  return codesOf(commits.flatMap(({ findings }) => findings))
}

const finish = (ground: Ground): Oid => ground.commit(done, { 'progress.json': ground.shown(at('DONE')) })

/** Two branches from here: a commit on each, and where main is again. */
function apart(ground: Ground, theirs: () => Oid, ours: () => Oid): [Oid, Oid] {
  const from = ground.tip
  const side = theirs()
  ground.goTo(from)
  return [ours(), side]
}

describe('honest histories pass', () => {
  test.each([false, true])(
    'a branch that began before a Done meets it by a merge; the Done is judged: %s',
    async (isJudged) => {
      const codes = await judged('BUILD', (ground) => {
        const work = { 'src/lists.js': code(1) }
        const sides = apart(ground, () => ground.commit(step('add lists'), work), () => finish(ground)) // prettier-ignore
        if (isJudged) judgeAll(ground, sides[0])
        ground.commit(merge, work, { parents: sides })
        ground.commit(step('go on', 4), { 'adapters/disk.js': code(1) })
      })
      expect(codes).toEqual([])
    },
  )

  test.each<Stage>(['idle', 'SPEC_DRAFT'])('two refactorings of one file are merged by hand at %s', async (stage) => {
    const codes = await judged(stage, (ground) => {
      const sides = apart(
        ground,
        () => ground.commit(keep('one'), { 'src/add.js': code(1) }),
        () => ground.commit(keep('other'), { 'src/add.js': code(2) }),
      )
      ground.commit(merge, { 'src/add.js': code(3) }, { parents: sides })
    })
    expect(codes).toEqual([])
  })

  test('a fix of an old release lands in the middle of a cycle', async () => {
    const fix = { 'src/half.js': code(1), 'test/half.test.js': code(1) }
    const codes = await judged('BUILD', (ground) => {
      const main = ground.tip
      const [release = ''] = ground.made
      const hotfix = ground.commit('fix: halve\n\nWhy: it was wrong.\n\nHelix-Lane: fix\n', fix, { parents: [release] })
      ground.commit(merge, fix, { parents: [main, hotfix] })
    })
    expect(codes).toEqual([])
  })

  test('work is reverted', async () => {
    const codes = await judged('BUILD', (ground) => {
      ground.commit(step('add lists'), { 'src/lists.js': code(1) })
      ground.commit(step('add lists').replace('feat', 'revert'), { 'src/lists.js': null })
    })
    expect(codes).toEqual([])
  })
})

describe('dishonest ones do not', () => {
  test('a branch of the red bar that meets its Done by a merge: what froze since is told, and nothing else', async () => {
    const codes = await judged('E2E_RED', (ground) => {
      const theirs = { 'e2e/more.test.js': code(1) }
      const red = `STEP[2/4] chore: finish E2E_RED\n\nWhy: all is red.\n\n${stamp}\nHelix-Done: E2E_RED\n`
      const sides = apart(
        ground,
        () => ground.commit(step('more', 2).replace('feat', 'test'), theirs),
        () => ground.commit(red, { 'progress.json': ground.shown(at('BUILD')) }),
      )
      ground.commit(merge, theirs, { parents: sides })
    })
    expect(codes).toEqual(['LAYER-FROZEN'])
  })

  test('a refactoring of now does not call itself work of an earlier step', async () => {
    const codes = await judged('BUILD', (ground) =>
      ground.commit(step('tidy', 2).replace('feat', 'refactor'), { 'adapters/x.js': code(1) }),
    )
    expect(codes).toEqual(['MSG-LABEL', 'MSG-LANE'])
  })

  test('an earlier label where that step was not active any more', async () => {
    const codes = await judged('BUILD', (ground) => ground.commit(step('go back', 2), { 'src/x.js': code(1) }))
    expect(codes).toEqual(['MSG-LABEL'])
  })

  test('a merge that shows another step, which is told by what changed and by what stands there', async () => {
    const codes = await judged('BUILD', (ground) => {
      const theirs = { 'src/a.js': code(1) }
      const sides = apart(
        ground,
        () => ground.commit(step('a'), theirs),
        () => ground.commit(step('b'), { 'src/b.js': code(1) }),
      )
      ground.commit(merge, { ...theirs, 'progress.json': ground.shown(at('DONE')) }, { parents: sides })
    })
    expect(codes).toEqual(['PROGRESS-HAND', 'BEACON-DIFFERS'])
  })

  test('a merge that throws away what one side approved', async () => {
    const codes = await judged('idle', (ground) => {
      const sides = apart(
        ground,
        () => ground.commit('policy: explain\n\nWhy: people ask.\n', { 'playbook.yml': `# x\n${ground.playbook}` }),
        () => ground.commit(keep('tidy'), { 'src/x.js': code(1) }),
      )
      ground.commit(merge, {}, { parents: sides })
    })
    expect(codes).toEqual(['APPROVAL-AWAITED'])
  })
})

/** The chain up to a Done of the step that builds. */
function judgeAll(ground: Ground, tip: Oid): void {
  const [genesis = '', start = '', , , draft = '', , red = ''] = ground.made
  const moves: [Oid, Position][] = [
    [genesis, 'idle'],
    [start, at('SPEC_DRAFT')],
    [draft, at('E2E_RED')],
    [red, at('BUILD')],
    [tip, at('DONE')],
  ]
  for (const [index, [commit, to]] of moves.entries()) {
    const [base, from] = moves[Math.max(0, index - 1)] ?? [genesis, 'idle']
    const subject = { commit, tree: ground.tree(commit) }
    ground.chain.add({ subject, base, from, to, verdicts: index > 1 ? [aVerdict(subject.tree)] : [] })
  }
}
