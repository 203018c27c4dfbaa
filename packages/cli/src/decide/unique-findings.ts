import { canonicalJson, type Finding } from '@helix/core'

/** Findings without repetitions: two gates may find the same thing, one of them with a word more (`there is no docs/spec.md to approve`). */
export function uniqueFindings(findings: readonly Finding[]): Finding[] {
  const unique = [...new Map(findings.map((finding) => [canonicalJson(finding), finding])).values()]
  return unique.filter((finding) => !unique.some((other) => saysMore(finding, other)))
}

/** Whether a finding repeats another one, and adds to its words. */
function saysMore({ message, ...finding }: Finding, { message: shorter, ...other }: Finding): boolean {
  return message.startsWith(`${shorter} `) && canonicalJson(finding) === canonicalJson(other)
}
