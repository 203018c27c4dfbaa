import { posix } from 'node:path'
import type { Finding } from '@helix/core'
import { type Choice, isMadeFor, wordsOf } from '../../facts/written/choice.ts'
import { choicesOfData, examplesIn } from '../../facts/written/written-in.ts'
import { liesAmongTests } from '../among-tests.ts'
import type { Evidence, TreeView } from '../evidence.ts'
import { fault } from '../gate.ts'
import { isTestFile } from '../scope.ts'
import { importedByProduct, isShipped } from '../shipped.ts'

/** Characters of data beyond which nobody writes cases by hand. */
const longestData = 100_000

/** Fewer special cases are none that anybody makes for tests. */
const fewest = 3

/**
 * A source, or data, of the product that has the answers of tests written down beside what they ask, for at least half of what a file
 * of them asks: in branches and tables that the base does not hold. None without a base. INTEGRITY-ANSWERS.
 */
export function knownAnswers(evidence: Evidence): Finding[] {
  const { head, base } = evidence
  if (base === null) return []
  const changed = head.paths.filter((path) => head.oid(path) !== base.oid(path))
  const telling = changed.flatMap((path) => placed(path, choicesAt(path, head, evidence)))
  if (telling.length === 0) return []
  const known = knownIn(base, head, evidence)
  const fresh = telling.flatMap(({ path, choices }) =>
    placed(
      path,
      choices.filter((choice) => !known.has(keyOf(choice))),
    ),
  )
  // Other sources are read only where they may say what was found.
  const tests = fresh.length === 0 ? [] : testsIn(evidence)
  return fresh.flatMap(({ path, choices }) => {
    const by = tests.find((test) => areAnswered(test, choices))
    if (by === undefined) return []
    const line = choices[0]?.line
    return fault(
      'INTEGRITY-ANSWERS',
      `what ${by.path} asks is answered by values that are written down beside what it hands in`,
      'Compute the answers from what is handed in.',
      { path, ...(line !== undefined && { line }) },
    )
  })
}

/** A file with its choices, where it has enough of them. */
function placed(path: string, choices: readonly Choice[]) {
  return choices.length < fewest ? [] : [{ path, choices }]
}

/** What the product of the base has written down in files that the head holds otherwise. */
function knownIn(base: TreeView, head: TreeView, evidence: Evidence): ReadonlySet<string> {
  const changed = base.paths.filter((path) => head.oid(path) !== base.oid(path))
  return new Set(changed.flatMap((path) => choicesAt(path, base, { ...evidence, head: base }).map(keyOf)))
}

interface TestSource {
  path: string
  text: string
  /** The same with its numbers as they count: 1000 for 1_000. */
  plain: string
}

/** Files of tests, and the data among tests that one of them speaks of by its name. */
function testsIn(evidence: Evidence): TestSource[] {
  const { head } = evidence
  const sources = head.paths.filter((path) => isTestFile(head, path)).map((path) => read(path, head))
  const data = head.paths.filter((path) => path.endsWith('.json') && liesAmongTests(path, evidence.layersOf(path)))
  const spoken = data.filter((path) => sources.some(({ text }) => text.includes(posix.basename(path))))
  const cases = spoken.map((path) => read(path, head)).filter(({ text }) => text.length <= longestData)
  return [...sources, ...cases]
}

function read(path: string, head: TreeView): TestSource {
  const text = head.text(path) ?? ''
  return { path, text, plain: text.replaceAll(/(?<=\d)_(?=\d)/g, '') }
}

function keyOf({ asked, answers }: Choice): string {
  return JSON.stringify([asked, answers])
}

function choicesAt(path: string, tree: TreeView, evidence: Evidence): readonly Choice[] {
  if (path.endsWith('.json')) return importedByProduct(evidence).has(path) ? choicesOfData(tree.text(path) ?? '') : []
  const choices = tree.facts(path)?.choices ?? []
  return choices.length > 0 && isShipped(path, evidence) ? choices : []
}

/** Whether at least half of what tests ask has a choice of its own. */
function areAnswered({ path, text, plain }: TestSource, choices: readonly Choice[]): boolean {
  // Who asks for the same twice has one answer to it.
  const likely = new Set(
    new Map(choices.filter((one) => mayStandIn(plain, one)).map((one) => [keyOf(one), one])).values(),
  )
  if (likely.size < fewest) return false
  const examples = examplesIn(text, path)
  const answered = examples.filter((example) => {
    const made = [...likely].find((choice) => isMadeFor(choice, example))
    return made !== undefined && likely.delete(made)
  })
  return answered.length >= fewest && 2 * answered.length >= examples.length
}

/** Whether all that a choice answers, and something of what it asks, is written in a text, in whatever order. */
function mayStandIn(text: string, { asked, answers }: Choice): boolean {
  const isThere = (word: string) => text.includes(word)
  return answers.flatMap(wordsOf).every(isThere) && asked.flatMap(wordsOf).some(isThere)
}
