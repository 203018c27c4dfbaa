import type { Finding } from '@helix/core'
import type { Run } from '../run/run.ts'
import type { GateCode } from './codes/index.ts'
import { fault } from './gate.ts'

/** Errors outside any test, each told once however many runs saw it. */
export function unhandledErrors(code: GateCode, runs: readonly Run[]): Finding[] {
  const errors = runs.flatMap((run) => run.unhandled.map(({ name, message }) => `${name}: ${message.split('\n')[0]}`))
  return [...new Set(errors)].map((error) =>
    fault(code, `an error outside any test: ${error}`, 'Await it inside the test that causes it.'),
  )
}
