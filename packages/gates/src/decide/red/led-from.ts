import type { ImportEdge } from '../../facts/facts.ts'
import type { RedContext } from './context.ts'

/** An import that leads to a path of the repository, whether or not a file is there. */
export type Led = ImportEdge & { target: string }

/** The imports of a file that lead somewhere in the repository. */
export function ledFrom(path: string, context: Pick<RedContext, 'importsOf'>): Led[] {
  return context.importsOf(path).filter((edge): edge is Led => edge.target !== null)
}
