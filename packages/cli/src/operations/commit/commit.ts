import { composeMessage, parseMessage } from '@helix/commits'
import { HelixError } from '@helix/core'
import { commit, type Git, log } from '@helix/git'
import { adviseOn } from '../../hooks/advise.ts'
import { readCandidate } from '../../hooks/candidate.ts'
import { type JudgedMessage, judgeMessage } from '../../hooks/judge-message.ts'
import { refusalVariable } from '../../hooks/refuse.ts'
import type { Io } from '../../io.ts'
import type { Refusal } from '../../render/refusal.ts'
import { localPath, readLocalJson, removeLocal } from '../../repository/local/local-state.ts'
import { openHere } from '../../repository/open.ts'
import { dropRefusedMessage, keepRefusedMessage, readRefusedMessage } from '../../repository/local/refused-message.ts'
import { type CommitWords, type MessageWords, noWords, withoutStamps, wordsOver } from './commit-words.ts'
import { parkedAt } from './park.ts'
import type { Committed } from './committed.ts'

export interface CommitRequest extends CommitWords {
  retry: boolean
  allowEmpty: boolean
}

/**
 * Commits what is staged with a composed message, through the same hooks as any commit. The message is completed and
 * judged before, too: where hooks do not run it is whole all the same. On a parked commit it goes on from its words and
 * takes its place. HelixErrors: commit/no-message, commit/nothing-kept (`--retry` without a refused message).
 */
export async function composeCommit(io: Io, request: CommitRequest): Promise<Committed> {
  const here = await openHere(io)
  const { git } = here
  const parked = parkedAt(here)
  const before = request.retry ? withoutStamps(parseMessage(await keptMessage(git))) : (parked ?? noWords)
  const typed = composeMessage(withType(wordsOver(before, request)))
  const amend = parked !== null
  const { text: message, findings } = await judgeComposed(io, typed, amend)
  if (findings.some(({ severity }) => severity === 'error')) {
    await keepRefusedMessage(git, message)
    const what = 'commit; your files are still staged, your message is kept'
    return { commit: null, refusal: { what, findings, next: adviseOn(findings) } }
  }
  const refused = localPath(git, 'refusal.json')
  await removeLocal(refused)
  const env = { [refusalVariable]: refused }
  const result = await commit(git, { message, allowEmpty: request.allowEmpty, amend, env })
  if (result.commit === null) {
    const refusal = await readLocalJson(refused)
    return isRefusal(refusal) ? { commit: null, refusal } : { ...result, refusal: null }
  }
  await dropRefusedMessage(git)
  const [made] = await log(git, { from: [`${result.commit}^`], to: result.commit })
  const header = made?.message.split('\n', 1)[0] ?? ''
  return { commit: result.commit, header, resumed: amend ? here.head : null }
}

/** Most commits are features. */
function withType(words: MessageWords): MessageWords {
  return words.type === '' ? { ...words, type: 'feat' } : words
}

async function judgeComposed(io: Io, typed: string, amend: boolean): Promise<JudgedMessage> {
  // As a hook of the commit below would find it.
  const parents = () => [['git', 'commit', ...(amend ? ['--amend'] : [])]]
  const candidate = await readCandidate({ ...io, parents })
  if (candidate === null || candidate.merging) return { text: typed, findings: [] }
  // As git says it of a message that came ready: nothing in it is a comment.
  return judgeMessage(candidate, typed, { ...io, env: { ...io.env, GIT_EDITOR: ':' } })
}

/** Only hooks write this file. */
function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'what' in value && 'findings' in value
}

async function keptMessage(git: Git): Promise<string> {
  const text = await readRefusedMessage(git)
  if (text !== null) return text
  throw new HelixError('commit/nothing-kept', 'no refused message is kept in this clone', {
    hint: 'helix commit -t <type> -m "<what>" -w "<why>"',
  })
}
