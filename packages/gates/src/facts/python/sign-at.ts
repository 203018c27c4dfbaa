import type { Sign } from '../facts.ts'
import type { PythonSource } from './python-source.ts'

/** A sign at a node, with its text on one line. */
export function signAt(source: PythonSource, kind: Sign['kind'], node: { from: number; to: number }): Sign {
  const text = source.text.slice(node.from, node.to).replaceAll(/\s+/g, ' ').trim()
  return { kind, line: source.lineAt(node.from), text: text.length > 120 ? `${text.slice(0, 119)}…` : text }
}
