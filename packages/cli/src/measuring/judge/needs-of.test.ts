import type { Condition } from '@helix/core'
import { compilePolicy, parsePlaybook, playbookTemplate } from '@helix/playbook'
import { describe, expect, test } from 'vitest'
import { needsOf } from './needs-of.ts'

const playbook = playbookTemplate({
  packageManager: 'pnpm',
  runner: 'vitest',
  typescript: true,
  layout: 'layered',
  service: null,
  installed: [],
  signing: 'none',
  self: true,
})
const policy = compilePolicy(parsePlaybook(playbook, 'playbook.yml'), { digest: '', signers: [] })
const unitTests = policy.always.filter(({ gate, of }) => gate === 'tests' && of === 'unit')
const commandsOf = (conditions: readonly Condition[], ...paths: string[]) =>
  needsOf(conditions, policy, paths).map((need) => (need.what === 'run' ? need.command : need.service))

describe('a command without a test file', () => {
  test('is not started while its first test may be awaited', () => {
    expect(commandsOf(unitTests, 'src/domain/a.ts', 'e2e/a.test.ts')).toEqual([])
  })

  test('is started from its first test file on', () => {
    expect(commandsOf(unitTests, 'test/unit/a.test.ts')).toEqual(['unit'])
  })

  test('is started where a test is asked for', () => {
    expect(commandsOf(unitTests.map((one) => ({ ...one, asked: { minTests: 1 } })))).toEqual(['unit'])
  })

  test('is started for every other gate that reads it', () => {
    expect(commandsOf([{ gate: 'trace', of: 'unit', asked: {} }])).toEqual(['unit'])
  })
})
