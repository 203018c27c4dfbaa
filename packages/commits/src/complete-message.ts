import type { Figure, Message, Trailer } from '@helix/core'
import { cleanMessage } from './clean-message.ts'
import { commitTypes } from './commit-types.ts'
import { type MessageParts, composeMessage } from './compose-message.ts'
import { type CommitFacts, needsWhy } from './facts.ts'
import { isUnfinished } from './header.ts'
import { parseMessage } from './parse-message.ts'
import { reclaimProse, releaseTrailers } from './trailers/stray-trailers.ts'
import { canonicalTrailers, setTrailer } from './trailers/trailers.ts'

export interface CompletionFacts extends CommitFacts {
  /** A sentence on what changed, written where the author gave none. */
  change?: string | null
  /** git's comment character when git will strip comments; null or absent when it will not (`git commit -m`). */
  commentChar?: string | null
  /**
   * Label, hash, lane and figures were Helix's own, written for an earlier tree (`--amend`, `--restamp`): write them anew
   * instead of leaving a difference for the rules to refuse.
   */
  restamp?: boolean
}

/**
 * What the hook makes of what a person or a tool typed: everything that a machine can supply, in canonical layout. What
 * contradicts the facts stays for the rules to refuse, unless `restamp`. A reason is never made up: only the author's own
 * words, a paragraph without a section, become `Why:`. Idempotent. Merges, fixups and parked commits are cleaned only.
 */
export function completeMessage(text: string, facts: CompletionFacts): string {
  const cleaned = cleanMessage(text, facts.commentChar ?? null)
  if (cleaned === '' || facts.kind === 'merge' || isUnfinished(cleaned)) return cleaned
  return settle(inOurWords(cleaned), facts)
}

/** Reads what was typed as it will be completed: git's own words for a revert or a pick are a header of ours. */
export function readTyped(text: string, commentChar: string | null): Message {
  return parseMessage(inOurWords(cleanMessage(text, commentChar)))
}

function inOurWords(cleaned: string): string {
  return withRevert(withCherryPick(withRule(cleaned)))
}

/** At a line `---`, which bots write, a message ends for some of git's readers and for others not. */
function withRule(text: string): string {
  return text.replaceAll(/^---$/gm, '***')
}

/** Trailers that move away can leave others at the end of a text, so this goes on until nothing moves. */
function settle(text: string, facts: CompletionFacts, passes = 10): string {
  const message = releaseTrailers(reclaimProse(parseMessage(text)))
  const completed = composeMessage({
    ...message,
    ...completeHeader(message, facts),
    ...completeSections(message, facts),
    trailers: completeTrailers(message, facts),
  })
  return completed === text || passes === 0 ? completed : settle(completed, facts, passes - 1)
}

function completeHeader(message: MessageParts, { label, restamp }: CompletionFacts): Pick<Message, 'label' | 'type'> {
  const lower = message.type.toLowerCase()
  const type = commitTypes.some((known) => known === lower) ? lower : message.type
  if (restamp) return { label, type }
  return { label: message.label ?? (type === '' ? null : label), type }
}

function completeSections(message: MessageParts, facts: CompletionFacts) {
  const reason = message.why === null && message.body !== '' && needsWhy(facts)
  return {
    why: reason ? message.body : message.why,
    body: reason ? '' : message.body,
    change: message.change ?? facts.change ?? null,
    validation: completeFigures(message.validation, facts),
  }
}

/** What is said stays, for the rules to compare; what is measured and not said is added. */
function completeFigures(said: readonly Figure[], { figures, restamp }: CompletionFacts): Figure[] {
  if (restamp) return [...(figures ?? [])]
  return [...said, ...(figures ?? []).filter(({ name }) => !said.some((figure) => figure.name === name))]
}

function completeTrailers(message: MessageParts, facts: CompletionFacts): Trailer[] {
  const stamps: Trailer[] = []
  if (facts.spec !== null) stamps.push({ key: 'Helix-Spec', value: facts.spec })
  if (facts.lane !== null) stamps.push({ key: 'Helix-Lane', value: facts.lane })
  const stale = (key: string) => facts.restamp && ['helix-spec', 'helix-lane'].includes(key.toLowerCase())
  let trailers = message.trailers.filter(({ key }) => !stale(key))
  for (const stamp of stamps) trailers = setTrailer(trailers, stamp)
  return canonicalTrailers(trailers)
}

/** `git revert` quotes the header of what it undoes (git-revert(1)); a revert of a revert is called reapply. */
function withRevert(text: string): string {
  const [, word, quoted] = /^(Revert|Reapply) "(.*)"$/m.exec(text.split('\n', 1)[0] ?? '') ?? []
  if (word === undefined || quoted === undefined) return text
  const what = quoted.replace(/^STEP\[\d{1,3}\/\d{1,3}\] /, '')
  return `revert: ${word === 'Reapply' ? 'reapply ' : ''}${what}${text.slice(text.split('\n', 1)[0]?.length)}`
}

/** `git cherry-pick -x` adds a line that is no trailer but stands among them. */
function withCherryPick(text: string): string {
  return text.replaceAll(/^\(cherry picked from commit ([0-9a-f]{7,64})\)$/gm, 'Cherry-picked-from: $1')
}
