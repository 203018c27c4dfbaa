import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Oid } from '@helix/core'
import { type Canary, canary } from '../canary.ts'
import type { Ground } from '../ground.ts'
import type { Changes } from '../history.ts'
import { e2eTest } from '../product.ts'
import { built, unreasoned } from '../work.ts'

const changes: Changes = { 'src/more.js': 'export const more = 1\n' }
const alone = { alone: true } as const

/** Commits with this message, the work of somebody who then hides where it lies. */
function hides(message: string, hide: (ground: Ground, work: Oid, before: Oid) => void) {
  return (ground: Ground): void => {
    const before = ground.tip
    hide(ground, ground.commit(message, changes), before)
  }
}

/** All objects lie in another store, which this one borrows from (gitrepository-layout(5), objects/info/alternates). */
function borrow(ground: Ground): void {
  const [own, other] = ['objects', 'lent'].map((name) => join(ground.raw.root, '.git', name))
  renameSync(own ?? '', other ?? '')
  ground.raw.write('objects/info/alternates', `${other}\n`)
}

function detach(ground: Ground, work: Oid, before: Oid): void {
  ground.goTo(before)
  ground.raw.write('HEAD', `${work}\n`)
}

/** A linked worktree stands on the work, the main one where it stood before (gitrepository-layout(5), worktrees). */
function inWorktree(ground: Ground, work: Oid, before: Oid): void {
  ground.goTo(before)
  ground.cwd = join(ground.raw.root, 'linked')
  mkdirSync(ground.cwd)
  writeFileSync(join(ground.cwd, '.git'), `gitdir: ${join(ground.raw.root, '.git', 'worktrees', 'linked')}\n`)
  ground.raw.write('worktrees/linked/HEAD', `${work}\n`)
  ground.raw.write('worktrees/linked/commondir', '../..\n')
  ground.raw.write('worktrees/linked/gitdir', `${join(ground.cwd, '.git')}\n`)
}

/** What lies in the working tree is not what was committed: so it looks where git was told not to look at the file. */
function weakens(test: string, inTree: string) {
  return (ground: Ground): void => {
    const path = join(ground.raw.root, 'e2e', 'sum.test.js')
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, inTree)
    ground.commit(built, { ...changes, 'e2e/sum.test.js': test })
  }
}

/** A commit of another time between two of today. */
function dated(message: string, date: number) {
  return (ground: Ground): void => {
    ground.commit(message, { [ground.fresh('src')]: 'export const more = 1\n' }, { date })
    ground.commit(built, { [ground.fresh('src')]: 'export const more = 2\n' })
  }
}

const before1971 = 1
const in2100 = 4_102_444_800

/** What is around commits: where their objects lie, who points at them, what lies in the working tree, what their dates say. */
export const surroundingCanaries: readonly Canary[] = [
  canary(
    'MSG-WHY',
    ['a commit without a reason lies in a store that is only borrowed', hides(unreasoned, borrow)],
    ['work lies in a store that is only borrowed', hides(built, borrow)],
    alone,
  ),
  canary(
    'MSG-WHY',
    ['a commit without a reason is on no branch: HEAD is detached there', hides(unreasoned, detach)],
    ['work is on no branch', hides(built, detach)],
    alone,
  ),
  canary(
    'MSG-WHY',
    ['a commit without a reason is checked out in a linked worktree only', hides(unreasoned, inWorktree)],
    ['work is checked out in a linked worktree', hides(built, inWorktree)],
    alone,
  ),
  canary(
    'LAYER-FROZEN',
    [
      'a frozen test is weakened, and the working tree still shows it as it was',
      weakens("import 'node:test'\n", e2eTest),
    ],
    ['a frozen test stays, and the working tree shows another one', weakens(e2eTest, "import 'node:test'\n")],
    alone,
  ),
  canary(
    'MSG-WHY',
    ['a commit without a reason says that it is older than the rules', dated(unreasoned, before1971)],
    ['work says that it is older than the rules', dated(built, before1971)],
  ),
  canary(
    'MSG-WHY',
    ['a commit without a reason says that it will be made in many years', dated(unreasoned, in2100)],
    ['work says that it will be made in many years', dated(built, in2100)],
  ),
]
