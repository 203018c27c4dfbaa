import { writeFileSync } from 'node:fs'
import type { Io } from '../io.ts'
import { type Refusal, renderRefusal } from '../render/refusal.ts'
import { styleFor } from '../render/style.ts'

/** Names the file to which a hook writes its refusal as JSON, for the `helix commit` that waits for git above it. */
export const refusalVariable = 'HELIX_REFUSAL'

/** Prints a refusal where people look at hooks: standard error. */
export function refuse(io: Io, refusal: Refusal): 1 {
  const path = io.env[refusalVariable]
  if (path === undefined) io.warn(renderRefusal(refusal, styleFor(io)))
  else writeFileSync(path, JSON.stringify(refusal))
  return 1
}
