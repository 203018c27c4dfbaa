import type { CommandName, Finding } from '@helix/core'
import type { Placed } from '../declared.ts'
import type { Evidence } from '../evidence.ts'
import { fault } from '../gate.ts'
import { type RedClassName, redClasses } from '../red/classes.ts'
import { titleOf } from '../test-id.ts'
import { type TestVector, splitTargets, vectorsOf } from '../vectors.ts'
import { failingClass, tells } from './failing-class.ts'
import { judgeKeptTests, type TestChanges } from './kept-tests.ts'
import { lackingImport } from './lacking-import.ts'

/** The tests of a fix, run on the parent's code and on its own. */
export interface FixRuns {
  changes: TestChanges
  /** The parent's code with the tests of the fix, and the commit as it is. */
  without: Evidence
  with: Evidence
  /** Commands that collect these tests. */
  commands: readonly CommandName[]
}

export interface JudgedFix {
  /** Ids of tests that fail without the fix and pass with it. */
  proving: string[]
  findings: Finding[]
}

/**
 * A fix brings a test that fails on the parent's code and passes on its own; every other test keeps its body, unless it too
 * fails on the parent's code. Codes FIX-NOT-RED, INTEGRITY-BODY, INTEGRITY-LOST, and what makes a run prove nothing.
 */
export function judgeFix(runs: FixRuns): JudgedFix {
  const commands = runs.commands.filter((command) => holds(runs.without, command) && holds(runs.with, command))
  const answers = [...runs.changes.added, ...runs.changes.rewritten].map((placed) => ({
    placed,
    why: whyNoProof(placed, { ...runs, commands }),
  }))
  const proven = new Set(answers.filter(({ why }) => why === null).map(({ placed }) => placed))
  const rewritten = runs.changes.rewritten.filter((placed) => !proven.has(placed))
  const findings = judgeKeptTests({ ...runs.changes, rewritten })
  if (proven.size === 0) findings.unshift(...(commands.length === 0 ? unproven(runs) : [notRed(answers)]))
  return { proving: [...proven].map(({ test }) => test.id), findings }
}

/** Whether the command ran on this tree, and its evidence holds together. */
function holds(evidence: Evidence, command: CommandName): boolean {
  const made = evidence.runs(command, 'tests')
  return made.length > 0 && made.every(({ valid }) => valid)
}

/** Why no command shows anything; without any, that there is none. */
function unproven(runs: FixRuns): Finding[] {
  const findings = runs.commands.flatMap((command) =>
    [...runs.without.runs(command, 'tests'), ...runs.with.runs(command, 'tests')].flatMap((run) => run.findings),
  )
  return findings.length > 0 ? findings : [notRed([])]
}

/** Null when it fails without the fix for a reason that tells, and passes with it. */
function whyNoProof({ test, path }: Placed, runs: FixRuns): string | null {
  const now = rowsOf(test.id, runs.with, runs.commands)
  if (now.length === 0 || now.some(({ state }) => state !== 'passed')) return 'does not pass with the fix'
  const before = rowsOf(test.id, runs.without, runs.commands)
  const failed = before.filter(({ state }) => state === 'failed')
  if (failed.length === 0) return 'passes without the fix too'
  const classes = failed.map((vector) => failingClass(vector, runs.without, test.id))
  if (classes.some(tells)) return null
  const lacking = lackingImport(path, runs.without.head)
  return `fails without the fix only because ${lacking ?? meaningOf(classes[0] ?? null)}`
}

function meaningOf(name: RedClassName | null): string {
  return name === null ? 'of something that the report does not tell' : redClasses[name].meaning
}

function rowsOf(id: string, evidence: Evidence, commands: readonly CommandName[]): TestVector[] {
  const vectors = commands.flatMap((command) => vectorsOf(evidence.runs(command, 'tests')))
  return splitTargets(vectors, [id]).found.get(id) ?? []
}

function notRed(answers: readonly { placed: Placed; why: string | null }[]): Finding {
  const [first] = answers
  const tests = answers.map(({ placed, why }) => `"${titleOf(placed.test.id)}" ${why ?? ''}`)
  const message =
    first === undefined
      ? 'a fix brings a test that fails without it; this one brings no test'
      : `no test of this fix fails without it: ${tests.slice(0, 3).join('; ')}`
  const where = first === undefined ? undefined : { path: first.placed.path, line: first.placed.test.line }
  return fault('FIX-NOT-RED', message, 'Add the test that shows what was wrong; git commit --amend.', where)
}
