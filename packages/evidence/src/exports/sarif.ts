// SARIF 2.1.0 (OASIS), the form in which code hosts and editors take findings.
import { canonicalJson, type CodeNote, type Finding, type Oid, sha256 } from '@helix/core'
import type { StatedRecord } from './stated-record.ts'

export interface SarifOptions {
  /** Version of Helix. */
  version: string
  /** Where the repository lives (`git+https://host/owner/name`); null when it has no remote. */
  uri: string | null
  /** What a code means; undefined for a code of another version. */
  noteOf: (code: string) => CodeNote | undefined
}

/** The findings of one judgement as a SARIF log: a code is a rule, a finding a result. */
export function sarifOf({ judgement }: StatedRecord, { version, uri, noteOf }: SarifOptions): object {
  const findings = judgement.verdicts.flatMap((verdict) => verdict.findings)
  const codes = [...new Set(findings.map(({ code }) => code))]
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Helix', version, rules: codes.map((code) => ruleOf(code, noteOf(code))) } },
        columnKind: 'utf16CodeUnits',
        automationDetails: { id: `helix/${judgement.ref}/${judgement.sequence}` },
        ...(uri !== null && { versionControlProvenance: [provenance(uri, judgement.subject.commit)] }),
        results: findings.map((finding) => resultOf(finding, codes.indexOf(finding.code))),
      },
    ],
  }
}

function ruleOf(id: string, note: CodeNote | undefined): object {
  if (note === undefined) return { id }
  return {
    id,
    shortDescription: { text: note.title },
    fullDescription: { text: note.why },
    help: { text: note.fix },
  }
}

function provenance(uri: string, revisionId: Oid): object {
  // SARIF asks for an address that a browser or git opens.
  return { repositoryUri: uri.replace(/^git\+/, ''), revisionId }
}

function resultOf({ severity, code, message, where = {}, fix }: Finding, ruleIndex: number): object {
  const { path, name } = where
  return {
    ruleId: code,
    ruleIndex,
    level: severity,
    message: { text: fix === undefined ? message : `${message}\n${fix}` },
    ...(path !== undefined && { locations: [locationOf(path, where)] }),
    // Where it stands may shift; what it says of what does not.
    partialFingerprints: { 'helixFinding/v1': sha256(canonicalJson([code, path ?? '', name ?? '', message])) },
  }
}

function locationOf(path: string, { line, column, name }: NonNullable<Finding['where']>): object {
  return {
    physicalLocation: {
      artifactLocation: { uri: path.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' },
      ...(line !== undefined && { region: { startLine: line, ...(column !== undefined && { startColumn: column }) } }),
    },
    ...(name !== undefined && { logicalLocations: [{ fullyQualifiedName: name }] }),
  }
}
