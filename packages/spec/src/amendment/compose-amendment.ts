import { stringify } from 'yaml'
import { canonicalSpec } from '../canonical-spec.ts'
import type { Amendment } from './amendment.ts'

/** The ADR file of an amendment: YAML front matter, then the body. `parseAmendment` reads it back unchanged. */
export function composeAmendment({ number, title, date, status, amends, requirements, body }: Amendment): string {
  const front = stringify({ number, title, date, ...(status && { status }), amends, requirements }, { lineWidth: 0 })
  return `---\n${front}---\n\n${canonicalSpec(body.trimStart())}`
}
