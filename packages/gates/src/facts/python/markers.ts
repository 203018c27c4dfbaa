import type { SyntaxNode } from '@lezer/common'
import type { Marker } from '../facts.ts'
import { type PythonSource, walk } from './python-source.ts'

const note = /\b(?:TODO|FIXME|XXX|HACK)\b/
const longest = 120

const unfinished =
  /^raise\s+(?:NotImplemented(?:Error)?\b|\w+\(.*["'][^"']*\b(?:not (?:yet )?implemented|unimplemented)\b)/is

/** Signs of work that was put off: `raise NotImplementedError`, or an error that says so, outside of abstract classes, and TODO, FIXME, XXX or HACK in comments. */
export function markersOf(source: PythonSource): Marker[] {
  const found: Marker[] = []
  walk(source.root, (node) => {
    const text = source.textOf(node)
    const line = source.lineAt(node.from)
    if (node.name === 'RaiseStatement' && unfinished.test(text) && !isAbstract(node, source))
      found.push({ kind: 'not-implemented', line, text: text.slice(0, longest) })
    if (node.name === 'Comment' && note.test(text)) found.push({ kind: 'todo', line, text: text.slice(0, longest) })
  })
  return found
}

/** A method that others must bring: of an abstract class or a protocol. */
function isAbstract(node: SyntaxNode, source: PythonSource): boolean {
  for (let at = node.parent; at !== null; at = at.parent) {
    const head = source.text.slice(at.from, at.getChild('Body')?.from ?? at.to)
    if (
      at.name === 'DecoratedStatement' &&
      at.getChildren('Decorator').some((one) => /abstract/.test(source.textOf(one)))
    )
      return true
    if (at.name === 'ClassDefinition' && /\b(?:ABC|ABCMeta|Protocol)\b/.test(head)) return true
  }
  return false
}
