import type { Sign } from '../../facts.ts'
import { type SignFinder, signAt } from './source-sign.ts'

/** Coverage (Istanbul, V8, c8, Node), mutants (Stryker), types (TypeScript). */
const pragma =
  /^\s*\*?\s*(?:(?:istanbul|v8|c8)\s+ignore|node:coverage\s+(?:disable|ignore)|Stryker\s+disable|@ts-nocheck)\b/m
const lint = /^\s*\*?\s*(?:eslint|oxlint)-disable(?:-next-line|-line)?(?<rules>[^\n]*)/m
/** Plugins whose rules look after tests. */
const ofTests = /^@?(?:vitest|jest|mocha|ava|chai|playwright|testing-library|no-only-tests)\//

/** Comments that switch coverage, mutants, types, all lint rules, or rules about tests off. */
export const pragmaComments: SignFinder = (source) =>
  source.comments.flatMap((comment) => {
    const kind = kindOf(comment.value)
    return kind === null ? [] : [signAt(source, kind, comment)]
  })

function kindOf(text: string): Sign['kind'] | null {
  if (pragma.test(text)) return 'pragma'
  const rules = lint.exec(text)?.groups?.['rules']
  if (rules === undefined) return null
  const named = rules
    .replace(/\s--.*$|^--.*$/, '')
    .split(',')
    .map((rule) => rule.trim())
    .filter(Boolean)
  return named.length === 0 || named.some((rule) => ofTests.test(rule)) ? 'lint-pragma' : null
}
