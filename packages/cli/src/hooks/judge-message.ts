import { completeMessage, parseMessage, readTyped } from '@helix/commits'
import type { Finding } from '@helix/core'
import { isTestPath } from '@helix/playbook'
import { messageKind, sortCommit } from '../decide/commit-kind.ts'
import { summariseChanges } from '../decide/change-summary.ts'
import { judgeIncrement } from '../decide/increment.ts'
import { valueOf } from '../decide/trailer-value.ts'
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

/** Completes what was typed, then judges the commit with it: what a machine can supply is written, the rest is a finding. */
export async function judgeMessage(candidate: Candidate, typed: string, io: Io): Promise<JudgedMessage> {
  const { text, facts } = await complete(candidate, typed, io)
  const kept = facts.changes.some(({ path }) => isTestPath(path))
    ? await judgeKept(candidate.git, facts.sorted.lane, facts.changes)
    : []
  return { text, findings: [...judgeIncrement({ ...facts, message: parseMessage(text) }), ...kept] }
}

async function complete(candidate: Candidate, written: string, io: Io) {
  const { git, standing, changes, tree, spec, unfrozen } = candidate
  const { policy, position } = standing
  const { text: typed, commentChar } = await typedMessage(git, written, io)
  const message = readTyped(typed, commentChar)
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
  const sorted = sortCommit(policy, position, kindFacts)
  const figures = (await readVerdicts(git, tree, policy))?.figures ?? null
  const { lane, label } = sorted
  const text = completeMessage(typed, {
    kind: messageKind(sorted.kind),
    lane,
    label,
    spec: spec?.tag ?? null,
    figures,
    commentChar,
    change: summariseChanges(changes),
    restamp: reusesMessage(git, io),
  })
  const facts = {
    policy,
    position,
    sorted,
    changes,
    spec: spec?.tag ?? null,
    requirements: spec?.requirements ?? null,
    figures,
    unfrozen: new Set(unfrozen),
    landing: false,
  }
  return { text, facts }
}
