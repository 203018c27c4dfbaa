import { HelixError, type Message, type StepId } from '@helix/core'

/** What a person says of a commit; what is not said stays as it was. */
export interface CommitWords {
  type: string | undefined
  scope: string | undefined
  description: string | undefined
  why: string | undefined
  change: string | undefined
  covers: readonly string[]
  /** The lane that is asked for. */
  lane: StepId | undefined
}

/** Everything that a message says. */
export type MessageWords = Omit<Message, 'text'>

export const noWords: MessageWords = {
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

/** The words of a request over those of a message that was there. HelixError commit/no-message when nothing says what it does. */
export function wordsOver(before: MessageWords, said: CommitWords): MessageWords {
  const description = said.description ?? before.description
  if (description === '') {
    throw new HelixError('commit/no-message', 'a commit says what it does', {
      hint: 'helix commit -t feat -s cart -m "apply discounts" -w "REQ-7 asks for them"',
    })
  }
  const type = said.type ?? before.type
  const covers = said.covers.length === 0 ? [] : [{ key: 'Covers', value: said.covers.join(', ') }]
  const lane = said.lane === undefined ? [] : [{ key: 'Helix-Lane', value: said.lane }]
  const replaced = [...covers, ...lane].map(({ key }) => key.toLowerCase())
  return {
    ...before,
    type: type.replace(/!$/, ''),
    breaking: before.breaking || type.endsWith('!'),
    scope: said.scope ?? before.scope,
    description,
    why: said.why ?? before.why,
    change: said.change ?? before.change,
    trailers: [...before.trailers.filter(({ key }) => !replaced.includes(key.toLowerCase())), ...covers, ...lane],
  }
}

/** A message without what Helix wrote into it, so that it is written anew. */
export function withoutStamps(words: MessageWords): MessageWords {
  const trailers = words.trailers.filter(({ key }) => !stamps.includes(key.toLowerCase()))
  return { ...words, label: null, validation: [], trailers }
}
