import type { Node } from 'oxc-parser'
import type { Marker } from '../facts.ts'
import { type Source, walk } from './syntax.ts'

const phrase = /\b(?:not (?:yet )?implemented|unimplemented)\b/i
const note = /\b(?:TODO|FIXME|XXX|HACK)\b/
const longest = 120

/** Signs of work that was put off: errors that say "not implemented", and TODO, FIXME, XXX or HACK in comments. */
export function markersOf(source: Source): Marker[] {
  const found: Marker[] = []
  const add = (kind: Marker['kind'], at: number, text: string): void => {
    found.push({ kind, line: source.lineAt(at), text: text.trim().slice(0, longest) })
  }
  walk(source.program, (node) => {
    if (isNotImplemented(node)) add('not-implemented', node.start, source.text.slice(node.start, node.end))
  })
  for (const { value, start } of source.comments) {
    let at = start + 2
    for (const line of value.split('\n')) {
      if (note.test(line)) add('todo', at, line)
      at += line.length + 1
    }
  }
  return found.sort((a, b) => a.line - b.line)
}

/** `new NotImplementedError(…)`, `NotImplemented()`, or an error made with such words. */
function isNotImplemented(node: Node): boolean {
  if (node.type !== 'NewExpression' && node.type !== 'CallExpression') return false
  const name = node.callee.type === 'Identifier' ? node.callee.name : ''
  if (/^NotImplemented|^notImplemented|^Unimplemented/.test(name)) return true
  return /Error$|Exception$/.test(name) && node.arguments.some((argument) => says(argument))
}

function says(argument: Node): boolean {
  if (argument.type === 'Literal') return typeof argument.value === 'string' && phrase.test(argument.value)
  return argument.type === 'TemplateLiteral' && argument.quasis.some(({ value }) => phrase.test(value.raw))
}
