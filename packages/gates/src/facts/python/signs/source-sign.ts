import type { Sign } from '../../facts.ts'
import { signText } from '../../sign-text.ts'
import type { PythonSource } from '../syntax.ts'

/** Finds signs of one kind in a source. */
export type SignFinder = (source: PythonSource) => Sign[]

/** A sign at a node. */
export function signAt(source: PythonSource, kind: Sign['kind'], { from, to }: { from: number; to: number }): Sign {
  const comments = source.comments.map((comment) => [comment.from, comment.to] as const)
  return { kind, line: source.lineAt(from), text: signText(source.text, [from, to], comments) }
}
