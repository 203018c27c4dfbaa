import { canonicalJson, type Finding } from '@helix/core'

/** Findings without repetitions: two gates may find the same thing. */
export function uniqueFindings(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [canonicalJson(finding), finding])).values()]
}
