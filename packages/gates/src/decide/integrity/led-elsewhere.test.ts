import { expect, it } from 'vitest'
import { anEvidence } from '../testing/evidence.ts'
import { realTree } from '../testing/real-tree.ts'
import { ledElsewhere } from './led-elsewhere.ts'

const treeOf = (target: string, files: readonly string[], test = 'e2e/shop.test.ts') =>
  realTree({
    [test]: `import { total } from '@app/shop'\nit('pays', () => { expect(total()).toBe(1) })\n`,
    'tsconfig.json': JSON.stringify({ compilerOptions: { paths: { '@app/shop': [`./${target}`] } } }),
    ...Object.fromEntries(files.map((path) => [path, 'export const total = () => 1\n'])),
  })
const fake = 'test/fakes/shop.ts'
const product = 'src/shop.ts'

it.each([
  ['leads to a fake beside the product', treeOf(fake, [product, fake]), ['e2e/shop.test.ts:1']],
  ['leads to nothing', treeOf(fake, [product]), []],
  ['follows the product', treeOf('src/shop/index.ts', ['src/shop/index.ts']), []],
  ['is as it was', treeOf(product, [product, fake]), []],
])('a name of an acceptance test that %s', (_, head, found) => {
  const base = treeOf(product, [product])
  const places = ledElsewhere(anEvidence({ head, base })).map(({ where }) => `${where?.path}:${where?.line}`)
  expect(places).toEqual(found)
})

it('a unit test may take something else by a name, and without a base nothing is compared', () => {
  const unit = 'test/unit/shop.test.ts'
  const [base, head] = [treeOf(product, [product], unit), treeOf(fake, [product, fake], unit)]
  expect(ledElsewhere(anEvidence({ head, base }))).toEqual([])
  expect(ledElsewhere(anEvidence({ head: treeOf(fake, [product, fake]), base: null }))).toEqual([])
})
