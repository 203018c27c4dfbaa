import { readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type Approval, HelixError } from '@helix/core'
import { approvalPayload, namespaces, parsePrivateKey, signApproval, withSignature } from '@helix/evidence'
import { runProcess } from '@helix/process'
import type { Io } from '../../io.ts'

/** Milliseconds that a person gets to touch a key. */
const patience = 60_000

/** Keys that Helix cannot use by itself: in a device, behind a passphrase or in an agent, or of another algorithm. */
const forKeygen = new Set(['evidence/key-encrypted', 'evidence/key-kind', 'evidence/key-malformed'])

/**
 * Signs with the key in a file: in-process with a plain ed25519 key, through ssh-keygen with any other, among them keys
 * in hardware and, named by their public half, keys that an agent holds. HelixError approve/no-key.
 */
export async function signWithKey(io: Io, approval: Approval, path: string): Promise<Approval> {
  const text = await readKey(path)
  try {
    return signApproval(approval, parsePrivateKey(text))
  } catch (error) {
    if (!(error instanceof HelixError) || !forKeygen.has(error.code)) throw error
    return withSignature(approval, await signWithKeygen(io, approval, path))
  }
}

async function signWithKeygen(io: Io, approval: Approval, path: string): Promise<string> {
  const argv = ['ssh-keygen', '-q', '-Y', 'sign', '-f', path, '-n', namespaces.approve]
  const exit = await runProcess({
    argv,
    cwd: dirname(path),
    env: Object.fromEntries(
      Object.entries(io.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    ),
    timeout: patience,
    input: approvalPayload(approval),
    signal: io.signal,
    onLine: (line, from) => from === 'stderr' && io.warn(`${line}\n`),
  })
  if (exit.code === 0) return exit.stdout
  const said = exit.missing ? 'ssh-keygen is not installed' : exit.stderr.trim() || 'ssh-keygen did not sign'
  throw new HelixError('approve/no-key', `${path} did not sign: ${said}`, {
    hint: 'with a passphrase, add the key to an agent and name its public half: ssh-add <key>, then --key <key>.pub',
  })
}

async function readKey(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    throw new HelixError('approve/no-key', `${path} cannot be read`, {
      hint: 'name an OpenSSH private key: --key <file>',
      cause,
    })
  }
}
