import type { Facts, Figure, GateName, Verdict } from '@helix/core'

type Judged = Pick<Verdict, 'condition' | 'outcome' | 'measured'>

/** How the measured facts of each gate read below `Validation:`; only counts that a second measurement repeats. */
const texts: Partial<Record<GateName, (measured: Facts, of: string) => Figure | null>> = {
  tests: (measured, of) => {
    const counts = ['passed', 'red', 'failed', 'skipped'].filter((state) => isCount(measured[state]))
    const told = counts.map(
      (state) => `${Number(measured[state])} ${state}${state === 'passed' ? added(measured['new']) : ''}`,
    )
    return told.length === 0 ? null : { name: of, text: told.join(', ') }
  },
  'red-bar': ({ targets, red, passed, runs }) => {
    if (!isCount(targets) || !isCount(runs)) return null
    const [reached, how] = typeof red === 'number' ? [red, 'red'] : [Number(passed), 'passed']
    const share = reached === targets ? plural(targets, 'target') : `${reached} of ${plural(targets, 'target')}`
    return { name: 'red-bar', text: `${share} ${how}, ${plural(runs, 'run')}` }
  },
  coverage: ({ patch }) => (typeof patch === 'number' ? { name: 'coverage', text: `patch ${patch} %` } : null),
  mutation: ({ patch }) => (typeof patch === 'number' ? { name: 'mutation', text: `patch ${patch} %` } : null),
  property: ({ properties, runs }) =>
    isCount(properties)
      ? { name: 'properties', text: `${String(properties)} held, at least ${plural(Number(runs), 'case')} each` }
      : null,
}

/**
 * The lines below `Validation:` in the order of the verdicts: `unit: 42 passed (3 new)`, `coverage: patch 96.4 %`,
 * `red-bar: 3 targets red, 5 runs`. One line for each name; where two commands measured the same, the command is told:
 * `coverage (unit)`. Times are left out: no two machines agree on them.
 */
export function figuresOf(verdicts: readonly Judged[]): Figure[] {
  const told = verdicts.flatMap(({ condition: { gate, of }, outcome, measured }) => {
    const figure = outcome === 'missing' ? null : (texts[gate]?.(measured, of ?? gate) ?? null)
    return figure === null ? [] : [{ ...figure, of: of ?? '' }]
  })
  const commands = Map.groupBy(told, ({ name }) => name)
  const lines = told.map(({ name, text, of }) => {
    const shared = new Set(commands.get(name)?.map((figure) => figure.of)).size > 1
    return { name: shared ? `${name} (${of})` : name, text }
  })
  return [...new Map(lines.map((line) => [line.name, line])).values()]
}

function added(count: unknown): string {
  return isCount(count) ? ` (${count} new)` : ''
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && value > 0
}

function plural(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : `${noun}s`}`
}
