import { languageOf } from '../languages.ts'
import { script } from '../script/script.ts'
import { parseOwnFacts } from '../parse-own-facts.ts'
import type { Choice, Example } from './choice.ts'

/** Telling choices of data as JSON, which are a table like any other. */
export function choicesOfData(text: string): readonly Choice[] {
  return parseOwnFacts(`(${text}\n)`, 'data.js')?.choices ?? []
}

/** What a source of tests hands in and asks for, or data that it reads, place by place. */
export function examplesIn(text: string, path: string): Example[] {
  if (path.endsWith('.json')) return script.examplesOf(`const cases = ${text}\n`, 'data.js')
  return languageOf(path)?.examplesOf(text, path) ?? []
}
