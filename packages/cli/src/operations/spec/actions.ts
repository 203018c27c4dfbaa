import { oneOf } from '../../decide/one-of.ts'

const specActions = ['hash', 'lint', 'diff', 'trace', 'add', 'import', 'changelog', 'template'] as const
export type SpecAction = (typeof specActions)[number]

/** The action that a command line names. HelixError spec/unknown-action. */
export function specActionOf(said: string): SpecAction {
  return oneOf(specActions, said, 'spec/unknown-action', {
    wrong: `helix spec has no action "${said}"`,
    again: (meant = 'lint') => `helix spec ${meant}`,
  })
}
