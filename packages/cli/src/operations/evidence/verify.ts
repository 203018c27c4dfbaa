import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { ChainEntry } from '@helix/beacon'
import { type Finding, HelixError } from '@helix/core'
import { judgementPayload, namespaces, openEnvelope, readStatement, statementsOf, statementType, verifyEnvelope, verifySsh, type SignerQuestion } from '@helix/evidence' // prettier-ignore
import type { Io } from '../../io.ts'
import { type OpenedChain, openChain } from './open-chain.ts'

export interface VerifiedEvidence {
  /** Judgements of the chain. */
  judgements: number
  /** What was checked beside the chain: envelopes and signatures. */
  checked: number
  /** Judgements that these are about. */
  covered: number
  findings: Finding[]
}

/** One piece of evidence in a file. */
interface Piece {
  name: string
  check: (chain: OpenedChain, now: number) => Checked
}

type Checked = { about: ChainEntry } | { finding: Finding }

/**
 * Checks exported evidence against the chain of this repository, and the chain itself. A piece holds when its signature is
 * one of an allowed signer of its time, and when it says what the chain says. HelixErrors evidence/no-chain,
 * evidence/no-file, evidence/nothing (a folder without evidence).
 */
export async function verifyEvidence(io: Io, paths: readonly string[]): Promise<VerifiedEvidence> {
  const chain = await openChain(io)
  const pieces = (await Promise.all(paths.map(piecesIn))).flat()
  const checked = pieces.map(({ name, check }) => ({ name, result: check(chain, io.now()) }))
  const findings = checked.flatMap(({ name, result }) => ('finding' in result ? [placed(result.finding, name)] : []))
  const covered = new Set(checked.flatMap(({ result }) => ('about' in result ? [result.about.digest] : [])))
  return {
    judgements: chain.records.length,
    checked: pieces.length,
    covered: covered.size,
    findings: [...chain.findings, ...findings],
  }
}

function placed(finding: Finding, name: string): Finding {
  return { ...finding, where: { name } }
}

async function piecesIn(path: string): Promise<Piece[]> {
  const found = await stat(path).catch((cause: unknown) => {
    throw new HelixError('evidence/no-file', `${path} cannot be read`, {
      hint: 'name what helix evidence export wrote',
      cause,
    })
  })
  const pieces = found.isDirectory() ? await piecesOf(path) : await envelopesOf(path)
  if (pieces.length > 0) return pieces
  throw new HelixError('evidence/nothing', `${path} holds no evidence`, {
    hint: 'name a folder of signatures or a file of envelopes, as helix evidence export writes them',
  })
}

async function piecesOf(folder: string): Promise<Piece[]> {
  const names = (await readdir(folder)).toSorted()
  const signatures = names.filter((name) => name.endsWith('.json.sig')).map((name) => signatureOf(join(folder, name)))
  const statements = names.filter((name) => name.endsWith('.jsonl')).map((name) => envelopesOf(join(folder, name)))
  return [...(await Promise.all(signatures)), ...(await Promise.all(statements)).flat()]
}

async function signatureOf(path: string): Promise<Piece> {
  const file = path.slice(0, -'.sig'.length)
  const [armored, payload] = await Promise.all([readFile(path, 'utf8'), readFile(file, 'utf8').catch(() => null)])
  return {
    name: basename(file),
    check(chain, now) {
      if (payload === null) return torn(`${basename(file)} is not beside its signature`)
      const about = chain.records.find(({ judgement }) => judgementPayload(judgement) === payload)
      const question = about === undefined ? presently(chain, now) : atItsTime(chain, about)
      const verdict = verifySsh({ ...question, armored, message: payload })
      if (!verdict.valid) return verdict
      return about === undefined ? unknown() : { about }
    },
  }
}

async function envelopesOf(path: string): Promise<Piece[]> {
  const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line.trim() !== '')
  return lines.map((line, index) => ({
    name: `${basename(path)}:${index + 1}`,
    check: (chain, now) => checkEnvelope(line, chain, now),
  }))
}

function checkEnvelope(line: string, chain: OpenedChain, now: number): Checked {
  const envelope = openEnvelope(line)
  if (envelope === null) return torn('this line is no DSSE envelope')
  const subject = readStatement(envelope.payload)
  const about = chain.records.find(({ digest }) => digest === subject?.judgement)
  // Sealed when it was judged, or exported later by a key of that time.
  const questions = [...(about === undefined ? [] : [atItsTime(chain, about)]), presently(chain, now)]
  const verdicts = questions.map((question) => verifyEnvelope(envelope, question))
  const failed = verdicts.findLast((verdict) => !verdict.valid)
  if (failed !== undefined && !failed.valid && verdicts.every(({ valid }) => !valid)) return failed
  if (subject === null || envelope.payloadType !== statementType)
    return torn('the envelope holds no statement of Helix')
  if (about === undefined) return unknown()
  const said = envelope.payload.toString('utf8')
  return statementsOf(about, { uri: subject.name }).includes(said) ? { about } : differs(about)
}

function atItsTime({ policyOf }: OpenedChain, record: ChainEntry): SignerQuestion {
  return { signers: policyOf(record).signers, namespace: namespaces.judge, at: record.at }
}

function presently({ policy }: OpenedChain, now: number): SignerQuestion {
  return { signers: policy.signers, namespace: namespaces.judge, at: now }
}

function torn(message: string): Checked {
  return no({ code: 'EVIDENCE-TORN', message, fix: 'Export it again: helix evidence export' })
}

function unknown(): Checked {
  const message = 'the chain of this repository has no such judgement'
  return no({ code: 'EVIDENCE-UNKNOWN', message, fix: 'git fetch origin helix:helix' })
}

function differs({ judgement }: ChainEntry): Checked {
  const message = `it says something else than judgement ${judgement.sequence}, which it is about`
  return no({ code: 'EVIDENCE-DIFFERS', message, fix: 'Export it again: helix evidence export' })
}

function no(finding: Omit<Finding, 'severity'>): Checked {
  return { finding: { severity: 'error', ...finding } }
}
