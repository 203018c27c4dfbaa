import { describe, expect, it } from 'vitest'
import type { DeclaredTest } from '../facts/facts.ts'
import { targetsOf } from './targets.ts'
import { aTree, declared, facts, importOf } from './testing/trees.ts'

const file = 'e2e/a.test.ts'
const isTarget = (path: string) => path.startsWith('e2e/')
const tree = (...tests: DeclaredTest[]) => aTree({ [file]: facts({ tests }) })
const old = declared(`${file} > old`)

describe('targets', () => {
  it('are new tests and tests with another body', () => {
    const changed = declared(`${file} > changed`, { body: 'then' })
    const head = tree(old, { ...changed, body: 'now' }, declared(`${file} > new`))
    expect([...targetsOf(head, tree(old, changed), isTarget)]).toEqual([`${file} > changed`, `${file} > new`])
  })

  it('are no tests that only moved or were renamed', () => {
    const renamed = declared(`${file} > renamed`, { body: old.body })
    expect([...targetsOf(tree(renamed), tree(old), isTarget)]).toEqual([])
  })

  it('are no old tests that follow what the product is called now, as long as they ask for the same', () => {
    const product = 'src/a.ts'
    const named = (name: string, asked: string, at = file) =>
      aTree(
        {
          [at]: facts({
            tests: [declared(`${at} > adds`, { body: `${name}${asked}`, shape: `_${asked}`, names: [name] })],
            imports: [importOf(product, { names: [name] })],
          }),
          [product]: facts({ exports: [name] }),
        },
        { [product]: name },
        { [product]: `export const ${name} = 1` },
      )
    const before = named('add', '(1)')
    expect([...targetsOf(named('sum', '(1)'), before, isTarget)]).toEqual([])
    expect([...targetsOf(named('sum', '(1)', 'e2e/b.test.ts'), before, isTarget)]).toEqual([])
    expect([...targetsOf(named('sum', '(2)'), before, isTarget)]).toEqual([`${file} > adds`])
    expect([...targetsOf(named('sum', '(1)'), before, isTarget, new Set([`${file} > adds`]))]).toHaveLength(1)
  })

  it('are all tests where the cycle starts without any', () => {
    expect([...targetsOf(tree(old), null, isTarget)]).toEqual([old.id])
  })

  it('lie where targets lie', () => {
    const head = aTree({
      'test/unit/a.test.ts': facts({ tests: [declared('test/unit/a.test.ts > x')] }),
      'e2e/data.json': null,
    })
    expect([...targetsOf(head, null, isTarget)]).toEqual([])
  })

  it('hold what an amendment reopens', () => {
    expect([...targetsOf(tree(old), tree(old), isTarget, new Set([old.id]))]).toEqual([old.id])
  })
})
