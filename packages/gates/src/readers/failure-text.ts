// Failures that a format gives as text only: name, code, causes and frames are read out of the stack.
import type { Failure, Frame } from '../run/run.ts'
import { repositoryPath } from './repository-path.ts'

const header = /^(?:Uncaught )?([A-Za-z_$][\w.$]*)(?: \[([A-Z][A-Z0-9_]+)\])?: ([\s\S]*)$/
const frame =
  /^\s*(?:at\s|❯\s)(?:.*?\()?((?:file:\/\/|\/|[A-Za-z]:\\|\.{0,2}\/?[\w@.-]+\/)?[^():]*?):(\d+):(\d+)\)?(?: \{)?\s*$/
/** Vitest puts the name of a function before its place, and no brackets. */
const vitestFrame = /^\s*❯\s(?:new |async )?[\w$.<>#]+ ([^\s():][^():]*):(\d+):(\d+)\s*$/
/** Any line of a stack, also inside the runtime. */
const stackLine = /^\s*(?:at\s|❯\s).*:\d+:\d+\)?(?: \{)?\s*$/
const codeLine = /\bcode: ['"]([A-Z][A-Z0-9_]+)['"]/
/** How Vitest and Node's inspect begin a cause. */
const causeStart = /\n[^\S\n]*(?:Caused by: |\[cause\]: )/

/** Characters that are read of one printed error. */
export const longestFailure = 65_536

/** A failure out of a printed error: its message, its stack, its causes, and what an assertion compared. */
export function failureOf(printed: string, root: string, known: { name?: string; message?: string } = {}): Failure {
  const text = printed.slice(0, longestFailure)
  const wrapped = insideTestFailure(text)
  const [own = '', ...causes] = (wrapped ?? text).split(causeStart)
  const link = linkOf(own)
  const compared = comparedIn(own)
  return {
    ...link,
    // node:test's own wrapper says nothing: what it wraps failed.
    name: wrapped === null ? (known.name ?? link.name) : link.name,
    message: (known.message ?? link.message).slice(0, longestFailure),
    ...compared,
    causes: causes.map(linkOf),
    frames: framesOf(own, root),
  }
}

/** Stack frames in the printed order, innermost first for JavaScript. */
function framesOf(text: string, root: string): Frame[] {
  return text.split('\n').flatMap((line) => {
    const found = vitestFrame.exec(line) ?? frame.exec(line)
    if (!found || found[1] === undefined || found[1].startsWith('node:')) return []
    return [{ ...repositoryPath(found[1], root), line: Number(found[2]), column: Number(found[3]) }]
  })
}

/** What node:test's `[Error [ERR_TEST_FAILURE]: …] { …, cause: <error> }` wraps; null for any other text. */
function insideTestFailure(text: string): string | null {
  if (!/^\[?Error \[ERR_TEST_FAILURE\]/.test(text.trim())) return null
  const start = /\n {2}cause: /.exec(text)
  if (start === null) return null
  return text
    .slice(start.index + start[0].length)
    .replace(/\n\}\s*$/, '')
    .replaceAll('\n  ', '\n')
}

function linkOf(text: string): { name: string; message: string; code?: string } {
  const head = headOf(text)
  const found = header.exec(head)
  const code = found?.[2] ?? codeLine.exec(text)?.[1]
  return { name: found?.[1] ?? 'Error', message: found?.[3] ?? head, ...(code === undefined ? {} : { code }) }
}

/** `actual` and `expected` as Node's inspect prints them below an AssertionError. */
function comparedIn(text: string): Pick<Failure, 'expected' | 'actual'> {
  const actual = propertyIn(text, 'actual')
  const expected = propertyIn(text, 'expected')
  return { ...(actual !== undefined && { actual }), ...(expected !== undefined && { expected }) }
}

function propertyIn(text: string, name: string): string | undefined {
  return new RegExp(`\\n {2}${name}: ([^]*?),?\\n(?: {2}\\w+: |\\})`).exec(`${text}\n}`)?.[1]
}

/** Everything above the first frame, without the brackets that inspect puts around an error that has no frames. */
function headOf(text: string): string {
  const lines = text.trim().split('\n')
  const first = lines.findIndex((line) => stackLine.test(line))
  const head = (first === -1 ? lines : lines.slice(0, first)).join('\n').trim()
  return /^\[([^]*)\] \{?/.exec(head)?.[1] ?? head
}
