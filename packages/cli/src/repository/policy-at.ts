import { type Digest, HelixError, type Oid, type Policy } from '@helix/core'
import { parseAllowedSigners } from '@helix/evidence'
import { type Git, readBlobs, readTree, type TreeEntry } from '@helix/git'
import { layerDigest, playbookPath } from '@helix/playbook'
import { remember } from './local/remembered.ts'

const signersPath = '.helix/allowed_signers'

/**
 * The policy as the protected files of one commit or tree say it; null where there is no playbook. HelixError
 * `playbook/…` for a playbook that cannot be used.
 */
export async function policyAt(git: Git, treeish: Oid): Promise<Policy | null> {
  return policyOf(git, await readTree(git, treeish))
}

/** The policy of the base that something is judged by; where nobody had one there, that of where the branch stands. */
export async function basePolicy(git: Git, { base, policy }: { base: Oid; policy: Policy }): Promise<Policy> {
  return (await policyAt(git, base)) ?? policy
}

/** As `policyAt`, for the entries of a tree that the caller has read already. */
async function policyOf(git: Git, entries: readonly TreeEntry[]): Promise<Policy | null> {
  const playbookEntry = entries.find(({ path, mode }) => path === playbookPath && isFile(mode))
  if (playbookEntry === undefined) return null
  const signersEntry = entries.find(({ path, mode }) => path === signersPath && isFile(mode))
  const key = `${playbookEntry.oid} ${signersEntry?.oid ?? ''}`
  const policy = await remember(git, 'policy', key, () => compile(git, playbookEntry, signersEntry))
  return withDigest(policy, () => layerDigest(policy, 'policy', entries))
}

/** A link or submodule holds no rules. */
function isFile(mode: string): boolean {
  return mode.startsWith('100')
}

/** Only what is measured and recorded names its policy: rules do without the hash. */
function withDigest(policy: Policy, compute: () => Digest): Policy {
  let digest: Digest | undefined
  return {
    ...policy,
    get digest() {
      return (digest ??= compute())
    },
  }
}

async function compile(git: Git, playbook: TreeEntry, signers: TreeEntry | undefined): Promise<Policy> {
  const wanted = [playbook, signers].flatMap((entry) => (entry === undefined ? [] : [entry.oid]))
  const [{ compilePlaybook }, blobs] = await Promise.all([import('./compile-playbook.ts'), readBlobs(git, wanted)])
  const allowed = signers === undefined ? [] : parseAllowedSigners(textOf(blobs, signers), signersPath)
  return compilePlaybook(textOf(blobs, playbook), allowed)
}

function textOf(blobs: ReadonlyMap<Oid, Uint8Array>, entry: TreeEntry): string {
  const bytes = blobs.get(entry.oid)
  if (bytes === undefined) throw new Error(`git did not give the blob of ${entry.path}`)
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (cause) {
    throw new HelixError('repository/not-utf8', `${entry.path} is not UTF-8`, {
      where: { path: entry.path },
      hint: `Save ${entry.path} as UTF-8.`,
      cause,
    })
  }
}
