import { type Placed, testsOf } from '../declared.ts'
import type { TreeView } from '../evidence.ts'

/** Where tests are gone from, and where they may be. */
interface Trees {
  head: TreeView
  base: TreeView | null
}

/** Of all that two tests say, how much both must; and how much that must be, in nats. */
const [share, least] = [0.45, 8]

/**
 * Tells whether two tests say mostly the same, by the words of their names and bodies, whatever library, suite and file these are
 * written for. A word weighs by how few tests of the base say it (inverse document frequency): what all of them say tells nothing,
 * and in a repository of a few tests no word does.
 */
export function sayingAlike({ head, base }: Trees): (other: Placed, one: Placed) => boolean {
  let weigh: ((words: Iterable<string>) => number) | undefined
  const known = new Map<Placed, ReadonlySet<string>>()
  const wordsAt = (one: Placed, tree: TreeView | null) => {
    const words = known.get(one) ?? wordsOf(one, tree)
    known.set(one, words)
    return words
  }
  return (other, one) => {
    weigh ??= weightIn(base)
    const [words, there] = [wordsAt(one, base), wordsAt(other, head)]
    const both = weigh(words.intersection(there))
    return both >= least && both >= share * weigh(words.union(there))
  }
}

function weightIn(tree: TreeView | null): (words: Iterable<string>) => number {
  const tests = [...testsOf(tree).values()]
  const said = new Map<string, number>()
  for (const one of tests) for (const word of wordsOf(one, tree)) said.set(word, (said.get(word) ?? 0) + 1)
  const weightOf = (word: string) => Math.log((1 + tests.length) / (1 + (said.get(word) ?? 0)))
  return (words) => [...words].reduce((sum, word) => sum + weightOf(word), 0)
}

/** Parts of names and texts, and numbers of two digits or more. */
function wordsOf({ path, test }: Placed, tree: TreeView | null): ReadonlySet<string> {
  const lines = (tree?.text(path) ?? '').split('\n').slice(test.line - 1, test.endLine)
  const text = [test.id.split(' > ').at(-1), ...lines].join('\n').replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, ' ')
  return new Set(text.toLowerCase().match(/\p{L}{2,}|\d{2,}/gu))
}
