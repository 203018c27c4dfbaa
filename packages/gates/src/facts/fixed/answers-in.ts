import type { Lines } from '../facts.ts'
import { languageOf } from '../languages.ts'
import type { Unit } from './unit.ts'

/**
 * The names in `sources`, and those that tests give to what these alone have answered: wherever they are declared, their value is made of these, of other
 * such names and of values that the test makes itself. `tests`: first and last lines.
 */
export function answersIn(
  text: string,
  path: string,
  tests: readonly Lines[],
  sources: readonly string[],
): Set<string> {
  const unitsOf = languageOf(path)?.unitsOf(text, path)
  const units = unitsOf === undefined ? [] : tests.flatMap((test) => unitsOf(test))
  const declaring = Map.groupBy(
    units.flatMap((unit) => unit.declares.map((name) => ({ name, unit }))),
    ({ name }) => name,
  )
  const answers = new Set(sources)
  const own = new Set<string>()
  for (let before = -1; before !== answers.size + own.size;) {
    before = answers.size + own.size
    for (const [name, places] of declaring) {
      const used = places.map(({ unit }) => usedBy(unit))
      if (!used.flat().every((one) => answers.has(one) || own.has(one))) continue
      const isAnswer = used.every((names) => names.some((one) => answers.has(one)))
      ;(isAnswer ? answers : own).add(name)
    }
  }
  return answers
}

function usedBy({ names, declares }: Unit): string[] {
  return [...names].filter((name) => !declares.includes(name))
}
