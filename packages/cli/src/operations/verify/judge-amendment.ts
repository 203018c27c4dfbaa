import type { Finding } from '@helix/core'
import { countApprovals } from '@helix/evidence'
import { type Git, readFileAt } from '@helix/git'
import { adrNumber, amendmentDigest, checkAmendment, parseAmendment } from '@helix/spec'
import { specAt } from '../../repository/spec-at.ts'
import type { CommitRequest } from './commit-request.ts'

/** A change of the spec outside SPEC_DRAFT is an amendment: its ADR stands in the same commit and says what it does. */
export async function judgeAmendment(git: Git, request: CommitRequest): Promise<Finding[]> {
  const { stand, policy, approvals, landing, now } = request
  const { increment } = stand
  const [parent = ''] = increment.parents
  const path = increment.changes.find((change) => adrNumber(change.path) !== null && change.after !== null)?.path
  if (path === undefined) return [missing]
  const bytes = await readFileAt(git, increment.tree, path)
  const amendment = parseAmendment(Buffer.from(bytes ?? []).toString('utf8'), path)
  const [before, after] = await Promise.all([
    specAt(git, parent, policy.spec.path),
    specAt(git, increment.tree, policy.spec.path),
  ])
  if (before === null || after === null) return [missing]
  const of = amendmentDigest(amendment)
  const counted = countApprovals({ kind: 'spec', of, approvals, authors: [increment.author], policy, now })
  const findings = checkAmendment(amendment, { before, after, approvals: counted.counted })
  return [...findings.map((finding) => awaited(finding, landing, path)), ...counted.findings.filter(isNote)]
}

/** Before it lands, an approval is awaited, not lacking. */
function awaited(finding: Finding, landing: boolean, path: string): Finding {
  const placed = { ...finding, where: { path, ...finding.where } }
  return finding.code === 'AMEND-APPROVAL' && !landing ? { ...placed, severity: 'warning' } : placed
}

function isNote({ severity }: Finding): boolean {
  return severity === 'note'
}

const missing: Finding = {
  severity: 'error',
  code: 'AMEND-MISSING',
  message: 'the spec changes outside of SPEC_DRAFT without an ADR that says why',
  fix: 'helix amend "<why>"',
}
