import type { CommandName, Finding } from '@helix/core'
import type { DeclaredTest } from '../../facts/facts.ts'
import type { Evidence } from '../evidence.ts'
import { fault } from '../gate.ts'
import { counted } from '../per-cent.ts'
import { isDeclaredAs, titleOf } from '../test-id.ts'
import { placeOf, type TestVector } from '../vectors.ts'
import { lessThanBefore } from './less-than-before.ts'
import { loadsAnew } from './shared-aids.ts'

/**
 * A test that made no assertion when it ran, and whose body names none (a type's assertion works without running); or fewer
 * than stand in its way: of a table, whose rows may ask for different things, all rows did; or one of whose own failed, and
 * nobody was told; or that asserts less than in the base without those that no run came to. What the base already holds is not
 * charged to the head, as long as what the runner loads before it is the same. Code GATE-TESTS-NO-ASSERTION.
 */
export function assertsNothing(
  vector: TestVector,
  { command, vectors }: { command: CommandName; vectors: readonly TestVector[] },
  evidence: Evidence,
): Finding[] {
  const { head, base, policy } = evidence
  const tests = head.facts(vector.file)?.tests ?? []
  const declared = declaredAs(vector.id, tests)
  const fewest = fewestOf(vector)
  if (fewest === null || declared === undefined) return []
  const kind = policy.commands[command]?.kind
  const before = base?.facts(vector.file)?.tests.filter(({ id }) => id === declared.id) ?? []
  const library = kind === 'node' || kind === 'pytest' ? 'assert' : 'expect'
  const sure = declared.sure[library]
  const told = ({ what, fix }: Told): Finding[] =>
    before.some(({ body }) => body === declared.body) && !loadsAnew(vector.file, evidence)
      ? []
      : [fault('GATE-TESTS-NO-ASSERTION', `"${titleOf(vector.id)}" passes${what}`, fix, placeOf(vector))]
  // Playwright waits for what it asks of a page, which asserts too.
  if (fewest === 0 && !declared.asserts && kind !== 'playwright') return told(silent)
  const caught = Math.max(...vector.results.map((result) => result?.caught ?? 0))
  if (caught > 0) return told(unheard(caught))
  const rows = () =>
    declared.id === vector.id ? [vector] : vectors.filter(({ id }) => declaredAs(id, tests) === declared)
  if (fewest < sure && !rows().some((row) => (fewestOf(row) ?? 0) >= sure)) return told(passedOver(fewest, sure))
  const now = { path: vector.file, test: declared }
  const less = lessThanBefore(now, before[0], { library, some: [vector], all: rows }, evidence)
  return less === null ? [] : told(notComeTo(less))
}

interface Told {
  what: string
  fix: string
}

const silent: Told = { what: ' without an assertion, asked at least one', fix: 'Assert what the test is named after.' }

function unheard(caught: number): Told {
  const what = `, though ${counted(caught, 'assertion')} of its own failed`
  return { what, fix: 'Let the failure reach the runner: no except and no context manager around it.' }
}

function passedOver(fewest: number, sure: number): Told {
  const what = `, and ${fewest} of the ${counted(sure, 'assertion')} in its way held`
  return { what, fix: 'Let every run of it come to its assertions.' }
}

function notComeTo(less: string): Told {
  const what = `, and asserts less without what it did not come to: ${less}`
  return { what, fix: 'Let it come to its assertions: no condition that does not hold, and no loop over nothing.' }
}

/** The least number of assertions that one of its runs made; null where nothing counted them. */
function fewestOf({ results }: TestVector): number | null {
  const made = results.flatMap((result) => result?.assertions ?? [])
  return made.length === 0 ? null : Math.min(...made)
}

/** The test of this very id; else, of the tables that one of its rows may be (`%s` fits any title), the one that asserts least. */
function declaredAs(id: string, tests: readonly DeclaredTest[]): DeclaredTest | undefined {
  const tables = tests.filter((test) => isDeclaredAs(id, test.id)).toSorted((one, other) => most(one) - most(other))
  return tests.find((test) => test.id === id) ?? tables.find((test) => test.asserts) ?? tables[0]
}

/** How many assertions stand in its way, by the library that has more of them. */
function most({ sure }: DeclaredTest): number {
  return Math.max(sure.assert, sure.expect)
}
