import { shellWord, type CommandName, type Finding, type Oid } from '@helix/core'
import type { Evidence, Judged } from '../evidence.ts'
import { decided, fault } from '../gate.ts'
import { frozenFlaky } from '../flaky/flaky-finding.ts'
import { provenRuns } from '../runs.ts'
import { stepIndex } from '../steps.ts'
import { fileOf, titleOf } from '../test-id.ts'
import { splitTargets, vectorInWords, vectorsOf, whereOf } from '../vectors.ts'
import { killingOf } from './killing.ts'

/**
 * The red bar after its Done: the frozen bytes are unchanged, and every target that was red passes. At the end of the cycle
 * each of them has noticed a change of the code that the cycle wrote, too (`killing`), or the verdict says why that is not
 * asked (`unasked`).
 */
export function judgeFrozen(command: CommandName, evidence: Evidence, frozen: ReadonlyMap<string, Oid>): Judged {
  const evident = provenRuns(evidence, command, 'tests')
  if (!evident.ok) return evident.judged
  const { found, absent } = splitTargets(vectorsOf(evident.runs), evidence.targets.ids)
  const findings = [...changedBytes(evidence, frozen), ...absent.map(gone)]
  const rows = [...new Set([...found.values()].flat())]
  for (const vector of rows.filter((row) => row.state !== 'passed')) {
    if (vector.state === 'flaky' || vector.state === 'lost') {
      findings.push(frozenFlaky(vector))
      continue
    }
    const message = `the frozen test "${titleOf(vector.id)}" must pass; it is ${vectorInWords(vector)}`
    findings.push(fault('RED-FROZEN-FAILS', message, 'Make the product do what it asks for.', whereOf(vector)))
  }
  const passed = [...found.values()].filter((all) => all.every((row) => row.state === 'passed')).length
  const measured = { targets: evidence.targets.ids.size, frozen: frozen.size, passed, runs: evident.runs.length }
  if (!endsCycle(evidence)) return decided(measured, findings, evident.reports)
  const kills = killingOf(command, evidence)
  if (!kills.asked) return decided({ ...measured, killing: null, unasked: kills.why }, findings, evident.reports)
  return decided(
    { ...measured, killing: kills.killing.length },
    [...findings, ...kills.idle.map(idle)],
    evident.reports,
  )
}

/** The last step's Done is judged. */
function endsCycle(evidence: Evidence): boolean {
  return evidence.closing && stepIndex(evidence) === evidence.policy.steps.length - 1
}

function idle(target: string): Finding {
  const message = `the frozen test "${titleOf(target)}" kills no mutant on a changed line, asked at least one`
  const fix =
    'Let the product take the way that the test asks for. Where its assertions are too weak: helix amend "<why>".'
  return fault('RED-FROZEN-IDLE', message, fix, { path: fileOf(target), name: target })
}

function changedBytes(evidence: Evidence, frozen: ReadonlyMap<string, Oid>): Finding[] {
  return [...frozen]
    .filter(([path, oid]) => evidence.head.oid(path) !== oid)
    .map(([path]) => {
      const what = evidence.head.oid(path) === undefined ? 'was deleted' : 'changed'
      const fix = `helix amend ${shellWord(`<why ${path} is wrong>`)}`
      return fault('RED-FROZEN-CHANGED', `${path} is frozen until the cycle ends, but ${what}`, fix, { path })
    })
}

function gone(target: string): Finding {
  const path = target.split(' > ')[0] ?? target
  const message = `the frozen test "${titleOf(target)}" did not run`
  return fault('RED-NOT-RUN', message, 'Let the command collect it again.', { path })
}
