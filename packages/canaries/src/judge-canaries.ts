import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { mkdir } from 'node:fs/promises'
import { HelixError, nearest } from '@helix/core'
import { withTemporaryFolder } from '@helix/process'
import type { Canary } from './canary.ts'
import { judgeTrial, type JudgedDeed, type Judging } from './judge-trial.ts'
import { canaries } from './table/index.ts'
import { makeTrial, planTrials } from './trial.ts'

/** How one canary fared. */
export interface JudgedCanary {
  canary: Canary
  /** Codes that refused the cheat; it takes its own, and no other. */
  bad: string[]
  /** Codes that refused the honest look-alike; there must be none. */
  honest: string[]
}

/** Whether the cheat was refused with exactly its own code. */
export function isRefused({ canary, bad }: JudgedCanary): boolean {
  return bad.length === 1 && bad[0] === canary.code
}

/** The canaries with these codes, all of them for none. HelixError `doctor/unknown-canary`. */
export function chooseCanaries(only: readonly string[]): readonly Canary[] {
  const known = [...new Set(canaries.map(({ code }) => code))]
  const unknown = only.find((code) => !known.includes(code))
  if (unknown === undefined) return only.length === 0 ? canaries : canaries.filter(({ code }) => only.includes(code))
  const meant = nearest(unknown, known)
  throw new HelixError('doctor/unknown-canary', `no canary is there for ${unknown}`, {
    hint: meant === undefined ? 'helix doctor --canaries --list' : `Did you mean ${meant}?`,
  })
}

/** Makes each canary's two commits in repositories of their own, and has them judged by the command that runs here. */
export async function judgeCanaries(command: Judging, chosen: readonly Canary[]): Promise<JudgedCanary[]> {
  return withTemporaryFolder('helix-canaries', async (folder) => {
    const plans = planTrials(chosen)
    const deeds: JudgedDeed[] = []
    await inTurns(plans, async (plan, index) => {
      const place = join(folder, String(index))
      await mkdir(place)
      deeds.push(...(await judgeTrial(command, makeTrial(plan, place, command.program[0]))))
    })
    return chosen.map((canary) => ({
      canary,
      bad: codesOf(deeds, canary, 'cheat'),
      honest: codesOf(deeds, canary, 'comply'),
    }))
  })
}

function codesOf(deeds: readonly JudgedDeed[], canary: Canary, side: JudgedDeed['side']): string[] {
  const deed = deeds.find((one) => one.canary === canary && one.side === side)
  if (deed === undefined) throw new Error(`${canary.code} was not judged`)
  return deed.codes
}

/** Does one thing after the other on each core. */
async function inTurns<T>(things: readonly T[], act: (thing: T, index: number) => Promise<void>): Promise<void> {
  const left = things.entries()
  const work = async (): Promise<void> => {
    for (const [index, thing] of left) await act(thing, index)
  }
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), things.length) }, work))
}
