import type { StubMode } from '../evidence.ts'

/** Both ways in which stubs answer: each lets a vacuous test pass that the other does not. */
export const stubModes: readonly StubMode[] = ['throw', 'undefined']
