import type { Kind } from './kind.ts'

/** How many letters something takes: so many at least, so many at most. */
type Letters = readonly [least: number, most: number]

/** What a text is that a pattern finds something in; null where the pattern is none, or of letters that are more than one. */
export function patternKind(pattern: string, flags = ''): Kind | null {
  const read = readPattern(pattern, flags)
  if (read === null || /[uvm]/.test(flags)) return null
  const isWhole = /^\^[^|]*(?<!\\)\$$/.test(pattern)
  const [least, most] = lettersOf(pattern)
  return {
    types: ['text'],
    may: (value) => typeof value === 'string' && read.test(value),
    letters: [least, isWhole ? most : Infinity],
  }
}

function readPattern(pattern: string, flags: string): RegExp | null {
  try {
    return new RegExp(pattern, flags.replaceAll(/[gy]/g, ''))
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

const part =
  /(?<group>\((?:\?(?:[:=!]|<[=!]|<\w+>))?)|(?<end>\))|(?<or>\|)|(?<edge>[$^]|\\[bB])|(?<again>\\(?:\d|k<\w+>))|\\u[\da-fA-F]{4}|\\x[\da-fA-F]{2}|\\c[A-Za-z]|\\[^]|\[(?:\\[^]|[^\]\\])*\]|[^]/y
const times = /(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/y

/** How many letters a pattern takes where it is found. */
function lettersOf(pattern: string): Letters {
  let at = 0
  return alternatives()

  function alternatives(): Letters {
    let [sum, found]: [Letters, Letters[]] = [[0, 0], []]
    while (at < pattern.length) {
      part.lastIndex = at
      const { 0: said = '', groups = {} } = part.exec(pattern) ?? {}
      at += Math.max(said.length, 1)
      if (groups['end'] !== undefined) break
      if (groups['or'] === undefined) sum = added(sum, repeated(atom(groups)))
      else
        [sum, found] = [
          [0, 0],
          [...found, sum],
        ]
    }
    const all = [...found, sum]
    return [Math.min(...all.map(([least]) => least)), Math.max(...all.map(([, most]) => most))]
  }

  function atom({ group, edge, again }: Readonly<Record<string, string | undefined>>): Letters {
    if (group !== undefined) {
      const held = alternatives()
      return /[=!]$/.test(group) ? [0, 0] : held
    }
    if (again !== undefined) return [0, Infinity]
    return edge === undefined ? [1, 1] : [0, 0]
  }

  function repeated([least, most]: Letters): Letters {
    times.lastIndex = at
    const [said = '', sign, from, comma, to = ''] = times.exec(pattern) ?? []
    at += said.length
    if (said === '') return [least, most]
    const fewest = sign === undefined ? Number(from) : sign === '+' ? 1 : 0
    const upTo = to === '' ? Infinity : Number(to)
    const often = sign === undefined ? (comma === '' ? fewest : upTo) : sign === '?' ? 1 : Infinity
    return [least * fewest, most === 0 ? 0 : most * often]
  }
}

function added([least, most]: Letters, [more, atMost]: Letters): Letters {
  return [least + more, most + atMost]
}
