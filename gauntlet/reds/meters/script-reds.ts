import type { Red } from '../case.ts'
import type { Script } from '../phrases.ts'
import { badReds } from './bad-reds.ts'
import { goodReds } from './good-reds.ts'
import { kitOf } from './kit.ts'
import { mockingReds } from './mocking-reds.ts'
import { nodeReds } from './node-reds.ts'
import { playwrightReds } from './playwright-reds.ts'

const names = '{ afterEach, beforeEach, describe, expect, it, test'
const own: Readonly<Record<Script, readonly Red[]>> = {
  vitest: mockingReds('vi', `import ${names}, vi } from 'vitest'\n`),
  jest: mockingReds('jest', `import ${names}, jest } from '@jest/globals'\n`),
  node: nodeReds,
  playwright: playwrightReds,
}

/** All failing tests of the utility for a runner; Playwright, which runs slowly, has every fourth of what all have. */
export function scriptReds(runner: Script): Red[] {
  const kit = kitOf(runner)
  const shared = [...goodReds(kit), ...badReds(kit, runner)]
  return [...shared.filter((_, at) => runner !== 'playwright' || at % 4 === 0), ...own[runner]]
}
