import type { Finding } from '@helix/core'
import type { SpecDocument } from './document.ts'
import { parseSpec } from './parse-spec.ts'
import { specRules } from './rules/index.ts'

/**
 * What is wrong with a spec, in the rules' order; lines count from 1 and `where` holds no path, because texts have none.
 * Open questions and vacuous requirements are warnings, everything else is an error. Throws HelixError `spec/not-utf8`.
 */
export function lintSpec(spec: SpecDocument | string, rules = specRules): Finding[] {
  const document = typeof spec === 'string' ? parseSpec(spec) : spec
  return rules.flatMap((rule) => rule.check(document))
}

/** Errors of a spec that another one did not have; what was wrong before may stay. */
export function newFaults(before: SpecDocument, after: SpecDocument): Finding[] {
  const found = lintSpec(after).filter(({ severity }) => severity === 'error')
  if (found.length === 0) return []
  const known = new Set(lintSpec(before).map(faultOf))
  return found.filter((finding) => !known.has(faultOf(finding)))
}

/** Lines move with what is written above them. */
function faultOf({ code, message }: Finding): string {
  return `${code} ${message.replaceAll(/\b(lines?|to) \d+/g, '$1')}`
}
