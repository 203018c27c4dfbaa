import type { StubCall } from '../../run/run.ts'
import type { StubbedRuns } from '../evidence.ts'
import type { DeclaredTest } from '../../facts/facts.ts'
import { isDeclaredAs } from '../test-id.ts'
import type { Route } from './plan-stubs.ts'
import { stubModes } from './stub-modes.ts'

/** A target with what its file's imports and texts lead to. */
export interface Traced {
  file: string
  test: DeclaredTest
  route: Route
}

/**
 * Whether a target called the product in one of the runs on stubs. A call belongs to a test by the runner's word, or by a
 * place in its lines. Calls of the file's hooks, started programs and requests to the stand-in of the service cannot be
 * told from test to test: they count for tests that use anything from outside of themselves.
 */
export function wasCalled(traced: Traced, stubbed: StubbedRuns): boolean {
  return stubModes.some((mode) => {
    const { stubCalls, standInRequests } = stubbed[mode]
    const calls = stubCalls ?? []
    if (calls.some((call) => isOf(call, traced))) return true
    if (!traced.test.touches) return false
    return (standInRequests ?? 0) > 0 || calls.some((call) => isAround(call, traced))
  })
}

/** Whether a call was made by a test, by the runner's word or by a place in its lines. */
export function isOf(
  { test, from }: StubCall,
  { file, test: { id, line, endLine } }: Pick<Traced, 'file' | 'test'>,
): boolean {
  if (test !== null && (isDeclaredAs(test, id) || isDeclaredAs(spaced(test), spaced(id)))) return true
  return from.some((place) => place.file === file && line <= place.line && place.line <= endLine)
}

/** A call at the top of the file or in a hook, or a started program that the file names. */
function isAround({ kind, module, test, from }: StubCall, { file, route }: Traced): boolean {
  if (kind === 'start') return route.programs.has(module)
  return test === null && (route.modules.has(module) || from.some((place) => place.file === file))
}

/** Jest puts blanks between the names of suites. */
function spaced(id: string): string {
  return id.replaceAll(' > ', ' ')
}
