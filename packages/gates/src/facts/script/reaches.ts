import type { Reaches } from '../facts.ts'
import { posix } from 'node:path'
import type { CallExpression, Node } from 'oxc-parser'
import { type Source, walk } from './syntax.ts'

const talking = new Set(['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest', 'Worker', 'SharedWorker', 'eval'])
/** A text without blanks that ends like a script. */
const scriptPath = /^(?:\.{0,2}\/)?[\w@.-]+(?:\/[\w@.-]+)*\.[cm]?[jt]sx?$/

/** How a source can reach what it does not import: globals that talk to others, and texts that look like paths of scripts. */
export function reachesOf({ program }: Source): Reaches {
  const globals = new Set<string>()
  const paths = new Set<string>()
  walk(program, (node) => {
    if (node.type === 'Identifier' && talking.has(node.name)) globals.add(node.name)
    const text = node.type === 'Literal' && typeof node.value === 'string' ? node.value : plainTemplate(node)
    if (text !== null && scriptPath.test(text)) paths.add(text)
    const joined = node.type === 'CallExpression' ? joinedBy(node) : null
    if (joined !== null && scriptPath.test(joined)) paths.add(joined)
  })
  return { globals: [...globals], paths: [...paths] }
}

/** A template in which nothing is put. */
function plainTemplate(node: Node): string | null {
  return node.type === 'TemplateLiteral' && node.expressions.length === 0 ? (node.quasis[0]?.value.raw ?? null) : null
}

/** The texts at the end of `join(root, 'bin', 'cli.js')` and `resolve(…)`; null where there are not several. */
function joinedBy({ callee, arguments: given }: CallExpression): string | null {
  const name = callee.type === 'MemberExpression' ? callee.property : callee
  if (name.type !== 'Identifier' || !/^(?:join|resolve)$/.test(name.name)) return null
  const texts = given.map((node) => (node.type === 'Literal' && typeof node.value === 'string' ? node.value : null))
  const parts = texts.slice(texts.lastIndexOf(null) + 1)
  return parts.length < 2 ? null : posix.join(...parts.filter((part) => part !== null))
}
