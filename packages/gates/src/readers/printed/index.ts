import type { Failure } from '../../run/run.ts'
import { failureOf, longestFailure } from '../failure-text.ts'
import { readGo } from './go.ts'
import { readJava } from './java.ts'
import { readMatcher } from './matcher.ts'
import type { PrintedFailure, PrintedReader } from './printed-reader.ts'
import { readPython } from './python.ts'
import { readRust } from './rust.ts'

/** Languages and libraries whose printed failures have a form of their own; the first that knows its form reads it. */
const readers: readonly PrintedReader[] = [readPython, readRust, readJava, readMatcher, readGo]

/** A failure out of what a runner prints of it, in whatever language; JavaScript's stacks are the form of all others. */
export function readPrinted(said: PrintedFailure, root: string): Failure {
  const text = said.text.slice(0, longestFailure)
  const found = readers.map((read) => read({ ...said, text }, root)).find((failure) => failure !== null)
  if (found !== undefined) return found
  const { type: name, message } = said
  return failureOf(text.trim() || (message ?? ''), root, {
    ...(name === undefined ? {} : { name }),
    ...(message === undefined ? {} : { message }),
  })
}
