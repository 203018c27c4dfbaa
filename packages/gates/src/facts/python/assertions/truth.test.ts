import { describe, expect, it } from 'vitest'
import { pythonFactsOf } from '../../testing/python-facts-of.ts'

/** Signs of a test that says so. */
const signs = (body: string) =>
  pythonFactsOf(`DEBUG = False\n\ndef test_a():\n    x = total()\n    ${body}\n`).signs.map(({ kind }) => kind)
const asked = (body: string) => pythonFactsOf(`def test_a():\n    x = total()\n    ${body}\n`).tests[0]?.assertions

describe('an assertion of Python holds whatever the product answers, and one beside it does not', () => {
  it.each([
    ['assert str(x) == str(x)', 'assert str(x) == x.name'],
    ['assert type(x) is type(x)', 'assert type(x) is type(y)'],
    ['assert isinstance(x, type(x))', 'assert isinstance(x, type(y))'],
    ['assert isinstance(x, (int, object))', 'assert isinstance(x, (int, str))'],
    ['assert x in (x, 3)', 'assert x in (y, 3)'],
    ['assert not x != x', 'assert not x != y'],
    ['assert x == 3 or x != 3', 'assert x == 3 or x != 4'],
    ['assert x == 3 or not x == 3', 'assert x == 3 or not y == 3'],
    ['assert x == 3 if x == 3 else True', 'assert x == 3 if x == 2 else True'],
    ['assert True if x else 1', 'assert x if x else 0'],
    ['assert (y := total()) == y', 'assert (y := total()) == x'],
    ['y = x\n    assert x == y', 'y = x.copy()\n    assert x == y'],
    ['assert len(x) >= 0', 'assert len(x) > 0'],
    ['assert len([x]) == 1', 'assert len([*x]) == 1'],
    ['assert str(x) != 3', 'assert x != 3'],
    ['assert all(n == 3 for n in [])', 'assert all(n == 3 for n in x)'],
    ['assert all([])', 'assert all(x)'],
    ['assert f"{x}" == f"{x}"', 'assert f"{x()}" == f"{x()}"'],
    ['assert lambda: x == 3', 'assert (lambda: x == 3)()'],
    ['assert [x]', 'assert [*x]'],
    ['assert x == 3 or [x]', 'assert x == 3 or x'],
  ])('%s', (bad, honest) => {
    expect(signs(bad)).toEqual(['tautology'])
    expect(signs(honest)).toEqual([])
  })
})

describe('an assertion of Python stands where nobody comes, and one beside it does not', () => {
  it.each([
    ['if not True:', 'if not x:'],
    ['if 1 > 2:', 'if x > 2:'],
    ['if not __debug__:', 'if __debug__:'],
    ['if DEBUG:', 'if x.DEBUG:'],
    ['while False:', 'while x:'],
    ['if x and False:', 'if x or False:'],
    ['if len(x) < 0:', 'if len(x) < 1:'],
  ])('%s', (bad, honest) => {
    expect(signs(`${bad}\n        assert x == 3`)).toEqual(['swallowed'])
    expect(signs(`${honest}\n        assert x == 3`)).toEqual([])
  })

  it('a name that a function changes may be anything', () => {
    const text =
      'seen = 0\n\ndef note():\n    global seen\n    seen = 1\n\ndef test_a():\n    if seen:\n        assert f() == 1\n'
    expect(pythonFactsOf(text).signs).toEqual([])
  })
})

it.each(['assert x == x + 0', 'assert x == int(x)', 'assert x == sorted(x)', 'assert {"a": x}["a"] == x'])(
  'a value that is compared with what is made of it is none that is asked for: %s',
  (body) => {
    expect(asked(body)).toMatchObject({ exact: 0, loose: 1 })
    expect(asked(body.replaceAll(/x(?= ==)|x$/g, 'y'))).toMatchObject({ exact: 1 })
  },
)
