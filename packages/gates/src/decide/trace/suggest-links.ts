import type { NamingTest, TracedRequirement } from './trace-requirements.ts'

export interface Suggestion {
  requirement: string
  test: string
  /** Why: words that both have, or that a commit for the requirement changed the test's file. */
  words: string[]
  byHistory: boolean
}

interface Described extends TracedRequirement {
  /** What it says. */
  body: string
}

interface Candidate extends NamingTest {
  path: string
}

/** Suggestions for one requirement. */
const most = 3
/** Words that two texts share by chance. */
const least = 2

/**
 * Tests that may belong to requirements which no test proves: those that share at least two of their rarer words, or one and
 * a file that a commit for the requirement changed. Nothing is written; a person decides. `touched`: requirement → paths.
 */
export function suggestLinks(
  requirements: readonly Described[],
  tests: readonly Candidate[],
  touched: ReadonlyMap<string, ReadonlySet<string>>,
): Suggestion[] {
  const candidates = tests.map((test) => ({ test, words: wordsOf(test.id.slice(test.path.length)) }))
  const rarity = rarityOf(candidates.map(({ words }) => words))
  return requirements
    .filter(({ state }) => state === 'uncovered' || state === 'vacuous')
    .flatMap(({ id, title, body }) => {
      const said = wordsOf(`${title} ${body}`)
      const scored = candidates.flatMap(({ test, words }) => {
        const shared = [...words].filter((word) => said.has(word))
        const byHistory = touched.get(id)?.has(test.path) ?? false
        if (!test.proves || shared.length < (byHistory ? 1 : least)) return []
        const score = shared.reduce((sum, word) => sum + (rarity.get(word) ?? 0), byHistory ? 2 : 0)
        return [{ requirement: id, test: test.id, words: shared, byHistory, score }]
      })
      return scored
        .toSorted((a, b) => b.score - a.score)
        .slice(0, most)
        .map(({ requirement, test, words, byHistory }) => ({ requirement, test, words, byHistory }))
    })
}

/** How much a word tells: the logarithm of how few tests have it. */
function rarityOf(texts: readonly ReadonlySet<string>[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const words of texts) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return new Map([...counts].map(([word, count]) => [word, Math.log(1 + texts.length / count)]))
}

const common = new Set(
  'the and for with that this from are is not its has have into each all one two when then than test tests must can'.split(
    ' ',
  ),
)

/** Words of three letters and more, also of names in camel and snake case, without the ending of a plural or a verb. */
function wordsOf(text: string): Set<string> {
  const words = text
    .slice(0, 20_000)
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
  return new Set(
    words.filter((word) => word.length > 2 && !common.has(word)).map((word) => word.replace(/(?:es|s|ed|ing)$/, '')),
  )
}
