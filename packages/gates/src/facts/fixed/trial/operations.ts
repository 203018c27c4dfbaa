import { comparing } from './comparing.ts'
import { lists } from './lists.ts'
import { numbers } from './numbers.ts'
import type { Operation } from './operation.ts'
import { texts } from './texts.ts'

/** What the languages make of values, by the names of `Term`. */
export const operations: ReadonlyMap<string, Operation> = new Map(
  Object.entries({ ...comparing, ...texts, ...numbers, ...lists }),
)
