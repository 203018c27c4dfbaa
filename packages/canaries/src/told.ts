import type { Finding, Oid } from '@helix/core'

/** What `verify --json` says. */
export interface Told {
  ok: boolean
  commits?: { commit: Oid; findings: Finding[] }[]
  lanes?: { commit: Oid; findings: Finding[] }[]
  each?: { commit: Oid; findings: Finding[] }[]
  diagnostics: Finding[]
}

/** Codes of the errors about these commits, each once. */
export function codesAbout(told: Told, commits: readonly Oid[]): string[] {
  return codesOf(judgedIn(told).flatMap(({ commit, findings }) => (commits.includes(commit) ? findings : [])))
}

/** Codes of the errors that are about none of these commits: the chain, the tip, commits that nobody meant to be judged. */
export function codesBeside(told: Told, commits: readonly Oid[]): string[] {
  const judged = judgedIn(told)
  const others = judged.flatMap(({ commit, findings }) => (commits.includes(commit) ? [] : findings))
  const known = new Set(judged.flatMap(({ findings }) => findings).map((finding) => JSON.stringify(finding)))
  const loose = told.diagnostics.filter((finding) => !known.has(JSON.stringify(finding)))
  return codesOf([...others, ...loose])
}

/** Codes of all errors, each once. */
export function codesOf(findings: readonly Finding[]): string[] {
  return [...new Set(findings.filter(({ severity }) => severity === 'error').map(({ code }) => code))]
}

function judgedIn({ commits = [], lanes = [], each = [] }: Told) {
  return [...commits, ...lanes, ...each]
}
