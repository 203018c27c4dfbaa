import type { Sign } from '../../facts.ts'
import type { Source } from '../syntax.ts'
import { deciding } from './deciding.ts'
import { hiddenCode } from './hidden-code.ts'
import { instances } from './instances.ts'
import { loadingHooks } from './loading-hooks.ts'
import { mocks } from './mocks.ts'
import { patches } from './patches.ts'
import { pragmaComments } from './pragmas.ts'
import { replacedParts } from './replaced-parts.ts'
import type { SignFinder } from './source-sign.ts'
import { sniffing } from './sniffing/index.ts'
import { surroundings } from './surroundings.ts'
import { swallowed } from './swallowed.ts'
import { tautologies } from './tautology.ts'

const finders: readonly SignFinder[] = [
  tautologies,
  swallowed,
  pragmaComments,
  mocks,
  replacedParts,
  sniffing,
  surroundings,
  patches,
  instances,
  deciding,
  loadingHooks,
  hiddenCode,
]

/** Everything in a source that lets tests say less, or lets the product look who is asking. */
export function signsOf(source: Source): Sign[] {
  return finders.flatMap((find) => find(source)).sort((a, b) => a.line - b.line)
}
