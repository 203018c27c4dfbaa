import type { SyntaxNode } from '@lezer/common'
import type { Sign } from '../facts.ts'
import { importStatements } from './import-statements.ts'
import { type PythonSource, calleeName, childrenOf, dottedName, givenTo, plainText, walk } from './python-source.ts'
import { signAt } from './sign-at.ts'
import { isStandardModule } from './standard-modules.ts'

const runner = /^(?:pytest|_pytest|unittest|nose|hypothesis)(?:\.|$)/

/** Code that loads a test runner, or changes what tests and assertions rely on. */
export function patches(source: PythonSource): Sign[] {
  const imports = importStatements(source)
  const loading = imports.filter(({ module }) => runner.test(module)).map(({ at }) => lineAt(source, at))
  const standard = new Set(
    imports.flatMap(({ module, locals }) =>
      isStandardModule(module.split('.')[0] ?? '')
        ? [...locals].filter(([, name]) => name === '*').map(([local]) => local)
        : [],
    ),
  )
  const found: SyntaxNode[] = []
  walk(source.root, (node) => {
    if (node.name === 'AssignStatement' && assignsTrusted(node, standard, source)) found.push(node)
    if (node.name === 'CallExpression' && setsTrusted(node, standard, source)) found.push(node)
    if (node.name === 'FunctionDefinition' && equalsEverything(node, source)) found.push(node)
  })
  return [
    ...loading.map((place) => signAt(source, 'runner-import', place)),
    ...found.map((node) => signAt(source, 'patching', node)),
  ]
}

function lineAt({ text }: PythonSource, from: number): { from: number; to: number } {
  const end = text.indexOf('\n', from)
  return { from, to: end === -1 ? text.length : end }
}

/** `time.time = …`, `builtins.abs = …`; settings of the process (`sys.stdout`, `os.environ`) are none. */
function assignsTrusted(node: SyntaxNode, standard: ReadonlySet<string>, source: PythonSource): boolean {
  const parts = childrenOf(node)
  const end = parts.findIndex(({ name }) => name === 'AssignOp')
  return parts.slice(0, end).some((target) => isTrusted(dottedName(target, source), standard))
}

function setsTrusted(node: SyntaxNode, standard: ReadonlySet<string>, source: PythonSource): boolean {
  if (calleeName(node, source) !== 'setattr') return false
  const [object, name] = givenTo(node, source).values
  return object !== undefined && isTrusted(`${dottedName(object, source)}.${plainText(name, source) ?? '*'}`, standard)
}

function isTrusted(name: string, standard: ReadonlySet<string>): boolean {
  const [module = '', member] = name.split('.')
  const isClock = /^(?:builtins|time|datetime|random|json|math|unittest|pytest|operator|uuid)$/.test(module)
  return member !== undefined && isClock && standard.has(module)
}

/** `def __eq__(self, other): return True`. */
function equalsEverything(node: SyntaxNode, source: PythonSource): boolean {
  const name = node.getChild('VariableName')
  const body = node.getChild('Body')
  if (name === null || body === null || source.textOf(name) !== '__eq__') return false
  const statements = childrenOf(body).filter(
    (one) => one.name !== ':' && one.name !== 'Comment' && one.firstChild?.name !== 'String',
  )
  return statements.length === 1 && /^return\s+True$/.test(source.textOf(statements[0] ?? body).trim())
}
