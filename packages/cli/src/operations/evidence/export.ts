import { mkdir, writeFile } from 'node:fs/promises'
import { createPublicKey } from 'node:crypto'
import { join } from 'node:path'
import { type Finding, HelixError } from '@helix/core'
import { renderSigners, sealStatement, signedPayload, statementsOf } from '@helix/evidence'
import type { Io } from '../../io.ts'
import { judgingKey } from '../verify/judgements/judging-key.ts'
import type { ExportFormat } from './actions.ts'
import { type OpenedChain, openChain } from './open-chain.ts'
import { repositoryUri } from './repository-uri.ts'
import { findingsOf, testsOf } from './views.ts'

export interface ExportRequest {
  format: ExportFormat
  /** Folder that the files are written into; without it the statements are printed. */
  out: string | null
  /** Path of the key that seals statements; HELIX_SIGNING_KEY by default. */
  key: string | null
}

export interface Exported {
  format: ExportFormat
  judgements: number
  /** Envelopes, one a line; empty for signatures. */
  lines: string[]
  /** What a view shows, where it is printed. */
  document?: object
  /** Names of the files below `out`. */
  files: string[]
  /** Commands that check the files, in their folder. */
  checks: string[]
}

/** The chain does not hold, so nothing is vouched for. */
export type ExportRefused = { findings: Finding[] }

/**
 * Writes what the chain says in a form that is checked without Helix. HelixErrors evidence/no-chain, evidence/unsigned,
 * evidence/out, sign/no-key, sign/not-allowed.
 */
export async function exportEvidence(io: Io, request: ExportRequest): Promise<Exported | ExportRefused> {
  const chain = await openChain(io)
  if (chain.findings.length > 0) return { findings: chain.findings }
  const { files, lines, document, checks } = await formats[request.format](io, chain, request)
  const written = request.out === null ? [] : await writeAll(request.out, files)
  const printed = document !== undefined && request.out === null ? { document } : {}
  return { format: request.format, judgements: chain.records.length, lines, files: written, checks, ...printed }
}

interface Formatted {
  files: ReadonlyMap<string, string>
  lines: string[]
  /** In place of lines: what is printed is one document. */
  document?: object
  checks: string[]
}

const formats: Record<ExportFormat, (io: Io, chain: OpenedChain, request: ExportRequest) => Promise<Formatted>> = {
  'in-toto': sealStatements,
  sshsig: collectSignatures,
  sarif: async (_, chain) => asDocument('helix.sarif', await findingsOf(chain)),
  ctrf: async (_, chain) => asDocument('helix.ctrf.json', await testsOf(chain)),
}

/** A view of what the chain holds: it proves nothing by itself, and needs no key. */
function asDocument(name: string, document: object): Formatted {
  const text = `${JSON.stringify(document, null, 2)}\n`
  return { files: new Map([[name, text]]), lines: [], document, checks: [] }
}

/** Proofs are made of signatures only. */
function requireSigned({ records }: OpenedChain): void {
  if (records.every(({ judgement }) => judgement.signature !== null)) return
  throw new HelixError('evidence/unsigned', 'the judgements of this repository are not signed, so they prove nothing to others', {
    hint: 'a repository signs from genesis on, with signing: ssh in playbook.yml',
  }) // prettier-ignore
}

const statementsFile = 'helix.intoto.jsonl'

async function sealStatements(io: Io, chain: OpenedChain, { key }: ExportRequest): Promise<Formatted> {
  requireSigned(chain)
  const { here, records, policy } = chain
  const env = key === null ? io.env : { ...io.env, HELIX_SIGNING_KEY: key }
  const signing = await judgingKey({ env }, { ...policy, signing: 'ssh' })
  if (signing === null) throw new Error('a signed chain has a key')
  const uri = await repositoryUri(here.git)
  const lines = records
    .flatMap((record) => statementsOf(record, { uri }))
    .map((text) => sealStatement(text, signing.key))
  const pem = createPublicKey(signing.key.key).export({ format: 'pem', type: 'spki' }).toString()
  const files = new Map([
    [statementsFile, lines.map((line) => `${line}\n`).join('')],
    ['helix.pem', pem],
  ])
  return { files, lines, checks: [`any DSSE verifier, with the Ed25519 key in helix.pem`] }
}

async function collectSignatures(_: Io, chain: OpenedChain, { out }: ExportRequest): Promise<Formatted> {
  requireSigned(chain)
  const { records, policyOf } = chain
  if (out === null) {
    throw new HelixError('evidence/out', 'signatures are files, and no folder was named', {
      hint: 'helix evidence export --format sshsig --out <folder>',
    })
  }
  const payloads = records.flatMap(({ judgement, at }) => signedPayload(judgement, at) ?? [])
  const signers = renderSigners(records.map((record) => ({ signers: policyOf(record).signers, at: record.at })))
  const checks = payloads.map(({ check }) => check)
  const files = new Map([
    ['allowed_signers', signers],
    ['check.sh', ['#!/bin/sh', 'set -e', 'cd "$(dirname "$0")"', ...checks, ''].join('\n')],
  ])
  for (const { name, payload, armored } of payloads) files.set(name, payload).set(`${name}.sig`, armored)
  return { files, lines: [], checks: ['sh check.sh'] }
}

async function writeAll(folder: string, files: ReadonlyMap<string, string>): Promise<string[]> {
  await mkdir(folder, { recursive: true })
  for (const [name, text] of files) await writeFile(join(folder, name), text)
  return [...files.keys()]
}
