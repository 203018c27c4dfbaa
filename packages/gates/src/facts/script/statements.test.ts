import { expect, it } from 'vitest'
import { parseOwnFacts } from '../parse-own-facts.ts'

const statements = (path: string, lines: readonly string[]) => parseOwnFacts(lines.join('\n'), path)?.statements

it('statements that do something stand where they begin and end', () => {
  const lines = ['const a = 1,', '  b = 2', 'a()', 'export function f() {', '  if (a) {', '    return (', '      b', '    )', '  }', '  throw a', '}'] // prettier-ignore
  expect(statements('a.ts', lines)).toEqual([[1, 2], [3, 3], [6, 8], [10, 10]]) // prettier-ignore
})

it.each(["'use strict'", 'let c: number', 'declare const d: string', 'type T = 1', 'enum E { A }', "import 'x'"])(
  '%s is no statement that coverage must know',
  (line) => {
    expect(statements('a.ts', [line])).toEqual([])
  },
)

it('of Python, constants, bare types and what follows the end of its block are none', () => {
  const lines = ['"""doc"""', 'x: int', 'y: int = 1', 'def f(a):', '    ...', '    return (', '        a)', '    b = 2']
  expect(statements('a.py', lines)).toEqual([[3, 3], [6, 7]]) // prettier-ignore
})

it('of Python, what stands there for type checkers is none, unless the name is of the file', () => {
  const body = ['if TYPE_CHECKING:', '    Z = 1']
  expect(statements('a.py', ['from typing import TYPE_CHECKING', ...body])).toEqual([])
  expect(statements('a.py', ['TYPE_CHECKING = True', ...body])).toEqual([[1, 1], [3, 3]]) // prettier-ignore
})
