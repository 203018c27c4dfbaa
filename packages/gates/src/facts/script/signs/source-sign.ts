import type { Node } from 'oxc-parser'
import type { Sign } from '../../facts.ts'
import type { Source } from '../syntax.ts'

/** Finds signs of one kind in a source. */
export type SignFinder = (source: Source) => Sign[]

/** A sign at a node, with its text on one line. */
export function signAt(source: Source, kind: Sign['kind'], node: Pick<Node, 'start' | 'end'>): Sign {
  const text = source.text.slice(node.start, node.end).replaceAll(/\s+/g, ' ').trim()
  return { kind, line: source.lineAt(node.start), text: text.length > 120 ? `${text.slice(0, 119)}…` : text }
}
