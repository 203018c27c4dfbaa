import type { Run, TestResult } from '@helix/gates'

/** Failing tests that are told, and letters of why each failed. */
const [mostTests, mostLetters] = [20, 600]

/**
 * What a run's reports say of its tests, for whoever ran them: how many there were, and which failed and why. '' where they tell of no
 * test. A runner that writes a report prints often nothing beside it (node:test).
 */
export function testsInWords({ tests, unhandled }: Pick<Run, 'tests' | 'unhandled'>): string {
  if (tests.length + unhandled.length === 0) return ''
  const states = [...new Set(tests.map(({ state }) => state))]
  const counts = states.map((state) => `${tests.filter((test) => test.state === state).length} ${state}`)
  const failed = tests.filter(({ state }) => state === 'failed')
  const more = failed.length > mostTests ? [`and ${failed.length - mostTests} more`] : []
  return [
    [tests.length === 1 ? '1 test' : `${tests.length} tests`, counts.join(', ')].filter(Boolean).join(': '),
    ...failed.slice(0, mostTests).map(failureInWords),
    ...more,
    ...unhandled.slice(0, mostTests).map(({ name, message }) => `outside any test: ${bounded(`${name}: ${message}`)}`),
    '',
  ].join('\n')
}

function failureInWords({ id, failure }: TestResult): string {
  if (failure === undefined) return `failed ${id}`
  const { name, message, frames } = failure
  const [frame] = frames.filter(({ inside }) => inside)
  const at = frame === undefined ? '' : `\n  at ${frame.file}:${frame.line}`
  return `failed ${id}\n  ${bounded(`${name}: ${message}`).replaceAll('\n', '\n  ')}${at}`
}

function bounded(text: string): string {
  return text.length > mostLetters ? `${text.slice(0, mostLetters)}…` : text
}
