import type { SyntaxNode } from '@lezer/common'
import type { Marker } from '../facts.ts'
import { isNote, saysUnfinished } from '../unfinished-words.ts'
import { type PythonSource, walk } from './syntax.ts'

const longest = 120

/** Of a statement that raises, or asserts what never holds. */
const ends = /^(?:raise\s+([\w.]+)|assert\s+(?:False|0)\s*,)/

/** Signs of work that was put off: `raise NotImplementedError`, or an error that says so, outside of abstract classes, and TODO, FIXME, XXX or HACK in comments. */
export function markersOf(source: PythonSource): Marker[] {
  const found: Marker[] = []
  walk(source.root, (node) => {
    const text = source.textOf(node)
    const line = source.lineAt(node.from)
    if (isUnfinished(node.name, text) && !isAbstract(node, source))
      found.push({ kind: 'not-implemented', line, text: text.slice(0, longest) })
    if (node.name === 'Comment' && isNote(text)) found.push({ kind: 'todo', line, text: text.slice(0, longest) })
  })
  return found
}

function isUnfinished(name: string, text: string): boolean {
  if (name !== 'RaiseStatement' && name !== 'AssertStatement') return false
  const [statement, raised = ''] = ends.exec(text) ?? []
  return statement !== undefined && (/(?:^|\.)NotImplemented(?:Error)?$/.test(raised) || saysUnfinished(text))
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
