import type { Finding, Policy, Verdict } from '@helix/core'
import { compilePolicy, parsePlaybook } from '@helix/playbook'
import { describe, expect, test } from 'vitest'
import { playbook } from '../testing/product.ts'
import { blindFindings, heldOutCommands } from './blind-findings.ts'

const covers = (path: string) => path.startsWith('e2e/')
const at = (code: string, path?: string): Finding => ({
  severity: 'error', code, message: `${code} says "sums a list"`, ...(path !== undefined && { where: { path } }),
}) // prettier-ignore
const verdict = (of: string, findings: Finding[]): Verdict => ({
  condition: { gate: 'tests', of, asked: {} }, tree: 't', policy: 'p', outcome: 'fail', measured: {}, reports: [], findings,
}) // prettier-ignore

describe('what whoever builds may read', () => {
  const heldOut = { covers, commands: new Set(['e2e']) }

  test('of held-out tests is that they fail, once, and of others everything', () => {
    const [one, two, unit] = [at('TESTS-FAILED', 'e2e/a.test.js'), at('TESTS-CRASHED'), at('TESTS-FAILED', 'test/a.js')]
    const told = blindFindings([one, two, unit], heldOut, [verdict('e2e', [one, two]), verdict('unit', [unit])])
    expect(told).toEqual([
      expect.objectContaining({
        code: 'GATE-HELD-OUT',
        message: 'the held-out tests of e2e fail; what they say is not told',
      }),
      unit,
    ])
  })

  test('of a place in held-out tests is nothing, whichever gate names it', () => {
    const told = blindFindings([at('INTEGRITY-BODY', 'e2e/a.test.js')], heldOut, [])
    expect(JSON.stringify(told)).not.toMatch(/sums a list|a\.test\.js/)
    expect(told).toMatchObject([{ code: 'GATE-HELD-OUT' }])
  })

  test('of what they wrote there themselves is the refusal', () => {
    const own = at('LAYER-FROZEN', 'e2e/mine.test.js')
    expect(blindFindings([own], heldOut, [])).toEqual([own])
  })
})

describe('a command runs held-out tests', () => {
  const policy = compilePolicy(parsePlaybook(playbook, 'playbook.yml'), { digest: '', signers: [] })
  const paths = ['e2e/a.test.js', 'test/a.test.js', 'src/a.js']
  const commandsOf = (commands: Policy['commands']) => [
    ...heldOutCommands({ ...policy, commands }, { paths, text: () => undefined }, covers),
  ]
  const base = { quick: false, within: 1 }

  test('when its words name them', () => {
    expect(commandsOf(policy.commands)).toEqual(['e2e'])
  })

  test('when its files are among them, and when nobody can tell', () => {
    expect(
      commandsOf({
        both: { ...base, name: 'both', kind: 'node', files: ['{e2e,test}/**'] },
        one: { ...base, name: 'one', kind: 'node', files: ['test/**'] },
        all: { ...base, name: 'all', kind: 'argv', run: ['npm', 'test'], report: 'junit' },
        types: { ...base, name: 'types', kind: 'argv', run: ['tsc'] },
      }),
    ).toEqual(['both', 'all'])
  })
})
