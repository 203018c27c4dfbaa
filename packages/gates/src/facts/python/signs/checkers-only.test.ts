import { expect, it } from 'vitest'
import { pythonFactsOf } from '../../testing/python-facts-of.ts'

const signs = (...lines: string[]) => pythonFactsOf(`${lines.join('\n')}\n`, 'src/a.py').signs.map(({ line }) => line)

it.each([
  ['a name', 'from typing import TYPE_CHECKING', 'if TYPE_CHECKING:'],
  ['a member', 'import typing as t', 'if t.TYPE_CHECKING:'],
])('no coverage is lost below %s that only checkers of types find true', (_, brought, condition) => {
  expect(signs(brought, condition, '    import ssl  # pragma: no cover')).toEqual([])
  expect(signs(brought, `${condition}  # pragma: no cover`, '    import ssl', '    import os')).toEqual([])
})

it.each([
  ['after it', ['from typing import TYPE_CHECKING', 'if TYPE_CHECKING:', '    import ssl', 'x = f()  # pragma: no cover'], [4]],
  ['where it is not', ['from typing import TYPE_CHECKING', 'if TYPE_CHECKING:', '    import ssl', 'else:  # pragma: no cover', '    x = f()'], [4]],
  ['where it does not hold', ['from typing import TYPE_CHECKING', 'if not TYPE_CHECKING:', '    x = f()  # pragma: no cover'], [3]],
  ['below a name of its own', ['TYPE_CHECKING = True', 'if TYPE_CHECKING:', '    x = f()  # pragma: no cover'], [3]],
  ['in another condition of it', ['from typing import TYPE_CHECKING', 'if TYPE_CHECKING:', '    import ssl', 'elif f():  # pragma: no cover', '    x = 1'], [4]],
  ['by types that are left out', ['from typing import TYPE_CHECKING', 'if TYPE_CHECKING:', '    import ssl  # type: ignore'], [3]],
])('is lost %s', (_, lines, found) => {
  expect(signs(...lines)).toEqual(found)
}) // prettier-ignore
