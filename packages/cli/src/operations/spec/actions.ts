import { HelixError, nearest } from '@helix/core'

const specActions = ['hash', 'lint', 'diff', 'trace', 'add', 'import', 'changelog', 'template'] as const
export type SpecAction = (typeof specActions)[number]

/** The action that a command line names. HelixError spec/unknown-action. */
export function specActionOf(said: string): SpecAction {
  const action = specActions.find((known) => known === said)
  if (action !== undefined) return action
  const meant = nearest(said, specActions)
  throw new HelixError(
    'spec/unknown-action',
    `helix spec has no action "${said}"; known: ${specActions.join(', ')}${meant === undefined ? '' : `. Did you mean ${meant}?`}`,
    { hint: `helix spec ${meant ?? 'lint'}` },
  )
}
