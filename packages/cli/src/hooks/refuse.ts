import type { Io } from '../io.ts'
import { type Refusal, renderRefusal } from '../render/refusal.ts'
import { styleFor } from '../render/style.ts'

/** Prints a refusal where people look at hooks: standard error. */
export function refuse(io: Io, refusal: Refusal): 1 {
  io.warn(renderRefusal(refusal, styleFor(io)))
  return 1
}
