import { spawn } from 'node:child_process'
import { HelixError, type Oid } from '@helix/core'
import { gitEnvironment } from './environment.ts'
import type { Git } from './open-git.ts'
import { ByteReader } from './plumbing/byte-reader.ts'
import { cannotStart, gitSettings, mustGitLine } from './plumbing/run-git.ts'

/** Blobs by object id, in one process. HelixError `git/missing-object` when one is not there or is no blob. */
export async function readBlobs(git: Git, oids: Iterable<Oid>): Promise<Map<Oid, Uint8Array>> {
  const blobs = new Map<Oid, Uint8Array>()
  for await (const [oid, bytes] of streamBlobs(git, oids)) blobs.set(oid, bytes)
  return blobs
}

/** As `readBlobs`, each as soon as git has given it, in order and without repetitions. */
export async function* streamBlobs(git: Git, oids: Iterable<Oid>): AsyncGenerator<[Oid, Uint8Array]> {
  const wanted = [...new Set(oids)]
  if (wanted.length === 0) return
  const child = spawn('git', [...gitSettings, 'cat-file', '--batch', '--buffer'], {
    cwd: git.root,
    env: gitEnvironment(),
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const failed = new Promise<never>((_, reject) => child.on('error', (cause) => reject(cannotStart(git.root, cause))))
  failed.catch(() => undefined)
  // When git ends early, the answer is short, and that is what is reported.
  child.stdin.on('error', () => undefined)
  child.stdin.end(wanted.map((oid) => `${oid}\n`).join(''))
  try {
    const answer = new ByteReader(child.stdout)
    for (const oid of wanted) {
      const header = await Promise.race([answer.until(0x0a), failed])
      const size = /^[0-9a-f]+ blob (\d+)$/.exec(header.toString('latin1'))?.[1]
      if (size === undefined) throw missingObject(oid, header.toString('latin1'))
      const bytes = await answer.take(Number(size))
      await answer.take(1)
      yield [oid, bytes]
    }
  } finally {
    child.kill()
  }
}

function missingObject(oid: Oid, said: string): HelixError {
  return new HelixError('git/missing-object', `${oid} is not a blob of this repository (git: ${said || 'no answer'})`, {
    hint: 'git fsck --connectivity-only; in a shallow or partial clone, fetch the rest',
  })
}

/** Stores bytes as they are. */
export async function writeBlob(git: Git, bytes: string | Uint8Array): Promise<Oid> {
  return mustGitLine(git.root, ['hash-object', '-w', '--stdin'], { input: bytes })
}
