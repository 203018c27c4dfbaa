import { lastLine } from './last-line.ts'

const mostLetters = 200

/** What stands in place of the beginning of an output that was too long to be kept; the line behind it has lost its own. */
export const cutMark = '[… the beginning was cut off]'

/** The first whole line that looks like the reason. */
export function firstError(output: string): string | undefined {
  const lines = output.split('\n')
  const whole = lines[0] === cutMark ? lines.slice(2) : lines
  return cut(whole.find((line) => looksLikeOne.some((form) => form.test(line))))
}

/** `TypeError: …`, `ERROR …`, and compilers' `src/a.ts(1,2): error TS2322: …` and `a.go:1:2: …`. */
const looksLikeOne = [/^\W*\w*error: \S/i, /\bERROR \S/, /: error \w+: \S/, /^[^\s:]+\.\w+:\d+:\d+: \S/]

/** Why a program failed, as far as it says: what looks like the reason, else its last line; absent where it printed nothing. */
export function reasonTold(output: string): string | undefined {
  return firstError(output) ?? cut(lastLine(output))
}

function cut(line: string | undefined): string | undefined {
  return line?.trim().slice(0, mostLetters) || undefined
}
