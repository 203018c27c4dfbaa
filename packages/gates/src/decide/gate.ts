// The one shape of a gate, and how its answers are made.
import type { Condition, Digest, Facts, Finding, GateName, Policy, Where } from '@helix/core'
import type { GateCode } from './codes/index.ts'
import type { Evidence, Judged, Need } from './evidence.ts'

export interface Gate {
  name: GateName
  /** What must be measured before `judge` can say anything but `missing`. */
  needs(condition: Condition, policy: Policy): Need[]
  /** Values in, answer out; what is not proven is `missing`. */
  judge(condition: Condition, evidence: Evidence): Judged
}

/** An error finding. `message` says measured against asked; `fix` is a command or one imperative sentence. */
export function fault(code: GateCode, message: string, fix: string, where?: Where): Finding {
  return { severity: 'error', code, message, ...(where && { where }), fix }
}

/** Pass without errors among the findings, else fail; for answers that rest on complete evidence. */
export function decided(measured: Facts, findings: Finding[], reports: Digest[] = []): Judged {
  const refused = findings.some((finding) => finding.severity === 'error')
  return { outcome: refused ? 'fail' : 'pass', measured, findings, reports }
}

/** The evidence proves nothing. */
export function missing(findings: Finding[], measured: Facts = {}, reports: Digest[] = []): Judged {
  return { outcome: 'missing', measured, findings, reports }
}
