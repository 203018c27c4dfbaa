import type { StubMode } from '../evidence.ts'

/** Both ways in which stubs answer: each lets a vacuous test pass that the other does not. */
export const stubModes: readonly StubMode[] = ['throw', 'undefined']

/** What a run on stubs may well have: stubs that throw leave errors outside any test. */
export const toleratedOnStubs: ReadonlySet<string> = new Set(['RUN-UNHANDLED', 'RUN-SERVICE', 'RUN-COUNT'])
