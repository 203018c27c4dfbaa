import { composeMessage, parseMessage } from '@helix/commits'
import { HelixError, type Message, type Oid } from '@helix/core'
import { commit, type Git, log } from '@helix/git'
import type { Io } from '../io.ts'
import { openHere } from '../repository/open.ts'
import { dropRefusedMessage, readRefusedMessage } from '../repository/refused-message.ts'

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

export type Committed = { commit: Oid; header: string } | { commit: null; said: string }

/**
 * Commits what is staged with a composed message, through the same hooks as any commit. HelixErrors:
 * commit/no-message, commit/nothing-kept (`--retry` without a refused message).
 */
export async function composeCommit(io: Io, request: CommitRequest): Promise<Committed> {
  const { git } = await openHere(io)
  const before = request.retry ? parseMessage(await keptMessage(git)) : empty
  const message = composeMessage(merge(before, request))
  const result = await commit(git, { message, allowEmpty: request.allowEmpty })
  if (result.commit === null) return result
  await dropRefusedMessage(git)
  const [made] = await log(git, { from: [`${result.commit}^`], to: result.commit })
  return { commit: result.commit, header: made?.message.split('\n', 1)[0] ?? '' }
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
