// pytest (docs.pytest.org, "Modifying Python traceback printing"): the outermost frame first.
import type { Failure, Frame } from '../../run/run.ts'
import { assertionOf, frameAt, type PrintedReader } from './printed-reader.ts'

const place = /^(\S[^\n:]*\.pyi?):(\d+): (?:in .+|(\w[\w.]*))?$/
const chained =
  /\n\n(?:The above exception was the direct cause of|During handling of the above exception, another exception)[^\n]*\n\n/

export const readPython: PrintedReader = ({ text, message }, root) => {
  if (!/^(?:E {3}|\S[^\n:]*\.pyi?:\d+: )/m.test(text)) return null
  // Causes come first, what they led to last.
  const parts = text.split(chained)
  const [own = '', ...causes] = parts.toReversed()
  const failure = failureIn(own, message, root)
  return { ...failure, causes: causes.map((part) => linkIn(part)) }
}

function failureIn(text: string, said: string | undefined, root: string): Failure {
  const frames = framesIn(text, root)
  const { name, message } = linkIn(text, said)
  if (name !== 'AssertionError') return { name, message, causes: [], frames }
  return assertionOf(message, frames, comparedIn(message))
}

function framesIn(text: string, root: string): Frame[] {
  return text
    .split('\n')
    .flatMap((line) => {
      const [, file, at] = place.exec(line) ?? []
      return file === undefined || at === undefined ? [] : [frameAt(file, at, root)]
    })
    .toReversed()
}

/** The error of the lines that begin with E: `E   ValueError: x`, or the words of an assertion alone. */
function linkIn(text: string, said?: string): { name: string; message: string } {
  const lines = text.split('\n').flatMap((line) => /^E {3}(.*)$/.exec(line)?.[1] ?? [])
  const printed = lines.join('\n').trim()
  const words = printed === '' ? (said ?? text.trim().split('\n', 1)[0] ?? '') : printed
  const [, full, rest] = /^([\w.]*(?:Error|Exception|Failed|Exit|Interrupt|Warning)): ?([^]*)$/.exec(words) ?? []
  const last = text
    .split('\n')
    .flatMap((line) => place.exec(line)?.[3] ?? [])
    .at(-1)
  const name = (full ?? last ?? 'Error').split('.').at(-1) ?? 'Error'
  const message = rest ?? words
  return name === 'Failed' && message.startsWith('DID NOT RAISE')
    ? { name: 'AssertionError', message }
    : { name, message }
}

/** `assert 3 == 4`, `assert False` after `where`, unittest's `3 != 4`. */
function comparedIn(message: string): { expected: string; actual: string } | null {
  if (message.startsWith('DID NOT RAISE ')) return { expected: message.slice(14), actual: 'nothing was raised' }
  const [, left, right] = /^assert (.+?) (?:==|!=|<=?|>=?|(?:not )?in|is(?: not)?) (.+)$/m.exec(message) ?? []
  if (left !== undefined && right !== undefined) return { actual: left, expected: right }
  const [, one, other] = /^(.+) != (.+)$/m.exec(message) ?? []
  if (one !== undefined && other !== undefined) return { actual: one, expected: other }
  const [, value] = /^assert (.+)\n +\+ {2}where /m.exec(message) ?? []
  return value === undefined ? null : { actual: value, expected: 'a true value' }
}
