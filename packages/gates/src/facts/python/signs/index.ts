import type { Sign } from '../../facts.ts'
import { decidingHooks } from './deciding.ts'
import { hiddenCode } from './hidden-code.ts'
import { mocksOf } from './mocks.ts'
import { patches } from './patches.ts'
import { pragmas } from './pragmas.ts'
import type { PythonSource } from '../syntax.ts'
import type { SignFinder } from './source-sign.ts'
import { sniffing } from './sniffing.ts'
import { surroundings } from './surroundings.ts'
import { swallowed } from './swallowed.ts'
import { tautologies } from './tautology.ts'

const finders: readonly SignFinder[] = [
  tautologies,
  swallowed,
  pragmas,
  mocksOf,
  sniffing,
  surroundings,
  patches,
  decidingHooks,
  hiddenCode,
]

/** Everything in a Python source that lets tests say less, or lets the product look who is asking. */
export function signsOf(source: PythonSource): Sign[] {
  return finders.flatMap((find) => find(source)).toSorted((a, b) => a.line - b.line)
}
