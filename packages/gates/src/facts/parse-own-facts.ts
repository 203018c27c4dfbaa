import { languageOf } from './languages.ts'
import type { OwnFacts } from './own-facts.ts'

/** As `sourceFacts`, of nothing but the file's path and text. */
export function parseOwnFacts(text: string, path: string): OwnFacts | undefined {
  return languageOf(path)?.ownFacts(text, path)
}
