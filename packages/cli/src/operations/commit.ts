import { composeMessage, parseMessage } from '@helix/commits'
import { HelixError, type Message, type Oid } from '@helix/core'
import { commit, type Git, log } from '@helix/git'
import { adviseOn } from '../hooks/advise.ts'
import { readCandidate } from '../hooks/candidate.ts'
import { type JudgedMessage, judgeMessage } from '../hooks/judge-message.ts'
import { refusalVariable } from '../hooks/refuse.ts'
import type { Io } from '../io.ts'
import type { Refusal } from '../render/refusal.ts'
import { localPath, readLocalJson, removeLocal } from '../repository/local-state.ts'
import { openHere } from '../repository/open.ts'
import { dropRefusedMessage, keepRefusedMessage, readRefusedMessage } from '../repository/refused-message.ts'

export interface CommitRequest {
  retry: boolean
  type: string | undefined
  scope: string | undefined
  description: string | undefined
  why: string | undefined
  change: string | undefined
  covers: readonly string[]
  allowEmpty: boolean
}

/** What was committed, why Helix refused it, or what git said instead. */
export type Committed =
  | { commit: Oid; header: string }
  | { commit: null; refusal: Refusal }
  | { commit: null; refusal: null; said: string }

/**
 * Commits what is staged with a composed message, through the same hooks as any commit. The message is completed and
 * judged before, too: where hooks do not run it is whole all the same. HelixErrors: commit/no-message,
 * commit/nothing-kept (`--retry` without a refused message).
 */
export async function composeCommit(io: Io, request: CommitRequest): Promise<Committed> {
  const { git } = await openHere(io)
  const before = request.retry ? parseMessage(await keptMessage(git)) : empty
  const { text: message, findings } = await judgeComposed(io, composeMessage(merge(before, request)))
  if (findings.some(({ severity }) => severity === 'error')) {
    await keepRefusedMessage(git, message)
    const what = 'commit; your files are still staged, your message is kept'
    return { commit: null, refusal: { what, findings, next: adviseOn(findings) } }
  }
  const refused = localPath(git, 'refusal.json')
  await removeLocal(refused)
  const env = { [refusalVariable]: refused }
  const result = await commit(git, { message, allowEmpty: request.allowEmpty, env })
  if (result.commit === null) {
    const refusal = await readLocalJson(refused)
    return isRefusal(refusal) ? { commit: null, refusal } : { ...result, refusal: null }
  }
  await dropRefusedMessage(git)
  const [made] = await log(git, { from: [`${result.commit}^`], to: result.commit })
  return { commit: result.commit, header: made?.message.split('\n', 1)[0] ?? '' }
}

async function judgeComposed(io: Io, typed: string): Promise<JudgedMessage> {
  const candidate = await readCandidate(io)
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

const empty: Omit<Message, 'text'> = {
  label: null,
  type: '',
  scope: null,
  breaking: false,
  description: '',
  why: null,
  change: null,
  validation: [],
  body: '',
  trailers: [],
}

/** Trailers that say what the hook knows better. */
const stamps = ['helix-spec', 'helix-lane']

/** The request's words over what was there; figures are left to the hook, which knows what was measured. */
function merge(before: Omit<Message, 'text'>, request: CommitRequest): Omit<Message, 'text'> {
  const description = request.description ?? before.description
  if (description === '') {
    throw new HelixError('commit/no-message', 'a commit says what it does', {
      hint: 'helix commit -t feat -s cart -m "apply discounts" -w "REQ-7 asks for them"',
    })
  }
  const type = request.type ?? (before.type === '' ? 'feat' : before.type)
  const covers = request.covers.length === 0 ? [] : [{ key: 'Covers', value: request.covers.join(', ') }]
  const replaced = [...(request.retry ? stamps : []), ...(covers.length === 0 ? [] : ['covers'])]
  return {
    ...before,
    ...(request.retry && { label: null, validation: [] }),
    type: type.replace(/!$/, ''),
    breaking: before.breaking || type.endsWith('!'),
    scope: request.scope ?? before.scope,
    description,
    why: request.why ?? before.why,
    change: request.change ?? before.change,
    trailers: [...before.trailers.filter(({ key }) => !replaced.includes(key.toLowerCase())), ...covers],
  }
}
