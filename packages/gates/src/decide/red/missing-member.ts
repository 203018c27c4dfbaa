// Members that what the product answers does not have yet.
import type { Failure } from '../../run/run.ts'
import type { RedClassName } from './classes.ts'
import type { RedContext } from './context.ts'
import { innermost } from './innermost.ts'
import { isSlipOfAny } from './slips.ts'
import { wordsOf } from './words.ts'

const notCallable = /^([A-Za-z_$][\w$]*)\.([A-Za-z_$][\w$]*) is not a function$/m
const noAttribute = /^'(\w+)' object has no attribute '(\w+)'$/

/**
 * The class of a failure by which a test asks an answer of the product for a member that it lacks; null for every other. That
 * something is no function could be any bug: the answer must come from the product alone, and the product or its spec must know
 * of what is asked, under no other spelling.
 */
export function classifyMissingMember(failure: Failure, context: RedContext): RedClassName | null {
  if (innermost(failure, context)?.file !== context.file) return null
  const [, holder, called] = notCallable.exec(failure.message) ?? []
  const [, kind, attribute] = noAttribute.exec(failure.message) ?? []
  const isAnswer =
    (holder !== undefined && context.answers?.has(holder) === true) ||
    (kind !== undefined && isOfProduct(kind, context))
  const member = called ?? attribute
  return isAnswer && member !== undefined && isToCome(member, context) ? 'R-missing-export' : null
}

/** Whether a class of Python is one of the product's. */
function isOfProduct(kind: string, context: RedContext): boolean {
  return context.paths.some(
    (path) =>
      path.endsWith('.py') && context.isImplementation(path) && context.exportsOf(path)?.includes(kind) === true,
  )
}

function isToCome(member: string, context: RedContext): boolean {
  const words = wordsOf(member)
  const unknown = words.filter((word) => !context.knowsWord(word))
  return unknown.length < words.length && !unknown.some((word) => isSlipOfAny(word, context))
}
