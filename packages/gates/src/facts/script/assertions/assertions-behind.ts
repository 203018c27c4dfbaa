import type { Node } from 'oxc-parser'
import { isCallback } from '../functions.ts'
import { walk } from '../syntax.ts'
import { assertionOf } from './assertions.ts'
import { unreached } from './unreached.ts'

/** How many assertions of its own body a test never comes to. */
export function assertionsBehind(given: readonly Node[]): number {
  const body = given.findLast(isCallback)
  return body === undefined ? 0 : unreached(body).reduce((sum, part) => sum + countIn(part), 0)
}

function countIn(node: Node): number {
  let count = 0
  walk(node, (inner) => {
    if (inner.type === 'CallExpression' && assertionOf(inner) !== null) count += 1
  })
  return count
}
