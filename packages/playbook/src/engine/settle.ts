import type { Condition, Finding, Policy, Position, Verdict } from '@helix/core'
import { conditionKey, conditionsToSettle } from './conditions.ts'
import { nextStep } from './steps.ts'

/** Whether an approval stands for a finding: signed, in time, by another than the author. */
export type IsWaived = (finding: Finding, verdict: Verdict) => boolean

export interface SettleOptions {
  /** The cycle holds an amendment: every earlier step's exit is asked for again. */
  amended?: boolean
}

/**
 * The position after a Done of the active step: the next step, idle after the last one; or every reason why it may
 * not close. Each condition of `conditionsToSettle` needs a verdict that passes, of one tree and of this policy; a
 * verdict that does not pass counts when each of its errors is waived.
 * Findings that settling adds: STEP-IDLE, VERDICT-ABSENT, VERDICT-STALE, VERDICT-EMPTY.
 * Throws HelixError `playbook/unknown-step` for a position of another playbook.
 */
export function settle(
  policy: Policy,
  position: Position,
  verdicts: readonly Verdict[],
  isWaived: IsWaived,
  options: SettleOptions = {},
): Position | Finding[] {
  if (position === 'idle') {
    return [
      {
        severity: 'error',
        code: 'STEP-IDLE',
        message: 'no cycle is active, so no step can close',
        fix: 'helix next --new "<idea>"',
      },
    ]
  }
  const reasons = [
    ...staleVerdicts(policy, verdicts),
    ...conditionsToSettle(policy, position, options).flatMap((condition) => openReasons(condition, verdicts, isWaived)),
  ]
  if (reasons.length > 0) return reasons
  const next = nextStep(policy, position.step)
  return next === null ? 'idle' : { cycle: position.cycle, step: next.id }
}

function openReasons(condition: Condition, verdicts: readonly Verdict[], isWaived: IsWaived): Finding[] {
  const key = conditionKey(condition)
  const mine = verdicts.filter((verdict) => conditionKey(verdict.condition) === key)
  if (mine.length === 0) {
    return [gateFinding('VERDICT-ABSENT', condition, 'was not judged', 'helix verify --fresh')]
  }
  return mine.flatMap((verdict) => {
    if (verdict.outcome === 'pass') return []
    // A verdict without a reason leaves nothing that a person could approve.
    const hasReason = verdict.findings.some((finding) => finding.severity === 'error')
    if (!hasReason)
      return [
        gateFinding('VERDICT-EMPTY', condition, `is ${verdict.outcome}, without a reason`, 'helix verify --fresh'),
      ]
    return verdict.findings.filter((finding) => finding.severity === 'error' && !isWaived(finding, verdict))
  })
}

function staleVerdicts(policy: Policy, verdicts: readonly Verdict[]): Finding[] {
  const tree = verdicts[0]?.tree
  return verdicts.flatMap((verdict) => {
    if (verdict.policy !== policy.digest) {
      return [gateFinding('VERDICT-STALE', verdict.condition, 'was judged by another policy', 'helix verify --fresh')]
    }
    if (verdict.tree === tree) return []
    return [
      gateFinding(
        'VERDICT-STALE',
        verdict.condition,
        'was judged on another tree than the first verdict',
        'helix verify --fresh',
      ),
    ]
  })
}

function gateFinding(code: string, { gate, of }: Condition, what: string, fix: string): Finding {
  const name = of === undefined ? gate : `${gate} of ${of}`
  return { severity: 'error', code, message: `${name} ${what}`, where: { name: `exit.${gate}` }, fix }
}
