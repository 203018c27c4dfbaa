import type { Oid } from '@helix/core'
import type { Git } from '../git.ts'
import type { GitObject } from '../plumbing/object-answers.ts'
import { readerOf } from '../plumbing/object-reader.ts'
import { missingObject } from './object-errors.ts'

/** Blobs by object id. HelixError `git/missing-object` when one is not there or is no blob. */
export async function readBlobs(git: Git, oids: Iterable<Oid>): Promise<Map<Oid, Uint8Array>> {
  const blobs = new Map<Oid, Uint8Array>()
  for await (const [oid, bytes] of inTurn(git, oids, 1_000)) blobs.set(oid, bytes)
  return blobs
}

/** As `readBlobs`, each as soon as git has given it, in order and without repetitions. */
export function streamBlobs(git: Git, oids: Iterable<Oid>): AsyncGenerator<[Oid, Uint8Array]> {
  return inTurn(git, oids, 32)
}

/** `ahead`: how many are asked for before the first is taken: enough to keep git busy, few enough to hold in memory. */
async function* inTurn(git: Git, oids: Iterable<Oid>, ahead: number): AsyncGenerator<[Oid, Uint8Array]> {
  const wanted = [...new Set(oids)]
  const asked = wanted.slice(0, ahead).map((oid) => ask(git, oid))
  for (const [at, oid] of wanted.entries()) {
    const object = await asked.shift()
    const next = wanted[at + ahead]
    if (next !== undefined) asked.push(ask(git, next))
    yield [oid, bytesOf(oid, object ?? null)]
  }
}

function ask(git: Git, oid: Oid): Promise<GitObject | null> {
  const answer = readerOf(git).read(oid)
  // Who stops early does not wait for the others, which may fail.
  answer.catch(() => undefined)
  return answer
}

function bytesOf(oid: Oid, object: GitObject | null): Uint8Array {
  if (object?.type === 'blob' && object.oid === oid) return object.bytes
  const said = object === null ? 'missing' : `a ${object.type}`
  throw missingObject(`${oid} is not a blob of this repository (git: ${said})`)
}
