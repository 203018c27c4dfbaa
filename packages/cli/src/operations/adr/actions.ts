import { oneOf } from '../../decide/one-of.ts'

const adrActions = ['new', 'list', 'show', 'search', 'check'] as const
export type AdrAction = (typeof adrActions)[number]

/** The action that a command line names. HelixError adr/unknown-action. */
export function adrActionOf(said: string): AdrAction {
  return oneOf(adrActions, said, 'adr/unknown-action', {
    wrong: `helix adr has no action "${said}"`,
    again: (meant = 'list') => `helix adr ${meant}`,
  })
}
