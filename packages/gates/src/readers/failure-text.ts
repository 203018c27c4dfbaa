// Failures that a format gives as text only: name, code, causes and frames are read out of the stack.
import type { Failure, Frame } from '../run/run.ts'
import { repositoryPath } from './repository-path.ts'

const header = /^(?:Caused by: )?(?:Uncaught )?([A-Za-z_$][\w$.]*)(?: \[([A-Z][A-Z0-9_]+)\])?: ([\s\S]*)$/
const frame =
  /^\s*(?:at\s|❯\s)(?:.*?\()?((?:file:\/\/|\/|[A-Za-z]:\\|\.{0,2}\/?[\w@.-]+\/)?[^():]*?):(\d+):(\d+)\)?\s*$/
const codeLine = /\bcode: ['"]([A-Z][A-Z0-9_]+)['"]/

/** A failure out of a printed error: its message, its stack and what `Caused by:` names. */
export function failureOf(text: string, root: string, known: { name?: string; message?: string } = {}): Failure {
  const [own = '', ...causes] = text.split(/\n\s*(?=Caused by: )/)
  const head = header.exec(headOf(own))
  const code = head?.[2] ?? codeLine.exec(own)?.[1]
  return {
    name: known.name ?? head?.[1] ?? 'Error',
    message: known.message ?? head?.[3] ?? headOf(own),
    ...(code === undefined ? {} : { code }),
    causes: causes.map(causeOf),
    frames: framesOf(own, root),
  }
}

/** Stack frames in the printed order, innermost first for JavaScript. */
export function framesOf(text: string, root: string): Frame[] {
  return text.split('\n').flatMap((line) => {
    const found = frame.exec(line)
    if (!found || found[1] === undefined || found[1].startsWith('node:')) return []
    return [{ ...repositoryPath(found[1], root), line: Number(found[2]), column: Number(found[3]) }]
  })
}

function causeOf(text: string): Failure['causes'][number] {
  const head = header.exec(headOf(text))
  const code = head?.[2] ?? codeLine.exec(text)?.[1]
  const message = head?.[3] ?? headOf(text).replace(/^Caused by: /, '')
  return { name: head?.[1] ?? 'Error', message, ...(code === undefined ? {} : { code }) }
}

/** Everything above the first frame. */
function headOf(text: string): string {
  const lines = text.trim().split('\n')
  const first = lines.findIndex((line) => frame.test(line))
  return (first === -1 ? lines : lines.slice(0, first)).join('\n').trim()
}
