import type { Finding } from '@helix/core'
import { askedOf } from '@helix/playbook'
import type { TreeView } from '../evidence.ts'
import type { PropertyRun } from '../../run/run.ts'
import { type Gate, decided, fault, missing } from '../gate.ts'
import { finite } from '../per-cent.ts'
import { commandOf, provenRuns } from '../runs.ts'
import { isDeclaredAs, titleOf } from '../test-id.ts'

/** More generated cases thrown away than this many for each one tried: the property says almost nothing. */
const maxSkipsPerRun = 10

/** Each property tried enough generated cases, by the counts of fast-check, or of Helix where Hypothesis makes them. Measured: `properties`, least `runs` of one. */
export const property: Gate = {
  name: 'property',
  needs: (condition) => [{ what: 'run', command: commandOf(condition), purpose: 'tests', times: 1 }],
  judge(condition, evidence) {
    const name = commandOf(condition)
    const { minRuns } = askedOf(condition, 'property')
    const evident = provenRuns(evidence, name, 'tests')
    if (!evident.ok) return evident.judged
    const tried = evident.runs.flatMap((run) => run.properties ?? [])
    const properties = tried.filter((one) => usesAnything(one, evidence.head))
    if (properties.length === 0) {
      const kind = tried.length === 0 ? 'no property' : 'no property that uses anything of the product'
      const message = `${name} ran ${kind}, asked at least one with ${minRuns} cases`
      const fix = 'Write one: fc.assert(fc.property(<arbitraries>, (…) => …)), in Python @given(<strategies>).'
      return missing([fault('PROPERTY-NONE', message, fix, { name })], { properties: 0 }, evident.reports)
    }
    const findings = properties.flatMap((one) =>
      judgeProperty(assertsOtherwise(one, evidence.head) ? { ...one, idle: 0 } : one, minRuns),
    )
    const measured = {
      properties: new Set(properties.map(({ test }) => test)).size,
      runs: finite(Math.min(...properties.map(({ runs }) => runs))),
    }
    return decided(measured, findings, evident.reports)
  },
}

/** Whether the test of a property uses anything from outside of itself, as far as its source tells. */
function usesAnything({ test, file }: PropertyRun, head: TreeView): boolean {
  const declared = head.facts(file)?.tests.filter(({ id }) => isDeclaredAs(test, id)) ?? []
  return declared.length === 0 || declared.some(({ touches }) => touches)
}

/** A file of tests that takes assertions from a library beside its runner: what it asserts by that is not counted. */
function assertsOtherwise({ file }: PropertyRun, head: TreeView): boolean {
  return head.facts(file)?.imports.some(({ specifier }) => otherLibraries.test(specifier)) ?? false
}

const otherLibraries = /^(?:chai|should|power-assert|expect|unexpected|uvu\/assert|@std\/assert|@hapi\/code|unittest)\b/

function judgeProperty(
  { test, file, runs, skips, failed, constant, exhausted, idle = 0 }: PropertyRun,
  minRuns: number,
): Finding[] {
  const title = titleOf(test)
  const where = { path: file, name: test }
  if (failed)
    return [
      fault(
        'PROPERTY-FAILED',
        `the property "${title}" does not hold`,
        'Mend the code for the counterexample that it prints.',
        where,
      ),
    ]
  const findings: Finding[] = []
  // Of few values all were tried; of one alone nothing follows.
  const isThrough = exhausted === true && runs > 1
  if (!(runs >= minRuns) && !isThrough) {
    const message = `the property "${title}" tried ${runs} cases, asked at least ${minRuns}`
    findings.push(
      fault(
        'PROPERTY-RUNS',
        message,
        `Remove numRuns (in Python max_examples, phases), or raise it to ${minRuns}.`,
        where,
      ),
    )
  } else if (constant && runs > 1) {
    const message = `the property "${title}" tried the same case ${runs} times, asked at least ${minRuns} that may differ`
    findings.push(fault('PROPERTY-RUNS', message, 'Let arbitraries make what the property speaks of.', where))
  }
  const [left, asserting] = [skips + idle, runs - idle]
  if (left > maxSkipsPerRun * asserting) {
    const done =
      idle > 0
        ? `asserted nothing in ${left} cases for ${asserting} in which it did`
        : `threw away ${skips} cases for ${runs} that it tried`
    const message = `the property "${title}" ${done}, asked at most ${maxSkipsPerRun} each`
    findings.push(
      fault(
        'PROPERTY-SKIPS',
        message,
        'Generate only fitting values instead of filtering with fc.pre, in Python assume, or leaving early.',
        where,
      ),
    )
  }
  return findings
}
