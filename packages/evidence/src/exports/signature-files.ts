// Judgements as ssh-keygen takes them: a payload, its signature, and who may sign.
import type { Judgement, Signer } from '@helix/core'
import { judgementPayload } from '../record/judgement.ts'
import { namespaces } from '../sshsig/namespaces.ts'

export interface SignedPayload {
  /** `0007.json`; its signature lies in `0007.json.sig`. */
  name: string
  payload: string
  armored: string
  /** The command that checks it, in the folder of the files. */
  check: string
}

/** A judgement as a file that `ssh-keygen -Y verify` checks; null for one that is not signed. */
export function signedPayload(judgement: Judgement, at: number): SignedPayload | null {
  const { sequence, signature } = judgement
  if (signature === null) return null
  const name = `${String(sequence).padStart(4, '0')}.json`
  const { principal, armored } = signature
  const check = `ssh-keygen -Y verify -f allowed_signers -I ${principal} -n ${namespaces.judge} -O verify-time=${keygenTime(at)} -s ${name}.sig < ${name}`
  return { name, payload: judgementPayload(judgement), armored, check }
}

/** Who could sign a record, and when it was made. */
export interface SigningTime {
  signers: readonly Signer[]
  at: number
}

/**
 * The lines of an allowed signers file that holds for the judgements of all these times, oldest first. A key that a later
 * base no longer lists ends with the last record that could be signed with it, so that it proves nothing newer.
 */
export function renderSigners(times: readonly SigningTime[]): string {
  const newest = new Set(times.at(-1)?.signers.map(lineOf))
  const lasts = new Map<string, { signer: Signer; at: number }>()
  for (const { signers, at } of times) {
    const judges = signers.filter((signer) => signer.namespaces.includes(namespaces.judge))
    for (const signer of judges) lasts.set(lineOf(signer), { signer, at })
  }
  const lines = [...lasts].map(([line, { signer, at }]) =>
    newest.has(line) ? line : lineOf({ ...signer, validBefore: Math.min(at, signer.validBefore ?? at) }),
  )
  return lines.map((line) => `${line}\n`).join('')
}

function lineOf({ principal, namespaces: purposes, key, validAfter, validBefore }: Signer): string {
  const options = [
    `namespaces="${purposes.join()}"`,
    ...(validAfter === undefined ? [] : [`valid-after="${keygenTime(validAfter)}"`]),
    ...(validBefore === undefined ? [] : [`valid-before="${keygenTime(validBefore)}"`]),
  ]
  return `${principal} ${options.join()} ${key}`
}

/** `20260131235959Z`; the Z needs OpenSSH 9.1. */
function keygenTime(at: number): string {
  return `${new Date(at * 1000).toISOString().slice(0, 19).replaceAll(/[-:T]/g, '')}Z`
}
