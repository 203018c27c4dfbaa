import { HelixError, type Oid, type Policy } from '@helix/core'
import { parseAllowedSigners } from '@helix/evidence'
import { type Git, readBlobs, readTree, type TreeEntry } from '@helix/git'
import { compilePolicy, parsePlaybook, playbookPath, policyMatcher } from '@helix/playbook'
import { filesDigest } from '../decide/layer-digest.ts'

const signersPath = '.helix/allowed_signers'

/**
 * The policy as the protected files of one commit or tree say it; null where there is no playbook. HelixError
 * `playbook/…` for a playbook that cannot be used.
 */
export async function policyAt(git: Git, treeish: Oid): Promise<Policy | null> {
  return policyOf(git, await readTree(git, treeish))
}

/** The same for the entries of a tree that the caller has read already. */
export async function policyOf(git: Git, entries: readonly TreeEntry[]): Promise<Policy | null> {
  const playbookEntry = entries.find(({ path }) => path === playbookPath)
  if (playbookEntry === undefined) return null
  const signersEntry = entries.find(({ path }) => path === signersPath)
  const wanted = [playbookEntry, signersEntry].flatMap((entry) => (entry === undefined ? [] : [entry.oid]))
  const blobs = await readBlobs(git, wanted)
  const playbook = parsePlaybook(textOf(blobs, playbookEntry), playbookPath)
  const signers = signersEntry === undefined ? [] : parseAllowedSigners(textOf(blobs, signersEntry), signersPath)
  const isPolicy = policyMatcher(playbook)
  return compilePolicy(playbook, { digest: filesDigest(entries.filter(({ path }) => isPolicy(path))), signers })
}

function textOf(blobs: ReadonlyMap<Oid, Uint8Array>, entry: TreeEntry): string {
  const bytes = blobs.get(entry.oid)
  if (bytes === undefined) throw new Error(`git did not give the blob of ${entry.path}`)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new HelixError('repository/not-utf8', `${entry.path} is not UTF-8`, {
      where: { path: entry.path },
      hint: `Save ${entry.path} as UTF-8.`,
      cause,
    })
  }
}
