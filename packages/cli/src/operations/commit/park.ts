import { composeMessage, isParked, parkedHeader } from '@helix/commits'
import { HelixError } from '@helix/core'
import { commit, operationInProgress } from '@helix/git'
import type { Io } from '../../io.ts'
import { type Here, openHere } from '../../repository/open.ts'
import type { Committed } from './committed.ts'
import { type CommitWords, type MessageWords, noWords, wordsOver } from './commit-words.ts'

/**
 * Parks what is staged in a commit that never lands: nothing is judged and no hook runs. The next `helix commit` takes its
 * place; parking again adds to it. HelixError repository/in-progress.
 */
export async function park(io: Io, said: CommitWords): Promise<Committed> {
  const here = await openHere(io)
  const operation = operationInProgress(here.git)
  if (operation !== null) {
    throw new HelixError('repository/in-progress', `a ${operation} is in progress; parking would conclude it`, {
      hint: `conclude it or --abort it, then the same command again: git ${operation} --continue`,
    })
  }
  const before = parkedAt(here)
  const words = wordsOver(before ?? { ...noWords, description: 'parked' }, said)
  const message = parkedHeader(composeMessage(words))
  const result = await commit(here.git, { message, amend: before !== null, hooks: false })
  if (result.commit === null) return { ...result, refusal: null }
  return { commit: result.commit, header: message.split('\n', 1)[0] ?? '', resumed: before === null ? null : here.head }
}

/** What the parked commit at HEAD says; null when HEAD is none. */
export function parkedAt({ head, standing }: Here): MessageWords | null {
  const increment = standing.stands.at(-1)?.increment
  if (increment?.commit !== head || !isParked(increment.message.text)) return null
  return increment.message
}
