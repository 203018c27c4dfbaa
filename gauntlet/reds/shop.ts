import type { Files, Red } from './case.ts'
import { pythonProduct, pythonReds } from './python-cases.ts'
import { product, scriptReds } from './script-cases.ts'

export type Runner = 'vitest' | 'jest' | 'node' | 'playwright' | 'pytest'
export interface RedSet {
  productFor: (runner: Runner) => Files
  redsOf: (runner: Runner) => readonly Red[]
}

export const shop: RedSet = {
  productFor: (runner) => (runner === 'pytest' ? pythonProduct : product),
  redsOf: (runner) => (runner === 'pytest' ? pythonReds : scriptReds(runner)),
}
