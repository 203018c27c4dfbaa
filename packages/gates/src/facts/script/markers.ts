import type { Node } from 'oxc-parser'
import type { Marker } from '../facts.ts'
import { isNote, saysUnfinished } from '../unfinished-words.ts'
import { keyOf, pathOf, textOf } from './signs/member-path.ts'
import { namedTexts } from './signs/named-texts.ts'
import { standInsOf } from './stand-ins.ts'
import { type Source, walk } from './syntax.ts'

const longest = 120

/** Signs of work that was put off: what is thrown says "not implemented", TODO, FIXME, XXX or HACK in comments, stand-ins of its own. */
export function markersOf(source: Source): Marker[] {
  const found: Marker[] = []
  const add = (kind: Marker['kind'], at: number, text: string): void => {
    found.push({ kind, line: source.lineAt(at), text: text.trim().slice(0, longest) })
  }
  const names = saysUnfinished(source.text) ? namedTexts(source) : none
  walk(source.program, (node) => {
    if (isNotImplemented(node, names)) add('not-implemented', node.start, source.text.slice(node.start, node.end))
  })
  for (const { value, start } of source.comments) {
    let at = start + 2
    for (const line of value.split('\n')) {
      if (isNote(line)) add('todo', at, line)
      at += line.length + 1
    }
  }
  for (const { start, end } of standInsOf(source)) add('stand-in', start, source.text.slice(start, end))
  return found.sort((a, b) => a.line - b.line)
}

const none: ReadonlyMap<string, string> = new Map()

/** `new NotImplementedError(…)`, `errors.NotImplemented()`, an error, a thrown value or a rejection with such words. */
function isNotImplemented(node: Node, names: ReadonlyMap<string, string>): boolean {
  const says = (given: Node) => saysUnfinished(textOf(given, names) ?? writtenIn(given))
  if (node.type === 'ThrowStatement') return says(node.argument) || membersOf(node.argument).some((one) => says(one))
  if (node.type !== 'NewExpression' && node.type !== 'CallExpression') return false
  const name = pathOf(node.callee).split('.').at(-1) ?? ''
  if (/^NotImplemented|^notImplemented|^Unimplemented/.test(name)) return true
  return /Error$|Exception$|^(?:reject|fail)$/.test(name) && node.arguments.some((argument) => says(argument))
}

function membersOf(node: Node): Node[] {
  if (node.type !== 'ObjectExpression') return []
  return node.properties.flatMap((one) => (one.type === 'Property' && keyOf(one.key) === 'message' ? [one.value] : []))
}

/** The written parts of a text that is put together of anything. */
function writtenIn(node: Node): string {
  return node.type === 'TemplateLiteral' ? node.quasis.map(({ value }) => value.raw).join(' ') : ''
}
