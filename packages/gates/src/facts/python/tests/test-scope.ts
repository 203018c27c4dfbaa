import type { SyntaxNode } from '@lezer/common'
import { type PythonSource, childrenOf, dottedName, walk } from '../syntax.ts'
import type { PythonTest } from './collected-tests.ts'
import { modifierNamed } from './modifiers.ts'

/** What stands around the tests of a file. */
export interface PythonScope {
  /** Functions, classes and variables of the file, by name. */
  declared: ReadonlyMap<string, SyntaxNode>
  /** Hooks that run around every test, and what the file calls when it is loaded. */
  around: readonly SyntaxNode[]
  /** Marks that `pytestmark` gives to all tests of the file. */
  modifiers: readonly string[]
}

const hooks =
  /^(?:setup|teardown|setUp|tearDown|asyncSetUp|asyncTearDown)(?:_?(?:module|class|method|function|Module|Class))?$/

export function scopeOf(source: PythonSource): PythonScope {
  const declared = new Map<string, SyntaxNode>()
  const around: SyntaxNode[] = []
  const modifiers: string[] = []
  for (const statement of childrenOf(source.root)) {
    if (statement.name === 'ExpressionStatement' && statement.firstChild?.name === 'CallExpression')
      around.push(statement)
    for (const name of boundBy(statement, source)) {
      declared.set(name, statement)
      if (hooks.test(name) || /autouse\s*=\s*True/.test(headOf(statement, source))) around.push(statement)
      if (name === 'pytestmark') modifiers.push(...marksIn(statement, source))
    }
  }
  return { declared, around, modifiers }
}

/** Everything outside of its body that a test says: hooks, and each declaration of the file that these and it use. */
export function contextOf(
  { node, decorators, classes }: PythonTest,
  scope: PythonScope,
  source: PythonSource,
): SyntaxNode[] {
  const members = new Map<string, SyntaxNode>()
  for (const body of classes) {
    for (const member of childrenOf(body)) for (const name of boundBy(member, source)) members.set(name, member)
  }
  const around = [...scope.around, ...[...members].filter(([name]) => hooks.test(name)).map(([, member]) => member)]
  const used = new Map<string, SyntaxNode>()
  const take = (from: SyntaxNode): void => {
    for (const name of namesIn([from], source)) {
      const declaration = members.get(name) ?? scope.declared.get(name)
      if (declaration === undefined || used.has(name) || holds(declaration, node)) continue
      used.set(name, declaration)
      take(declaration)
    }
  }
  for (const one of [node, ...decorators, ...around]) take(one)
  const byName = [...used].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, found]) => found)
  return [...new Set([...around, ...byName])]
}

/** Names that nodes use: variables, and members of `self`. */
export function namesIn(nodes: readonly SyntaxNode[], source: PythonSource): Set<string> {
  const found = new Set<string>()
  for (const node of nodes) {
    walk(node, (inner) => {
      if (inner.name === 'VariableName') found.add(source.textOf(inner))
      if (inner.name !== 'MemberExpression') return
      const name = dottedName(inner, source)
      if (/^(?:self|cls)\.\w+$/.test(name)) found.add(name.split('.')[1] ?? '')
    })
  }
  return found
}

function boundBy(statement: SyntaxNode, source: PythonSource): string[] {
  const inner = statement.getChild('FunctionDefinition') ?? statement.getChild('ClassDefinition') ?? statement
  if (inner.name === 'FunctionDefinition' || inner.name === 'ClassDefinition') {
    const name = inner.getChild('VariableName')
    return name === null ? [] : [source.textOf(name)]
  }
  if (statement.name !== 'AssignStatement') return []
  const targets = childrenOf(statement)
  const end = targets.findIndex(({ name }) => name === 'AssignOp')
  return targets
    .slice(0, end)
    .filter(({ name }) => name === 'VariableName')
    .map((target) => source.textOf(target))
}

/** The decorators of a statement, as written. */
function headOf(statement: SyntaxNode, source: PythonSource): string {
  return statement
    .getChildren('Decorator')
    .map((one) => source.textOf(one))
    .join('\n')
}

function marksIn(statement: SyntaxNode, source: PythonSource): string[] {
  const found: string[] = []
  walk(statement, (node) => {
    if (node.name === 'MemberExpression') found.push(...modifierNamed(dottedName(node, source)))
  })
  return found
}

function holds(outer: SyntaxNode, inner: SyntaxNode): boolean {
  return outer.from <= inner.from && inner.to <= outer.to
}
