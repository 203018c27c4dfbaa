import { expect, it } from 'vitest'
import type { TreeView } from '../evidence.ts'
import { realTree } from '../testing/real-tree.ts'
import { judgeKeptTests, testChanges } from './kept-tests.ts'

const path = 'test/cart.test.ts'
const root = JSON.stringify({ name: 'shop', workspaces: ['packages/*'] })
const manifest = (name: string) => JSON.stringify({ name, exports: './src/index.ts' })
const total = 'export const total = (all: number[]) => all.length\n'

/** A workspace whose test takes `total` from there. */
const takingFrom = (specifier: string, name = 'total') =>
  realTree({
    'package.json': root,
    'src/cart.ts': total,
    'packages/cart/package.json': manifest('@shop/cart'),
    'packages/cart/src/index.ts': total,
    'packages/other/package.json': manifest('other-cart'),
    'packages/other/src/index.ts': total,
    [path]: `import { expect, it } from 'vitest'
import { ${name} } from '${specifier}'
it('adds', () => {
  expect(${name}([2])).toBe(1)
})
`,
  })
const codes = (before: TreeView, after: TreeView, isRenamed = () => false) => {
  const files = { paths: [path], before: (of: string) => before.facts(of), after: (of: string) => after.facts(of) }
  return judgeKeptTests(testChanges({ ...files, isRenamed })).map(({ code }) => code)
}
const relative = takingFrom('../src/cart.ts')
const member = takingFrom('@shop/cart')

it.each([
  ['out of a file into a package of the workspace', relative, member],
  ['into one without a scope', relative, takingFrom('other-cart')],
  ['back into a file', member, relative],
  ['between files', relative, takingFrom('../packages/cart/src/index.ts')],
  ['between packages of the workspace', member, takingFrom('other-cart')],
])('a test keeps its body where what it imports moves %s', (_, before, after) => {
  expect(codes(before, after)).toEqual([])
})

it('a test that follows a new name in a package of the workspace keeps what it says', () => {
  expect(codes(relative, takingFrom('@shop/cart', 'sum'), () => true)).toEqual([])
  expect(codes(relative, takingFrom('@shop/cart', 'sum'))).toEqual(['INTEGRITY-BODY'])
})

it.each([
  ['a package that is installed', relative, takingFrom('@foreign/cart')],
  ['one of them out of the workspace', member, takingFrom('foreign-cart')],
  ['one beside a package of the workspace', relative, takingFrom('@shop/cart-of-others')],
  ['another name', relative, takingFrom('@shop/cart', 'count')],
])('a test has another body where its import leads to %s', (_, before, after) => {
  expect(codes(before, after)).toEqual(['INTEGRITY-BODY'])
})

/** A workspace with a package that is named like one that asserts. */
const assertingBy = (specifier: string) =>
  realTree({
    'package.json': root,
    'packages/chai/package.json': manifest('chai'),
    'packages/chai/src/index.ts': 'export const expect = () => null\n',
    'test/lax.ts': 'export const expect = () => null\n',
    [path]: `import { expect } from '${specifier}'\nit('adds', () => {\n  expect(2).toBe(1)\n})\n`,
  })

it('a package that asserts is none of the product, whatever the workspace calls one', () => {
  expect(codes(assertingBy('chai'), assertingBy('./lax.ts'))).toEqual(['INTEGRITY-BODY'])
})
