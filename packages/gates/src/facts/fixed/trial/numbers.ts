// Operations on numbers.
import { type Operation, type Operations, listOf, numberOf } from './operation.ts'

const rounded = (run: (number: number) => number): Operation => ({
  run: (number) => run(numberOf(number)),
  back: (wanted) => [wanted],
})

/** `a + 1`, turned round: `by` for the number in front, `behind` for the one behind. */
const reckoned = (
  run: (one: number, other: number) => number,
  by: (wanted: number, other: number) => number,
  behind: (wanted: number, one: number) => number,
): Operation => ({
  run: (one, other) => run(numberOf(one), numberOf(other)),
  back: (wanted, at, given) => {
    const other = given[1 - at]
    // Of other things their classes say what signs do.
    if (typeof wanted !== 'number' || typeof other !== 'number') return null
    const found = at === 0 ? by(wanted, other) : behind(wanted, other)
    return [found, Math.round(found), 0].filter((one) => Number.isFinite(one))
  },
})

const chosen = (run: (...all: number[]) => number): Operation => ({
  run: (...given) => run(...given.map(numberOf)),
  back: (wanted) => [wanted],
})

const chosenOf = (run: (...all: number[]) => number): Operation => ({
  run: (list) => run(...listOf(list).map(numberOf)),
  back: (wanted) => [[wanted]],
})

const reckoning: Operations = {
  floor: rounded(Math.floor),
  ceil: rounded(Math.ceil),
  round: rounded(Math.round),
  trunc: rounded(Math.trunc),
  abs: rounded(Math.abs),
  roundTo: {
    run: (number, digits) => Math.round(numberOf(number) * 10 ** numberOf(digits)) / 10 ** numberOf(digits),
    back: (wanted, at) => (at === 0 ? [wanted] : null),
  },
  negative: { run: (number) => -numberOf(number), back: (wanted) => (typeof wanted === 'number' ? [-wanted] : []) },
  minus: reckoned((one, other) => one - other, (wanted, other) => wanted + other, (wanted, one) => one - wanted),
  times: reckoned((one, other) => one * other, (wanted, other) => wanted / other, (wanted, one) => wanted / one),
  by: reckoned((one, other) => one / other, (wanted, other) => wanted * other, (wanted, one) => one / wanted),
  plus: {
    run: (one, other) =>
      typeof one === 'string' || typeof other === 'string' ? String(one) + String(other) : numberOf(one) + numberOf(other),
    back: (wanted, at, given) => {
      const other = given[1 - at]
      if (typeof wanted === 'number') return typeof other === 'number' ? [wanted - other] : null
      if (typeof wanted !== 'string' || typeof other !== 'string') return null
      if (at === 0) return wanted.endsWith(other) ? [wanted.slice(0, wanted.length - other.length)] : []
      return wanted.startsWith(other) ? [wanted.slice(other.length)] : []
    },
  },
  // As Python has it, and JavaScript: of what is above nothing they say the same.
  rest: {
    run: (one, other) => numberOf(one) % numberOf(other),
    back: (wanted, at, [, other]) =>
      at !== 0 ? null : typeof wanted === 'number' && typeof other === 'number' ? [wanted, wanted + other, wanted - other] : [],
  },
  max: chosen(Math.max),
  min: chosen(Math.min),
  maxOf: chosenOf(Math.max),
  minOf: chosenOf(Math.min),
} // prettier-ignore

/** What asks for a part of a number's text is not led back through it. */
export const numbers: Operations = Object.fromEntries(
  Object.entries(reckoning).map(([name, operation]) => [name, { ...operation, isNarrow: true as const }]),
)
