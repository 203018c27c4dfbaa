import { readFile } from 'node:fs/promises'
import { HelixError, type Oid, type Policy, type Principal } from '@helix/core'
import { namespaces, parsePrivateKey, type SshPrivateKey } from '@helix/evidence'
import type { Io } from '../../../io.ts'
import type { Here } from '../../../repository/open.ts'
import { basePolicy } from '../../../repository/policy-at.ts'

export interface JudgingKey {
  key: SshPrivateKey
  principal: Principal
}

/**
 * The key that signs judgements: HELIX_SIGNING_KEY, the path of an OpenSSH private key whose public half
 * `.helix/allowed_signers` lists for `helix-judge`. Null where the repository signs nothing. HelixErrors: sign/no-key,
 * sign/not-allowed, those of keys.
 */
export async function judgingKey(
  { env }: Pick<Io, 'env'>,
  { signing, signers }: Pick<Policy, 'signing' | 'signers'>,
): Promise<JudgingKey | null> {
  if (signing === 'none') return null
  const path = env['HELIX_SIGNING_KEY']
  if (path === undefined || path === '') {
    throw new HelixError('sign/no-key', 'this repository signs its judgements, and HELIX_SIGNING_KEY names no key', {
      hint: 'run this in CI, where the key is; locally leave --sign out',
    })
  }
  const key = parsePrivateKey(await readKey(path))
  const signer = signers.find((line) => line.key === key.publicKey && line.namespaces.includes(namespaces.judge))
  if (signer !== undefined) return { key, principal: signer.principal }
  throw new HelixError('sign/not-allowed', 'the key of HELIX_SIGNING_KEY is not listed for helix-judge', {
    hint: `add to .helix/allowed_signers: ci@helix namespaces="${namespaces.judge}" ${key.publicKey}`,
    where: { path: '.helix/allowed_signers' },
  })
}

/**
 * The key for the judgements under each base: a base's own signers must list it, so that a change of the keys is signed by
 * a key from before it. A chain that has signatures stays signed, whatever a playbook says by now. HelixErrors as for
 * `judgingKey`; nothing has been appended then.
 */
export async function judgingKeys(
  io: Pick<Io, 'env'>,
  { git, standing }: Here,
  bases: readonly Oid[],
): Promise<ReadonlyMap<Oid, JudgingKey | null>> {
  const isSigned = standing.chain.some(({ judgement }) => judgement.signature !== null)
  const keys = new Map<Oid, JudgingKey | null>()
  for (const base of new Set(bases)) {
    const { signing, signers } = await basePolicy(git, { ...standing, base })
    keys.set(base, await judgingKey(io, { signing: isSigned ? 'ssh' : signing, signers }))
  }
  return keys
}

async function readKey(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    throw new HelixError('sign/no-key', `${path} cannot be read`, { hint: 'check HELIX_SIGNING_KEY', cause })
  }
}
