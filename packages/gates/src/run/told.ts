// What a program printed, cut down to the line that tells why it ended as it did.

const mostLetters = 200

/** The first line that looks like the reason. */
export function firstError(output: string): string | undefined {
  return cut(output.split('\n').find((line) => looksLikeOne.some((form) => form.test(line))))
}

/** `TypeError: …`, `ERROR …`, and compilers' `src/a.ts(1,2): error TS2322: …`. */
const looksLikeOne = [/^\W*\w*error: \S/i, /\bERROR \S/, /: error \w+: \S/]

/** Why a program failed, as far as it says: what looks like the reason, else its last line; absent where it printed nothing. */
export function reasonTold(output: string): string | undefined {
  return firstError(output) ?? cut(output.trimEnd().split('\n').at(-1))
}

function cut(line: string | undefined): string | undefined {
  return line?.trim().slice(0, mostLetters) || undefined
}
