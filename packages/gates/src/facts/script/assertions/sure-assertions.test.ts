import { describe, expect, it } from 'vitest'
import { factsOf } from '../../testing/facts-of.ts'

function sure(body: string, head = "import { expect, it } from 'vitest'\nimport assert from 'node:assert'") {
  return factsOf(`${head}\nit('a', async () => { ${body} })`, 'test/a.test.ts').tests[0]?.sure
}

describe('assertions that a test which passes has made', () => {
  it.each([
    ['expect(a).toBe(1); expect(b).toBe(2)', { expect: 2, assert: 0 }],
    ['if (c) return; expect(a).toBe(1)', { expect: 1, assert: 0 }],
    ['if (c) expect(a).toBe(1)', { expect: 1, assert: 0 }],
    ['for (const a of all) expect(a).toBe(1)', { expect: 1, assert: 0 }],
    ['await run(() => { expect(a).toBe(1) })', { expect: 1, assert: 0 }],
    ['return; expect(a).toBe(1)', { expect: 1, assert: 0 }],
    ['await expect(a).resolves.toBe(1)', { expect: 1, assert: 0 }],
    ['await expect.poll(a).toBe(1)', { expect: 1, assert: 0 }],
    ['try { expect(a).toBe(1) } finally { close() }', { expect: 1, assert: 0 }],
    ['try { run(); expect(a).toBe(1) } catch (error) { expect(error).toBe(1) }', { expect: 1, assert: 0 }],
    ['expect.assertions(1); if (c) expect(a).toEqual(expect.any(Number))', { expect: 1, assert: 0 }],
    ['assert.equal(a, 1); assert.ok(b)', { expect: 0, assert: 2 }],
    ['assert.equal(a, 1); expect(b).toBe(2)', { expect: 1, assert: 1 }],
    ['setTimeout(() => { assert.equal(a, 1) }, 9).unref()', { expect: 0, assert: 1 }],
  ])('%s', (body, counts) => {
    expect(sure(body)).toEqual(counts)
  })

  it.each([
    'run()',
    'if (c) expect(a).toBe(1); else assert.equal(a, 1)',
    'if (c) { expect(a).toBe(1) } else { expectTypeOf(a).toBeNumber() }',
    'assert(a)',
    'if (c) assert.equal(a, 1); else assert(a)',
    'a.should.equal(1)',
  ])('none for sure: %s', (body) => {
    expect(sure(body)).toEqual({ expect: 0, assert: 0 })
  })

  it('are not counted where they are another library of that name', () => {
    const none = { expect: 0, assert: 0 }
    expect(sure('expect(a).to.equal(1)', "import { expect } from 'chai'")).toEqual(none)
    expect(sure('assert.equal(a, 1)', "import { assert } from 'chai'")).toEqual(none)
    expect(sure('assert.equal(a, 1)', "import * as assert from 'node:assert'")).toEqual(none)
  })

  it('are counted where a file of the project hands them on, or they are required', () => {
    expect(sure('expect(a).toBe(1)', "import { expect } from './fixtures.ts'")).toEqual({ expect: 1, assert: 0 })
    expect(sure('assert.equal(a, 1)', "const assert = require('node:assert').strict")).toEqual({ expect: 0, assert: 1 })
  })

  it('are counted where node:test hands them to a test, and not where another runner hands it an assert', () => {
    expect(sure('t.assert.equal(a, 1); t.plan(2)')).toEqual({ expect: 0, assert: 1 })
    expect(sure('if (a) t.assert.equal(a, 1)')).toEqual({ expect: 0, assert: 1 })
    expect(sure('t.assert(a === 1)')).toEqual({ expect: 0, assert: 0 })
    expect(sure('t.equal(a, 1)')).toEqual({ expect: 0, assert: 0 })
  })

  it('are not told apart in tests that run beside others', () => {
    const text = `import { describe, expect, it } from 'vitest'
it.concurrent('a', () => { expect(a).toBe(1) })
it('b', { concurrent: true }, () => { expect(a).toBe(1) })
describe.concurrent('c', () => { it('d', () => { expect(a).toBe(1) }) })`
    expect(factsOf(text, 'test/a.test.ts').tests.map(({ sure: { expect: count } }) => count)).toEqual([0, 0, 0])
  })
})

it('assertions are known by where they stand, those that stand aside also by what leads to them', () => {
  const text = `import { expect, it } from 'vitest'
it('a', async () => {
  expect(a).toBe( 1 )
  if (b) await expect(b).resolves.toBeDefined()
  d.forEach((c) => { check(c); expect(c).toBe(3) })
  return
  expect(e).toBe(4)
})
it.concurrent('b', () => { expect(a).toBe(1) })`
  const [alone, beside] = factsOf(text, 'test/a.test.ts').tests
  const exact = { count: 1, exact: 1, weak: 0, values: 1 }
  expect(alone?.counted).toEqual([
    { library: 'expect', from: [3, 3], to: [3, 22], isAside: false, said: 'expect(a).toBe(1)', strength: exact },
    {
      library: 'expect',
      from: [4, 10],
      to: [4, 48],
      isAside: true,
      said: 'if(b)awaitexpect(b).resolves.toBeDefined()',
      strength: { count: 1, exact: 0, weak: 1, values: 0 },
    },
    {
      library: 'expect',
      from: [5, 32],
      to: [5, 49],
      isAside: true,
      said: 'd.forEach((c)=>expect(c).toBe(3)',
      strength: exact,
    },
  ])
  expect(beside?.counted).toBeUndefined()
})
