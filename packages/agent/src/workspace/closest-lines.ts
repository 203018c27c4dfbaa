export interface Closest {
  /** First line of the passage, from 1. */
  line: number
  text: string
  /** The passage differs from what was sought in blanks only. */
  blanksOnly: boolean
}

/** Lines looked at and shown, and letters of each that are compared; beyond that the search would cost more than it helps. */
const mostLines = 5000
const mostSought = 30
const mostLetters = 500

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
  const pairs = lines.map(pairsOf)
  const scores = wanted.map(pairsOf).map((own) => pairs.map((other) => similarity(own, other)))
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

function similarity(one: Set<string>, other: Set<string>): number {
  if (one.size + other.size === 0) return 1
  return (2 * one.intersection(other).size) / (one.size + other.size)
}

function pairsOf(line: string): Set<string> {
  const letters = withoutBlanks(line.slice(0, mostLetters))
  const pairs = new Set<string>()
  if (letters.length === 1) pairs.add(letters)
  for (let at = 0; at + 1 < letters.length; at++) pairs.add(letters.slice(at, at + 2))
  return pairs
}

function withoutBlanks(text: string): string {
  return text.replaceAll(/\s+/g, '')
}
