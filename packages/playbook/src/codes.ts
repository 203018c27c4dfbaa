import type { CodeNote } from '@helix/core'
import { layerCodes } from './engine/codes.ts'
import { playbookCodes } from './parse/codes.ts'

/** What `helix why` says of every code of this package. */
export const codes: Readonly<Record<string, CodeNote>> = { ...playbookCodes, ...layerCodes }
