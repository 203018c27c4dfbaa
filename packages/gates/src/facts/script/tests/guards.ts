// Failures in words alone: `if (!found) assert.fail(…)`, `try { await run() } catch { return } assert.fail(…)`.
import type { Node } from 'oxc-parser'
import type { Lines } from '../../facts.ts'
import { pathOf } from '../signs/member-path.ts'
import { type Source, childrenOf, walk } from '../syntax.ts'

/** What decides whether a statement tells a failure, where that is all it does; null of every other one. `before`: what runs before it. */
export function guardedBy(statement: Node, before: Node | undefined): Node | null {
  if (statement.type === 'IfStatement')
    return statement.alternate === null && tellsOnly(statement.consequent) ? statement.test : null
  const isLeft = before?.type === 'TryStatement' && before.handler !== null && leaves(before.handler.body)
  return isLeft && tells(statement) ? before.block : null
}

/** First and last lines of all such statements of a source. */
export function guardLines(source: Source): Lines[] {
  const found: Lines[] = []
  walk(source.program, (node) => {
    if (node.type !== 'BlockStatement' && node.type !== 'Program') return
    for (const [at, one] of node.body.entries())
      if (guardedBy(one, node.body[at - 1]) !== null) found.push([source.lineAt(one.start), source.lineAt(one.end)])
  })
  return found
}

function tellsOnly(node: Node): boolean {
  if (node.type !== 'BlockStatement') return tells(node)
  const [only, ...others] = node.body
  return only !== undefined && others.length === 0 && tells(only)
}

/** `assert.fail()`, `expect.fail()`, `expect.unreachable()`. */
function tells(node: Node): boolean {
  const { expression } = node.type === 'ExpressionStatement' ? node : {}
  const path = expression?.type === 'CallExpression' ? pathOf(expression.callee) : ''
  return /^(?:(?:assert|expect|t|t\.assert)\.)?fail$|^expect\.unreachable$/.test(path)
}

/** Whether the function may end in it. */
function leaves(node: Node): boolean {
  if (/Function/.test(node.type)) return false
  return node.type === 'ReturnStatement' || childrenOf(node).some(leaves)
}
