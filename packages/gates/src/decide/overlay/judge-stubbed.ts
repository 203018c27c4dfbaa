import type { Finding } from '@helix/core'
import type { Failure, Run } from '../../run/run.ts'
import { declaredIn } from '../declared.ts'
import type { Evidence, StubbedRuns, StubMode, TreeView } from '../evidence.ts'
import { fault } from '../gate.ts'
import { fileOf, titleOf } from '../test-id.ts'
import { type TestVector, splitTargets, vectorsOf, whereOf } from '../vectors.ts'
import { comparesAnswers } from '../../facts/fixed/fixed-lines.ts'
import { callsAssertion } from '../red/assertion-line.ts'
import { deafLines, hopelessIn, linesOf } from '../red/idle-lines.ts'
import { liesIn } from '../red/lies-in.ts'
import { failsAlike } from './fails-alike.ts'
import type { StubPlan } from './plan-stubs.ts'
import { stubModes } from './stub-modes.ts'
import { isTestBug } from './test-bug.ts'
import { type Traced, wasCalled } from './was-called.ts'

export interface StubbedAnswer {
  /** Targets that called the product. */
  called: number
  /** Targets of which that cannot be told. */
  untold: number
  findings: Finding[]
}

/**
 * Whether the targets fail on stubs too, in both modes, and have called the product in at least one. Codes RED-UNCALLED,
 * RED-STUB-PASSES, RED-TEST-BUG. `stubbed` null: there was nothing to replace, and so nothing to run.
 */
export function judgeStubbed(evidence: Evidence, plan: StubPlan, stubbed: StubbedRuns | null): StubbedAnswer {
  const rows = stubModes.map((mode) => [mode, stubbed === null ? null : rowsOn(stubbed[mode], evidence)] as const)
  const placed = declaredIn([...plan.routes.keys()], (path) => evidence.head.facts(path))
  const isDeaf = (failure: Failure, { id, file }: TestVector) =>
    endsDeaf(failure, file, evidence) ||
    (stubbed !== null && isToCome(file, plan, evidence) && failsAlike({ id, file, failure }, stubbed, evidence))
  const count = { called: 0, untold: 0 }
  const findings: Finding[] = []
  for (const id of evidence.targets.ids) {
    const test = placed.get(id)?.test
    const route = plan.routes.get(fileOf(id))
    const traced = test === undefined || route === undefined ? null : { file: fileOf(id), test, route }
    const reach = reachOf(traced, stubbed)
    if (reach !== 'never') count[reach] += 1
    const silent = rows.find(([mode]) => mode === 'undefined')?.[1]?.get(id) ?? []
    const told = rows.flatMap(([mode, found]) =>
      mode === 'undefined' && comparesOwn(traced, evidence.head)
        ? []
        : passingOn(id, mode, { found, asks: asksIn(traced, evidence.head) }),
    )
    if (told.length === 0) told.push(...silent.flatMap((row) => bugOf(row, isTestBug)))
    if (told.length === 0 && traced !== null && reach === 'never') told.push(uncalled(id, traced.test.line))
    if (told.length === 0) told.push(...silent.flatMap((row) => bugOf(row, isDeaf)))
    if (told.length === 0 && traced !== null) told.push(...hopeless(id, traced, evidence))
    findings.push(...told)
  }
  return { ...count, findings }
}

/** Whether a target called the product, as far as that can be told. */
function reachOf(traced: Traced | null, stubbed: StubbedRuns | null): 'called' | 'untold' | 'never' {
  if (traced === null) return 'untold'
  if (stubbed !== null && wasCalled(traced, stubbed)) return 'called'
  return mayReachElsewhere(traced, stubbed) ? 'untold' : 'never'
}

function rowsOn(run: Run, evidence: Evidence): Map<string, TestVector[]> {
  return splitTargets(vectorsOf([run]), evidence.targets.ids).found
}

/** What a test asks first, in its own words; empty where that cannot be told. */
function asksIn(traced: Traced | null, head: TreeView): string {
  const { file, test } = traced ?? {}
  const lines = test === undefined ? [] : (head.text(file ?? '') ?? '').split('\n').slice(test.line - 1, test.endLine)
  return brief(lines.find((line) => callsAssertion(line))?.trim() ?? '')
}

function passingOn(
  id: string,
  mode: StubMode,
  { found, asks }: { found: Map<string, TestVector[]> | null; asks: string },
): Finding[] {
  const passing = found?.get(id)?.find(({ state }) => state === 'passed')
  if (passing === undefined) return []
  const how = mode === 'throw' ? 'throws that it is not implemented' : 'answers nothing'
  const quoted = asks === '' ? '' : `: ${asks}`
  const message = `"${titleOf(passing.id)}" passes on a stub of the product that ${how}${quoted}`
  return [fault('RED-STUB-PASSES', message, mending[mode], { ...whereOf(passing), name: passing.id })]
}

const mending: Readonly<Record<StubMode, string>> = {
  throw: 'Assert on what the product answers: the value, or the very error that is expected.',
  undefined:
    'Add an assertion before it that only a working product meets: that the thing is there until it goes (ask for it, and for its value, before the call that is to take it away), or what that call answers.',
}

/** Whether it asks one answer of the product for another one: on a stub that answers nothing both are the same. */
function comparesOwn(traced: Traced | null, head: TreeView): boolean {
  const text = traced === null ? undefined : head.text(traced.file)
  return traced !== null && text !== undefined && comparesAnswers(text, traced.file, linesOf(traced.test))
}

function bugOf(row: TestVector, isBug: (failure: Failure, row: TestVector) => boolean): Finding[] {
  const failure = row.results[0]?.failure
  if (failure === undefined || !isBug(failure, row)) return []
  const message = `"${titleOf(row.id)}" breaks as soon as the product is there: ${failure.name}: ${brief(failure.message)}`
  const fix = 'Mend the test; it would fail whatever the product does.'
  return [fault('RED-TEST-BUG', message, fix, { ...whereOf(row), name: row.id })]
}

/** It may fail before it comes so far, and cannot pass. */
function hopeless(id: string, { file, test }: Traced, evidence: Evidence): Finding[] {
  const line = hopelessIn(file, evidence).find(([first, last]) => test.line <= first && last <= test.endLine)?.[0]
  if (line === undefined) return []
  const message = `"${titleOf(id)}" asks in line ${line} for what no answer can be: ${brief(evidence.head.text(file)?.split('\n')[line - 1]?.trim() ?? '')}`
  const fix = 'Mend the value that is expected, or what is made of the answer: no product meets that line.'
  return [fault('RED-TEST-BUG', message, fix, { path: file, line, name: id })]
}

/** A module that is to come hides how its tests end on it. */
function isToCome(file: string, { routes }: StubPlan, { head }: Evidence): boolean {
  return [...(routes.get(file)?.modules ?? [])].some((path) => head.oid(path) === undefined)
}

/** Whether it failed where no answer of the product matters. */
function endsDeaf({ frames }: Failure, file: string, evidence: Evidence): boolean {
  const thrower = frames.find(({ inside }) => inside)
  return thrower !== undefined && liesIn(thrower, file, deafLines(file, evidence))
}

function brief(message: string): string {
  const line = message.split('\n')[0] ?? ''
  return line.length > 120 ? `${line.slice(0, 119)}…` : line
}

/** Whether it may have called the product where no stub could see it. */
function mayReachElsewhere({ test, route }: Traced, stubbed: StubbedRuns | null): boolean {
  const isServed = stubbed !== null && stubModes.some((mode) => stubbed[mode].standInRequests !== null)
  return test.touches && route.isOpen && (route.starts || !isServed)
}

function uncalled(id: string, line: number): Finding {
  const message = `"${titleOf(id)}" fails without ever calling the product`
  const fix = 'Let it call what the spec asks for, and assert on the answer.'
  return fault('RED-UNCALLED', message, fix, { path: fileOf(id), line, name: id })
}
