import { languageOf } from '../languages.ts'
import { choicesOf } from '../script/choices.ts'
import { script } from '../script/script.ts'
import { parseSource } from '../script/syntax.ts'
import { type Choice, type Example, isTelling } from './choice.ts'

/** Telling choices of data as JSON, which are a table like any other. */
export function choicesOfData(text: string): readonly Choice[] {
  const source = parseSource(`(${text}\n)`, 'data.js')
  return source.problem === null ? choicesOf(source).filter(isTelling) : []
}

/** What a source of tests hands in and asks for, or data that it reads, place by place. */
export function examplesIn(text: string, path: string): Example[] {
  if (path.endsWith('.json')) return script.examplesOf(`const cases = ${text}\n`, 'data.js')
  return languageOf(path)?.examplesOf(text, path) ?? []
}
