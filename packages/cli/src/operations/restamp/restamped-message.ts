import { completeMessage, readTyped } from '@helix/commits'
import type { Finding, Oid, Policy } from '@helix/core'
import type { Git, RawCommit } from '@helix/git'
import { messageKind, sortCommit } from '../../decide/commit-kind.ts'
import type { Stand } from '../../decide/replay.ts'
import { openedAmong } from '../../repository/amendments/amendments.ts'
import { readVerdicts } from '../../repository/figures.ts'
import { type SpecFilesAt, specFilesOf } from '../../repository/spec/spec-files.ts'
import type { Standing } from '../../repository/standing/standing.ts'
import { specDigest } from '../../repository/spec/tree-spec.ts'
import { policiesAlong } from '../verify/increments/judge-range.ts'
import { readOwnChanges } from '../verify/increments/own-changes.ts'

/** The message of each commit as it has to be where the commit stands now, and why one cannot be told. */
export async function restampedMessages(
  git: Git,
  standing: Standing,
  commits: readonly RawCommit[],
): Promise<{ messages: Map<Oid, string>; findings: Finding[] }> {
  const asked = new Set(commits.map(({ commit }) => commit))
  const specFilesAt = specFilesOf(git)
  const messages = new Map<Oid, string>()
  const findings: Finding[] = []
  for (const { stand, policy } of await policiesAlong(git, standing)) {
    const { commit } = stand.increment
    if (!asked.has(commit)) continue
    const told = await restampedMessage(git, { standing, stand, policy, specFilesAt })
    if (typeof told === 'string') messages.set(commit, told)
    else findings.push(...told)
  }
  return { messages, findings }
}

interface Facts {
  standing: Standing
  stand: Stand
  /** That judges the commit. */
  policy: Policy
  specFilesAt: SpecFilesAt
}

async function restampedMessage(
  git: Git,
  { standing, stand, policy, specFilesAt }: Facts,
): Promise<string | Finding[]> {
  const { increment, before } = stand
  const { commit, message, start, done, lane: asked } = increment
  const own = await readOwnChanges(git, increment, standing.commit)
  const unreadable = [...(standing.flaws.get(commit) ?? []), ...own.findings]
  if (unreadable.length > 0) return unreadable.map((finding) => ({ ...finding, where: { name: commit.slice(0, 12) } }))
  // A merge says what git says, and carries nothing of Helix.
  if (own.merge !== 'none') return message.text
  const paths = own.changes.map(({ path }) => path)
  const entries = await specFilesAt(increment, policy.spec.path)
  const opened = await openedAmong(git, entries, { cycleStart: stand.cycleStart, done: before.done })
  const { kind, lane, label } = sortCommit(policy, before.position, {
    unfrozen: opened.files,
    paths,
    type: readTyped(message.text, null).type.toLowerCase(),
    lane: asked,
    start,
    done,
  })
  const [spec, known] = await Promise.all([
    specDigest(git, entries, policy.spec.path),
    readVerdicts(git, increment.tree, policy),
  ])
  return completeMessage(message.text, {
    kind: messageKind(kind),
    lane,
    label,
    spec: spec?.tag ?? null,
    figures: known?.figures ?? null,
    restamp: true,
  })
}
