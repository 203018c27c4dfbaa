import { expect, it } from 'vitest'
import { assertsOnLiterals, callsAssertion } from './assertion-line.ts'

it.each([
  'expect(true).toBe(false)',
  "  expect('a', 'why').toEqual(total())",
  'expect.soft(1).not.toBe(1)',
  'assert.equal(1, 2)',
  "t.assert.strictEqual('a', `b`, 'why')",
  'assert(false)',
  "assert.ok(null, 'to be written')",
  'self.assertEqual(1, 2)',
  'self.assertTrue(False)',
  '    assert 1 == 2',
  '    assert False, "to be written"',
  "    assert 'a' in 'b'",
  '    assert not True',
])('%s asserts on literals', (line) => {
  expect(assertsOnLiterals(line)).toBe(true)
})

it.each([
  'expect(total([1, 2])).toBe(3)',
  'expect(isPaid).toBe(true)',
  'expect(`${name}`).toBe(1)',
  'assert.equal(total(1, 2), 3)',
  'assert.equal(1, total())',
  'assert.ok(isPaid())',
  'assert.ok(1 < total())',
  'self.assertEqual(1, total())',
  'self.assertTrue(is_paid())',
  '    assert total(1, 2) == 3',
  '    assert 1 == total()',
  '    assert "milk" in names()',
  '    assert not is_paid()',
  'this.reassertAll(1, 2)',
  "await supertest(app).get('/').expect('Content-Type', /json/)",
])('%s asks the product', (line) => {
  expect(assertsOnLiterals(line)).toBe(false)
})

it.each([
  "assert.ok(list().length > 3, 'more than three')",
  'expect(total()).to.not.be.empty',
  'should(total()).equal(3)',
  '    assert all(paid())',
  'kitchen(soup).toServe(8)',
  'kitchen(soup).not.toServe(8)',
])('%s calls an assertion', (line) => {
  expect(callsAssertion(line)).toBe(true)
})

it.each([
  "assert.fail('to be written')",
  'expect.unreachable()',
  'raise AssertionError("no")',
  'throw new AssertionError({})',
  'self.fail()',
  'check(1)',
  'check(1).toString()',
])('%s calls none that may hold', (line) => {
  expect(callsAssertion(line)).toBe(false)
})
