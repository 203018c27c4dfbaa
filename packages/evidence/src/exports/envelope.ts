// Signed statements as DSSE envelopes: secure-systems-lab/dsse, protocol 1.0.
import { sign } from 'node:crypto'
import { canonicalJson } from '@helix/core'
import { ShapeError, listOf, objectOf, text, anyText } from '../record/shape.ts'
import { fingerprint } from '../sshsig/fingerprint.ts'
import type { SshPrivateKey } from '../sshsig/private-key.ts'

/** The payload is an in-toto statement. */
export const statementType = 'application/vnd.in-toto+json'

interface EnvelopeSignature {
  /** The key's fingerprint. A hint: it is not covered by the signature. */
  keyid: string
  sig: Buffer
}

export interface Envelope {
  payloadType: string
  payload: Buffer
  signatures: EnvelopeSignature[]
}

/** What is signed: `DSSEv1 <bytes of the type> <type> <bytes of the payload> <payload>`. */
export function preAuthEncoding(payloadType: string, payload: Uint8Array): Buffer {
  const type = Buffer.from(payloadType)
  const head = Buffer.concat([Buffer.from(`DSSEv1 ${type.length} `), type, Buffer.from(` ${payload.length} `)])
  return Buffer.concat([head, payload])
}

/** An envelope on one line, signed with Ed25519 over the pre-authentication encoding. */
export function sealStatement(statement: string, key: SshPrivateKey): string {
  const payload = Buffer.from(statement)
  const sig = sign(null, preAuthEncoding(statementType, payload), key.key).toString('base64')
  const keyid = fingerprint(key.publicBlob)
  return canonicalJson({
    payload: payload.toString('base64'),
    payloadType: statementType,
    signatures: [{ keyid, sig }],
  })
}

interface Written {
  payload: string
  payloadType: string
  signatures: { keyid?: string; sig: string }[]
}

const written = objectOf<Written>({
  payload: anyText,
  payloadType: text,
  signatures: listOf(objectOf<Written['signatures'][number]>({ keyid: anyText, sig: text }, ['keyid'])),
})

/** Reads an envelope; null when it is torn. Both alphabets of base64 are taken, as the protocol asks. */
export function openEnvelope(line: string): Envelope | null {
  const held = readShape(line)
  if (held === null || held.signatures.length === 0) return null
  const payload = fromBase64(held.payload)
  const signatures = held.signatures.map(({ keyid = '', sig }) => ({ keyid, sig: fromBase64(sig) }))
  if (payload === null || !signatures.every(isWhole)) return null
  return { payloadType: held.payloadType, payload, signatures }
}

function readShape(line: string): Written | null {
  try {
    return written(JSON.parse(line), '')
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof ShapeError) return null
    throw error
  }
}

function fromBase64(encoded: string): Buffer | null {
  const standard = encoded.replaceAll('-', '+').replaceAll('_', '/')
  const bytes = Buffer.from(standard, 'base64')
  return bytes.toString('base64') === standard ? bytes : null
}

function isWhole(signature: { keyid: string; sig: Buffer | null }): signature is EnvelopeSignature {
  return signature.sig !== null
}
