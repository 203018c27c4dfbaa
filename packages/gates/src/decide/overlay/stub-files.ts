import type { Evidence, StubAnswers } from '../evidence.ts'
import { planStubs } from './plan-stubs.ts'
import { stubSource } from './stub-source.ts'

/** What the tree must hold for the tests to run on stubs: path → text. Empty where nothing can be replaced. */
export function stubsFor(evidence: Evidence, mode: StubAnswers): Map<string, string> {
  return new Map(planStubs(evidence).modules.map((module) => [module.path, stubSource(module, mode)]))
}
