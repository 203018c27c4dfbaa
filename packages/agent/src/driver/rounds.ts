import type { Finding } from '@helix/core'

/** How often findings of one gate may go back to the model; more rounds rarely help and always cost. */
export const mostRounds = 3

/** The gate that a finding belongs to: `COVERAGE-PATCH` → `COVERAGE`, `GATE-TESTS-FAILED` → `GATE-TESTS`. */
export function gateOf({ code }: Finding): string {
  return /^(GATE-)?[^-]+/.exec(code)?.[0] ?? code
}

/**
 * The gate that has been refused more often than `mostRounds` allows, given the findings of every check so far; null
 * while there is none. One check counts once for each gate with an error in it.
 */
export function wornOutGate(checks: readonly (readonly Finding[])[]): string | null {
  const rounds = new Map<string, number>()
  for (const findings of checks) {
    const gates = new Set(findings.filter((finding) => finding.severity === 'error').map(gateOf))
    for (const gate of gates) {
      const count = (rounds.get(gate) ?? 0) + 1
      if (count > mostRounds) return gate
      rounds.set(gate, count)
    }
  }
  return null
}
