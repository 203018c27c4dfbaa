/** What the language makes of values. */
export interface Operation {
  run: (...given: readonly unknown[]) => unknown
  /**
   * Values of the argument `at`, the others being what they are, of which `run` makes `wanted`: one of each kind where there are many, none
   * where there is none, null where that cannot be told.
   */
  back: (wanted: unknown, at: number, given: readonly unknown[]) => readonly unknown[] | null
  /** It answers texts or numbers of a narrow form: what asks for a part of them is not led back through it. */
  isNarrow?: true
  /** It asks for a part only: many values that differ in more than one way meet it. */
  asksPart?: true
}

export type Operations = Readonly<Record<string, Operation>>

/** Nothing that comes out twice is changed by being done again: what comes out is led back to itself. */
export const again = (run: (text: string, ...more: never[]) => unknown): Operation => ({
  // eslint-disable-next-line typescript/no-unsafe-type-assertion -- what it is given was written behind a text's method
  run: (text, ...more) => run(textOf(text), ...(more as never[])),
  back: (wanted, at) => (at === 0 ? [wanted] : null),
})

/** The language breaks off where a text is asked for and something else is there. */
export function textOf(given: unknown): string {
  if (typeof given !== 'string') throw new TypeError('no text')
  return given
}

export function numberOf(given: unknown): number {
  if (typeof given !== 'number') throw new TypeError('no number')
  return given
}

export function listOf(given: unknown): readonly unknown[] {
  if (Array.isArray(given)) return given
  if (given instanceof Set) return [...given]
  if (typeof given === 'string') return Array.from(given)
  throw new TypeError('no list')
}
