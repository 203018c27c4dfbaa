import { describe, expect, it } from 'vitest'
import { isAmongTests, mayBeOfTests } from './among-tests.ts'

describe('a path among tests', () => {
  it.each([
    ['src/cart.test.ts', 'domain'],
    ['bench/cart.bench.ts', 'bench'],
    ['tools/serve.ts', 'testkit'],
    ...['__tests__', '__mocks__', '__snapshots__', 'test', 'tests', 'testing', 'testkit', 'e2e', 'fixtures'].map(
      (folder) => [`src/${folder}/cart.ts`, 'domain'],
    ),
  ])('%s of %s', (path = '', layer = '') => {
    expect([isAmongTests(path, layer), mayBeOfTests(path, layer)]).toEqual([true, true])
  })

  it.each(['src/cart.ts', 'src/testing.ts', 'src/latest/cart.ts', 'src/contest/cart.ts', 'test'])('not %s', (path) => {
    expect([isAmongTests(path, 'domain'), mayBeOfTests(path, 'domain')]).toEqual([false, false])
  })

  it('in other languages by their names, and where tests stand in the product by their folder alone', () => {
    const paths = ['cart/cart_test.go', 'src/CartTest.java', 'conftest.py', 'tests/cart.rs', 'src/test/cart.rs', 'src/Cart.java']
    expect(paths.filter((path) => mayBeOfTests(path, null))).toEqual(paths.slice(0, 4))
  }) // prettier-ignore
})
