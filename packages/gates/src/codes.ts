import type { CodeNote } from '@helix/core'
import { bundleCodes } from './decide/bundle/codes.ts'
import { judgeCodes } from './decide/codes/index.ts'
import { measureCodes } from './measure/codes.ts'
import { runCodes } from './run/codes.ts'

/** What `helix why CODE` says of everything that this package can find or throw. */
export const codes: Readonly<Record<string, CodeNote>> = {
  ...measureCodes,
  ...runCodes,
  ...judgeCodes,
  ...bundleCodes,
}
