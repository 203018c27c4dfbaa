import { readFile } from 'node:fs/promises'
import { HelixError, type Oid, type Policy, type Principal, type Signer } from '@helix/core'
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
 * `.helix/allowed_signers` lists for `helix-judge`; `later`: whom it lists once this is judged. Null where the repository signs nothing. HelixErrors: sign/no-key,
 * sign/not-allowed, those of keys.
 */
export async function judgingKey(
  { env }: Pick<Io, 'env'>,
  { signing, signers }: Pick<Policy, 'signing' | 'signers'>,
  later: readonly Signer[] = [],
): Promise<JudgingKey | null> {
  if (signing === 'none') return null
  const path = env['HELIX_SIGNING_KEY']
  if (path === undefined || path === '') {
    throw new HelixError('sign/no-key', 'this repository signs its judgements, and HELIX_SIGNING_KEY names no key', {
      hint: 'run this in CI, where the key is; locally leave --sign out',
    })
  }
  const key = parsePrivateKey(await readKey(path))
  const signer = signers.filter(mayJudge).find((line) => line.key === key.publicKey)
  if (signer !== undefined) return { key, principal: signer.principal }
  throw new HelixError('sign/not-allowed', 'the key of HELIX_SIGNING_KEY is not listed for helix-judge', {
    hint: whoMay(key, signers.filter(mayJudge), later.filter(mayJudge)),
    where: { path: '.helix/allowed_signers' },
  })
}

function mayJudge(line: Signer): boolean {
  return line.namespaces.includes(namespaces.judge)
}

/** In the middle of a change of keys the other one is right, and the file is. */
function whoMay({ publicKey }: SshPrivateKey, listed: readonly Signer[], later: readonly Signer[]): string {
  if (listed.length === 0) {
    return `add to .helix/allowed_signers: ci@helix namespaces="${namespaces.judge}" ${publicKey}`
  }
  const who = listed.map(({ principal, key }) => `${principal} ${key.split(' ')[0]} …${key.slice(-12)}`).join(', ')
  const isNew = later.some(({ key }) => key === publicKey)
  return isNew
    ? `judge with a key that was listed before, since the change that lists this one is judged by the keys before it: ${who}; this one counts from then on`
    : `judge with a key that is listed: ${who}`
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
    keys.set(base, await judgingKey(io, { signing: isSigned ? 'ssh' : signing, signers }, standing.policy.signers))
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
