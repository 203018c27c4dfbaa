import { HelixError } from '@helix/core'
import { ShapeError } from '../record/shape.ts'

/** What a host's answer says. HelixError evidence/reviews, with what to hand in, where it has another shape. */
export function toldBy<T>(host: string, handIn: string, read: () => T): T {
  try {
    return read()
  } catch (cause) {
    if (!(cause instanceof ShapeError)) throw cause
    throw new HelixError('evidence/reviews', `these are no reviews of ${host}: ${cause.message}`, {
      hint: `hand in ${handIn}`,
      cause,
    })
  }
}
