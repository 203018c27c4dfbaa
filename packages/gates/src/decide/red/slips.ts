// What is likely a slip of the pen: a test that asks for what is there, under a name or a path that is not quite its own.
import type { RedContext } from './context.ts'

/** Shorter names are near to too many others. */
const fewestLetters = 4

/**
 * Whether a name is another one with two neighbouring letters swapped, or with one letter inside too many or too few. Endings
 * and plurals make other words: `item` and `items`, `userById` and `usersById`.
 */
export function isSlipOf(name: string, other: string): boolean {
  if (Math.min(name.length, other.length) < fewestLetters || name === other) return false
  const start = sharedStart(name, other)
  if (name.length === other.length)
    return (
      name[start] === other[start + 1] &&
      name[start + 1] === other[start] &&
      rest(name, start + 2) === rest(other, start + 2)
    )
  const [short, long] = name.length < other.length ? [name, other] : [other, name]
  const isPlural = long[start] === 's' && !/[a-z]/.test(long[start + 1] ?? '')
  return start > 0 && start < short.length && !isPlural && rest(short, start) === rest(long, start + 1)
}

function sharedStart(name: string, other: string): number {
  let end = 0
  while (end < name.length && name[end] === other[end]) end += 1
  return end
}

function rest(text: string, start: number): string {
  return text.slice(start)
}

/**
 * Whether a module of the product that is there exports all the names that are asked of one that is not, and lies where a letter or
 * a folder of its path went astray.
 */
export function isMisplaced(target: string, names: readonly string[], context: RedContext): boolean {
  const wanted = stemOf(target)
  return context.paths.some((path) => {
    const stem = stemOf(path)
    if (stem === wanted || !isAstray(wanted, stem) || !context.isImplementation(path)) return false
    const asked = names.filter((name) => name !== '*')
    if (asked.length === 0) return stem.endsWith(`/${wanted}`) && wanted.includes('/')
    const exported = context.exportsOf(path)
    return exported !== null && asked.every((name) => exported.includes(name))
  })
}

function isAstray(wanted: string, stem: string): boolean {
  if (stem.endsWith(`/${wanted}`) || wanted.endsWith(`/${stem}`)) return true
  const [parts, others] = [wanted.split('/'), stem.split('/')]
  const different = parts.flatMap((part, at) => (part === others[at] ? [] : [at]))
  const [only] = different
  return (
    parts.length === others.length &&
    different.length === 1 &&
    only !== undefined &&
    isSlipOf(parts[only] ?? '', others[only] ?? '')
  )
}

/** The name of an export that is there, nothing asks for, and a letter tells from the one that is not. */
export function isMisspelt(name: string, exported: readonly string[], asked: readonly string[]): boolean {
  return exported.some((other) => !asked.includes(other) && isSlipOf(name, other))
}

function stemOf(path: string): string {
  return path.replace(/\.(?:[cm]?[jt]sx?|pyi?)$/, '').replace(/\/(?:index|__init__)$/, '')
}
