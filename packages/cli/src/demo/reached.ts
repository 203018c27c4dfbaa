import { readChain } from '@helix/beacon'
import { passes } from '@helix/evidence'
import { openGit } from '@helix/git'
import type { Io } from '../io.ts'
import { readStatus } from '../operations/status/status.ts'

/** What must be true when the demo is over. */
export interface Reached {
  idle: boolean
  /** Judgements that moved the beacon past a step. */
  passed: number
}

/** Reads what the demo has reached from the repository itself, not from what was printed. HelixErrors `git/…`, `beacon/…`. */
export async function readReached(io: Io, folder: string): Promise<Reached> {
  const { step } = await readStatus({ ...io, cwd: folder })
  const { records } = await readChain(await openGit(folder))
  const passed = records.filter(({ judgement }) => {
    const { from, to } = judgement
    return from !== 'idle' && (to === 'idle' || to.step !== from.step) && passes(judgement)
  })
  return { idle: step === null, passed: passed.length }
}
