import { type Digest, sha256 } from '@helix/core'
import type { ArrayExpression, Node } from 'oxc-parser'
import type { WrittenCases } from '../../facts.ts'
import { type Source, walk } from '../syntax.ts'
import { acts } from './acts.ts'
import { type TestScope, contextOf, originsOf } from './test-scope.ts'
import { digestOf } from './test-shape.ts'
import { writtenList } from './written-rows.ts'

/** A test with the tables that say how often it runs, its own and those around it. */
interface Tabled {
  body: readonly (Node | null)[]
  tables: readonly Node[]
  scope: TestScope
}

/**
 * What a test says for each row of its tables, and each row by itself; undefined where no table is written down of which nothing
 * else in the file knows.
 */
export function writtenCases({ body, tables, scope }: Tabled, source: Source): WrittenCases | undefined {
  const lists = new Map(tables.map((table) => [table, writtenList(table, scope)]))
  const rows = new Set<Node>()
  for (const list of lists.values()) if (list !== null && isPlain(list)) rows.add(list)
  if (rows.size === 0) return undefined
  const said = [...body, ...contextOf(body, scope, rows)]
  for (const [table, list] of lists) if (list !== null && isKnown(table, { said, rows, tables })) rows.delete(list)
  if (rows.size === 0) return undefined
  const frame = [...body, ...contextOf(body, scope, rows)]
  const own = { ...scope, around: [] }
  const wordsOf = (nodes: readonly (Node | null)[], aside?: ReadonlySet<Node>) =>
    Object.values(originsOf(nodes, source, aside)).flat()
  return {
    frame: digestOf(frame, wordsOf(frame, rows), (held) => (isAmong(held, rows) ? { type: 'Rows' } : undefined)),
    rows: [...rows].flatMap((list, at) =>
      list.type === 'ArrayExpression'
        ? list.elements.map((row): Digest => {
            const words = [row, ...contextOf([row], own)]
            return sha256(`${at} ${digestOf(words, wordsOf(words))}`)
          })
        : [],
    ),
  }
}

/** Whether a list is nothing but rows: none does anything when it is made. */
function isPlain({ elements }: ArrayExpression): boolean {
  return elements.every((one) => one !== null && !acts(one))
}

/** Whether anything beside the tables speaks of the name of one. */
function isKnown(
  table: Node,
  { said, rows, tables }: { said: readonly (Node | null)[]; rows: ReadonlySet<Node>; tables: readonly Node[] },
): boolean {
  if (table.type !== 'Identifier') return false
  let isTold = false
  for (const node of said)
    if (node !== null)
      walk(node, (inner) => {
        if (inner.type !== 'Identifier' || inner.name !== table.name || tables.includes(inner)) return
        isTold ||= !isNameOf(inner, said, rows)
      })
  return isTold
}

/** Whether it is the name in the declaration of a list. */
function isNameOf(name: Node, said: readonly (Node | null)[], rows: ReadonlySet<Node>): boolean {
  return said.some((one) => one?.type === 'VariableDeclarator' && one.id === name && isAmong(bareList(one.init), rows))
}

function bareList(node: Node | null): Node | null {
  return node !== null && (node.type === 'TSAsExpression' || node.type === 'TSSatisfiesExpression')
    ? bareList(node.expression)
    : node
}

function isAmong(held: unknown, nodes: ReadonlySet<unknown>): boolean {
  return nodes.has(held)
}
