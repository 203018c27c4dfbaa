import type { Finding } from '@helix/core'
import { type Spent, unspent } from '../model/usage.ts'
import { assistantMessage } from '../model/assistant-message.ts'
import type { Completion } from '../model/client.ts'
import { endingOf } from '../model/finish-reason.ts'
import type { ChatMessage } from '../model/message.ts'
import type { LoggedEntry, RunRecord } from './read.ts'

/** Where a killed run goes on. */
export interface Resume {
  messages: ChatMessage[]
  spent: Spent
  /** The findings of every check so far, oldest first. */
  checks: Finding[][]
  /** The newest answer, where some of its calls had no result when the run died. */
  open: OpenCalls | null
}

export interface OpenCalls {
  /** With the calls that are left to run. */
  answer: Completion
  /** The id of the call that had begun; null where none had. */
  begun: string | null
}

/** What must still be true for a log to be continued. */
export interface ResumeFacts {
  step: string
  spec: string
  base: string
  model: string
}

export type ResumeDecision = { resume: Resume } | { fresh: string }

/** What a call is answered that was cut off and cannot be run again. */
export const abortedText =
  'aborted: Helix was stopped before this call had a result. Look at the files before you call it again.'

/**
 * Whether a run can be continued, and from where. A run is done afresh, with the reason, when its log is broken, holds
 * an outcome or no request, or when step, spec, base or model have changed since. An answer that was paid for is not asked for
 * again: its calls without a result are left for the run to make.
 */
export function resumeFrom(record: RunRecord, facts: ResumeFacts): ResumeDecision {
  const { header } = record
  if (record.problem) return { fresh: record.problem.message }
  if (header === null) return { fresh: 'the log is empty' }
  for (const name of ['step', 'spec', 'base', 'model'] as const) {
    if (header[name] !== facts[name]) return { fresh: `${name} was ${header[name]}, now ${facts[name]}` }
  }
  if (record.entries.some(({ entry }) => entry.type === 'outcome')) return { fresh: 'the run has ended' }
  const resume = replay(record.entries)
  return resume.messages.length === 0 ? { fresh: 'nothing was asked yet' } : { resume }
}

function replay(entries: LoggedEntry[]): Resume {
  const resume: Resume = { messages: [], spent: unspent, checks: [], open: null }
  const answer = (id: string, content: string): void => {
    resume.messages.push({ role: 'tool', tool_call_id: id, content })
    resume.open = without(resume.open, id)
  }
  for (const { entry } of entries) {
    if (entry.type === 'request') {
      for (const { id } of resume.open?.answer.toolCalls ?? []) answer(id, abortedText)
      resume.messages.push(...entry.messages)
    } else if (entry.type === 'response') {
      const { content, reasoning, details, calls: toolCalls, finish: finishReason, usage } = entry
      const said = { content, reasoning, toolCalls, ...(details !== undefined && { details }) }
      resume.messages.push(assistantMessage(said))
      resume.spent = entry.spent
      const ending = endingOf(finishReason)
      resume.open = toolCalls.length === 0 ? null : { answer: { ...said, ending, finishReason, usage }, begun: null }
    } else if (entry.type === 'tool-call') {
      if (resume.open !== null) resume.open = { ...resume.open, begun: entry.id }
    } else if (entry.type === 'tool-result') {
      answer(entry.id, entry.text)
    } else if (entry.type === 'check') {
      resume.checks.push(entry.findings)
    }
  }
  // A check whose call was cut off is made again.
  if (resume.open?.begun && entries.at(-1)?.entry.type === 'check') resume.checks.pop()
  return resume
}

function without(open: OpenCalls | null, id: string): OpenCalls | null {
  if (open === null) return null
  const toolCalls = open.answer.toolCalls.filter((call) => call.id !== id)
  return toolCalls.length === 0 ? null : { answer: { ...open.answer, toolCalls }, begun: null }
}
