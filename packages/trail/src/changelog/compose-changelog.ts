import { coveredIds, parseMessage, trailerValues } from '@helix/commits'
import { type ChangelogEntry, type Kind, kinds, type ReleaseNotes } from './changelog.ts'

export interface ChangelogCommit {
  commit: string
  parents: readonly string[]
  /** Seconds since the epoch. */
  at: number
  message: string
}

/** A record that a commit brought and that still stands. */
export interface BroughtDecision {
  commit: string
  path: string
  /** Of an amendment: what it is called, and which requirements it changes. */
  amendment: { title: string; requirements: string[] } | null
}

export interface ChangelogFacts {
  /** Parents before children. */
  commits: readonly ChangelogCommit[]
  /** Where releases were made. */
  releases: readonly { name: string; commit: string }[]
  decisions: readonly BroughtDecision[]
  /** The step whose Done ends a cycle. */
  lastStep: string | null
}

const kindOf: Readonly<Record<string, Kind>> = { feat: 'added', fix: 'fixed', perf: 'improved' }

/**
 * What changed, the newest release first: by release, and where none was ever made by the cycles that ended. A commit belongs
 * to the oldest release that holds it. What was reverted before its release is left out together with the revert.
 */
export function composeChangelog(facts: ChangelogFacts): ReleaseNotes[] {
  const { commits, releases } = facts
  const ends = releases.length > 0 ? releases : cycleEnds(facts)
  const known = new Map(commits.map((commit) => [commit.commit, commit]))
  const order = new Map(commits.map(({ commit }, at) => [commit, at]))
  const sorted = ends
    .filter(({ commit }) => known.has(commit))
    .toSorted((a, b) => (order.get(a.commit) ?? 0) - (order.get(b.commit) ?? 0))
  const taken = new Set<string>()
  const notes: ReleaseNotes[] = []
  for (const { name, commit } of sorted) {
    const own = new Set(ancestors(commit, known, taken))
    if (own.size > 0) notes.push(notesOf(name, commits.filter((one) => own.has(one.commit)), facts)) // prettier-ignore
  }
  const rest = commits.filter(({ commit }) => !taken.has(commit))
  if (rest.length > 0) notes.push(notesOf(null, rest, facts))
  return notes.toReversed().filter((one) => one.name !== null || kinds.some((kind) => one[kind].length > 0))
}

/** A commit and its ancestors that nobody took yet; they are taken now. */
function ancestors(from: string, known: ReadonlyMap<string, ChangelogCommit>, taken: Set<string>): string[] {
  const found: string[] = []
  const open = [from]
  for (let commit = open.pop(); commit !== undefined; commit = open.pop()) {
    const held = known.get(commit)
    if (held === undefined || taken.has(commit)) continue
    taken.add(commit)
    found.push(commit)
    open.push(...held.parents)
  }
  return found
}

function cycleEnds({ commits, lastStep }: ChangelogFacts): { name: string; commit: string }[] {
  const ends: { name: string; commit: string }[] = []
  let cycle: string | null = null
  for (const { commit, message } of commits) {
    if (!message.includes('Helix-')) continue
    const read = parseMessage(message)
    cycle = trailerValues(read, 'Helix-Start').at(-1) ?? cycle
    if (cycle !== null && trailerValues(read, 'Helix-Done').at(-1) === lastStep) ends.push({ name: cycle, commit })
  }
  return ends
}

function notesOf(
  name: string | null,
  commits: readonly ChangelogCommit[],
  { decisions }: ChangelogFacts,
): ReleaseNotes {
  const notes: ReleaseNotes = {
    name,
    date: dayOf(commits.at(-1)?.at ?? 0),
    breaking: [],
    added: [],
    fixed: [],
    improved: [],
    amended: [],
  }
  const undone = revertedIn(commits)
  for (const { commit, message } of commits.toReversed()) {
    if (undone.has(commit)) continue
    const brought = decisions.filter((decision) => decision.commit === commit)
    for (const { path, amendment } of brought) {
      if (amendment === null) continue
      const { title, requirements } = amendment
      notes.amended.push({ commit, scope: null, text: title, requirements, decision: path })
    }
    const read = parseMessage(message)
    const kind = read.breaking ? 'breaking' : kindOf[read.type]
    if (kind === undefined || read.type === 'spec') continue
    const requirements = coveredIds(trailerValues(read, 'Covers'))
    const decision = brought.find(({ amendment }) => amendment === null)?.path ?? null
    notes[kind].push({
      commit,
      scope: read.scope,
      text: read.description,
      requirements,
      decision,
    } satisfies ChangelogEntry)
  }
  return notes
}

/** Commits that one of these reverts, and the reverts; what reverts a revert brings both back. */
function revertedIn(commits: readonly ChangelogCommit[]): Set<string> {
  const present = new Set(commits.map(({ commit }) => commit))
  const undone = new Set<string>()
  for (const { commit, message } of commits.toReversed()) {
    if (undone.has(commit)) continue
    for (const [, of = ''] of message.matchAll(/^This reverts commit ([0-9a-f]{40,64})\b/gm)) {
      if (present.has(of)) undone.add(of).add(commit)
    }
  }
  return undone
}

function dayOf(at: number): string {
  return new Date(at * 1000).toISOString().slice(0, 10)
}
