import type { Node } from 'oxc-parser'
import type { Kind } from '../../fixed/kind.ts'
import { isFunction } from '../functions.ts'
import { childrenOf } from '../syntax.ts'
import { nothing } from './methods.ts'

/** What a function that a test writes answers, where it has one answer; null where that may be anything. */
export function answerOf(called: Node, kindOf: (node: Node) => Kind | null): Kind | null {
  if (!isFunction(called) || called.body === null || called.generator) return null
  const [answer, ...others] = called.body.type === 'BlockStatement' ? returnsIn(called.body) : [called.body]
  if (others.length > 0) return null
  const kind = answer === undefined ? nothing : kindOf(answer)
  if (!called.async) return kind
  const awaited = kind?.types?.includes('promise') === true ? kind.awaited : kind
  return { types: ['promise'], ...(awaited && { awaited }) }
}

/** What a body answers; where it answers nothing by `return`, the statement itself. */
function returnsIn(node: Node): Node[] {
  if (/Function/.test(node.type)) return []
  if (node.type === 'ReturnStatement') return [node.argument ?? node]
  return childrenOf(node).flatMap(returnsIn)
}
