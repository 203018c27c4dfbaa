import type { Lines } from '../../facts/facts.ts'
import type { Frame } from '../../run/run.ts'

/** Whether a frame of a failure stands in a file of the repository, on some of its lines. */
export function liesIn(frame: Frame, file: string, lines: readonly Lines[]): boolean {
  return frame.inside && frame.file === file && lines.some(([first, last]) => first <= frame.line && frame.line <= last)
}
