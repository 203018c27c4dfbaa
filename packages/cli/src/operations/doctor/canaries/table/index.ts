import type { Canary } from '../canary.ts'
import { entryCanaries } from './entries.ts'
import { layerCanaries } from './layers.ts'
import { messageCanaries } from './messages.ts'

/** Every rule that refuses commits, shown at work. */
export const canaries: readonly Canary[] = [...messageCanaries, ...layerCanaries, ...entryCanaries]
