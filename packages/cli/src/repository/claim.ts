import { progressPath, renderProgress } from '@helix/beacon'
import type { Oid, Policy, Position } from '@helix/core'
import { treeWith, writeTree } from '@helix/git'
import { nextStep } from '@helix/playbook'
import type { Here } from './open.ts'

/** What a Done would commit now: all that is staged, and the position that it leads to. */
export interface Claim {
  to: Position
  progress: ReadonlyMap<string, string>
  tree: Oid
}

/** The claim that a step is done, where it is active. */
export async function claimOf(
  { git, standing: { policy } }: Pick<Here, 'git' | 'standing'>,
  active: Exclude<Position, 'idle'>,
): Promise<Claim> {
  const next = nextStep(policy, active.step)
  const to: Position = next === null ? 'idle' : { cycle: active.cycle, step: next.id }
  const progress = shownFiles(policy, to)
  return { to, progress, tree: await treeWith(git, await writeTree(git), progress) }
}

/** The files in which a Start or Done shows the position that it leads to: progress.json, where the playbook shows it by a file. */
export function shownFiles({ steps, shown }: Policy, position: Position): ReadonlyMap<string, string> {
  return shown.includes('file') ? new Map([[progressPath, renderProgress(steps, position)]]) : new Map()
}
