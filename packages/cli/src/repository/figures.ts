import type { Figure, Oid, Policy, Verdict } from '@helix/core'
import { figuresOf } from '@helix/gates'
import type { Git } from '@helix/git'
import { listLocal, localPath, readLocalJson, cacheLocal } from './local/local-state.ts'

/** What was measured for one tree under one policy: verdicts for `helix status`, figures for the message. */
export interface TreeVerdicts {
  verdicts: Verdict[]
  figures: Figure[]
}

/** What this clone measured for a tree; null when it did not, or by another policy. */
export async function readVerdicts(git: Git, tree: Oid, policy: Policy): Promise<TreeVerdicts | null> {
  if (!isMeasured(git, tree, policy)) return null
  const held = await readLocalJson(pathOf(git, tree, policy))
  return isVerdicts(held) ? { verdicts: held.verdicts, figures: figuresOf(held.verdicts) } : null
}

/** Whether this clone measured anything for a tree by this policy. */
export function isMeasured(git: Git, tree: Oid, policy: Policy): boolean {
  const known = knownFiles(git)
  return known.size > 0 && known.has(nameOf(tree, policy))
}

/** Keeps what was measured for a tree, on top of what is known of it already. */
export async function keepVerdicts(
  git: Git,
  tree: Oid,
  policy: Policy,
  verdicts: readonly Verdict[],
): Promise<Figure[]> {
  const before = (await readVerdicts(git, tree, policy))?.verdicts ?? []
  const fresh = new Set(verdicts.map(key))
  const all = [...before.filter((verdict) => !fresh.has(key(verdict))), ...verdicts]
  await cacheLocal(pathOf(git, tree, policy), JSON.stringify({ verdicts: all }))
  files.delete(git)
  return figuresOf(all)
}

function key({ condition }: Verdict): string {
  return JSON.stringify(condition)
}

const folder = 'verdicts'

function pathOf(git: Git, tree: Oid, policy: Policy): string {
  return localPath(git, folder, nameOf(tree, policy))
}

function nameOf(tree: Oid, { digest }: Policy): string {
  return `${tree}-${digest.slice(0, 16)}.json`
}

const files = new WeakMap<Git, ReadonlySet<string>>()

/** Whoever asks for a thousand trees looks into the folder once: nobody else's answers of this very moment are missed much. */
function knownFiles(git: Git): ReadonlySet<string> {
  const known = files.get(git) ?? new Set(listLocal(localPath(git, folder)))
  files.set(git, known)
  return known
}

/** Only `keepVerdicts` writes these files. */
function isVerdicts(value: unknown): value is { verdicts: Verdict[] } {
  return typeof value === 'object' && value !== null && 'verdicts' in value && Array.isArray(value.verdicts)
}
