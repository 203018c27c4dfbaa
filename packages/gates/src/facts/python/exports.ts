import type { SyntaxNode } from '@lezer/common'
import { importStatements } from './imports/import-statements.ts'
import { type PythonSource, childrenOf, walk } from './syntax.ts'

/** Names that a module has at its top; null where they cannot all be told: `__getattr__`. */
export function exportsOf(source: PythonSource): string[] | null {
  const names = new Set<string>()
  const visit = (node: SyntaxNode): void => {
    const inner = node.getChild('FunctionDefinition') ?? node.getChild('ClassDefinition') ?? node
    if (inner.name === 'FunctionDefinition' || inner.name === 'ClassDefinition') {
      const name = inner.getChild('VariableName')
      if (name !== null) names.add(source.textOf(name))
    } else if (node.name === 'AssignStatement') {
      const parts = childrenOf(node)
      const end = parts.findIndex(({ name }) => name === 'AssignOp')
      for (const target of parts.slice(0, end === -1 ? undefined : end).filter(({ name }) => name !== 'TypeDef')) {
        walk(target, (one) => {
          if (one.name === 'VariableName') names.add(source.textOf(one))
        })
      }
    } else if (node.name !== 'ImportStatement') for (const child of childrenOf(node)) visit(child)
  }
  for (const child of childrenOf(source.root)) visit(child)
  for (const { locals } of importStatements(source)) for (const local of locals.keys()) names.add(local)
  return names.has('__getattr__') ? null : [...names].filter((name) => name !== '*')
}
