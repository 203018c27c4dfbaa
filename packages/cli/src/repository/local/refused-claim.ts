import type { Oid } from '@helix/core'
import type { Git } from '@helix/git'
import { cacheLocal, localPath, readLocalJson, removeLocal } from './local-state.ts'

/** A claim that was refused in this clone. It tells people what to look at: nothing is judged by it, and nobody waives it. */
export interface RefusedClaim {
  cycle: string
  step: string
  /** The commit that it was to stand on, with whatever was staged. */
  commit: Oid
  /** Seconds since the epoch. */
  at: number
  codes: string[]
}

export async function keepRefusedClaim(git: Git, claim: RefusedClaim): Promise<void> {
  await cacheLocal(pathOf(git), JSON.stringify(claim))
}

/** The last claim that was refused here, where no later one held; null where there is none. */
export async function readRefusedClaim(git: Git): Promise<RefusedClaim | null> {
  const held = await readLocalJson(pathOf(git))
  return isClaim(held) ? held : null
}

export async function dropRefusedClaim(git: Git): Promise<void> {
  await removeLocal(pathOf(git))
}

function pathOf(git: Git): string {
  return localPath(git, 'refused-claim.json')
}

/** Only `keepRefusedClaim` writes this file. */
function isClaim(value: unknown): value is RefusedClaim {
  return typeof value === 'object' && value !== null && 'codes' in value && Array.isArray(value.codes)
}
