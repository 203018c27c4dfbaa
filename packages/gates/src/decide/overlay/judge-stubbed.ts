import type { Finding } from '@helix/core'
import type { Run } from '../../run/run.ts'
import { declaredIn } from '../declared.ts'
import type { Evidence, StubbedRuns, StubMode } from '../evidence.ts'
import { fault } from '../gate.ts'
import { fileOf, titleOf } from '../test-id.ts'
import { type TestVector, splitTargets, vectorsOf, whereOf } from '../vectors.ts'
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
  const findings: Finding[] = []
  let called = 0
  let untold = 0
  for (const id of evidence.targets.ids) {
    const passing = rows.flatMap(([mode, found]) => passingOn(id, mode, found))
    const bugs = rows.flatMap(([mode, found]) => (mode === 'undefined' ? bugsOn(id, found) : []))
    findings.push(...passing, ...(passing.length > 0 ? [] : bugs))
    const test = placed.get(id)?.test
    const route = plan.routes.get(fileOf(id))
    if (test === undefined || route === undefined) untold += 1
    else if (stubbed !== null && wasCalled({ file: fileOf(id), test, route }, stubbed)) called += 1
    else if (mayReachElsewhere({ file: fileOf(id), test, route }, stubbed)) untold += 1
    else if (passing.length + bugs.length === 0) findings.push(uncalled(id, test.line))
  }
  return { called, untold, findings }
}

function rowsOn(run: Run, evidence: Evidence): Map<string, TestVector[]> {
  return splitTargets(vectorsOf([run]), evidence.targets.ids).found
}

function passingOn(id: string, mode: StubMode, found: Map<string, TestVector[]> | null): Finding[] {
  const passing = found?.get(id)?.find(({ state }) => state === 'passed')
  if (passing === undefined) return []
  const how = mode === 'throw' ? 'throws that it is not implemented' : 'answers nothing'
  const message = `"${titleOf(passing.id)}" passes on a stub of the product that ${how}`
  const fix = 'Assert on what the product answers: the value, or the very error that is expected.'
  return [fault('RED-STUB-PASSES', message, fix, { ...whereOf(passing), name: passing.id })]
}

function bugsOn(id: string, found: Map<string, TestVector[]> | null): Finding[] {
  return (found?.get(id) ?? []).flatMap((row) => {
    const failure = row.results[0]?.failure
    if (failure === undefined || !isTestBug(failure)) return []
    const message = `"${titleOf(row.id)}" breaks as soon as the product is there: ${failure.name}: ${brief(failure.message)}`
    return [
      fault('RED-TEST-BUG', message, 'Mend the test; it would fail whatever the product does.', {
        ...whereOf(row),
        name: row.id,
      }),
    ]
  })
}

function brief(message: string): string {
  const line = message.split('\n')[0] ?? ''
  return line.length > 120 ? `${line.slice(0, 119)}…` : line
}

/** Whether it may have called the product where no stub could see it. */
function mayReachElsewhere({ test, route }: Traced, stubbed: StubbedRuns | null): boolean {
  const isServed = stubbed !== null && stubModes.some((mode) => stubbed[mode].standInRequests !== null)
  return test.touches && route.isOpen && !isServed
}

function uncalled(id: string, line: number): Finding {
  const message = `"${titleOf(id)}" fails without ever calling the product`
  const fix = 'Let it call what the spec asks for, and assert on the answer.'
  return fault('RED-UNCALLED', message, fix, { path: fileOf(id), line, name: id })
}
