import type { Finding } from '@helix/core'

/** Somebody's yes to one finding. */
export interface Waiver {
  /** By what name it is told: `SELF-APPROVED` beside the name of who made what is waived. */
  by: string
  why: string
  /** Its last day, as `2026-12-31`. */
  until?: string
}

/** A finding that somebody let pass; its message ends with `waiverWords`. */
export interface WaivedFinding extends Finding {
  waiver: Waiver
}

export function isWaived(finding: Finding): finding is WaivedFinding {
  return 'waiver' in finding
}

export function waiverWords({ by, why, until }: Waiver): string {
  return ` (waived by ${by}${until === undefined ? '' : ` until ${until}`}: ${why})`
}

/** What a finding said before somebody waived it. */
export function messageBefore({ message, waiver }: WaivedFinding): string {
  const end = waiverWords(waiver)
  return message.endsWith(end) ? message.slice(0, -end.length) : message
}
