import { HelixError, nearest } from '@helix/core'

const adrActions = ['new', 'list', 'show', 'search', 'check'] as const
export type AdrAction = (typeof adrActions)[number]

/** The action that a command line names. HelixError adr/unknown-action. */
export function adrActionOf(said: string): AdrAction {
  const action = adrActions.find((known) => known === said)
  if (action !== undefined) return action
  const meant = nearest(said, adrActions)
  throw new HelixError('adr/unknown-action', `helix adr has no action "${said}"; known: ${adrActions.join(', ')}`, {
    hint: `helix adr ${meant ?? 'list'}`,
  })
}
