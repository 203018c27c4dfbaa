import type { Finding } from '@helix/core'
import type { AdrRecord } from './read-adr.ts'
import { folderOf, isMeant, nameOf } from './references.ts'

/** What is wrong with records beside one another: statuses, and who takes whose place, told by both. */
export function checkAdrs(records: readonly AdrRecord[]): Finding[] {
  return records.flatMap((record) => [...checkStatus(record), ...checkLinks(record, records)])
}

/** Records that a reference in another one may mean; each folder has numbers of its own. */
function meant(records: readonly AdrRecord[], { path }: AdrRecord, reference: string): AdrRecord[] {
  const found = records.filter((record) => isMeant(record, reference))
  const near = found.filter((record) => folderOf(record.path) === folderOf(path))
  return near.length > 0 ? near : found
}

function checkStatus({ path, status, said }: AdrRecord): Finding[] {
  if (status !== null) return []
  const message =
    said === '' ? `${path} has no status` : `${path} has the status "${said.slice(0, 60)}", which nobody knows`
  const fix = 'write one into its front matter: status: proposed, accepted, rejected, deprecated or superseded'
  return [{ severity: 'error', code: 'ADR-STATUS', message, where: { path }, fix }]
}

function checkLinks(record: AdrRecord, records: readonly AdrRecord[]): Finding[] {
  const { path, status, supersedes, supersededBy } = record
  const findings: Finding[] = []
  for (const reference of supersededBy) {
    const [later, ...others] = meant(records, record, reference)
    if (later === undefined) findings.push(link(path, `${path} is superseded by ${reference}, which is not there`))
    else if (![later, ...others].some(({ supersedes: all }) => all.some((back) => isMeant(record, back)))) {
      findings.push(link(path, `${path} is superseded by ${later.path}, which does not say so`, `write there: supersedes: [${nameOf(path)}]`)) // prettier-ignore
    }
  }
  for (const reference of supersedes) {
    const [earlier, ...others] = meant(records, record, reference)
    if (earlier === undefined) findings.push(link(path, `${path} supersedes ${reference}, which is not there`))
    else if (![earlier, ...others].some((one) => givesWay(one, record))) {
      findings.push(link(path, `${path} supersedes ${earlier.path}, which does not say so`, `write there: status: superseded and superseded-by: [${nameOf(path)}]`)) // prettier-ignore
    }
  }
  if (status === 'superseded' && supersededBy.length === 0) {
    findings.push(link(path, `${path} is superseded and does not say by which record`))
  }
  return findings
}

function givesWay({ status, supersededBy }: AdrRecord, later: AdrRecord): boolean {
  return status === 'superseded' && supersededBy.some((back) => isMeant(later, back))
}

function link(
  path: string,
  message: string,
  fix = 'name the file of the record: superseded-by: [0012-why-x.md]',
): Finding {
  return { severity: 'error', code: 'ADR-LINK', message, where: { path }, fix }
}
