import { expect, it } from 'vitest'
import { anEvidence, at } from '../testing/evidence.ts'
import { realTree } from '../testing/real-tree.ts'
import { failed, stubbedRuns } from '../testing/runs.ts'
import { judgeStubbed } from './judge-stubbed.ts'
import { planStubs } from './plan-stubs.ts'

const file = 'e2e/cart.test.ts'
const id = `${file} > pays`

/** What is told of a test where a service of the product is stood in for, and nobody asked it. */
function toldOf(text: string, files: Record<string, string> = {}): string[] {
  const head = realTree({ [file]: `${text}\n`, ...files })
  const targets = { ids: new Set([id]), passedOnce: new Set<string>(), reopened: new Set<string>() }
  const evidence = anEvidence({ position: at('E2E_RED'), head, targets })
  const runs = stubbedRuns([id])
  const unasked = { tests: [failed(id)], stubCalls: [], standInRequests: 0 }
  const stubbed = { throw: { ...runs.throw, ...unasked }, undefined: { ...runs.undefined, ...unasked } }
  return judgeStubbed(evidence, planStubs(evidence), stubbed).findings.map(({ code }) => code)
}

it.each([
  ["test('pays', async () => { const answer = await fetch('/'); expect(answer.status).toBe(200) })", ['RED-UNCALLED']],
  [
    "import { spawnSync } from 'node:child_process'\ntest('pays', () => { expect(spawnSync('cart').status).toBe(0) })",
    [],
  ],
  [
    "import { cart } from '../src/cart.ts'\nvi.mock('../src/cart.ts', () => ({ cart: vi.fn() }))\ntest('pays', () => { expect(cart()).toBe(0) })",
    ['RED-UNCALLED'],
  ],
])('beside a service that nobody asked, a program may be what is tested: %s', (text, codes) => {
  expect(toldOf(text)).toEqual(codes)
})

it('a script whose path is put together gets a stub', () => {
  const text = "import { cart } from '../test/support/cart.ts'\ntest('pays', () => { expect(cart()).toBe(0) })"
  const kit =
    "import { spawnSync } from 'node:child_process'\nexport const cart = () => spawnSync('node', [join(root, 'bin', 'cart.js')])\n"
  const head = realTree({ [file]: text, 'test/support/cart.ts': kit, 'bin/cart.js': '' })
  const targets = { ids: new Set([id]), passedOnce: new Set<string>(), reopened: new Set<string>() }
  const { modules } = planStubs(anEvidence({ position: at('E2E_RED'), head, targets }))
  expect(modules.map(({ path }) => path)).toContain('bin/cart.js')
})

it.each([
  ['Cart is paid', []],
  ['Cart is open', ['RED-UNCALLED']],
])('a call of a hook belongs to the test that Jest names with blanks: %s', (named, codes) => {
  const test =
    "import { open } from '../src/cart.ts'\ndescribe('Cart', () => {\nlet cart\nbeforeEach(() => { cart = open() })\ntest('is paid', () => { expect(cart.paid).toBe(true) })\n})\n"
  const head = realTree({ [file]: test })
  const target = `${file} > Cart > is paid`
  const targets = { ids: new Set([target]), passedOnce: new Set<string>(), reopened: new Set<string>() }
  const evidence = anEvidence({ position: at('E2E_RED'), head, targets })
  const runs = stubbedRuns([target])
  const call = {
    kind: 'call' as const,
    module: 'src/cart.ts',
    name: 'open',
    test: `${file} > ${named}`,
    from: [{ file, line: 4 }],
  }
  const stubbed = {
    throw: { ...runs.throw, stubCalls: [call], standInRequests: 0 },
    undefined: { ...runs.undefined, stubCalls: [], standInRequests: 0 },
  }
  expect(judgeStubbed(evidence, planStubs(evidence), stubbed).findings.map(({ code }) => code)).toEqual(codes)
})

it.each([
  ['imports', "import { cart } from '../src/cart.ts'\ntest('pays', () => { expect(1).toBe(0) })", []],
  ['loads when it is needed', "test('pays', async () => { await import('../src/cart.ts') })", []],
  ['names beside', "import { cart } from '../src/cart.ts'\nconst script = 'src/cart.ts'\n", ['src/cart.ts']],
  ['hands to a worker', "const url = new URL('../src/cart.ts', import.meta.url)\n", ['src/cart.ts']],
])('a script that a test %s: which programs it may start', (_how, text, programs) => {
  const head = realTree({ [file]: `${text}\ntest('pays', () => {})\n`, 'src/cart.ts': '' })
  const targets = { ids: new Set([id]), passedOnce: new Set<string>(), reopened: new Set<string>() }
  const { routes } = planStubs(anEvidence({ position: at('E2E_RED'), head, targets }))
  expect([...(routes.get(file)?.programs ?? [])]).toEqual(programs)
})
