// Operations on texts, and those that make texts.
import { Tuple } from './term.ts'
import { type Operation, type Operations, again, listOf, numberOf, textOf } from './operation.ts'

/** So much of a text or a list; what was left out may have been anything. */
const cut: Operation = {
  asksPart: true,
  run: (held, start, end) => {
    const bounds = [start, end].map((one) => (one === undefined ? undefined : numberOf(one)))
    return typeof held === 'string' ? held.slice(...bounds) : partOf(listOf(held), bounds)
  },
  back: (wanted, at, [, start = 0, end]) => {
    if (at !== 0 || typeof start !== 'number' || (typeof end === 'number' && (end < 0 || start < 0))) return null
    if (start < 0) return typeof wanted === 'string' ? [wanted, `x${wanted}`] : null
    if (typeof wanted === 'string') {
      const text = 'x'.repeat(start) + wanted
      return [text, `${text}x`]
    }
    if (!Array.isArray(wanted)) return []
    const list = [...Array<unknown>(start).fill('x'), ...wanted]
    return wanted instanceof Tuple ? [Tuple.from(list)] : [list, [...list, 'x']]
  },
}

function partOf(list: readonly unknown[], bounds: readonly (number | undefined)[]): unknown[] {
  const part = list.slice(...bounds)
  return list instanceof Tuple ? Tuple.from(part) : part
}

/** A text of a narrow form that is made of one value. */
const written = (run: (given: unknown, more: unknown) => unknown, back: (text: string) => unknown): Operation => ({
  isNarrow: true,
  run,
  back: (wanted, at) => (at === 0 ? (typeof wanted === 'string' ? [back(wanted)] : []) : null),
})

const joined = (between: unknown, parts: readonly unknown[]): string => parts.map(textOf).join(textOf(between))

export const texts: Operations = {
  trim: again((text) => text.trim()),
  trimStart: again((text) => text.trimStart()),
  trimEnd: again((text) => text.trimEnd()),
  lower: again((text) => text.toLowerCase()),
  upper: again((text) => text.toUpperCase()),
  padStart: again((text, length: number, fill: string) => text.padStart(length, fill)),
  padEnd: again((text, length: number, fill: string) => text.padEnd(length, fill)),
  // Of one letter, or of any of several: what is left holds none of them.
  replaceAll: {
    run: (text, part, by) => {
      if (typeof part !== 'string' && !(part instanceof RegExp)) throw new TypeError('nothing to replace')
      return textOf(text).replaceAll(part, textOf(by))
    },
    back: (wanted, at, [, part, by]) => (at === 0 && isOfOneLetter(part) && by !== part ? [wanted] : null),
  },
  cut,
  letter: {
    asksPart: true,
    run: (text, at) => textOf(text).charAt(numberOf(at)),
    back: (wanted, at, [, place]) =>
      at === 0 && typeof place === 'number' && typeof wanted === 'string' ? ['x'.repeat(place) + wanted, ''] : null,
  },
  split: {
    run: (text, between) => textOf(text).split(textOf(between)),
    back: (wanted, at, [, between]) =>
      at === 0 ? (isOfTexts(wanted) ? [joined(between, wanted)] : []) : null,
  },
  lines: {
    run: (text) => (text === '' ? [] : textOf(text).replace(/\n$/, '').split('\n')),
    back: (wanted) => (isOfTexts(wanted) ? [wanted.join('\n'), `${wanted.join('\n')}\n`] : []),
  },
  join: {
    run: (list, between) => joined(between, listOf(list)),
    back: (wanted, at, [, between]) =>
      at !== 0 ? null : typeof wanted !== 'string' ? [] : between === '' ? [[wanted]] : [wanted.split(textOf(between)), [wanted]],
  },
  text: { asksPart: true, run: String, back: (wanted) => [wanted, { toString: () => wanted }] },
  concat: {
    asksPart: true,
    run: (...parts) => parts.map(String).join(''),
    back: (wanted, at, given) => {
      const [start, end] = [given.slice(0, at), given.slice(at + 1)].map((parts) => parts.map(String).join(''))
      if (typeof wanted !== 'string' || start === undefined || end === undefined) return []
      return wanted.startsWith(start) && wanted.endsWith(end) && wanted.length >= start.length + end.length
        ? [wanted.slice(start.length, wanted.length - end.length)]
        : []
    },
  },
  toFixed: written((number, digits) => numberOf(number).toFixed(numberOf(digits ?? 0)), Number),
  toRadix: written((number, radix) => numberOf(number).toString(numberOf(radix)), (text) => Number.parseInt(text, 16)),
  hex: written((number) => `0x${numberOf(number).toString(16)}`, Number),
  day: written((date) => dateOf(date).toISOString(), (text) => new Date(text)),
  encode: written((text) => encodeURIComponent(String(text)), decoded),
  json: written((given) => JSON.stringify(given), parsed),
  number: {
    run: Number,
    back: (wanted) => (typeof wanted === 'number' ? [wanted, String(wanted)] : []),
  },
  kindOf: {
    run: (given) => typeof given,
    back: (wanted) => [0, '', true, undefined, null, {}, 1n, Symbol.iterator, () => wanted],
  },
} // prettier-ignore

function isOfOneLetter(part: unknown): boolean {
  if (typeof part === 'string') return part.length === 1
  return part instanceof RegExp && /^(?:\\?[^\\[\](){}|*+?^$]|\\[sdwSDW]|\[[^\]]*\])\+?$/.test(part.source)
}

function isOfTexts(list: unknown): list is string[] {
  return Array.isArray(list) && list.every((one) => typeof one === 'string')
}

function dateOf(given: unknown): Date {
  if (!(given instanceof Date)) throw new TypeError('no date')
  return given
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
