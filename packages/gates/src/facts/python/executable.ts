import { type PythonSource, childrenOf, walk } from './syntax.ts'

const plain =
  /^(?:Assign|Update|Expression|Return|Raise|Assert|Delete|Import|If|For|While|With|Try|Match|Yield|Break|Continue|Print|Scope)Statement$|^(?:FunctionDefinition|ClassDefinition|MatchClause)$/

/** Lines on which a statement begins that runs: no docstrings, no blanks, no comments, no `pass`, no bare types. */
export function executableLines(source: PythonSource): Set<number> {
  const lines = new Set<number>()
  walk(source.root, (node) => {
    if (!plain.test(node.name)) return
    const children = childrenOf(node)
    const isText =
      node.name === 'ExpressionStatement' && /^(?:String|ContinuedString|Ellipsis)$/.test(children[0]?.name ?? '')
    const isTypeOnly = node.name === 'AssignStatement' && !children.some(({ name }) => name === 'AssignOp')
    if (!isText && !isTypeOnly) lines.add(source.lineAt(node.from))
  })
  return lines
}
