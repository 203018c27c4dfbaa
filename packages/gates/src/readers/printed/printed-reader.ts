import type { Failure, Frame } from '../../run/run.ts'
import { repositoryPath } from '../repository-path.ts'

/** What a report says of a failure. */
export interface PrintedFailure {
  /** What was printed: message, stack. */
  text: string
  /** The report's own fields beside it. */
  type?: string
  message?: string
}

/** Reads a failure of one language; null where it is none. Frames come innermost first, whatever was printed. */
export type PrintedReader = (said: PrintedFailure, root: string) => Failure | null

export function frameAt(file: string, line: string, root: string, column = '1'): Frame {
  return { ...repositoryPath(file, root), line: Number(line), column: Number(column) }
}

/** A failure that an assertion made; what it compared is left out where it says nothing of that. */
export function assertionOf(
  message: string,
  frames: Frame[],
  compared: { expected?: string | undefined; actual?: string | undefined } | null,
): Failure {
  const { expected, actual } = compared ?? {}
  return {
    name: 'AssertionError',
    message,
    causes: [],
    ...(expected === undefined ? {} : { expected: expected.trim() }),
    ...(actual === undefined ? {} : { actual: actual.trim() }),
    frames,
  }
}
