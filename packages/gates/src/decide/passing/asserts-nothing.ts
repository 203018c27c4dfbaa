import type { CommandName, Finding } from '@helix/core'
import type { CountedAssertions, DeclaredTest } from '../../facts/facts.ts'
import type { Evidence } from '../evidence.ts'
import { fault } from '../gate.ts'
import { counted } from '../per-cent.ts'
import { isDeclaredAs, titleOf } from '../test-id.ts'
import { unmatched } from '../unmatched.ts'
import { placeOf, type TestVector } from '../vectors.ts'
import { loadsAnew } from './shared-aids.ts'

/**
 * A test that made no assertion when it ran, and whose body names none (a type's assertion works without running); or fewer
 * than stand in its way: of a table, whose rows may ask for different things, all rows did; or one of whose own failed, and
 * nobody was told. What stood in its way in the base does so behind a condition as well. What the base already holds is not charged to the head,
 * as long as what the runner loads before it is the same. Code GATE-TESTS-NO-ASSERTION.
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
  const aside = putAside(declared.counted, before[0]?.counted)
  const own = kind === 'node' || kind === 'pytest' ? declared.sure.assert : declared.sure.expect
  const sure = aside === 0 ? own : Math.max(own, (declared.counted?.inWay.length ?? 0) + aside)
  // Playwright waits for what it asks of a page, which asserts too.
  const isSilent = fewest === 0 && !declared.asserts && kind !== 'playwright'
  const caught = Math.max(...vector.results.map((result) => result?.caught ?? 0))
  if (caught === 0 && !isSilent && fewest >= sure) return []
  const rows = declared.id === vector.id ? [] : vectors.filter(({ id }) => declaredAs(id, tests) === declared)
  if (caught === 0 && !isSilent && rows.some((row) => (fewestOf(row) ?? 0) >= sure)) return []
  if (before.some(({ body }) => body === declared.body) && !loadsAnew(vector.file, evidence)) return []
  const { what, fix } = isSilent ? silent : caught > 0 ? unheard(caught) : passedOver(fewest, sure)
  return [fault('GATE-TESTS-NO-ASSERTION', `"${titleOf(vector.id)}" passes${what}`, fix, placeOf(vector))]
}

const silent = { what: ' without an assertion, asked at least one', fix: 'Assert what the test is named after.' }

function unheard(caught: number) {
  const what = `, though ${counted(caught, 'assertion')} of its own failed`
  return { what, fix: 'Let the failure reach the runner: no except and no context manager around it.' }
}

function passedOver(fewest: number, sure: number) {
  const what = `, and ${fewest} of the ${counted(sure, 'assertion')} in its way held`
  return { what, fix: 'Let every run of it come to its assertions.' }
}

/** How many assertions that stood in a test's way stand aside now, be it in other words about the same value. */
function putAside(now: CountedAssertions | undefined, before: CountedAssertions | undefined): number {
  if (now === undefined || before === undefined) return 0
  const gone = unmatched(before.inWay, now.inWay, ({ said }) => said)
  const come = unmatched(now.aside, before.aside, ({ said }) => said)
  return gone.length - unmatched(gone, come, ({ of }) => of).length
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
