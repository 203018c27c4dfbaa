import type { CommandName, Finding } from '@helix/core'
import type { DeclaredTest } from '../../facts/facts.ts'
import type { Evidence } from '../evidence.ts'
import { fault } from '../gate.ts'
import { counted } from '../per-cent.ts'
import { isDeclaredAs, titleOf } from '../test-id.ts'
import { placeOf, type TestVector } from '../vectors.ts'

/**
 * A test that made no assertion when it ran, and whose body names none (a type's assertion works without running); or fewer
 * than stand in its way: of a table, whose rows may ask for different things, all rows did. What the base already holds is not
 * charged to the head. Code GATE-TESTS-NO-ASSERTION.
 */
export function assertsNothing(
  vector: TestVector,
  { command, vectors }: { command: CommandName; vectors: readonly TestVector[] },
  { head, base, policy }: Evidence,
): Finding[] {
  const tests = head.facts(vector.file)?.tests ?? []
  const declared = declaredAs(vector.id, tests)
  const fewest = fewestOf(vector)
  if (fewest === null || declared === undefined) return []
  const kind = policy.commands[command]?.kind
  const sure = kind === 'node' || kind === 'pytest' ? declared.sure.assert : declared.sure.expect
  // Playwright waits for what it asks of a page, which asserts too.
  const isSilent = fewest === 0 && !declared.asserts && kind !== 'playwright'
  if (!isSilent && fewest >= sure) return []
  const rows = declared.id === vector.id ? [] : vectors.filter(({ id }) => declaredAs(id, tests) === declared)
  if (!isSilent && rows.some((row) => (fewestOf(row) ?? 0) >= sure)) return []
  const known = base?.facts(vector.file)?.tests.some(({ id, body }) => id === declared.id && body === declared.body)
  if (known) return []
  const message = isSilent
    ? `"${titleOf(vector.id)}" passes without an assertion, asked at least one`
    : `"${titleOf(vector.id)}" passes, and ${fewest} of the ${counted(sure, 'assertion')} in its way held`
  const fix = isSilent ? 'Assert what the test is named after.' : 'Let every run of it come to its assertions.'
  return [fault('GATE-TESTS-NO-ASSERTION', message, fix, placeOf(vector))]
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
