import { nearest } from '@helix/core'
import { oneOf } from '../../decide/one-of.ts'

const amendActions = ['list', 'show', 'approve', 'land', 'reject', 'redraft', 'renumber'] as const
export type AmendAction = (typeof amendActions)[number]

/** The action that the first word names; null for a reason. HelixError amend/unknown-action for a word that is nearly one. */
export function amendActionOf(said: string): AmendAction | null {
  if (nearest(said, amendActions) === undefined) return null
  return oneOf(amendActions, said, 'amend/unknown-action', {
    wrong: `helix amend has no action "${said}", and one such word is no reason`,
    again: (meant = 'list') => `helix amend ${meant}`,
  })
}
