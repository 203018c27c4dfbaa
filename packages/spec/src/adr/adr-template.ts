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

/** An earlier record that says who takes its place; null where it has no front matter to say so in. */
export function supersededText(text: string, by: string): string | null {
  const match = /^---\n([^]*?)^---\n/m.exec(text)
  if (match === null || !text.startsWith('---\n')) return null
  const kept = (match[1] ?? '').split('\n').filter((line) => !/^(?:status|superseded-by):/.test(line))
  return `---\nstatus: superseded\nsuperseded-by: [${by}]\n${kept.join('\n')}---\n${text.slice(match[0].length)}`
}
