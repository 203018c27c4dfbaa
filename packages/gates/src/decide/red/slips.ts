// What is likely a slip of the pen: a test that asks for what is there, under a name or a path that is not quite its own.
import type { RedContext } from './context.ts'
import { wordsOf } from './words.ts'

/** Shorter names are near to too many others. */
const fewestLetters = 4
/** Of shorter words another letter makes another word: `posted`, `pasted`. */
const fewestReplaced = 7

/**
 * Whether a name is another one with other capitals, with two neighbouring letters swapped, or with one letter after the first too many or too few.
 * Plurals are other words: `item` and `items`, `userById` and `usersById`.
 */
export function isSlipOf(name: string, other: string): boolean {
  if (Math.min(name.length, other.length) < fewestLetters || name === other) return false
  if (name.toLowerCase() === other.toLowerCase()) return true
  const start = sharedStart(name, other)
  if (name.length === other.length)
    return (
      name[start] === other[start + 1] &&
      name[start + 1] === other[start] &&
      rest(name, start + 2) === rest(other, start + 2)
    )
  const [short, long] = name.length < other.length ? [name, other] : [other, name]
  const isPlural = long[start] === 's' && long[start - 1] !== 's' && !/[a-z]/.test(long[start + 1] ?? '')
  return start > 0 && !isPlural && rest(short, start) === rest(long, start + 1)
}

function sharedStart(name: string, other: string): number {
  let end = 0
  while (end < name.length && name[end] === other[end]) end += 1
  return end
}

function rest(text: string, start: number): string {
  return text.slice(start)
}

/** Whether a word is a slip of any that the product or its spec knows. */
export function isSlipOfAny(word: string, { knowsWord }: Pick<RedContext, 'knowsWord'>): boolean {
  const letters = 'abcdefghijklmnopqrstuvwxyz'.split('')
  const others = Array.from({ length: word.length + 1 }, (_, at) => {
    const [start, end] = [word.slice(0, at), rest(word, at)]
    const swapped = start + (end[1] ?? '') + (end[0] ?? '') + rest(end, 2)
    return [start + rest(end, 1), swapped, ...letters.map((one) => start + one + end)]
  })
  const isReplaced = Array.from(word, (_, at) => letters.map((one) => word.slice(0, at) + one + rest(word, at + 1)))
    .slice(1)
    .flat()
    .some((other) => isOther(other))
  return (
    (word.length >= fewestReplaced && isReplaced) ||
    others.flat().some((other) => isOther(other) && isSlipOf(word, other))
  )

  function isOther(other: string): boolean {
    return knowsWord(other) && formless(other) !== formless(word)
  }
}

/** What forms of one word share: `expire`, `expired` and `expires`, `deliver` and `delivery`. */
function formless(word: string): string {
  return word.replace(/(?<=e)(?:ry|[drns])$/, '')
}

const endings = ['', 'e', 's', 'es', 'd', 'ed', 'er', 'ing', 'ion', 'ment']

/** Whether a word is known, or the same with another ending: `refund` where the spec says that somebody refunds. */
export function isKnownInSomeForm(word: string, { knowsWord }: Pick<RedContext, 'knowsWord'>): boolean {
  const stems = endings
    .filter((ending) => word.endsWith(ending))
    .map((ending) => word.slice(0, word.length - ending.length))
  return stems.some((stem) => stem.length >= fewestLetters && formsOf(stem).some((form) => knowsWord(form)))
}

/** Also with the last letter doubled: `swapped` of `swap`. */
function formsOf(stem: string): string[] {
  const doubled = ['ed', 'ing', 'er'].map((ending) => stem + stem.slice(-1) + ending)
  return [...endings.map((ending) => stem + ending), ...doubled]
}

/** A slip, unless what it says otherwise are words: of the product or its spec (`trial` beside `trail`), or of one that is there (`closed`). */
function isSlip(name: string, other: string, context: Pick<RedContext, 'knowsWord'>): boolean {
  if (!isSlipOf(name, other)) return false
  const others = wordsOf(other)
  const isForm = (word: string) => /e[drn]$/.test(word) && others.includes(word.slice(0, -1))
  return !wordsOf(name).every((word) => others.includes(word) || isForm(word) || context.knowsWord(word))
}

/** What must be known of them. */
type Sources = Pick<RedContext, 'knowsWord' | 'paths' | 'exportsOf'>

/** Whether a module that is there exports all the names that are asked of one that is not, and lies where a letter or a folder went astray. */
export function isMisplaced(target: string, names: readonly string[], context: Sources): boolean {
  const wanted = stemOf(target)
  const isLost = isLostFolder(wanted, context)
  if (isLost && context.paths.some((path) => path.includes('/') && lettersOf(topOf(path)) === lettersOf(topOf(wanted))))
    return true
  return context.paths.some((path) => {
    const stem = stemOf(path)
    const isBelowAnother = isLost && belowTop(stem) === belowTop(wanted)
    if (stem === wanted || !(isBelowAnother || isAstray(wanted, stem, context))) return false
    const asked = names.filter((name) => name !== '*')
    if (asked.length === 0) return stem.endsWith(`/${wanted}`) && wanted.includes('/')
    const exported = context.exportsOf(path)
    return exported !== null && asked.every((name) => exported.includes(name))
  })
}

/** Nothing lies in the folder at the top: another one has the same letters (`scr`), or the file and the names that are asked for. */
function isLostFolder(wanted: string, { paths }: Pick<Sources, 'paths'>): boolean {
  return wanted.includes('/') && !paths.some((path) => path.startsWith(`${topOf(wanted)}/`))
}

function topOf(path: string): string {
  return path.slice(0, path.indexOf('/'))
}

function belowTop(path: string): string {
  return path.slice(path.indexOf('/') + 1)
}

function lettersOf(name: string): string {
  return name.split('').toSorted().join('')
}

/** `room` and `rooms`: words of their own in a name, but not in a path that leads to the same names. */
function isPlural(part: string, other: string): boolean {
  return part === `${other}s` || other === `${part}s`
}

/** Whether a path leads to another that is there, but for a letter or a folder. */
export function isAstray(wanted: string, stem: string, context: Sources): boolean {
  if (stem.endsWith(`/${wanted}`) || wanted.endsWith(`/${stem}`)) return true
  if (stem.toLowerCase() === wanted.toLowerCase()) return true
  // `recipe/recipe` beside `recipe`.
  if (wanted === `${stem}/${stem.split('/').at(-1)}`) return true
  const parts = wanted.split('/')
  // `recipes/recipe/model` beside `recipes/model`.
  const folders = parts.slice(0, -1)
  if (folders.some((part, at) => isPlural(part, folders[at - 1] ?? '') && parts.toSpliced(at, 1).join('/') === stem))
    return true
  // Python says nothing of the folder that its packages lie in.
  const others = stem.split('/').slice(-parts.length)
  const different = parts.flatMap((part, at) => (part === others[at] ? [] : [at]))
  const [only] = different
  return (
    parts.length === others.length &&
    different.length === 1 &&
    only !== undefined &&
    (isPlural(parts[only] ?? '', others[only] ?? '') || isSlip(parts[only] ?? '', others[only] ?? '', context))
  )
}

/** The name of an export that is there, nothing asks for, and a letter tells from the one that is not. */
export function isMisspelt(
  name: string,
  exported: readonly string[],
  asked: readonly string[],
  context: RedContext,
): boolean {
  return exported.some((other) => !asked.includes(other) && isSlip(name, other, context))
}

function stemOf(path: string): string {
  return path.replace(/\.(?:[cm]?[jt]sx?|pyi?)$/, '').replace(/\/(?:index|__init__)$/, '')
}
