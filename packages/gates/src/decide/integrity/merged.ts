import type { Placed } from '../declared.ts'
import type { TreeView } from '../evidence.ts'
import type { Assertions } from '../../facts/facts.ts'
import { newlySilencing } from '../modifiers.ts'
import { added } from '../../facts/assertion-sums.ts'
import { isWeaker } from './weakened.ts'

/** Where tests are gone from, and where they may be. */
interface Trees {
  head: TreeView
  base: TreeView | null
}

/** What is known of tests that are still there. */
interface Known {
  before: ReadonlyMap<string, Placed>
  retitled: ReadonlyMap<Placed, Placed>
  moves: ReadonlySet<Placed>
}

/**
 * Which of the tests that are gone became part of another one of their file and suite: all that one said stands there, line by line,
 * beside what that one stands for already, and it asks for as much as all of them together, and comes to as much whatever the product
 * answers. `standing`: the tests of before for which each of the head stands.
 */
export function mergedAmong(
  gone: readonly Placed[],
  after: ReadonlyMap<string, Placed>,
  standing: (other: Placed) => readonly Placed[],
  { head, base }: Trees,
): Set<Placed> {
  const merged = new Set<Placed>()
  for (const other of gone.length === 0 ? [] : after.values()) {
    const parts = gone.filter((one) => !merged.has(one) && suiteOf(one) === suiteOf(other) && isAllowed(other, one))
    if (parts.length === 0) continue
    const left = counted(linesOf(other, head))
    let [asked, sure] = [none, 0]
    for (const was of standing(other)) {
      take(left, linesOf(was, base))
      asked = added(asked, was.test.assertions)
      sure += sureOf(was)
    }
    for (const one of parts) {
      const lines = linesOf(one, base)
      const all = added(asked, one.test.assertions)
      const isShort = isWeaker(other.test.assertions, all) || sureOf(other) < sure + sureOf(one)
      if (lines.length === 0 || isShort || !take(left, lines)) continue
      asked = all
      sure += sureOf(one)
      merged.add(one)
    }
  }
  return merged
}

/** For which tests of before one of the head stands: under its title, under another one, or with the same body. */
export function standingAmong({ before, retitled, moves }: Known): (other: Placed) => Placed[] {
  return (other) => {
    const was = before.get(other.test.id)
    return [
      ...(was === undefined ? [] : [was]),
      ...[...retitled].flatMap(([one, now]) => (now === other ? [one] : [])),
      ...[...moves].filter(({ test }) => test.body === other.test.body),
    ]
  }
}

const none: Assertions = { count: 0, exact: 0, weak: 0, values: 0 }

function suiteOf({ test }: Placed): string {
  return test.id.slice(0, test.id.lastIndexOf(' > '))
}

function isAllowed({ test: now }: Placed, { test: before }: Placed): boolean {
  return (
    before.rows === 1 &&
    (now.touches || !before.touches) &&
    newlySilencing(now.modifiers, before.modifiers).length === 0
  )
}

/** Assertions that it comes to whenever it passes. */
function sureOf({ test: { sure } }: Placed): number {
  return sure.expect + sure.assert
}

/** What the body of a test says, line by line; nothing of one that is decorated or stands on one line. */
function linesOf({ path, test }: Placed, tree: TreeView | null): string[] {
  const [first = '', ...body] = (tree?.text(path) ?? '').split('\n').slice(test.line - 1, test.endLine)
  return first.trim().startsWith('@') ? [] : body.map((line) => line.trim()).filter((line) => /\w/.test(line))
}

function counted(lines: readonly string[]): Map<string, number> {
  const found = new Map<string, number>()
  for (const line of lines) found.set(line, (found.get(line) ?? 0) + 1)
  return found
}

/** Takes lines away where all of them are there, and says whether they were. */
function take(left: Map<string, number>, lines: readonly string[]): boolean {
  const wanted = [...counted(lines)]
  if (wanted.some(([line, count]) => (left.get(line) ?? 0) < count)) return false
  for (const [line, count] of wanted) left.set(line, (left.get(line) ?? 0) - count)
  return true
}
