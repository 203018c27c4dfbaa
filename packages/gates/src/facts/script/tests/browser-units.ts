import { type Unit, givenUnit } from '../../fixed/unit.ts'
import type { Source } from '../syntax.ts'

/** Playwright's own page, in a file that opens none: whatever stands in it the test has put there. */
export function browserUnits({ module, text }: Source): Unit[] {
  const isOfPlaywright = module.staticImports.some(({ moduleRequest }) => moduleRequest.value === '@playwright/test')
  if (!isOfPlaywright || opening.test(text)) return []
  return ['page', 'context', 'browser'].map(givenUnit)
}

const opening = /\b(?:goto|request|route|evaluate|extend|newPage|newContext|connect\w*|waitFor\w*)\b/
