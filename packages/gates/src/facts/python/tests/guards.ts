// `if …: raise AssertionError(…)`: an assertion in the words of a condition.
import type { SyntaxNode } from '@lezer/common'
import type { Lines } from '../../facts.ts'
import { type PythonSource, childrenOf, dottedName, walk } from '../syntax.ts'

/** The condition of a statement that does nothing but raise an assertion's error where it holds; null of every other statement. */
export function guardedBy(statement: SyntaxNode, source: PythonSource): SyntaxNode | null {
  if (statement.name !== 'IfStatement') return null
  const [, condition, body, ...others] = childrenOf(statement).filter(({ name }) => name !== 'Comment')
  if (condition === undefined || body?.name !== 'Body' || others.length > 0) return null
  const [only, ...more] = childrenOf(body).filter(({ name }) => name.endsWith('Statement'))
  return only !== undefined && more.length === 0 && raises(only, source) ? condition : null
}

/** First and last lines of all such statements of a source. */
export function guardLines(source: PythonSource): Lines[] {
  const found: Lines[] = []
  walk(source.root, (node) => {
    if (guardedBy(node, source) !== null) found.push([source.lineAt(node.from), source.lineAt(node.to - 1)])
  })
  return found
}

/** `raise AssertionError(…)`, `pytest.fail(…)`, `self.fail(…)`. */
function raises(statement: SyntaxNode, source: PythonSource): boolean {
  const said = statement.name === 'RaiseStatement' ? childrenOf(statement)[1] : statement.firstChild
  const name = dottedName(said?.name === 'CallExpression' ? said.firstChild : (said ?? null), source)
  return statement.name === 'RaiseStatement' ? name === 'AssertionError' : /^(?:pytest|self)\.fail$/.test(name)
}
