import { HelixError, type Oid, type RefName } from '@helix/core'
import { type Git, isRebased, operationInProgress, readRef, resolve } from '@helix/git'
import type { Here } from '../../repository/open.ts'
import { type Standing, standingAt } from '../../repository/standing/standing.ts'

/** A range whose end can be moved. */
export interface Span {
  /** Left out, with its ancestors. */
  from: Oid
  tip: Oid
  /** What names the end; null for a detached HEAD. */
  branch: RefName | null
  /** Of the tip. */
  standing: Standing
}

const form = 'helix commit --restamp main..HEAD'

/**
 * Reads `A..B`: B is HEAD (also when it is left out) or a local branch, because a range that ends in between would leave
 * the commits above it behind. HelixErrors restamp/range, restamp/end, repository/in-progress, repository/not-adopted.
 */
export async function spanOf(here: Here, range: string): Promise<Span> {
  const { git } = here
  const [, first = '', last = ''] = /^(.+?)\.\.((?!\.).*)$/.exec(range) ?? []
  if (first === '') throw new HelixError('restamp/range', `"${range}" is no range; the form is A..B`, { hint: form })
  const from = await resolve(git, first)
  if (from === null) throw new HelixError('restamp/range', `the repository has no commit ${first}`, { hint: form })
  const { tip, branch, standing } = await endOf(here, last)
  requireIdle(git, branch, branch === here.branch)
  return { from, tip, branch, standing }
}

async function endOf(here: Here, name: string): Promise<Omit<Span, 'from'>> {
  const { git, head, standing } = here
  if (name === '' || name === 'HEAD' || name === '@' || ref(name) === here.branch) {
    return { tip: head, branch: here.branch, standing }
  }
  const tip = await readRef(git, ref(name))
  if (tip === null) {
    throw new HelixError('restamp/end', `${name} is neither HEAD nor a branch of this clone, so nothing can be moved`, {
      hint: form,
    })
  }
  const there = await standingAt(git, tip)
  if (there !== null) return { tip, branch: ref(name), standing: there }
  throw new HelixError('repository/not-adopted', `${name} has no playbook.yml, so no step is active on it`, {
    hint: `the same command again after: git rebase main ${name}`,
  })
}

function ref(name: string): RefName {
  return name.startsWith('refs/heads/') ? name : `refs/heads/${name}`
}

/** git goes on from commits that it wrote down: moving the branch below it would lose its way. A merge only adds a parent. */
function requireIdle(git: Git, branch: RefName | null, here: boolean): void {
  const operation = here ? operationInProgress(git) : null
  const busy =
    operation !== null && operation !== 'merge'
      ? operation
      : branch !== null && isRebased(git, branch)
        ? 'rebase'
        : null
  if (busy === null) return
  throw new HelixError('repository/in-progress', `a ${busy} of this branch is in progress`, {
    hint: `conclude it or --abort it, then the same command again: git ${busy} --continue`,
  })
}
