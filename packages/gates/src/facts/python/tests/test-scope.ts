import type { SyntaxNode } from '@lezer/common'
import { bindingsOf, scopeAround, scopesAround } from '../names/bindings.ts'
import { sharedNames } from '../names/known-names.ts'
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
  const isDeclared = (name: string) => members.has(name) || scope.declared.has(name)
  const isOutside = (node: SyntaxNode) => isDeclared(source.textOf(node)) && !isOwnVariable(node, source)
  const take = (from: SyntaxNode): void => {
    for (const name of namesIn([from], source, isOutside)) {
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

/** Names that nodes use: variables, those that are taken, and members of `self`. */
export function namesIn(
  nodes: readonly SyntaxNode[],
  source: PythonSource,
  takes: (variable: SyntaxNode) => boolean = () => true,
): Set<string> {
  const found = new Set<string>()
  for (const node of nodes) {
    walk(node, (inner) => {
      if (inner.name === 'VariableName' && takes(inner)) found.add(source.textOf(inner))
      if (inner.name !== 'MemberExpression') return
      const name = dottedName(inner, source)
      if (/^(?:self|cls)\.\w+$/.test(name)) found.add(name.split('.')[1] ?? '')
    })
  }
  return found
}

/** Whether a function binds a name itself, and so means nothing of its file by it. Parameters may be fixtures. */
function isOwnVariable(node: SyntaxNode, source: PythonSource): boolean {
  const own = variablesOf(source)
  const name = source.textOf(node)
  return !isInParameters(node) && scopesAround(node).some(({ from }) => own.get(from)?.has(name) === true)
}

/** What a parameter is by default is asked outside of its function. */
function isInParameters({ name, parent }: SyntaxNode): boolean {
  return name === 'ParamList' || (parent !== null && isInParameters(parent))
}

const variables = new WeakMap<PythonSource, ReadonlyMap<number, ReadonlySet<string>>>()

/** What each function of a source binds, parameters aside, by its place; nothing that one of them binds for all. */
function variablesOf(source: PythonSource): ReadonlyMap<number, ReadonlySet<string>> {
  const known = variables.get(source)
  if (known !== undefined) return known
  const found = new Map<number, Set<string>>()
  const shared = sharedNames(source)
  for (const { target } of bindingsOf(source)) {
    const scope = scopeAround(target)
    const isVariable = target.name === 'VariableName' && target.parent?.name !== 'ParamList'
    if (!isVariable || scope?.name !== 'FunctionDefinition' || shared.has(source.textOf(target))) continue
    found.set(scope.from, (found.get(scope.from) ?? new Set<string>()).add(source.textOf(target)))
  }
  variables.set(source, found)
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
