export interface WordRun {
  what: 'same' | 'removed' | 'added'
  /** Words with one blank between them. */
  text: string
}

/** Cells of the table of common words that are filled at most: 40 ms; beyond, all that differs is replaced as a whole. */
const mostCells = 4_000_000

/**
 * What became of the words of a text, blanks and line breaks aside: runs of words that stayed, went or came. The common
 * beginning and end are set apart first, then the longest common subsequence of the middle is kept.
 */
export function diffWords(before: string, after: string): WordRun[] {
  const [was, is] = [wordsOf(before), wordsOf(after)]
  const least = Math.min(was.length, is.length)
  let start = 0
  while (start < least && was[start] === is[start]) start++
  let end = 0
  while (end < least - start && was.at(-1 - end) === is.at(-1 - end)) end++
  const middle = diffMiddle(was.slice(start, was.length - end), is.slice(start, is.length - end))
  return joined([
    { what: 'same', words: was.slice(0, start) },
    ...middle,
    { what: 'same', words: was.slice(was.length - end) },
  ])
}

interface Run {
  what: WordRun['what']
  words: readonly string[]
}

function wordsOf(text: string): string[] {
  return text.match(/\S+/g) ?? []
}

function diffMiddle(was: readonly string[], is: readonly string[]): Run[] {
  if (was.length * is.length > mostCells) return replaced(was, is)
  const width = is.length + 1
  /** For every pair of suffixes, how many words they have in common, in order. */
  const common = new Uint16Array((was.length + 1) * width)
  for (let i = was.length - 1; i >= 0; i--) {
    for (let j = is.length - 1; j >= 0; j--) {
      const skip = Math.max(common[(i + 1) * width + j] ?? 0, common[i * width + j + 1] ?? 0)
      common[i * width + j] = was[i] === is[j] ? (common[(i + 1) * width + j + 1] ?? 0) + 1 : skip
    }
  }
  const runs: Run[] = []
  let [i, j] = [0, 0]
  while (i < was.length && j < is.length) {
    if (was[i] === is[j]) {
      runs.push({ what: 'same', words: was.slice(i, i + 1) })
      i++
      j++
    } else if ((common[(i + 1) * width + j] ?? 0) >= (common[i * width + j + 1] ?? 0)) {
      runs.push({ what: 'removed', words: was.slice(i, ++i) })
    } else runs.push({ what: 'added', words: is.slice(j, ++j) })
  }
  return [...runs, ...replaced(was.slice(i), is.slice(j))]
}

function replaced(was: readonly string[], is: readonly string[]): Run[] {
  return [
    { what: 'removed', words: was },
    { what: 'added', words: is },
  ]
}

/** Neighbours of one kind as one run; between two that stayed, what went stands before what came. */
function joined(runs: readonly Run[]): WordRun[] {
  const found: WordRun[] = []
  const changed = { removed: [] as string[], added: [] as string[] }
  const same: string[] = []
  const flush = (what: WordRun['what'], words: string[]): void => {
    if (words.length > 0) found.push({ what, text: words.join(' ') })
    words.length = 0
  }
  for (const { what, words } of runs) {
    if (what === 'same') {
      flush('removed', changed.removed)
      flush('added', changed.added)
      for (const word of words) same.push(word)
    } else {
      flush('same', same)
      for (const word of words) changed[what].push(word)
    }
  }
  flush('removed', changed.removed)
  flush('added', changed.added)
  flush('same', same)
  return found
}
