import { expect, it } from 'vitest'
import { anEvidence, at } from '../testing/evidence.ts'
import { realTree } from '../testing/real-tree.ts'
import { passed, stubbedRuns } from '../testing/runs.ts'
import { judgeStubbed } from './judge-stubbed.ts'
import { planStubs } from './plan-stubs.ts'

const file = 'e2e/cart.test.ts'
const id = `${file} > pays`

function toldOf(body: string) {
  const head = realTree({
    [file]: `import { expect, test } from 'vitest'\nimport { cart } from '../src/cart.ts'\ntest('pays', () => {\n${body}\n})\n`,
  })
  const targets = { ids: new Set([id]), passedOnce: new Set<string>(), reopened: new Set<string>() }
  const evidence = anEvidence({ position: at('E2E_RED'), head, targets })
  const runs = stubbedRuns([id])
  const call = { kind: 'call' as const, module: 'src/cart.ts', name: 'cart', test: id, from: [{ file, line: 4 }] }
  const stubbed = { throw: { ...runs.throw, stubCalls: [call] }, undefined: { ...runs.undefined, stubCalls: [] } }
  return judgeStubbed(evidence, planStubs(evidence), stubbed).findings
}

it('a test that fails before it comes to what no answer can be is refused with its line', () => {
  const [finding, ...rest] = toldOf("const paid = cart()\nexpect(paid.toLowerCase()).toBe('EUR')")
  expect(rest).toEqual([])
  expect(finding).toMatchObject({ code: 'RED-TEST-BUG', where: { path: file, line: 5 } })
  expect(finding?.message).toContain("asks in line 5 for what no answer can be: expect(paid.toLowerCase()).toBe('EUR')")
})

it.each([
  ['what an answer can be', "const paid = cart()\nexpect(paid.toLowerCase()).toBe('eur')"],
  ['what it may never come to', "if (cart()) expect(cart().toLowerCase()).toBe('EUR')"],
])('a test is not refused for %s', (_what, body) => {
  expect(toldOf(body)).toEqual([])
})

it('a test that asks only for nothing is told what it asks, and what to add', () => {
  const head = realTree({
    [file]:
      "import { expect, test } from 'vitest'\nimport { cart } from '../src/cart.ts'\ntest('pays', () => {\n  cart.remove('a')\n  expect(cart.find('a')).toBeUndefined()\n})\n",
  })
  const targets = { ids: new Set([id]), passedOnce: new Set<string>(), reopened: new Set<string>() }
  const evidence = anEvidence({ position: at('E2E_RED'), head, targets })
  const stubbed = stubbedRuns([id], { undefined: { tests: [passed(id)] } })
  const [finding] = judgeStubbed(evidence, planStubs(evidence), stubbed).findings
  expect(finding?.code).toBe('RED-STUB-PASSES')
  expect(finding?.message).toContain("answers nothing: expect(cart.find('a')).toBeUndefined()")
  expect(finding?.fix).toContain('that the thing is there until it goes')
})
