import { describe, expect, it } from 'vitest'
import { redContext } from './context.ts'
import { anEvidence, at } from '../testing/evidence.ts'
import { realTree } from '../testing/real-tree.ts'
import { aFailure, anAssertion, aRun, failed } from '../testing/runs.ts'
import { vectorsOf } from '../vectors.ts'
import { judgeRed } from './judge-target.ts'
import type { Failure } from '../../run/run.ts'
import { classify } from './classify.ts'
import { signature } from './signature.ts'
import { asksForAnother } from './assertion-line.ts'

const file = 'e2e/cart.test.ts'
const id = `${file} > pays`

/** The class of a failure at this line of a test, after one that calls the product. */
function classAt(line: string, parts: Partial<Failure>, failure = anAssertion(id)) {
  const text = `import { total } from '../src/domain/cart.ts'\ntest('pays', async () => {\nconst response = await total()\n${line}\n})\n`
  const evidence = anEvidence({ position: at('E2E_RED'), head: realTree({ [file]: text }) })
  const context = redContext(evidence, { serviceStarted: null, serviceUrl: null }, file)
  return classify({ ...failure, frames: [{ file, line: 4, column: 1, inside: true }], ...parts }, context, false)
}

describe('an assertion that no answer meets', () => {
  it.each([
    ['expect(holidays(2026)).toBe([])', true],
    ['expect(page).toBe({ number: 1 })', true],
    ['assert.strictEqual(holidays(2026), [])', true],
    ["assert.equal(holidays(2026), ['a'], 'none')", true],
    ['    assert holidays(2026) is []', true],
    ['self.assertIs(holidays(2026), [])', true],
    ["assert.equal(await status('PATCH', '/feeds/1', { title: 'New' }), 200)", false],
    ["assert.equal(200, await status('PATCH', { title: 'New' }))", false],
    ["assert.equal(total('EUR', [1, 2]), 3, 'sums')", false],
    ['expect(holidays(2026)).toEqual([])', false],
    ['expect(holidays([2026])).toBe(none)', false],
    ['assert.deepStrictEqual(holidays(2026), [])', false],
    ['assert.equal(total([1, 2]), 3)', false],
    ['    assert holidays([1]) is none', false],
    ['    assert holidays(2026) == []', false],
  ])('asks for the very object that it makes: %s', (line, asks) => {
    expect(asksForAnother(line)).toBe(asks)
  })

  it.each([
    ["expect(response.status).toBe('201')", { message: "expected 404 to be '201'", expected: '201', actual: '404' }, 'H-unconditional'],
    ["    assert status == '201'", { message: "assert 404 == '201'", expected: "'201'", actual: '404' }, 'H-unconditional'],
    ['expect(response.status).toBe(201)', { message: 'expected 404 to be 201', expected: '201', actual: '404' }, 'R-boundary'],
    ["expect(code()).toBe('201')", { message: "expected 404 to be '201'", expected: '201', actual: '404' }, 'R-boundary'],
    ["expect(text.status).toBe('201')", { message: "expected '404' to be '201'", expected: '201', actual: "'404'" }, 'R-assertion'],
    ['    assert status == HTTPStatus.ACCEPTED, body', { message: '{}', expected: '<HTTPStatus.ACCEPTED: 202>', actual: '501' }, 'R-boundary'],
  ])('asks for a status as a text: %s', (line, parts, name) => {
    expect(classAt(line, parts)).toBe(name)
  }) // prettier-ignore
})

describe('what breaks beside the product', () => {
  it.each([
    ['String(value)', 'H-unconditional'],
    ['String(other)', 'R-assertion'],
  ])('a helper that asks a text to be %s', (asked, name) => {
    const helper = 'e2e/support/agreed.ts'
    const says = `import { expect } from 'vitest'\nexport function agreed(value, other) {\n  expect(String(value) + '!').toBe(${asked})\n}\n`
    const text = `import { total } from '../src/domain/cart.ts'\nimport { agreed } from './support/agreed.ts'\ntest('pays', () => {\n  agreed(total())\n})\n`
    const targets = { ids: new Set([id]), passedOnce: new Set<string>(), reopened: new Set<string>() }
    const head = realTree({ [file]: text, [helper]: says })
    const evidence = anEvidence({ position: at('E2E_RED'), head, targets })
    const places = [
      { file: helper, line: 3 },
      { file, line: 4 },
    ]
    const failure = anAssertion(id, { frames: places.map((place) => ({ ...place, column: 1, inside: true })) })
    const run = aRun({ tests: [failed(id, failure)] })
    expect(vectorsOf([run]).map((vector) => judgeRed(vector, [run], evidence).name)).toEqual([name])
  })

  it('a list of its own is asserted on', () => {
    expect(classAt('expect([1].length).toBe(2)', {})).toBe('H-unconditional')
    expect(classAt('expect(response.length).toBe(2)', {})).toBe('R-assertion')
  })

  it.each([
    [4, 'R-assertion'],
    [9, 'H-hook-or-setup'],
  ])('a test with fixtures fails at line %i, whatever the runner says of its hooks', (line, name) => {
    const text = `import { total } from '../src/domain/cart.ts'\ntest('pays', async () => {\nconst response = await total()\nexpect(response).toBe(2)\n})\n`
    const ids = new Set([id])
    const targets = { ids, passedOnce: new Set<string>(), reopened: new Set<string>() }
    const evidence = anEvidence({ position: at('E2E_RED'), head: realTree({ [file]: text }), targets })
    const failure = anAssertion(id, { beside: true, frames: [{ file, line, column: 1, inside: true }] })
    const run = aRun({ tests: [failed(id, failure)] })
    expect(vectorsOf([run]).map((vector) => judgeRed(vector, [run], evidence).name)).toEqual([name])
  })

  it('a fixture of pytest is called', () => {
    const failure = aFailure(id, {
      name: 'Failed',
      message: 'Fixture "account" called directly. Fixtures are not meant to be',
    })
    expect(classAt('account()', {}, failure)).toBe('H-test-bug')
    expect(classAt('pytest.fail("no")', {}, { ...failure, message: 'Fixture broke' })).toBe('H-unconditional')
  })

  it.each([
    ['/repo/node_modules/.pnpm/fast-check@4.1.0/node_modules/fast-check/lib/fast-check.js', 'H-test-bug'],
    ['/usr/lib/python3/site-packages/hypothesis/strategies/_internal/core.py', 'H-test-bug'],
    ['/repo/node_modules/pg/lib/client.js', 'H-other'],
  ])('a tool of tests refuses what it is asked: %s', (thrower, name) => {
    const failure = aFailure(id, { message: 'the maximum is less than the minimum' })
    const frames = [thrower, file].map((path) => ({ file: path, line: 4, column: 1, inside: path === file }))
    expect(classAt('integer({ min: 2, max: 1 })', { frames }, failure)).toBe(name)
  })

  it('a deadline of the test itself passes', () => {
    const frames = ['/repo/node_modules/vitest/dist/vi.js', file].map((path) => ({
      file: path,
      line: 4,
      column: 1,
      inside: path === file,
    }))
    const waiting = 'await vi.waitUntil(() => response.isPaid, { timeout: 100 })'
    expect(classAt(waiting, { frames }, aFailure(id, { message: 'Timed out in waitUntil!' }))).toBe('R-assertion')
    expect(classAt(waiting, {}, aFailure(id, { message: 'Test timed out in 5000ms.' }))).toBe('H-timeout')
  })

  it('a selector of a page that is none', () => {
    const failure = aFailure(id, { message: 'locator.count: Unexpected token "" while parsing css selector "h1[".' })
    expect(classAt("await page.locator('h1[').count()", {}, failure)).toBe('H-test-bug')
    expect(classAt('f()', {}, aFailure(id, { message: 'Unexpected token }' }))).toBe('H-syntax')
  })

  it('a hook reads what is not there', () => {
    const failure = aFailure(id, {
      message: "ENOENT: no such file or directory, open 'test/fixtures/a.csv'",
      code: 'ENOENT',
    })
    const frames = [{ file, line: 9, column: 1, inside: true }]
    expect(classAt('read()', { beside: true, frames }, failure)).toBe('H-hook-or-setup')
    expect(classAt('read()', {}, failure)).toBe('H-missing-helper')
  })
})

/** The identity of an assertion whose message ends so. */
function signed(said: string): string {
  return signature(id, 'R-assertion', anAssertion(id, { message: `expected 1 to be 2${said}` }))
}

it('a property that is falsified by another case is the same red', () => {
  const falsified = (seed: number) =>
    signed(`\n\nProperty failed after 1 tests\n{ seed: ${seed}, path: "0:0" }\nCounterexample: [${seed}]`)
  expect(falsified(1)).toBe(falsified(2))
  expect(falsified(1)).toBe(signed(''))
  expect(signed('!')).not.toBe(signed(''))
})

it.each([
  ['export const anItem = (parts) => ({ kg: 1, ...parts })\n', '', 'H-unconditional'],
  ['export const anItem = (parts) => ({ kg: 1, ...parts })\n', 'total(item)\n', 'R-assertion'],
  ["import { Item } from '../../src/domain/item.ts'\nexport const anItem = () => new Item()\n", '', 'R-assertion'],
])('what a builder of the tests made is asserted on: %s%s', (builder, handed, name) => {
  const head = "import { total } from '../src/domain/cart.ts'\nimport { anItem } from '../test/support/items.ts'\n"
  const text = `${head}test('pays', () => {\ntotal()\nconst item = anItem()\n${handed}expect(item.kg).toBe(2)\n})\n`
  const evidence = anEvidence({
    position: at('E2E_RED'),
    head: realTree({ [file]: text, 'test/support/items.ts': builder }),
  })
  const context = redContext(evidence, { serviceStarted: null, serviceUrl: null }, file)
  const line = text.split('\n').findIndex((one) => one.startsWith('expect')) + 1
  const failure = anAssertion(id, { frames: [{ file, line, column: 1, inside: true }] })
  expect(classify(failure, context, false)).toBe(name)
})

it.each([
  ['const { items } = await response.json()', { name: 'SyntaxError', message: `Unexpected token 'N', "Not Found" is not valid JSON` }, 'R-boundary'],
  ['assert answer.json()["items"] == []', { name: 'JSONDecodeError', message: 'Expecting value: line 1 column 1 (char 0)' }, 'R-boundary'],
  ['const { items } = JSON.parse(text)', { name: 'SyntaxError', message: `Unexpected token 'N', "Not Found" is not valid JSON` }, 'H-test-bug'],
  ['const { items } = await response.json()', { name: 'SyntaxError', message: 'Unexpected token }' }, 'H-syntax'],
  ['const { items } = await response.json()', { name: 'TypeError', message: 'response.json is not a function' }, 'H-test-bug'],
])('an error of the own server is read as JSON: %s %o', (line, parts, name) => {
  expect(classAt(line, parts, aFailure(id))).toBe(name)
}) // prettier-ignore
