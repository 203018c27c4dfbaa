import { HelixError, type Oid } from '@helix/core'
import { type Git, headState, openGit } from '@helix/git'
import type { Io } from '../io.ts'
import { type BriefStanding, briefStandingAt } from './standing/brief-standing.ts'
import { pinnedGenesis } from './standing/pinned-genesis.ts'
import type { Standing } from './standing/standing.ts'

export interface Here {
  git: Git
  /** Full name of the checked-out branch; null when HEAD is detached. */
  branch: string | null
  head: Oid
  standing: Standing
}

/**
 * The repository that the command was called in (with `bare` also one without a working tree), with where its HEAD
 * stands. HelixError `git/…`, `playbook/…`, `repository/unborn` (no commit yet), `repository/not-adopted` (no playbook).
 */
export async function openHere(io: Io, { bare = false }: { bare?: boolean } = {}): Promise<Here> {
  const git = await openGit(io.cwd, { bare, checkVersion: false })
  const { branch, commit } = await headState(git)
  const head = required(commit, git.bare ? () => branchAbsent(branch) : unborn)
  const { standingAt } = await import('./standing/standing.ts')
  const standing = required(await standingAt(git, head, pinnedGenesis(io).commit), notAdopted)
  return { git, branch, head, standing: { ...standing, reviews: await reviewsOf(io, git, standing) } }
}

async function reviewsOf(io: Io, git: Git, standing: Standing): Promise<Standing['reviews']> {
  if ((io.env['HELIX_REVIEWS'] ?? '') === '') return []
  const [{ hostApprovals }, { basePolicy }] = await Promise.all([
    import('./approvals/host-reviews.ts'),
    import('./policy-at.ts'),
  ])
  return hostApprovals(io, git, { ...standing, policy: await basePolicy(git, standing) })
}

/** The same with no more than `briefStandingAt` tells, which a second call need not work out. */
export async function openBriefly(io: Io): Promise<{ git: Git; head: Oid; standing: BriefStanding }> {
  const git = await openGit(io.cwd, { checkVersion: false })
  const head = required((await headState(git)).commit, unborn)
  return { git, head, standing: required(await briefStandingAt(git, head), notAdopted) }
}

function required<Value>(value: Value | null, missing: () => HelixError): Value {
  if (value === null) throw missing()
  return value
}

function unborn(): HelixError {
  return new HelixError('repository/unborn', 'this repository has no commit yet, so there is nothing to stand on', {
    hint: 'git add -A && git commit -m "chore: begin" && helix init',
  })
}

function branchAbsent(branch: string | null): HelixError {
  return new HelixError('repository/unborn', `this bare repository has no commit at ${branch ?? 'HEAD'}`, {
    hint: 'fetch it, then: git symbolic-ref HEAD refs/heads/<branch>',
  })
}

function notAdopted(): HelixError {
  return new HelixError('repository/not-adopted', 'this commit has no playbook.yml, so no step is active', {
    hint: 'helix init',
  })
}
