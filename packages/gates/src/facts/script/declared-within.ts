import type { Node } from 'oxc-parser'
import { isFunction } from './functions.ts'
import { childrenOf } from './syntax.ts'
import { declarations } from './tests/declarations.ts'

/** Whether a name means, at its place, something that stands in a list. */
export type MeansOne = (name: string, at: Node) => boolean

/** The block and the function, or file, that stand around a place. */
interface Around {
  block: Node
  whole: Node
}

/** Which names mean, at their place, one of the declarations that are taken: those that stand in the same block, function or file. */
export function declaredWithin(
  program: Node,
  takes: (name: string, declaration: Node, within: Node) => boolean,
): MeansOne {
  const found = new Map<string, Node[]>()
  const visit = (node: Node, around: Around): void => {
    for (const child of childrenOf(node)) {
      const within = child.type === 'VariableDeclaration' && child.kind === 'var' ? around.whole : around.block
      for (const [name, declaration] of declarations(child))
        if (takes(name, declaration, within)) found.set(name, [...(found.get(name) ?? []), within])
      visit(child, below(child, around))
    }
  }
  visit(program, { block: program, whole: program })
  return (name, at) => (found.get(name) ?? []).some(({ start, end }) => start <= at.start && at.end <= end)
}

/** `var` is seen in all of its function. */
function below(node: Node, around: Around): Around {
  if (isFunction(node)) return { block: node, whole: node }
  return node.type === 'BlockStatement' || node.type.startsWith('For') ? { ...around, block: node } : around
}
