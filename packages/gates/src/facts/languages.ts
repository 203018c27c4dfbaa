import type { Language } from './language.ts'
import { python } from './python/python.ts'
import { script } from './script/script.ts'

const languages: readonly Language[] = [script, python]

/** Bundles of a package manager: policy as a whole, of which no rule reads what they say of themselves. */
const bundled = /^\.yarn\/(?:plugins|releases)\//

/** The language of a file; undefined where Helix reads none of its kind. */
export function languageOf(path: string): Language | undefined {
  if (bundled.test(path)) return undefined
  return languages.find((language) => language.takes(path))
}
