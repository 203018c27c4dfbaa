import { completeMessage, parseMessage, readTyped } from '@helix/commits'
import type { Finding, Message } from '@helix/core'
import { isTestPath } from '@helix/playbook'
import { messageKind, sortCommit } from '../decide/commit-kind.ts'
import { summariseChanges } from '../decide/change-summary.ts'
import { type IncrementFacts, judgeIncrement } from '../decide/increment.ts'
import { valueOf } from '../decide/trailers.ts'
import type { Io } from '../io.ts'
import { judgeKept } from '../operations/verify/rules/judge-kept-tests.ts'
import { readVerdicts } from '../repository/figures.ts'
import type { Candidate } from './candidate.ts'
import { reusesMessage } from './reused-message.ts'
import { typedMessage } from './typed-message.ts'

export interface JudgedMessage {
  /** The completed message; '' when nobody wrote one. */
  text: string
  findings: Finding[]
}

/**
 * Completes what was typed, then judges the commit with it: what a machine can supply is written, the rest is a finding, unless
 * a person waived it.
 */
export async function judgeMessage(candidate: Candidate, typed: string, io: Io): Promise<JudgedMessage> {
  const { git, spec, changes } = candidate
  const { text: written, commentChar } = await typedMessage(git, typed, io)
  const facts = await factsOf(candidate, readTyped(written, commentChar))
  const { kind, lane, label } = facts.sorted
  const text = completeMessage(written, {
    kind: messageKind(kind),
    lane,
    label,
    spec: spec?.tag ?? null,
    figures: facts.figures,
    commentChar,
    change: summariseChanges(changes),
    restamp: reusesMessage(git, io),
  })
  const findings = await judge(candidate, facts, parseMessage(text))
  if (findings.every(({ severity }) => severity !== 'error')) return { text, findings }
  const { unwaived } = await import('./unwaived.ts')
  return { text, findings: await unwaived(findings, candidate, io.now()) }
}

/** Judges the commit with a message that was completed before. */
export async function judgeCompleted(candidate: Candidate, text: string): Promise<Finding[]> {
  const message = parseMessage(text)
  return judge(candidate, await factsOf(candidate, message), message)
}

type MessageFacts = Omit<IncrementFacts, 'message'>

async function judge({ git, tree }: Candidate, facts: MessageFacts, message: Message): Promise<Finding[]> {
  const kept = facts.changes.some(({ path }) => isTestPath(path))
    ? await judgeKept(git, { lane: facts.sorted.lane, changes: facts.changes, tree })
    : []
  return [...judgeIncrement({ ...facts, message }), ...kept]
}

async function factsOf({ git, standing, changes, tree, spec, unfrozen }: Candidate, message: Message) {
  const { policy, position } = standing
  const paths = changes.map((change) => change.path)
  const trailer = (key: string) => valueOf(message.trailers, key)
  const kindFacts = {
    paths,
    type: message.type.toLowerCase(),
    lane: trailer('Helix-Lane'),
    start: trailer('Helix-Start'),
    done: trailer('Helix-Done'),
    unfrozen: new Set(unfrozen),
  }
  return {
    policy,
    position,
    sorted: sortCommit(policy, position, kindFacts),
    changes,
    spec: spec?.tag ?? null,
    requirements: spec?.requirements ?? null,
    figures: (await readVerdicts(git, tree, policy))?.figures ?? null,
    unfrozen: new Set(unfrozen),
    landing: false,
  }
}
