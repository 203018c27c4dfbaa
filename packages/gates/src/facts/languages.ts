import type { Language } from './language.ts'
import { python } from './python/python.ts'
import { script } from './script/script.ts'

const languages: readonly Language[] = [script, python]

/** The language of a file; undefined where Helix reads none of its kind. */
export function languageOf(path: string): Language | undefined {
  return languages.find((language) => language.takes(path))
}
