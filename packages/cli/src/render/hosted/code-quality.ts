import { canonicalJson, type Finding, sha256 } from '@helix/core'
import { uniqueFindings } from '../../decide/unique-findings.ts'
import { plainLine } from './plain-text.ts'

const severities: Record<Finding['severity'], string> = { error: 'major', warning: 'minor', note: 'info' }

/**
 * Findings in GitLab's code quality format (https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format).
 * It knows only places in files: what concerns a commit or the chain is shown at the playbook, which asks for it.
 */
export function renderCodeQuality(findings: readonly Finding[], elsewhere: string): string {
  const entries = uniqueFindings(findings).map((finding) => {
    const { severity, code, message, where, fix } = finding
    const place = where?.name === undefined ? '' : `${where.name}: `
    const next = fix === undefined ? '' : ` (next: ${fix})`
    return {
      description: plainLine(`${code}: ${place}${message}${next}`, 1000),
      check_name: code,
      fingerprint: sha256(canonicalJson(finding)),
      severity: severities[severity],
      location: { path: where?.path ?? elsewhere, lines: { begin: where?.line ?? 1 } },
    }
  })
  return `${JSON.stringify(entries, null, 2)}\n`
}
