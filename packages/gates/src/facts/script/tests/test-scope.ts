import type { Node, Statement } from 'oxc-parser'
import { type Source } from '../syntax.ts'
import { atHome } from './at-home.ts'
import { declarations } from './declarations.ts'
import { freeIdentifiers } from './free-identifiers.ts'

/** What stands around a test and takes part in what it says. */
export interface TestScope {
  /** Hooks, mocks and other statements that run before it, and the conditions it stands under. */
  around: readonly Node[]
  /** Declarations of the file and of the suites around it, by name. */
  declared: ReadonlyMap<string, Node>
}

/** The scope of a file's top level, or of a suite's body in it. `isTest` tells statements that declare tests or suites. */
export function scopeOf(
  statements: readonly Node[],
  outer: TestScope | null,
  isTest: (statement: Node) => boolean,
): TestScope {
  const declared = new Map(outer?.declared)
  for (const statement of statements) for (const [name, node] of declarations(statement)) declared.set(name, node)
  const around = statements.filter((statement) => statement.type === 'ExpressionStatement' && !isTest(statement))
  return { around: [...(outer?.around ?? []), ...around], declared }
}

/** The scope below a node that may keep a test from being declared: a condition, a loop's range. */
export function scopeUnder(node: Node, scope: TestScope): TestScope {
  const conditions = conditionsOf(node)
  return conditions.length === 0 ? scope : { ...scope, around: [...scope.around, ...conditions] }
}

/** The statements of the function that a suite is given. */
export function suiteStatements(given: readonly Node[]): readonly Statement[] {
  return given.flatMap((argument) => {
    if (argument.type !== 'ArrowFunctionExpression' && argument.type !== 'FunctionExpression') return []
    return argument.body?.type === 'BlockStatement' ? argument.body.body : []
  })
}

/** Everything outside of its body that a test says: what stands around it, and each declaration that these and it use. */
export function contextOf(body: readonly (Node | null)[], scope: TestScope): Node[] {
  const used = new Map<string, Node>()
  const take = (node: Node): void =>
    freeIdentifiers(node, (name) => {
      const declaration = scope.declared.get(name)
      if (declaration === undefined || used.has(name)) return
      used.set(name, declaration)
      take(declaration)
    })
  for (const node of [...body, ...scope.around]) if (node !== null) take(node)
  const byName = [...used].toSorted(([one], [other]) => (one < other ? -1 : 1))
  return [...scope.around, ...byName.map(([, node]) => node)]
}

/** Where the names of packages come from that nodes use: `node:assert#equal`. */
export function packageNames(nodes: readonly (Node | null)[], { module }: Source): string[] {
  const origins = new Map<string, string>()
  for (const { moduleRequest, entries } of module.staticImports) {
    if (/^[.#~/]/.test(moduleRequest.value)) continue
    for (const { importName, localName } of entries)
      origins.set(localName.value, `${atHome(moduleRequest.value)}#${importName.name ?? importName.kind}`)
  }
  const found = new Set<string>()
  for (const node of nodes) {
    if (node === null) continue
    freeIdentifiers(node, (name) => {
      const origin = origins.get(name)
      if (origin !== undefined) found.add(origin)
    })
  }
  return [...found].toSorted()
}

function conditionsOf(node: Node): Node[] {
  const held =
    node.type === 'IfStatement' || node.type === 'ConditionalExpression' || node.type === 'WhileStatement'
      ? [node.test]
      : node.type === 'LogicalExpression'
        ? [node.left]
        : node.type === 'ForOfStatement' || node.type === 'ForInStatement'
          ? [node.right]
          : node.type === 'ForStatement'
            ? [node.init, node.test]
            : node.type === 'SwitchStatement'
              ? [node.discriminant]
              : []
  return held.filter((one) => one !== null)
}
