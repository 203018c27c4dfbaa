import type { Node } from 'oxc-parser'
import type { Sign } from '../../facts.ts'
import { signText } from '../../sign-text.ts'
import type { Source } from '../syntax.ts'

/** Finds signs of one kind in a source. */
export type SignFinder = (source: Source) => Sign[]

/** A sign at a node. */
export function signAt(source: Source, kind: Sign['kind'], { start, end }: Pick<Node, 'start' | 'end'>): Sign {
  const comments = source.comments.map((comment) => [comment.start, comment.end] as const)
  return { kind, line: source.lineAt(start), text: signText(source.text, [start, end], comments) }
}
