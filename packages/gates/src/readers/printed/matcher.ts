// What `expect` of Jest and of Playwright prints: a failed assertion that is called Error.
import { failureOf } from '../failure-text.ts'
import { assertionOf, type PrintedReader } from './printed-reader.ts'

export const readMatcher: PrintedReader = ({ text }, root) => {
  // oxlint-disable-next-line no-control-regex -- the colours of a terminal
  const plain = text.replace(/\u001B\[[\d;]*m/g, '')
  const start = plain.indexOf('expect(')
  if (start === -1 || !/^expect\([^\n]*\)\.[\w.]+\(/.test(plain.slice(start))) return null
  const printed = plain.slice(start).replaceAll(/^ {4}(?=\S)/gm, '')
  const { frames } = failureOf(printed, root)
  const message = (printed.split(/\n[^\S\n]*(?:at |(?:> )?\d+ \|)/, 1)[0] ?? printed).trim()
  return assertionOf(message, frames, comparedIn(message))
}

function comparedIn(message: string): { expected: string; actual: string } | null {
  const [, expected, actual] =
    /^[^\S\n]*Expected[^:\n]*: *(.+)\n{1,2}[^\S\n]*Received[^:\n]*: *(.+)/m.exec(message) ?? []
  if (expected !== undefined && actual !== undefined) return { expected, actual }
  if (!/^[^\S\n]*- Expected/m.test(message)) return null
  return { expected: linesOf(message, '-'), actual: linesOf(message, '+') }
}

/** Lines of one side of a diff. */
function linesOf(message: string, sign: string): string {
  const lines = message.split('\n').map((line) => line.trim())
  const side = lines.filter((line) => line.startsWith(sign) && !/^[-+] (?:Expected|Received)\b/.test(line))
  return side.map((line) => line.slice(1).trim()).join('\n')
}
