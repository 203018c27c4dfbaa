import { type Digest, HelixError, type Oid, sha256 } from '@helix/core'
import { type Git, readFileAt } from '@helix/git'

/**
 * The raw bytes of a report that a verdict names, from the chain commit that carries the judgement. HelixError
 * `beacon/torn-chain` when they are missing or are other bytes.
 */
export async function readReport(git: Git, commit: Oid, digest: Digest): Promise<Uint8Array> {
  const bytes = await readFileAt(git, commit, `reports/${digest}`)
  if (bytes !== null && sha256(bytes) === digest) return bytes
  const wrong = bytes === null ? 'is missing' : 'has other bytes than its name says'
  throw new HelixError('beacon/torn-chain', `report ${digest.slice(0, 12)} of commit ${commit.slice(0, 12)} ${wrong}`, {
    hint: 'git fetch origin helix',
    where: { name: commit },
  })
}
