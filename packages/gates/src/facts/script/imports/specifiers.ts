import type { Node } from 'oxc-parser'
import { walk } from '../syntax.ts'
import { type Specifier, computed } from '../../found-import.ts'

/** Stands for what is known only at run time, while texts are put together. */
const hole = '\0'
/** A choice of more alternatives is not written by people. */
const mostTexts = 50

/**
 * What the first argument of a call that loads a module may name: texts, also put together of constants of the file, chosen by a
 * condition, or made into a path or URL beside the file (`new URL('./a.ts', import.meta.url)`, `join(__dirname, 'a')`).
 */
export function specifiersOf(node: Node | null | undefined, constants: Constants): Specifier[] {
  const texts = node == null ? [hole] : textsOf(node, constants, 0)
  return [...new Map(texts.map(specifierOf).map((one) => [one.text, one])).values()]
}

function specifierOf(text: string): Specifier {
  if (!text.includes(hole)) return { text }
  // Only what begins with a folder beside the file can be told apart from all others.
  const begins = /^\.{1,2}\/[^\0]*/.exec(text)?.[0] ?? ''
  const isFolder = /[^./]/.test(begins)
  return isFolder ? { text: text.replaceAll(hole, '*'), isPattern: true } : computed
}

/** Values of a source's constants by name; names that stand for several are left out. */
export type Constants = ReadonlyMap<string, Node>

export function constantsOf(program: Node): Constants {
  const found = new Map<string, Node | null>()
  walk(program, (node) => {
    if (node.type !== 'VariableDeclaration') return
    for (const { id, init } of node.declarations) {
      if (id.type !== 'Identifier') continue
      found.set(id.name, found.has(id.name) || node.kind !== 'const' ? null : init)
    }
  })
  return new Map([...found].flatMap(([name, value]) => (value === null ? [] : [[name, value] as const])))
}

function textsOf(node: Node, constants: Constants, depth: number): string[] {
  const inner = (other: Node): string[] => textsOf(other, constants, depth + 1)
  if (depth > 20) return [hole]
  if (node.type === 'Literal') return [typeof node.value === 'string' ? node.value : hole]
  if (node.type === 'TemplateLiteral')
    return joined(
      node.quasis.flatMap(({ value }, at) => [[value.cooked ?? hole], ...nodesAt(node.expressions, at).map(inner)]),
    )
  if (node.type === 'BinaryExpression' && node.operator === '+') return joined([inner(node.left), inner(node.right)])
  if (node.type === 'ConditionalExpression') return [...inner(node.consequent), ...inner(node.alternate)]
  if (node.type === 'LogicalExpression') return [...inner(node.left), ...inner(node.right)]
  if (node.type === 'ParenthesizedExpression' || node.type === 'TSAsExpression' || node.type === 'AwaitExpression')
    return inner('expression' in node ? node.expression : node.argument)
  // `vi.mock(import('./x.ts'))` says what the import inside says.
  if (node.type === 'ImportExpression') return inner(node.source)
  if (node.type === 'MemberExpression' && isPathOf(node)) return inner(node.object)
  if (node.type === 'Identifier') {
    const value = constants.get(node.name)
    return value === undefined ? [hole] : inner(value)
  }
  if (node.type === 'NewExpression' || node.type === 'CallExpression') return besideFile(node, inner)
  return [hole]
}

/** `.href`, `.pathname` of a URL. */
function isPathOf(node: Node): boolean {
  return (
    node.type === 'MemberExpression' &&
    node.property.type === 'Identifier' &&
    ['href', 'pathname'].includes(node.property.name)
  )
}

function besideFile(node: Node, inner: (node: Node) => string[]): string[] {
  if (node.type === 'NewExpression') {
    const [path, base] = node.arguments
    const isUrl = node.callee.type === 'Identifier' && node.callee.name === 'URL'
    return isUrl && path !== undefined && isOwnPlace(base) ? inner(path).map(relative) : [hole]
  }
  if (node.type !== 'CallExpression') return [hole]
  const [first, ...rest] = node.arguments
  const name = calledName(node.callee)
  if (name === 'toString' && node.callee.type === 'MemberExpression') return inner(node.callee.object)
  if (first === undefined) return [hole]
  if (['fileURLToPath', 'pathToFileURL', 'String'].includes(name)) return inner(first)
  if ((name === 'join' || name === 'resolve') && isOwnPlace(first))
    return joined([['.'], ...rest.map((part) => inner(part).map((text) => `/${text}`))])
  return [hole]
}

/** `import.meta.url`, `import.meta.dirname`, `__dirname`. */
export function isOwnPlace(node: Node | undefined): boolean {
  if (node?.type === 'Identifier') return node.name === '__dirname'
  return node?.type === 'MemberExpression' && node.object.type === 'MetaProperty'
}

function calledName(callee: Node): string {
  if (callee.type === 'Identifier') return callee.name
  return callee.type === 'MemberExpression' && callee.property.type === 'Identifier' ? callee.property.name : ''
}

function relative(path: string): string {
  return /^(?:\.{0,2}\/|[\w-]+:)/.test(path) ? path : `./${path}`
}

function nodesAt(nodes: readonly Node[], at: number): Node[] {
  const node = nodes[at]
  return node === undefined ? [] : [node]
}

/** Every way to put one text of each part behind the other. */
function joined(parts: readonly string[][]): string[] {
  return parts.reduce<string[]>(
    (texts, part) => {
      const longer = texts.flatMap((text) => part.map((more) => text + more))
      return longer.length > mostTexts ? [hole] : longer
    },
    [''],
  )
}
