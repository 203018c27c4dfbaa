import { expect, it } from 'vitest'
import { bindingsOf, scopesAround } from './bindings.ts'
import { parsePython } from '../syntax.ts'

/** `target = value < origin`, of everything that a text binds. */
function bound(text: string): string[] {
  const source = parsePython(text, 'a.py')
  return bindingsOf(source).map(({ target, value, origin }) => {
    const [to, given, out] = [target, value, origin].map((node) => (node === null ? '?' : source.textOf(node)))
    return given === out ? `${to} = ${given}` : `${to} = ${given} < ${out}`
  })
}

it.each([
  ['a = b = 1', ['a = 1', 'b = 1']],
  ['a: int = 1', ['a = 1']],
  ['a: int', []],
  ['a, b = 1, 2', ['a = 1', 'b = 2']],
  ['(a, [b, c]) = 1, (2, f())', ['a = 1', 'b = 2', 'c = f()']],
  ['a, *b = 1, 2', ['a = ? < 1', 'b = ? < 1']],
  ['a, b = f()', ['a = ? < f()', 'b = ? < f()']],
  ['m.x, n["y"] = 1, 2', ['m.x = 1', 'n["y"] = 2']],
  ['a += f()', ['a = ? < f()']],
  ['del m.x, a', ['m.x = ?', 'a = ?']],
  ['for a, m.b in f(): pass', ['a = ? < f()', 'm.b = ? < f()']],
  ['[a for a in f() if (b := a)]', ['a = ? < f()', 'b = a']],
  ['with f() as a, g() as b: pass', ['a = ? < f()', 'b = ? < g()']],
  ['try: pass\nexcept E as e: pass', ['e = ? < E']],
  ['def f(a, *b, c=1): pass', ['f = ?', 'a = ?', 'b = ?', 'c = ?']],
  ['match f():\n    case A(b) as c: pass', ['c = ? < A(b)', 'b = ?']],
])('%j binds %j', (text, expected) => {
  expect(bound(text)).toEqual(expected)
})

it('a class hides its names from the functions in it', () => {
  const source = parsePython('class A:\n    a = 1\n    def f(self):\n        return a\n', 'a.py')
  const around = (word: string) =>
    scopesAround(source.root.resolveInner(source.text.lastIndexOf(word), 1)).map(({ name }) => name)
  expect(around('a = 1')).toEqual(['ClassDefinition'])
  expect(around('a\n')).toEqual(['FunctionDefinition'])
})
