import type { CommandName, Finding } from '@helix/core'
import { askedOf } from '@helix/playbook'
import type { Run } from '../../run/run.ts'
import type { Evidence, Judged, StubbedRuns } from '../evidence.ts'
import { type Gate, decided, fault, missing } from '../gate.ts'
import { knownFlakes } from '../flaky/known-flakes.ts'
import { judgeStubbed } from '../overlay/judge-stubbed.ts'
import { planStubs, type StubPlan } from '../overlay/plan-stubs.ts'
import { stubModes, toleratedOnStubs } from '../overlay/stub-modes.ts'
import { judgeFrozen } from '../red/frozen.ts'
import { type RedAnswer, flakyRed, judgeRed } from '../red/judge-target.ts'
import { commandOf, provenRedRuns } from '../runs.ts'
import { titleOf } from '../test-id.ts'
import { unhandledErrors } from '../unhandled.ts'
import { type TestVector, isWholeFile, splitTargets, vectorInWords, vectorsOf, whereOf } from '../vectors.ts'

/**
 * Every target fails, for the same accepted reason in each of `runs` runs, and no other test does. Once the tests are
 * frozen: their bytes are unchanged and every target passes. On generated stubs of the product every target fails too, and
 * has called it. Measured: `targets`, `runs`, `red` (or `frozen` and `passed`), `classes` by target; `called` targets, and
 * those of which that cannot be told (`untold`: no overlay is possible in their language, or they reach the product by a way
 * that no stub stands in).
 */
export const redBar: Gate = {
  name: 'red-bar',
  needs: (condition) => {
    const { runs } = askedOf(condition, 'red-bar')
    return [{ what: 'run', command: commandOf(condition), purpose: 'tests', times: runs }]
  },
  judge(condition, evidence) {
    const command = commandOf(condition)
    if (evidence.frozen !== null) return judgeFrozen(command, evidence, evidence.frozen)
    if (evidence.targets.ids.size === 0) return noTargets(command)
    const evident = provenRedRuns(evidence, command, askedOf(condition, 'red-bar').runs)
    if (!evident.ok) return evident.judged
    const plan = planStubs(evidence)
    const stubbed = plan.modules.length > 0 || isServed(evidence, command) ? evidence.stubbed(command) : null
    const unproven = unprovenStubs(command, plan, stubbed, evidence)
    const answer = unproven.length > 0 ? null : judgeStubbed(evidence, plan, stubbed)
    const judged = judgeTargets(command, evidence, { ...evident, stubbed }, uncalledIn(answer?.findings ?? []))
    if (judged.outcome === 'fail') return judged
    if (answer === null) return missing(unproven, judged.measured, judged.reports)
    const { called, untold, findings } = answer
    const onStubs =
      stubbed === null ? [] : [stubbed.throw, stubbed.undefined, stubbed.any].flatMap((run) => run?.reports ?? [])
    const reports = [...new Set([...judged.reports, ...onStubs])]
    return decided({ ...judged.measured, called, untold }, [...judged.findings, ...findings], reports)
  },
}

/** Targets that the runs on stubs tell to have never called the product. */
function uncalledIn(findings: readonly Finding[]): ReadonlySet<string> {
  const uncalled = findings.filter(({ code }) => code === 'RED-UNCALLED')
  return new Set(uncalled.flatMap(({ where }) => where?.name ?? []))
}

/** Tests that talk to a service of the playbook are run on one that stands in for it. */
function isServed({ policy }: Evidence, command: CommandName): boolean {
  return policy.commands[command]?.service !== undefined
}

/** Why the runs on stubs prove nothing: they were not made, or did not come to an end. */
function unprovenStubs(
  command: CommandName,
  plan: StubPlan,
  stubbed: StubbedRuns | null,
  evidence: Evidence,
): Finding[] {
  if (stubbed === null || (stubbed.any === undefined && plan.modules.length > 0)) {
    if (plan.modules.length === 0 && !isServed(evidence, command)) return []
    return [fault('RED-STUB-RUN', `${command} was not run on stubs of the product`, 'helix verify', { name: command })]
  }
  return [...stubModes, 'any' as const]
    .flatMap((mode) => stubbed[mode] ?? [])
    .flatMap(({ findings }) => findings)
    .filter(({ code }) => !toleratedOnStubs.has(code))
    .map(({ code, message }) =>
      fault('RED-STUB-RUN', `${command} on stubs of the product: ${message} (${code})`, 'helix verify', {
        name: command,
      }),
    )
}

function judgeTargets(
  command: CommandName,
  evidence: Evidence,
  { runs, reports, stubbed }: { runs: readonly Run[]; reports: string[]; stubbed: StubbedRuns | null },
  uncalled: ReadonlySet<string>,
): Judged {
  const { found, absent, others } = splitTargets(vectorsOf(runs), evidence.targets.ids)
  const findings: Finding[] = absent.map(notRun)
  const classes: Record<string, string> = {}
  const answers = new Map<TestVector, RedAnswer>()
  for (const [target, vectors] of found) {
    for (const vector of vectors) {
      const answer = answers.get(vector) ?? judgeVector(vector, target, { runs, stubbed }, evidence)
      // Why a target fails that never calls the product is nobody's question.
      const isTold = answers.has(vector) || (answer.finding?.code === 'RED-CLASS' && uncalled.has(target))
      if (answer.finding !== null && !isTold) findings.push(answer.finding)
      if (answer.name !== null && answer.finding === null) classes[target] = answer.name
      answers.set(vector, answer)
    }
  }
  const known = knownFlakes(command, others, evidence)
  findings.push(...others.filter(({ id, state }) => state !== 'passed' && !known.has(id)).map(broken))
  findings.push(...unhandledErrors('RED-UNHANDLED', runs), ...silenced([...answers.keys()], evidence))
  const red = [...found.values()].filter((rows) => rows.every((row) => answers.get(row)?.finding === null)).length
  return decided({ targets: evidence.targets.ids.size, runs: runs.length, red, classes }, findings, reports)
}

function judgeVector(
  vector: TestVector,
  target: string,
  { runs, stubbed }: { runs: readonly Run[]; stubbed: StubbedRuns | null },
  evidence: Evidence,
): RedAnswer {
  if (vector.state === 'failed') return judgeRed(vector, runs, evidence, stubbed)
  if (vector.state === 'flaky' || vector.state === 'lost') return { name: null, finding: flakyRed(vector, evidence) }
  return { name: null, finding: vector.state === 'passed' ? passes(vector, target) : notTried(vector) }
}

function passes(vector: TestVector, target: string): Finding {
  const message = `"${titleOf(vector.id)}" passes in every run before the product can do it`
  const fix = `Let ${titleOf(target)} assert on what is new; if the product does it already, drop the test.`
  return fault('RED-PASSES', message, fix, whereOf(vector))
}

function notTried(vector: TestVector): Finding {
  const message = `"${titleOf(vector.id)}" is ${vector.state}, asked to run and fail`
  return fault('RED-NOT-RUN', message, 'Take the modifier off, so that it runs and fails.', whereOf(vector))
}

function notRun(target: string): Finding {
  const message = `"${titleOf(target)}" is declared, but no run knows it`
  const path = target.split(' > ')[0] ?? target
  return fault('RED-NOT-RUN', message, 'Let the command collect its file and the test run without conditions.', {
    path,
  })
}

function broken(vector: TestVector): Finding {
  const message = `"${titleOf(vector.id)}" is no target and must keep passing; it is ${vectorInWords(vector)}`
  return fault('RED-BROKE', message, 'Make it pass again without touching the product.', whereOf(vector))
}

/** Tests that are no targets but stand in a file that cannot be loaded: they passed before and cannot run now. */
function silenced(judged: readonly TestVector[], evidence: Evidence): Finding[] {
  return judged.filter(isWholeFile).flatMap(({ file }) => {
    const declared = evidence.head.facts(file)?.tests ?? []
    return declared
      .filter(({ id }) => !evidence.targets.ids.has(id))
      .map(({ id, line }) => {
        const message = `"${titleOf(id)}" is no target, but cannot run because ${file} cannot be loaded`
        return fault('RED-BROKE', message, 'Move the new tests to a file of their own.', { path: file, line })
      })
  })
}

function noTargets(command: string): Judged {
  const message = `no test of ${command} is new or changed since the cycle's start, asked at least one`
  const fix = 'Write a test of what the spec asks for; it must fail now.'
  return missing([fault('RED-NO-TARGETS', message, fix, { name: command })], { targets: 0 })
}
