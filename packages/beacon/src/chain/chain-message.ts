import type { Judgement } from '@helix/core'
import { isRollback, passes, samePosition } from '@helix/evidence'

/**
 * The message of a chain commit, so that `git log helix` reads as a diary:
 * `7 pass  checkout-discounts  DOMAIN_LOGIC → INFRA_INTEGRATION`.
 */
export function renderChainMessage(judgement: Judgement): string {
  const { sequence, ref, base, subject, verdicts, from, to } = judgement
  const cycle = to === 'idle' ? from : to
  const where = cycle === 'idle' ? [] : [cycle.cycle]
  const header = [`${sequence} ${verb(judgement)}`, ...where, move(judgement)].join('  ')
  const failing = verdicts.filter(({ outcome }) => outcome !== 'pass')
  const lines = [
    `Subject: ${subject.commit} (${ref})`,
    `Base: ${base}`,
    ...failing.map(
      ({ condition, outcome }) => `Verdict: ${[condition.gate, condition.of].filter(Boolean).join(' of ')}: ${outcome}`,
    ),
  ]
  return `${header}\n\n${lines.join('\n')}\n`
}

function verb(judgement: Judgement): string {
  const { sequence, from, to } = judgement
  if (sequence === 0) return 'genesis'
  if (samePosition(from, to)) return passes(judgement) ? 'verified' : 'refused'
  if (isRollback(judgement)) return 'rollback'
  return from === 'idle' ? 'start' : 'pass'
}

function move({ from, to }: Judgement): string {
  const [before, after] = [from, to].map((position) => (position === 'idle' ? 'idle' : position.step))
  return before === after ? `${after}` : `${before} → ${after}`
}
