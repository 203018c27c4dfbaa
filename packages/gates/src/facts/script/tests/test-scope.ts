import type { Node } from 'oxc-parser'
import { isInert } from '../inert-packages.ts'
import { type Source, childrenOf } from '../syntax.ts'
import { acts } from './acts.ts'
import { declarations } from './declarations.ts'
import { freeIdentifiers } from './free-identifiers.ts'
import { moduleNames, requiredBy } from './module-names.ts'

/** What stands around a test and takes part in what it says. */
export interface TestScope {
  /** Hooks, mocks and other statements that run before it, and the conditions it stands under. */
  around: readonly Node[]
  /** Declarations of the file and of the suites around it, by name. */
  declared: ReadonlyMap<string, Node>
}

/**
 * The scope below a node that leads to tests: what it declares, and what else it says. `ways` are all such nodes: what tests beside
 * one say is not what that one says.
 */
export function scopeBelow(node: Node, scope: TestScope, ways: ReadonlySet<Node>): TestScope {
  const statements = statementsOf(node)
  const beside = statements === null ? besides(node) : statements.filter(does)
  const around = [...scope.around, ...beside.filter((one) => !ways.has(one))]
  return { around, declared: statements === null ? scope.declared : declaredIn(statements, scope.declared) }
}

/** What statements declare by name, modules that they require aside: these are imports. */
export function declaredIn(statements: readonly Node[], outer?: ReadonlyMap<string, Node>): ReadonlyMap<string, Node> {
  const declared = new Map(outer)
  for (const statement of statements)
    for (const [name, node] of declarations(statement)) if (requiredBy(node) === null) declared.set(name, node)
  return declared
}

/** The statements of a node that runs one after another. */
function statementsOf(node: Node): readonly Node[] | null {
  if (node.type === 'Program' || node.type === 'BlockStatement' || node.type === 'StaticBlock') return node.body
  return node.type === 'SwitchCase' ? node.consequent : null
}

/** What a node on the way to tests says beside them: conditions, ranges of loops, tables, parameters; no names. */
function besides(node: Node): readonly Node[] {
  return paramsOf(node) ?? (/Declarat|^Class|^Labeled/.test(node.type) ? [] : childrenOf(node))
}

/** The parameters of a function; null for anything else. */
export function paramsOf(node: Node): readonly Node[] | null {
  return 'params' in node && 'body' in node && Array.isArray(node.params) ? node.params : null
}

/** Whether a statement does something when it is come to, and not only declares names and values. */
function does(statement: Node): boolean {
  const declaration = 'declaration' in statement ? statement.declaration : statement
  if (declaration === null || /^(?:Import|ExportAll|TS|Function|Empty)/.test(declaration.type)) return false
  return /^(?:Variable|Class)/.test(declaration.type) ? acts(declaration) : true
}

/**
 * Everything outside of its body that a test says: what stands around it, and each declaration that these and it use. What is below
 * the nodes of `aside` is not asked.
 */
export function contextOf(
  body: readonly (Node | null)[],
  scope: TestScope,
  aside: ReadonlySet<Node> = nothing,
): Node[] {
  const used = new Map<string, Node>()
  const take = (node: Node): void =>
    freeIdentifiers(
      node,
      (name) => {
        const declaration = scope.declared.get(name)
        if (declaration === undefined || used.has(name)) return
        used.set(name, declaration)
        take(declaration)
      },
      aside,
    )
  for (const node of [...body, ...scope.around]) if (node !== null) take(node)
  const byName = [...used].toSorted(([one], [other]) => (one < other ? -1 : 1))
  return [...scope.around, ...byName.map(([, node]) => node)]
}

/**
 * Where the names of packages come from that nodes use (`@shop/cart#total`), beside those of packages that cannot be the product
 * (`node:assert#equal`), and which names are called otherwise where they come from.
 */
export function originsOf(nodes: readonly (Node | null)[], source: Source, aside: ReadonlySet<Node> = nothing) {
  const modules = moduleNames(source)
  const used = new Set<string>()
  for (const node of nodes) if (node !== null) freeIdentifiers(node, (name) => used.add(name), aside)
  const found = [...used].flatMap((local) => {
    const module = modules.get(local)
    if (module === undefined) return []
    const { specifier, name, origin } = module
    const other = name === local || name === '*' ? null : `${name} as ${local}`
    return [{ [isInert(specifier, name) ? 'inert' : 'origins']: origin, others: other }]
  })
  const told = (of: 'inert' | 'origins' | 'others') => [...new Set(found.flatMap((one) => one[of] ?? []))].toSorted()
  return { inert: told('inert'), origins: told('origins'), others: told('others') }
}

const nothing: ReadonlySet<Node> = new Set()
