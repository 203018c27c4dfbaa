import type { CommandName, Condition, Finding, Policy } from '@helix/core'
import { askedOf } from '@helix/playbook'
import type { Evidence, SpecView } from '../evidence.ts'
import { type Gate, decided, fault, missing } from '../gate.ts'
import { provenRuns } from '../runs.ts'
import { tellsTests } from '../../run/tells-tests.ts'
import { provingTests } from '../trace/proving-tests.ts'
import { type NamingTest, type TracedRequirement, traceRequirements } from '../trace/trace-requirements.ts'
import { vectorsOf } from '../vectors.ts'

/**
 * Each requirement of the spec is named by a test that passes: of one command's tests, or of any command's. Measured:
 * `requirements`, `covered`, `uncovered` and `suspect` (ids), `orphans` (ids that tests name and the spec does not have).
 */
export const trace: Gate = {
  name: 'trace',
  needs: (condition, policy) =>
    commandsOf(condition, policy).map((command) => ({ what: 'run', command, purpose: 'tests', times: 1 })),
  judge(condition, evidence) {
    const { spec } = evidence
    if (spec === null || spec.requirements.length === 0) {
      const { path } = evidence.policy.spec
      return missing([
        fault('TRACE-NO-REQUIREMENTS', `${path} has no requirements to trace`, 'helix spec lint', { path }),
      ])
    }
    if (spec.suspects === null) {
      return missing([
        fault('TRACE-UNKNOWN-SPEC', 'the spec that the tests were written for is not known', 'git fetch --unshallow'),
      ])
    }
    const commands = commandsOf(condition, evidence.policy).filter((command) =>
      isMeasured(condition, evidence, command),
    )
    const answers = commands.map((command) => provenRuns(evidence, command, 'tests'))
    const unproven = answers.flatMap((answer) => (answer.ok ? [] : [answer.judged]))
    if (unproven.length > 0) return missing(unproven.flatMap(({ findings }) => findings))
    const passing = answers
      .flatMap((answer) => (answer.ok ? vectorsOf(answer.runs) : []))
      .filter((test) => test.state === 'passed')
    const reports = answers.flatMap((answer) => (answer.ok ? answer.reports : []))
    return judgeTrace(condition, spec, spec.suspects, provingTests(passing, evidence.head), reports)
  },
}

function judgeTrace(
  condition: Condition,
  spec: SpecView,
  suspects: readonly string[],
  tests: readonly NamingTest[],
  reports: string[],
) {
  const { maxUncovered, maxSuspect } = askedOf(condition, 'trace')
  const { requirements, orphans } = traceRequirements(spec.requirements, tests, suspects)
  const uncovered = requirements.filter(({ state }) => state === 'uncovered' || state === 'vacuous')
  const findings: Finding[] = []
  if (uncovered.length > maxUncovered) {
    findings.push(...uncovered.map((one) => uncoveredFinding(one, condition, spec.path)))
  }
  if (suspects.length > maxSuspect) {
    for (const id of suspects) {
      const message = `${id} changed after the tests that cover it`
      findings.push(
        fault('TRACE-SUSPECT', message, `Read its tests against the new text: helix spec trace ${id}`, {
          path: spec.path,
          name: id,
        }),
      )
    }
  }
  const all = spec.requirements.length
  const ids = uncovered.map(({ id }) => id)
  const unknown = [...new Set(orphans.map(({ requirement }) => requirement))]
  const measured = { requirements: all, covered: all - ids.length, uncovered: ids, suspect: [...suspects] }
  return decided(unknown.length === 0 ? measured : { ...measured, orphans: unknown }, findings, reports)
}

function uncoveredFinding({ id, title, line, state }: TracedRequirement, { of }: Condition, path: string): Finding {
  const where = { path, line, name: id }
  if (state === 'vacuous') {
    const message = `${id} "${title}" is named only by tests that assert nothing`
    return fault('TRACE-UNCOVERED', message, 'Assert in one of them what the requirement says.', where)
  }
  const message = `${id} "${title}" is named by no passing ${of ?? ''} test`.replace('  ', ' ')
  return fault(
    'TRACE-UNCOVERED',
    message,
    `Name it in a test's title ("${id}: …") or in a comment right above the test.`,
    where,
  )
}

/** Without `of`: every command whose tests can be told apart. */
function commandsOf({ of }: Condition, policy: Policy): CommandName[] {
  if (of !== undefined) return [of]
  return Object.values(policy.commands)
    .filter(tellsTests)
    .map((command) => command.name)
}

/** A command without any test file has nothing to say; one that the condition names must speak. */
function isMeasured({ of }: Condition, evidence: Evidence, command: CommandName): boolean {
  return of !== undefined || evidence.testFiles(command)?.length !== 0
}
