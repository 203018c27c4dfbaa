import { languageOf } from './languages.ts'

/** The values that a source writes down, in its order; null where Helix does not read its language. */
export function literalsIn(text: string, path: string): string[] | null {
  return languageOf(path)?.literalsOf(text, path) ?? null
}
