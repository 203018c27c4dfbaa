import { describe, expect, it } from 'vitest'
import { pythonFactsOf } from '../../testing/python-facts-of.ts'

const head =
  'import re\nimport pytest\nfrom re import match as matches\nfrom unittest.mock import ANY as any_of\nWORD = re.compile(r"p")\nANY = re.compile(r".*")\n'
const asked = (body: string) => pythonFactsOf(`${head}def test_a(self):\n    ${body}\n`).tests[0]?.assertions

const signs = (member: string, bases = '(TestCase)') =>
  pythonFactsOf(`class CartTest${bases}:\n    ${member}\n`).signs.map(({ kind }) => kind)

describe('an assertion of Python', () => {
  it.each([
    'assert x == pytest.approx(3)',
    'assert x == pytest.approx(300, abs=1)',
    'assert x == pytest.approx(3, rel=0.01)',
    'self.assertAlmostEqual(x, 3)',
    'self.assertAlmostEqual(x, 3, places=2)',
    'self.assertAlmostEqual(x, 3000, delta=5)',
  ])('asks for one value: %s', (body) => {
    expect(asked(body)).toMatchObject({ exact: 1 })
  })

  it.each([
    'assert x == pytest.approx(3, abs=1)',
    'assert x == pytest.approx(3, rel=0.5)',
    'assert x == pytest.approx(3, 0.5)',
    'assert x == pytest.approx(3, abs=float("inf"))',
    'self.assertAlmostEqual(x, 3, places=0)',
    'self.assertAlmostEqual(x, 3, -4)',
    'self.assertAlmostEqual(x, 3, delta=2)',
    'assert x in (1, 2)',
    'assert x in range(9)',
    'assert x in "0123"',
  ])('takes values beside it as well: %s', (body) => {
    expect(asked(body)).toMatchObject({ exact: 0, loose: 1 })
  })

  it.each(['assert 3 in (x, y)', 'assert "a" in x', 'assert x in (3,)', 'assert x in rates'])(
    'asks whether something holds a value: %s',
    (body) => {
      expect(asked(body)).toEqual({ count: 1, exact: 0, weak: 0, values: 1 })
    },
  )

  it.each([
    ['self.assertIsInstance(x, T)', 'assert isinstance(x, T)'],
    ['self.assertIsInstance(x, (A, B))', 'assert isinstance(x, (A, B))'],
    ['self.assertNotIsInstance(x, T)', 'assert not isinstance(x, T)'],
    ['self.assertIsSubclass(x, T)', 'assert issubclass(x, T)'],
    ['self.assertTrue(isinstance(x, T))', 'assert isinstance(x, T)'],
    ['self.assertRegex(x, "p")', 'assert re.search("p", x)'],
    ['self.assertRegex(x, "p")', 'assert re.search("p", x) is not None'],
    ['self.assertRegex(x, "^p")', 'assert matches("p", x)'],
    ['self.assertRegex(x, "p")', 'self.assertRegexpMatches(x, "p")'],
    ['self.assertNotRegex(x, "p")', 'self.assertNotRegexpMatches(x, "p")'],
    ['self.assertRegex(x, "p")', 'assert WORD.search(x)'],
    ['self.assertRegex(x, "p")', 'assert re.compile("p").match(x) is not None'],
    ['self.assertRegex(x, ".*")', 'assert ANY.search(x)'],
    ['self.assertRegex(x, ".*")', 'assert re.search(".*", x)'],
    ['self.assertRegex(x, "")', 'assert re.search(r"", x)'],
    ['self.assertNotRegex(x, "p")', 'assert not re.search("p", x)'],
    ['self.assertIn("a", x)', 'assert "a" in x'],
    ['self.assertIn("a", [x, y])', 'assert "a" in [x, y]'],
    ['self.assertIn(x, (1, 2))', 'assert x in (1, 2)'],
    ['self.assertNotIn("a", x)', 'assert "a" not in x'],
    ['self.assertNotIn("a", x)', 'assert not "a" in x'],
    ['self.assertIsNone(x)', 'assert x is None'],
    ['self.assertIsNotNone(x)', 'assert x is not None'],
  ])('asks for the same as %s: %s', (method, statement) => {
    expect(asked(statement)).toEqual(asked(method))
  })

  it.each([
    'assert isinstance(x, T)',
    'assert re.search("p", x)',
    'assert x.startswith("p")',
    'assert x[0].strip().endswith("p")',
    'assert not isinstance(x, T)',
    'assert x[0] > 0 and x[1] > 0',
  ])('asks for less than a value: %s', (body) => {
    const one = asked(body)
    expect(one).toMatchObject({ exact: 0, weak: 0, loose: 1 })
  })

  it.each([
    'assert isinstance(x, object)',
    'assert isinstance(x, T) is not None',
    'assert re.search(".*", x)',
    'assert re.search("^.*$", x) is not None',
    'self.assertRegex(x, "")',
    'assert (x == 3) is not None',
    'assert x.search("p")',
    'assert x.startswith("")',
    'assert "pa".endswith("a")',
    'assert not x',
    'assert is_like(x, T)',
  ])('asks for no value: %s', (body) => {
    expect(asked(body)).toMatchObject({ exact: 0, weak: 1, values: 0 })
  })

  it.each([
    'assert x == any_of',
    'three = any_of\n    assert x == three',
    'y = total(1)\n    assert total(1) == y',
    'assert (y := total(1)) == y',
    'y = total(1)\n    z = y\n    self.assertEqual(z, total(1))',
  ])('asks for nothing: %s', (body) => {
    expect(asked(body)).toMatchObject({ exact: 0, values: 0 })
  })

  it('is none of a name that means itself', () => {
    expect(asked('y = z\n    z = y\n    assert y == 3')).toMatchObject({ exact: 1 })
  })
})

it.each([
  ['for n in [1, 2]:\n        assert n', 2],
  ['for n in ROWS:\n        assert n', 3],
  ['for n in (*ROWS, 4):\n        assert n', 4],
  ['for n in range(2, 7):\n        assert n', 5],
  ['assert all(n for n in [1, 2])', 2],
  ['for n in rows():\n        assert n', 1],
  ['for n in [1, 2]:\n        assert [m for m in rows()][0] == n', 2],
  ['for n in [(1, "a"), (1, \'a\'), (2, "a"), ( 1, "a", )]:\n        assert n', 2],
])('a test goes through cases: %s', (body, rows) => {
  expect(pythonFactsOf(`ROWS = [1, 2, 3]\ndef test_a():\n    ${body}\n`).tests[0]?.rows).toBe(rows)
})

it('a file of tests lends what its functions assert, also by others of that file', () => {
  const text = 'def both(x):\n    assert x == 3\n    more(x)\ndef more(x):\n    assert x > 0\ndef other():\n    pass\n'
  const lends = (path: string) => [...pythonFactsOf(text, path).lends].map(([name, { count }]) => `${name} ${count}`)
  expect(lends('tests/helper.py')).toEqual(['both 2', 'more 1'])
  expect(lends('src/shop/cart.py')).toEqual([])
})

describe('a class of unittest that asserts by methods of its own', () => {
  it.each([
    'def assertEqual(self, a, b):\n        pass',
    'assertEqual = print',
    'def run(self, result=None):\n        pass',
    'failureException = ValueError',
    'def setUp(self):\n        self.addTypeEqualityFunc(int, lambda *all, **more: None)',
  ])('%j', (member) => {
    expect(signs(member)).toEqual(['deciding'])
  })

  it.each([
    'def assertTotal(self, a):\n        pass',
    'def assertEqual(self, a, b):\n        super().assertEqual(a, b)',
    'def setUp(self):\n        self.addTypeEqualityFunc(Sum, self.assertSums)',
  ])('not %j', (member) => {
    expect(signs(member)).toEqual([])
  })

  it('not a class of something else', () => {
    expect(signs('def run(self):\n        pass', '(Thread)')).toEqual([])
  })
})
