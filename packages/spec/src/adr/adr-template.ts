import { stringify } from 'yaml'

export interface AdrDraft {
  title: string
  /** ISO 8601 day. */
  date: string
  /** File names of records whose place it takes. */
  supersedes: readonly string[]
}

/** A record in the form of MADR 4.0.0, with what Helix checks in its front matter. */
export function adrTemplate({ title, date, supersedes }: AdrDraft): string {
  const front = stringify({ status: 'proposed', date, ...(supersedes.length > 0 && { supersedes }) }, { lineWidth: 0 })
  return `---
${front}---

# ${title.trim()}

## Context and Problem Statement

<!-- What has to be decided, and why now. -->

## Considered Options

- <!-- one option -->

## Decision Outcome

Chosen option: "<!-- which -->", because <!-- why -->.

### Consequences

- Good, because <!-- … -->
- Bad, because <!-- … -->
`
}
