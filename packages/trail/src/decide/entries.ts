import { parseMessage } from '@helix/commits'
import type { TrailEntry } from '../entry.ts'
import { idsIn } from './ids-in.ts'

/** A commit as the trail keeps it: its header is the title, its Why (else its body) the reason. */
export function commitEntry({ commit, at, message }: { commit: string; at: number; message: string }): TrailEntry {
  const { why, body } = parseMessage(message)
  const title = message.split('\n', 1)[0] ?? ''
  return { kind: 'commit', ref: commit, title, why: why ?? body, text: message, requirements: idsIn(message), at }
}

export interface RunFacts {
  /** A ULID, which begins with its time. */
  id: string
  step: string
  model: string
  /** What the agent wrote down, oldest first. */
  decisions: readonly { decision: string; reason: string }[]
}

/** A run with the decisions that the agent wrote down in it. */
export function runEntry({ id, step, model, decisions }: RunFacts): TrailEntry {
  const why = decisions.map(({ decision, reason }) => `${decision}: ${reason}`).join('\n')
  return {
    kind: 'run',
    ref: id,
    title: `${decisions.length === 1 ? 'a decision' : `${decisions.length} decisions`} of ${model} in ${step}`,
    why,
    text: why,
    requirements: idsIn(why),
    at: timeOf(id),
  }
}

/** Crockford's alphabet, in which a ULID counts milliseconds with its first ten letters. */
const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

function timeOf(id: string): number {
  let milliseconds = 0
  for (const letter of id.slice(0, 10)) milliseconds = milliseconds * 32 + Math.max(0, crockford.indexOf(letter))
  return Math.floor(milliseconds / 1000)
}
