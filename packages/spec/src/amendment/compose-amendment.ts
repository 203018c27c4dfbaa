import { stringify } from 'yaml'
import { canonicalSpec } from '../canonical-spec.ts'
import type { Amendment } from './amendment.ts'

/** The ADR file of an amendment: YAML front matter, then the body. `parseAmendment` reads it back unchanged. */
export function composeAmendment({ number, title, date, status, amends, requirements, body }: Amendment): string {
  const front = stringify({ number, title, date, ...(status && { status }), amends, requirements }, { lineWidth: 0 })
  return `---\n${front}---\n\n${canonicalSpec(body.trimStart())}`
}

/** The three sections of an ADR below its title; what the writer has not said yet is asked for in a comment. */
export function amendmentBody(parts: { title: string; why: string; decision?: string; consequences?: string }): string {
  return `# ${parts.title.trim()}

## Why

${parts.why.trim()}

## Decision

${parts.decision?.trim() || '<!-- What holds from now on. -->'}

## Consequences

${parts.consequences?.trim() || '<!-- What becomes easier, what becomes harder, what has to be done. -->'}
`
}
