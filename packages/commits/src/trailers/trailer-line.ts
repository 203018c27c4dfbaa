import type { Trailer } from '@helix/core'

export interface TrailerLine extends Trailer {
  /** `git`: a trailer to git too. `breaking` and `number` (`Refs #1`) are footers of Conventional Commits only. */
  form: 'git' | 'breaking' | 'number'
}

const shapes = [
  { form: 'git', pattern: /^([A-Za-z0-9-]+)[ \t]*:/ },
  { form: 'breaking', pattern: /^(BREAKING CHANGE):(?=\s|$)/ },
  { form: 'number', pattern: /^([A-Za-z0-9-]+) (?=#\S)/ },
] as const

/** Reads a line such as `Covers: REQ-7`, `BREAKING CHANGE: …` or `Refs #1`; null when it is none of them. */
export function parseTrailerLine(line: string): TrailerLine | null {
  for (const { form, pattern } of shapes) {
    const match = pattern.exec(line)
    if (match?.[1]) return { form, key: match[1], value: line.slice(match[0].length).trim() }
  }
  return null
}
