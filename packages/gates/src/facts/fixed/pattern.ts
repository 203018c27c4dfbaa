/**
 * Whether a pattern matches no text: in each of its alternatives a letter that must be there stands before the beginning or behind
 * the end. Rather says no: what stands in groups and may be left out is not looked at.
 */
export function matchesNothing(pattern: string, flags = ''): boolean {
  if (flags.includes('m') || /\(\?[a-z]*m/.test(pattern)) return false
  return alternativesOf(pattern).every((parts) => {
    const first = parts.findIndex((part) => isLetter(part))
    const last = parts.findLastIndex((part) => isLetter(part))
    const begins = parts.lastIndexOf('^')
    const ends = parts.indexOf('$')
    return first !== -1 && ((begins !== -1 && first < begins) || (ends !== -1 && last > ends))
  })
}

/** Parts outside of groups, each with what says how often it stands there. */
const part = /\\.|\[(?:\\.|[^\]\\])*\]|[^\\]/gs
const often = /^(?:[?*+]|\{\d*,?\d*\})\??/

function alternativesOf(pattern: string): string[][] {
  const found: string[][] = [[]]
  let depth = 0
  for (let rest = pattern; rest !== '';) {
    const [one = ''] = rest.match(part) ?? []
    const [times = ''] = often.exec(rest.slice(one.length)) ?? []
    rest = rest.slice(one.length + times.length)
    if (one === ')') depth -= 1
    if (one === '|' && depth === 0) found.push([])
    else if (depth === 0 && one !== '(' && one !== ')') found.at(-1)?.push(one + times)
    if (one === '(') depth += 1
  }
  return found
}

/** It stands for one letter at least. */
function isLetter(one: string): boolean {
  return /^(?:\\[dDwWsS.\-/[\](){}*+?^$|]|\[|[^\\^$])/.test(one) && !/(?<!\\)[?*]\??$|\{0?,/.test(one)
}
