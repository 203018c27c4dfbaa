import { describe, expect, it } from 'vitest'
import type { DeclaredTest } from '../facts/facts.ts'
import { testsByLines } from './line-tests.ts'

const go = (...lines: string[]) =>
  `package cart\n\nfunc TestAdds(t *testing.T) {\n${lines.map((line) => `\t${line}\n`).join('')}}\n`
const adds = go('if Add(1, 2) != 3 {', '\tt.Fatal("not 3")', '}')
const [first] = testsByLines(adds, 'cart/cart_test.go')

const bodyIn = (text: string, path = 'cart/cart_test.go'): DeclaredTest | undefined => testsByLines(text, path)[0]

describe('tests of a language that is read by its lines', () => {
  it('stand where they are declared, and end there', () => {
    expect(first).toMatchObject({ id: 'cart/cart_test.go > TestAdds', line: 3, endLine: 7, modifiers: [] })
  })

  it.each([
    ['other code behind them', `${adds}\nfunc helper() int {\n\treturn 4\n}\n`],
    ['blanks and remarks', go('', '// three', 'if Add(1, 2) != 3 {', '\t\tt.Fatal("not 3")', '}')],
    ['another name of theirs', adds.replace('TestAdds', 'TestSums')],
  ])('keep their bodies beside %s', (_, text) => {
    expect(bodyIn(text)?.body).toBe(first?.body)
  })

  it.each([
    ['another value', adds.replace('!= 3', '!= 4')],
    ['another text', adds.replace('"not 3"', '"not so"')],
    ['less', go('t.Log("adds")')],
  ])('have another body and another shape by %s', (_, text) => {
    expect([bodyIn(text)?.body === first?.body, bodyIn(text)?.shape === first?.shape]).toEqual([false, false])
  })

  it('have the same shape under other names, which are told', () => {
    const renamed = bodyIn(adds.replace('Add(', 'Sum('))
    expect([renamed?.body === first?.body, renamed?.shape === first?.shape]).toEqual([false, true])
    expect([first?.names.includes('Add'), renamed?.names.includes('Sum')]).toEqual([true, true])
  })

  it.each<[string, string, number[]]>([
    ['cart/lib_test.go', 'func TestOne(t *testing.T) { t.Fatal() }\nfunc TestTwo(t *testing.T) {\n}\n', [1, 3]],
    ['src/cart.rs', '#[cfg(test)]\nmod tests {\n    #[test]\n    fn adds() {\n        assert_eq!(3, add(1, 2));\n    }\n\n    fn three() -> i32 { 3 }\n}\n', [6]],
    ['src/CartTest.java', 'class CartTest {\n  @Test\n  void adds()\n  {\n    assertEquals(3, add());\n  }\n  int three() { return 3; }\n}\n', [6]],
    ['test/cart_test.exs', 'test "adds" do\n  assert 3 == 3\nend\n\ndef three, do: 3\n', [3]],
    ['cart/x_test.go', 'func TestOpen(t *testing.T) {\n\tt.Fatal()\n', [3]],
  ])('%s', (path, text, ends) => {
    expect(testsByLines(text, path).map(({ endLine }) => endLine)).toEqual(ends)
  }) // prettier-ignore

  it('that are switched off say so', () => {
    expect(bodyIn('#[test]\n#[ignore]\nfn adds() {\n}\n', 'src/cart.rs')?.modifiers).toEqual(['skip'])
  })

  it('are not looked for in what is read by its syntax', () => {
    expect(testsByLines("test('adds', () => {})\n", 'test/cart.test.ts')).toEqual([])
  })
})
