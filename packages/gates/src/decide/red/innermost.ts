import type { Failure, Frame } from '../../run/run.ts'
import type { RedContext } from './context.ts'

/** The innermost frame inside the repository. */
export function innermost(failure: Failure, context: Pick<RedContext, 'exists'>): Frame | undefined {
  return failure.frames.find((frame) => frame.inside && context.exists(frame.file))
}
