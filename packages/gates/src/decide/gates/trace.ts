import type { CommandName, Condition, Finding, Policy } from '@helix/core'
import { askedOf } from '@helix/playbook'
import type { Evidence, SpecView } from '../evidence.ts'
import { type Gate, decided, fault, missing } from '../gate.ts'
import { provenRuns } from '../runs.ts'
import { tellsTests } from '../../run/tells-tests.ts'
import { namesRequirement, titleOf } from '../test-id.ts'
import { vectorsOf } from '../vectors.ts'

/**
 * Each requirement of the spec is named by the title of a test that passes: of one command's tests, or of any command's.
 * Measured: `requirements`, `covered`, `uncovered` and `suspect` (ids).
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
    return judgeTitles(
      condition,
      spec,
      spec.suspects,
      passing.map(({ id }) => titleOf(id)),
      reports,
    )
  },
}

function judgeTitles(
  condition: Condition,
  spec: SpecView,
  suspects: readonly string[],
  titles: readonly string[],
  reports: string[],
) {
  const { maxUncovered, maxSuspect } = askedOf(condition, 'trace')
  const uncovered = spec.requirements.filter(({ id }) => !titles.some((title) => namesRequirement(title, id)))
  const findings: Finding[] = []
  if (uncovered.length > maxUncovered) {
    for (const { id, title, line } of uncovered) {
      const message = `${id} "${title}" is named by no passing ${condition.of ?? ''} test`.replace('  ', ' ')
      findings.push(
        fault('TRACE-UNCOVERED', message, `Name it in a test's title: "${id}: …".`, {
          path: spec.path,
          line,
          name: id,
        }),
      )
    }
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
  const requirements = spec.requirements.length
  const ids = uncovered.map(({ id }) => id)
  return decided(
    { requirements, covered: requirements - ids.length, uncovered: ids, suspect: [...suspects] },
    findings,
    reports,
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
