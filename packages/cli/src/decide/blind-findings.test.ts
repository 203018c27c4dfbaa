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

  test('of tests that had held-out ones beside them is what they are called, for they could have read them', () => {
    const [one, other] = [at('TESTS-FAILED', 'test/a.js'), at('LAYERS-EDGE', 'src/a.js')]
    const told = blindFindings([one, other], { ...heldOut, beside: new Set(['unit']) }, [verdict('unit', [one])])
    expect(told).toEqual([expect.objectContaining({ code: 'GATE-HELD-OUT' }), other])
    expect(told[0]?.message).toMatch(/^unit does not pass/)
    expect(JSON.stringify(told[0])).not.toMatch(/sums a list|test\/a\.js/)
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

  test('not when its files are known and there are none yet: who builds has to see the first unit tests run', () => {
    const unit = { ...base, name: 'unit', kind: 'node' as const, files: ['test/unit/**'] }
    expect(commandsOf({ unit, other: { ...unit, name: 'other', files: ['{test/unit,e2e}/**'] } })).toEqual(['other'])
  })
})
