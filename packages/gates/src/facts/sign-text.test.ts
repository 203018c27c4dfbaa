import { expect, it } from 'vitest'
import { factsOf } from './testing/facts-of.ts'
import { pythonFactsOf } from './testing/python-facts-of.ts'

const swallowing = (comment: string) =>
  `def test_a():\n    try:\n        assert ask(1,${comment}\n        )\n    except AssertionError:\n        pass${comment}\n`
const inScript = (comment: string) =>
  `import { expect, it } from 'vitest'\nit('a', () => { try { ${comment}expect(1).toBe(a) } catch {} })\n`

it('comments within what a sign speaks of are none of its words', () => {
  const [plain, commented] = ['', '  # type: ignore[arg-type]'].map(
    (comment) => pythonFactsOf(swallowing(comment)).signs,
  )
  expect(plain?.map(({ kind }) => kind)).toEqual(['swallowed'])
  expect(commented).toEqual(plain)
  const [bare, said] = ['', '/* it may */ '].map((comment) => factsOf(inScript(comment), 'a.test.ts').signs)
  expect(bare?.map(({ kind }) => kind)).toContain('swallowed')
  expect(said).toEqual(bare)
})

it('a comment that is a sign says what it says', () => {
  expect(pythonFactsOf('x = f()  # pragma: no cover\n', 'src/a.py').signs[0]?.text).toBe('# pragma: no cover')
  expect(factsOf('/* istanbul ignore next */ f()\n', 'src/a.ts').signs[0]?.text).toContain('istanbul ignore next')
})
