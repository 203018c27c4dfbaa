export interface Closest {
  /** First line of the passage, from 1. */
  line: number
  text: string
  /** The passage differs from what was sought in blanks only. */
  blanksOnly: boolean
}

/** Lines looked at and shown; beyond that the search would cost more than it helps. */
const mostLines = 5000
const mostSought = 30

/**
 * The passage of a text that is most like `sought`, as many lines long; null when nothing is alike. Lines are compared
 * by the Dice coefficient of their letter pairs, without blanks (Dice 1945; 1 for equal, 0 for nothing in common).
 */
export function closestLines(text: string, sought: string): Closest | null {
  const lines = text.replaceAll('\r\n', '\n').split('\n').slice(0, mostLines)
  const wanted = sought
    .replaceAll('\r\n', '\n')
    .replace(/^\n+|\n+$/g, '')
    .split('\n')
    .slice(0, mostSought)
  const scores = wanted.map((line) => similarities(line, lines))
  let best = { start: -1, score: 0 }
  for (let start = 0; start <= Math.max(0, lines.length - wanted.length); start++) {
    const score = scores.reduce((sum, row, place) => sum + (row[start + place] ?? 0), 0) / wanted.length
    if (score > best.score) best = { start, score }
  }
  if (best.score < 0.4) return null
  const passage = lines.slice(best.start, best.start + wanted.length)
  return {
    line: best.start + 1,
    text: passage.join('\n'),
    blanksOnly: withoutBlanks(passage.join('')) === withoutBlanks(wanted.join('')),
  }
}

function similarities(line: string, lines: string[]): number[] {
  const wanted = pairsOf(line)
  return lines.map((other) => {
    const pairs = pairsOf(other)
    if (wanted.size + pairs.size === 0) return 1
    let shared = 0
    for (const pair of wanted) if (pairs.has(pair)) shared += 1
    return (2 * shared) / (wanted.size + pairs.size)
  })
}

function pairsOf(line: string): Set<string> {
  const letters = withoutBlanks(line)
  const pairs = new Set<string>()
  if (letters.length === 1) pairs.add(letters)
  for (let at = 0; at + 1 < letters.length; at++) pairs.add(letters.slice(at, at + 2))
  return pairs
}

function withoutBlanks(text: string): string {
  return text.replaceAll(/\s+/g, '')
}
