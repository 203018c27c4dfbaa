import { type Finding, HelixError, type Oid, type RefName } from '@helix/core'
import { log, type RawCommit, recommit } from '@helix/git'
import type { Io } from '../../io.ts'
import { moveBranch } from '../../repository/move-branch.ts'
import { openHere } from '../../repository/open.ts'
import { findLanded } from './landed.ts'
import { type Span, spanOf } from './span.ts'
import { restampedMessages } from './restamped-message.ts'

export interface Restamped {
  /** What was moved; null for a detached HEAD. */
  branch: RefName | null
  /** Of the range, oldest first: what each commit is now. */
  commits: { from: Oid; to: Oid; header: string }[]
  /** Where the old tip is kept; null when nothing had to be written anew. */
  kept: RefName | null
  /** How many signatures could not be carried. */
  unsigned: number
  /** Why nothing was written. */
  findings: Finding[]
}

/**
 * Writes what Helix says in the messages of a range anew: label, Helix-Spec, Helix-Lane and figures, as they follow from
 * where each commit stands now. Trees, people, dates, reasons and all other words stay; nothing is checked out. The end
 * of the range moves in one compare-and-swap, together with a ref that keeps the old one.
 * HelixErrors: restamp/range, restamp/end, restamp/empty, repository/in-progress, repository/moved, `git/…`.
 */
export async function restamp(io: Io, range: string): Promise<Restamped> {
  const here = await openHere(io)
  const span = await spanOf(here, range)
  const commits = await log(here.git, { from: [span.from], to: span.tip })
  if (commits.length === 0) {
    throw new HelixError('restamp/empty', `${range} holds no commit, so there is nothing to write anew`, {
      hint: 'name first what stays, then the end: helix commit --restamp main..HEAD',
    })
  }
  const unwritten = { branch: span.branch, commits: [], kept: null, unsigned: 0 }
  const landed = await findLanded(here, span, commits)
  if (landed.length > 0) return { ...unwritten, findings: landed }
  const { messages, findings } = await restampedMessages(here.git, span.standing, commits)
  if (findings.length > 0) return { ...unwritten, findings }
  return write(here.git, span, commits, messages)
}

async function write(
  git: Parameters<typeof recommit>[0],
  { branch, tip }: Span,
  commits: readonly RawCommit[],
  messages: ReadonlyMap<Oid, string>,
): Promise<Restamped> {
  const now = new Map<Oid, Oid>()
  const written: Restamped['commits'] = []
  let unsigned = 0
  for (const { commit, parents: before, message: said } of commits) {
    const parents = before.map((parent) => now.get(parent) ?? parent)
    const message = messages.get(commit) ?? said
    const made = await recommit(git, commit, { parents, message })
    now.set(commit, made.commit)
    written.push({ from: commit, to: made.commit, header: message.split('\n', 1)[0] ?? '' })
    if (made.unsigned) unsigned += 1
  }
  const to = now.get(tip)
  if (to === undefined) throw new Error(`the range does not hold its own end ${tip}`)
  const result = { branch, commits: written, unsigned, findings: [] }
  if (to === tip) return { ...result, kept: null }
  const kept = keptRef(branch, tip)
  await moveBranch({ git, branch }, { from: tip, to, kept, command: 'helix commit --restamp', undone: 'written anew' })
  return { ...result, kept }
}

/** `refs/helix/restamped/<branch>/<12 hex>`: the name tells what it holds, so that it can be checked. */
function keptRef(branch: RefName | null, tip: Oid): RefName {
  return `refs/helix/restamped/${branch?.replace(/^refs\/heads\//, '') ?? 'HEAD'}/${tip.slice(0, 12)}`
}
