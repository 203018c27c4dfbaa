import type { SyntaxNode } from '@lezer/common'
import { anything } from '../../fixed/unit.ts'
import { importStatements } from '../imports/import-statements.ts'
import { plainMembers } from './plain-tables.ts'
import { type PythonSource, childrenOf, walk } from '../syntax.ts'

/** What the language brings that knows nothing of the product. */
const language = [
  'abs', 'all', 'any', 'ascii', 'bin', 'bool', 'bytearray', 'bytes', 'chr', 'complex', 'dict', 'divmod', 'enumerate', 'filter', 'float', 'format', 'frozenset', 'hash', 'hex', 'int',
  'isinstance', 'issubclass', 'len', 'list', 'map', 'max', 'min', 'oct', 'ord', 'pow', 'range', 'repr', 'reversed', 'round', 'set', 'slice', 'sorted', 'str', 'sum', 'tuple', 'type', 'zip',
  '__file__', '__name__', 'AssertionError', 'Exception', 'IndexError', 'KeyError', 'LookupError', 'NotImplementedError', 'OverflowError', 'RuntimeError', 'TypeError', 'ValueError', 'ZeroDivisionError',
] // prettier-ignore

/** Modules that answer the same whatever the product does. */
const pure =
  /^(?:json|math|cmath|decimal|fractions|statistics|re|string|textwrap|base64|binascii|operator|itertools|functools|collections|enum|dataclasses|typing|copy|struct|hashlib|pytest)$/

const clock =
  /\btime\.\w+\(|\b(?:now|utcnow|today)\(\)|freeze_time|time_machine|(?:patch|setattr)\w*(?:\.object)?\(["']?time\b/g

/** What is made of them nobody knows until it is handed over. */
const mocks = new Set(['Mock', 'MagicMock', 'AsyncMock', 'NonCallableMock'])

/** Names of a source behind which the product cannot stand. */
export function ownNames(source: PythonSource): Set<string> {
  const own = new Set(language)
  for (const { module, locals } of importStatements(source)) {
    for (const [local, name] of locals) {
      if (pure.test(module) || (module === 'unittest.mock' && mocks.has(name))) own.add(local)
      else own.delete(local)
    }
  }
  for (const said of plainMembers(source)) own.add(said)
  // How much time goes by hangs on the product, and shows where the clock is read twice.
  if ((source.text.match(clock) ?? []).length < 2) own.add('time.time')
  return own
}

/** The names that a node speaks of, members of `self` among them, but for a class that is all in the node; not those that functions and comprehensions in it keep to themselves. */
export function freeNames(node: SyntaxNode, source: PythonSource, own: ReadonlySet<string>): string[] {
  const found: string[] = []
  visit(node, new Set(), false)
  return found

  function visit(inner: SyntaxNode, bound: ReadonlySet<string>, isOfClass: boolean): void {
    if (inner.name === 'TypeDef') return
    if (inner.name === 'MemberExpression' && inner.firstChild !== null && source.textOf(inner.firstChild) === 'self') {
      const member = source.textOf(inner).replaceAll(/\s/g, '')
      if (!isOfClass && !/^self\.assert\w+$/.test(member)) found.push(anything)
      return
    }
    if (inner.name === 'MemberExpression' && own.has(source.textOf(inner))) return
    const name = inner.name === 'VariableName' ? source.textOf(inner) : null
    if (name !== null && !bound.has(name) && !own.has(name) && !isKeyword(inner) && !isDefined(inner)) found.push(name)
    const within = new Set([...bound, ...boundIn(inner, source)])
    const isClass = isOfClass || inner.name === 'ClassDefinition'
    for (const child of childrenOf(inner)) visit(child, within, isClass)
  }
}

/** The name under which a function or a class is written down. */
function isDefined({ parent, from }: SyntaxNode): boolean {
  return /^(?:Function|Class)Definition$/.test(parent?.name ?? '') && parent?.getChild('VariableName')?.from === from
}

/** The name of an argument that is given by name. */
function isKeyword(node: SyntaxNode): boolean {
  return node.parent?.name === 'ArgList' && node.nextSibling?.name === 'AssignOp'
}

/** Names that a node keeps to itself. */
function boundIn(node: SyntaxNode, source: PythonSource): string[] {
  if (/Comprehension/.test(node.name)) return comprehended(node, source)
  if (node.name !== 'LambdaExpression' && node.name !== 'FunctionDefinition') return []
  const nodes = childrenOf(node).filter(({ name }) => name === 'ParamList')
  walk(node, (inner) => {
    // Who fills a table of somebody else does not keep it.
    if (inner !== node && inner.name === 'AssignStatement' && inner.firstChild?.name !== 'MemberExpression')
      nodes.push(inner.firstChild ?? inner)
  })
  return nodes.flatMap((one) => variablesIn(one, source))
}

/** What stands between `for` and `in`. */
function comprehended(node: SyntaxNode, source: PythonSource): string[] {
  let isTarget = false
  return childrenOf(node).flatMap((part) => {
    if (part.name === 'for' || part.name === 'in') isTarget = part.name === 'for'
    return isTarget ? variablesIn(part, source) : []
  })
}

function variablesIn(node: SyntaxNode, source: PythonSource): string[] {
  const found: string[] = []
  walk(node, (inner) => {
    if (inner.name === 'VariableName') found.push(source.textOf(inner))
  })
  return found
}
