interface Footer {
  token: string
  separator: string
  value: string
}

/** A commit message that somebody else wrote down, with what a reader of theirs made of it. */
export interface ForeignCase {
  id: string
  /** `spec`: an example of Conventional Commits itself. */
  tier: string
  /** `ignored`: a linter skips it unread. Of all others only the keys that are there are asserted. */
  kind: string
  input: string
  options?: { types?: string[] | null }
  expect: {
    valid?: boolean
    type?: string
    scope?: string | null
    description?: string
    breaking?: boolean
    body?: string | null
    footers?: Footer[] | Record<string, string[]>
    ignoredByCommitlint?: boolean
  }
}

/** Reads `commit-cases.json`. What it holds is another's, so a torn file is an error that names it. */
export function parseCases(text: string): ForeignCase[] {
  const document: { cases?: ForeignCase[] } = JSON.parse(text)
  if (!Array.isArray(document.cases) || document.cases.length === 0) throw new Error('it holds no cases')
  return document.cases
}
