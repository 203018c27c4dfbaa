// Members that what the product answers does not have yet.
import type { Failure } from '../../run/run.ts'
import type { RedClassName } from './classes.ts'
import type { RedContext } from './context.ts'
import { innermost } from './innermost.ts'
import { isKnownInSomeForm, isSlipOf, isSlipOfAny } from './slips.ts'
import { wordsOf } from './words.ts'

const notCallable = /^(.+)\.([A-Za-z_$][\w$]*) is not a function$/m
/** No engine tells which of both: what no source of the product declares is no function. */
const notIterable =
  /^(.+)\.([A-Za-z_$][\w$]*)(?:\(\.\.\.\))? is not a function or its return value is not (?:async )?iterable$/m
const noAttribute = /^(?:type object )?'(\w+)'(?: object)? has no attribute '(\w+)'$/

/**
 * The class of a failure by which a test asks an answer of the product for a member that it lacks; null for every other. That
 * something is no function could be any bug: the answer must come from the product alone, and what is asked must be known under no
 * other spelling.
 */
export function classifyMissingMember(failure: Failure, context: RedContext): RedClassName | null {
  const thrower = innermost(failure, context)
  if (thrower?.file !== context.file) return null
  const [, holder, called = ''] = notCallable.exec(failure.message) ?? notIterable.exec(failure.message) ?? []
  if (notIterable.test(failure.message) && context.callsIt?.(called) !== false) return null
  const [, kind, attribute] = noAttribute.exec(failure.message) ?? []
  // Nothing was answered, of which no member can be to come.
  if (kind === 'NoneType') return null
  const member = attribute ?? called
  const line = context.lineAt(thrower.file, thrower.line)
  const stub = context.stubAsked?.(member, thrower.file, thrower.line)
  const isAnswer =
    stub !== undefined ||
    (kind === undefined
      ? holder !== undefined && context.answers?.has(rootOf(holder, called, line)) === true
      : isOfProduct(kind, context))
  const asked = { member, isCalled: line.includes(`${member}(`), isOfClass: /^[A-Z]\w*\.\w+$/.test(stub ?? '') }
  return isAnswer && isToCome(asked, context) ? 'R-missing-export' : null
}

interface Asked {
  member: string
  isCalled: boolean
  /** An instance of a class of the product was asked: it is no list, and no text. */
  isOfClass: boolean
}

/** The first name of what holds the member: `cart`, `Cart` of `Cart.of(...)`; no engine names `new Cart()`, but its line does. */
function rootOf(holder: string, member: string, line: string): string {
  const made = /.*\bnew\s+([A-Za-z_$][\w$]*)\s*\(/.exec(line.split(`.${member}(`)[0] ?? '')
  return (holder.startsWith('(intermediate value)') ? made?.[1] : /^[A-Za-z_$][\w$]*/.exec(holder)?.[0]) ?? ''
}

/** Whether a class of Python is one of the product's. */
function isOfProduct(kind: string, context: RedContext): boolean {
  return context.paths.some(
    (path) =>
      path.endsWith('.py') && context.isImplementation(path) && context.exportsOf(path)?.includes(kind) === true,
  )
}

/**
 * The product or its spec says a word of it; it is neither what the language calls so (but where the title of the test says it, too), nor a slip of that or of a word that is known.
 * Where no spec is there, short words alone could be slips of anything, and of an instance of a class shorter ones only. What is called is no slip of what nobody can call.
 */
function isToCome({ member, isCalled, isOfClass }: Asked, context: RedContext): boolean {
  const words = wordsOf(member)
  const saysInTitle = (word: string) => context.saysInTitle?.(word) === true
  const isTitled = words.some((word) => isKnownInSomeForm(word, { knowsWord: saysInTitle }))
  if (!isTitled && !isOfClass && builtInNames().some((other) => member === other || isSlipOf(member, other)))
    return false
  const unknown = words.filter((word) => !context.knowsWord(word))
  const isTold =
    words.some((word) => context.knowsWord(word) || isKnownInSomeForm(word, context)) ||
    (context.hasSpec !== true && words.some(({ length }) => length > (isOfClass ? 3 : 4)))
  const isAlone = isCalled && words.length === 1
  const knowsWord = (word: string) => context.knowsWord(word) && (!isAlone || context.callsIt?.(word) !== false)
  return isTold && !unknown.some((word) => isSlipOfAny(word, { knowsWord }))
}

let builtIn: readonly string[] | undefined

/** Of `Response` and `Headers` nobody speaks before it is needed: Node loads its HTTP client for them. */
function builtInNames(): readonly string[] {
  const classes = [Array, String, Number, Promise, Map, Set, Date, RegExp, Function, Object, URL, Buffer]
  builtIn ??= [...classes, Response, Headers].flatMap(({ prototype }) => Object.getOwnPropertyNames(prototype))
  return builtIn
}
