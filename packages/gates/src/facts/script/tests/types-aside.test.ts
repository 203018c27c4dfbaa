import { expect, it } from 'vitest'
import { sourceFacts } from '../../source-facts.ts'

const testIn = (text: string) => {
  const source = `import { expect, it } from 'vitest'\nimport { pay, type Cart } from '../src/pay.ts'\n${text}`
  return sourceFacts(source, 'test/pay.test.ts', { exists: () => false })?.tests[0]
}
const body = (cart: string, more = '') => `${more}it('pays', () => { ${cart}; expect(pay(cart)).toBe(3) })`
const plain = testIn(body('const cart = [1]'))

it.each([
  ['of a variable', body('const cart: Cart = [1]')],
  ['that is claimed', body('const cart = [1] as Cart')],
  ['that is claimed twice', body('const cart = ([1] as unknown as Cart)')],
  ['that is met', body('const cart = [1] satisfies Cart')],
  ['that is not null', body('const cart = [1]!')],
  ['with a name', body('const cart: Local = [1]', 'type Local = number[]\n')],
])('the type %s does not change what a test says', (_, text) => {
  const typed = testIn(text)
  expect([typed?.body, typed?.shape, typed?.names]).toEqual([plain?.body, plain?.shape, plain?.names])
})

it.each([
  ['another value', body('const cart: Cart = [2]')],
  ['another value that is claimed', body('const cart = [2] as Cart')],
  ['an enumeration', body('enum A { B }; const cart = [1]')],
])('%s does', (_, text) => {
  expect(testIn(text)?.body).not.toBe(plain?.body)
})

const asked = (type: string) => testIn(`it('types', () => { expectTypeOf(pay).toEqualTypeOf<${type}>() })`)?.body

it('what is asked of a type is asked', () => {
  expect(asked('number')).not.toBe(asked('string'))
})
