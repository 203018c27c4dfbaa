import type { Finding } from '@helix/core'
import type { ChatMessage } from '../model/message.ts'
import type { CallForm } from './call-form.ts'
import type { Assignment } from './port.ts'
import type { Spent } from './spent.ts'

/** What a run knows of itself; only the loop changes it. */
export interface RunState {
  /** The whole conversation, nothing pruned. */
  messages: ChatMessage[]
  /** Messages that the next request entry must write down. */
  unlogged: ChatMessage[]
  spent: Spent
  checks: Finding[][]
  /** One text per call; see `repetition`. */
  calls: string[]
  /** Answers in a row without a tool call, and with nothing but malformed ones. */
  wordless: number
  malformed: number
  /** Tokens that the conversation may have. */
  limit: number
  /** How the model calls tools, and whether it has answered in this form. */
  form: CallForm
  answered: boolean
}

/** The state at the start of a run, or where a killed one goes on. */
export function startState({ resume, rules, brief, price }: Assignment, limit: number): RunState {
  const opening: ChatMessage[] = [
    { role: 'system', content: rules },
    { role: 'user', content: brief },
  ]
  const free = price === undefined ? null : 0
  const nothing: Spent = { steps: 0, usage: { input: 0, output: 0, estimated: false }, cost: free, milliseconds: 0 }
  const state: RunState = {
    messages: [...(resume?.messages ?? opening)],
    unlogged: resume === undefined ? opening : [],
    spent: resume?.spent ?? nothing,
    checks: [...(resume?.checks ?? [])],
    calls: [],
    wordless: 0,
    malformed: 0,
    limit,
    form: 'tools',
    answered: false,
  }
  // A request that ends in the model's own words would be taken for words to go on with.
  if (state.messages.at(-1)?.role === 'assistant' && !resume?.open) say(state, 'Go on: call a tool.')
  return state
}

/** Says something to the model that no tool said. */
export function say(state: RunState, content: string): void {
  const message: ChatMessage = { role: 'user', content }
  state.messages.push(message)
  state.unlogged.push(message)
}

/** What is still wrong, as far as the run knows: the findings of its last check. */
export function left(state: RunState): Finding[] {
  return state.checks.at(-1) ?? []
}
