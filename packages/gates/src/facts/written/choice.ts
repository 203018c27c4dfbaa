/** A place where a source answers written values with written values: a branch, a case, an entry of a table. */
export interface Choice {
  line: number
  /** What is compared, looked up or matched, with what the branches around it compare. */
  asked: readonly string[]
  /** What is answered then. */
  answers: readonly string[]
}

/** What a source of tests hands in and asks for in one place, a row, a statement or the body of a test: values and names of members. */
export type Example = readonly string[]

/** More values than these are no example of anything, and what answers with more is no entry of a table. */
export const mostValues = 16

/** Whether a text may name one of a few things: `draft`, `not-found`. */
export function isName(value: string): boolean {
  return name.test(value)
}

const name = /^["'`]?\p{L}[\p{L}\p{N}_-]*["'`]?$/u

/**
 * Whether nobody needs to write such a choice but who knows what will be asked: by itself a name or a digit is a kind of something,
 * for which products do keep tables.
 */
export function isTelling({ asked, answers }: Choice): boolean {
  const told = new Set(asked.filter((value) => !isName(value)).flatMap(wordsOf))
  const isTold = [...told].some((word) => !/^\d$/.test(word) || (told.size > 1 && word > '1'))
  return isTold && answers.length > 0 && asked.length + answers.length <= mostValues
}

/** Whether a choice is made for an example: all that it compares stands there, and what it answers as it is written. */
export function isMadeFor({ asked, answers }: Choice, example: Example): boolean {
  const there = new Set(example.flatMap(wordsOf))
  const words = asked.flatMap(wordsOf)
  // Beside what it knows, a digit may be the place in a list at which the product looks.
  const mayPoint = words.some((word) => there.has(word) && !/^\d$/.test(word))
  const isAsked = words.length > 0 && words.every((word) => there.has(word) || (mayPoint && /^\d$/.test(word)))
  const values = new Set(example.map(plainValue))
  return isAsked && answers.every((answer) => values.has(plainValue(answer)))
}

/** A written value by itself: numbers as they count, texts as they read. */
function plainValue(value: string): string {
  const number = Number(value.replaceAll('_', ''))
  return Number.isNaN(number) ? value.replaceAll(/^["'`]|["'`]$/g, '') : String(number)
}

/** Words and numbers of a written value: those of `"2,3"` are those of 2 and 3. */
export function wordsOf(value: string): string[] {
  const plain = value.replaceAll(/\\[a-z]/g, ' ')
  return [...plain.matchAll(/\p{N}[\p{N}_]*(?:\.\p{N}+)?(?:e[+-]?\d+)?(?![\p{L}\p{N}_])|[\p{L}\p{N}_]+/giu)].map(
    ([word]) => {
      const number = Number(word.replaceAll('_', ''))
      return Number.isNaN(number) ? word : String(number)
    },
  )
}
