import type { Finding } from '@helix/core'
import type { Spent } from '../driver/port.ts'
import { assistantMessage } from '../model/assistant-message.ts'
import type { ChatMessage } from '../model/message.ts'
import type { LoggedEntry, RunRecord } from './read.ts'

/** Where a killed run goes on. */
export interface Resume {
  messages: ChatMessage[]
  spent: Spent
  /** The findings of every check so far, oldest first. */
  checks: Finding[][]
  /** Ids of tool calls that had no result when the run died. */
  aborted: string[]
}

/** What must still be true for a log to be continued. */
export interface ResumeFacts {
  step: string
  spec: string
  base: string
  model: string
}

export type ResumeDecision = { resume: Resume } | { fresh: string }

const abortedText =
  'aborted: Helix was stopped before this call had a result. Look at the files before you call it again.'

/**
 * Whether a run can be continued, and from where. A run is done afresh, with the reason, when its log is broken, holds
 * an outcome or no request, or when step, spec, base or model have changed since. Tool calls without a result are
 * answered `aborted`, so that no call is left without its result.
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
  const nothing: Spent = { steps: 0, usage: { input: 0, output: 0, estimated: false }, cost: null, milliseconds: 0 }
  const resume: Resume = { messages: [], spent: nothing, checks: [], aborted: [] }
  let open: string[] = []
  const answer = (id: string, content: string): void => {
    open = open.filter((waiting) => waiting !== id)
    resume.messages.push({ role: 'tool', tool_call_id: id, content })
  }
  const abort = (): void => {
    for (const id of open) {
      resume.aborted.push(id)
      answer(id, abortedText)
    }
  }
  for (const { entry } of entries) {
    if (entry.type === 'request') {
      abort()
      resume.messages.push(...entry.messages)
    } else if (entry.type === 'response') {
      resume.messages.push(assistantMessage(entry.content, entry.reasoning, entry.calls))
      resume.spent = entry.spent
      open = entry.calls.map((call) => call.id)
    } else if (entry.type === 'tool-result') {
      answer(entry.id, entry.text)
    } else if (entry.type === 'check') {
      resume.checks.push(entry.findings)
    }
  }
  abort()
  return resume
}
