import { describe, expect, it } from 'vitest'
import { pythonFactsOf } from '../../testing/python-facts-of.ts'
import { collectedCount } from './collected-tests.ts'
import { parsePython } from '../syntax.ts'

const from = 'from shop.cart import total\n'
const testsIn = (text: string, path?: string) => pythonFactsOf(text, path).tests
const one = (body: string, head = from) => testsIn(`${head}${body}`)[0]
const count = (text: string) => collectedCount(parsePython(text, 'tests/test_x.py'))

describe('what pytest collects', () => {
  it('are functions, methods of Test classes and of TestCases', () => {
    const text = `
def test_a(): pass
async def test_b(): pass
def helper(): pass
@pytest.fixture
def test_client(): pass
class TestCart:
    def test_c(self): pass
    class TestInner:
        def test_d(self): pass
class CartTest(unittest.TestCase):
    def test_e(self): pass
class Other:
    def test_f(self): pass
class TestWithout:
    __test__ = False
    def test_g(self): pass
class TestMade:
    def __init__(self): pass
    def test_h(self): pass
`
    expect(testsIn(text).map(({ id }) => id.slice('tests/test_x.py > '.length))).toEqual([
      'test_a',
      'test_b',
      'TestCart > test_c',
      'TestCart > TestInner > test_d',
      'CartTest > test_e',
    ])
    expect(count(text)).toBe(5)
  })

  it('are named by their table where they have one', () => {
    const [table] = testsIn('@pytest.mark.parametrize("n", [1, 2])\ndef test_a(n):\n    assert n\n')
    expect(table?.id).toBe('tests/test_x.py > test_a[${row}]')
    expect(table?.line).toBe(1)
    expect(count('@pytest.mark.parametrize("n", rows())\ndef test_a(n): pass\ndef test_b(): pass')).toBe(1)
  })

  it('cannot be counted below a condition, and once where a name is taken twice', () => {
    expect(count('if x:\n    def test_a(): pass\ndef test_b(): pass')).toBe(1)
    expect(count('def test_a(): pass\ndef test_a(): pass')).toBe(1)
  })

  it.each([
    'np = pytest.importorskip("numpy")',
    'pytest.skip("later", allow_module_level=True)',
    'raise unittest.SkipTest("later")',
  ])('are none for sure where the module may skip itself: %s', (line) =>
    expect(count(`${line}\ndef test_a(): pass`)).toBe(0),
  )

  it('are none in the product', () => {
    expect(testsIn('def test_connection(): pass', 'src/shop/db.py')).toEqual([])
  })
})

describe('modifiers', () => {
  it.each([
    ['@pytest.mark.skip\ndef test_a(): pass', ['skip']],
    ['@pytest.mark.skipif(sys.platform == "win32", reason="x")\ndef test_a(): pass', ['skipIf']],
    ['@pytest.mark.xfail(strict=True)\ndef test_a(): pass', ['fails']],
    ['@unittest.expectedFailure\ndef test_a(): pass', ['fails']],
    ['@pytest.mark.flaky(reruns=3)\ndef test_a(): pass', ['retry']],
    ['@retry(stop=stop_after_attempt(3))\ndef test_a(): pass', ['retry']],
    ['@backoff.on_exception(backoff.expo, AssertionError)\ndef test_a(): pass', ['retry']],
    ['def test_a():\n    @retry(times=3)\n    def flaky(): pass\n    flaky()', []],
    ['@skip("later")\nclass TestA:\n    def test_a(self): pass', ['skip']],
    ['pytestmark = [pytest.mark.skip(reason="x")]\ndef test_a(): pass', ['skip']],
    ['def test_a():\n    pytest.skip("later")', ['skipIf']],
    ['@pytest.mark.slow\ndef test_skip(): skipped = 1', []],
  ])('of %j', (text, modifiers) => {
    expect(one(text)?.modifiers).toEqual(modifiers)
  })
})

const body = (text: string, head?: string) => one(text, head)?.body
/** Bodies of a test beside two functions of one name. */
const besideCheck = (test: string) =>
  ['1', '2'].map((sum) => body(`def check(given=None):\n    return ${sum}\n${test}`))
/** A test whose helper asks for a sum. */
const helped = (sum: string) => body(`def check():\n    assert total([1]) == ${sum}\ndef test_a():\n    check()\n`)

describe('the body of a test', () => {
  const base = body('def test_a():\n    assert total([1, 2]) == 3\n')

  it.each([
    'def test_renamed():\n    assert total([1, 2]) == 3\n',
    'def test_a():\n    # why\n    assert (total([1,2,],)) == 3\n',
    '@pytest.mark.slow\ndef test_a():\n    assert total([1, 2]) == 3\n'.replace('@pytest.mark.slow\n', ''),
  ])('stays through names, comments and blanks: %j', (text) => {
    expect(body(text)).toBe(base)
  })

  it.each([
    'def test_a():\n    assert total([1, 2]) == 4\n',
    'def test_a():\n    assert total([1, 2])\n',
    '@pytest.mark.slow\ndef test_a():\n    assert total([1, 2]) == 3\n',
    '@pytest.fixture(autouse=True)\ndef patched(): yield\ndef test_a():\n    assert total([1, 2]) == 3\n',
  ])('changes with what is said: %j', (text) => {
    expect(body(text)).not.toBe(base)
  })

  it('holds the helpers and fixtures of its file', () => {
    expect(helped('1')).not.toBe(helped('2'))
  })

  it.each([
    'def test_a():\n    check = total([1])\n    assert check == 1\n',
    'def test_a():\n    for check in total([1]):\n        assert check == 1\n',
    'def test_a():\n    def check():\n        assert total([1]) == 1\n    check()\n',
    'def test_a():\n    with total([1]) as check:\n        assert [one(check) for one in check]\n',
  ])('holds nothing of its file by whose name it means a variable of its own: %j', (text) => {
    expect(new Set(besideCheck(text))).toHaveLength(1)
  })

  it.each([
    'def test_a(check):\n    assert check == 1\n',
    'def test_a():\n    global check\n    check = check or total([1])\n    assert check\n',
    'def test_a(given=check()):\n    check = total([1])\n    assert check == given\n',
    'def test_a():\n    def other():\n        check = 1\n    assert total([1]) == check\n',
  ])('holds what its file declares where it means that: %j', (text) => {
    expect(new Set(besideCheck(text))).toHaveLength(2)
  })

  it('keeps its shape when the product is renamed', () => {
    const renamed = one('def test_a():\n    assert sum_of([1, 2]) == 3\n', 'from shop.cart import sum_of\n')
    const before = one('def test_a():\n    assert total([1, 2]) == 3\n')
    expect(renamed?.shape).toBe(before?.shape)
    expect([before?.names, renamed?.names]).toEqual([['total'], ['sum_of']])
  })
})

describe('a test touches the outside', () => {
  it.each([
    ['def test_a():\n    assert total([1]) == 1', true],
    ['def test_a(client):\n    assert client', true],
    ['class TestA:\n    def test_a(self):\n        assert self.cart', true],
    ['def test_a():\n    assert 3 == 4', false],
    ['class TestA(unittest.TestCase):\n    def test_a(self):\n        self.assertEqual(1, 2)', false],
  ])('%j: %s', (text, touches) => {
    expect(one(text)?.touches).toBe(touches)
  })
})

const asked = (body: string) => one(`def test_a():\n    ${body}\n`)?.assertions

describe('assertions', () => {
  it.each([
    ['assert a == 1', [1, 1, 0, 1]],
    ['assert a == {"x": 1, "y": [1, 2]}', [1, 1, 0, 3]],
    ['assert a', [1, 0, 1, 0]],
    ['assert a is not None', [1, 0, 1, 0]],
    ['assert a is None', [1, 1, 0, 1]],
    ['assert a in b', [1, 0, 0, 1]],
    ['assert a == 1 and b == 2', [1, 1, 0, 2]],
    ['assert call(a) == {"x": mock.ANY}', [1, 0, 0, 1]],
    ['self.assertEqual(a, 1)', [1, 1, 0, 1]],
    ['self.assertTrue(a == 1)', [1, 1, 0, 1]],
    ['self.assertTrue(a)', [1, 0, 1, 0]],
    ['m.assert_called_once_with(1, 2)', [1, 1, 0, 1]],
    ['with pytest.raises(ValueError, match="x"): f()', [1, 0, 0, 2]],
    ['with pytest.raises(Exception): f()', [1, 0, 1, 0]],
    ['assert_frame_equal(a, b)', [1, 1, 0, 1]],
    ['print(a)', [0, 0, 0, 0]],
    ['assert True', [1, 0, 1, 0]],
  ])('%s', (body, [number, exact, weak, values]) => {
    expect(asked(body)).toEqual({ count: number, exact, weak, values })
  })
})

it('a declaration is sure where it stands in no condition, and is collected once', () => {
  const text = `
def test_a(): pass
if here:
    def test_b(): pass
@pytest.mark.parametrize('n', [])
def test_c(n): pass
class TestD:
    def test_e(self): pass
`
  const sure = testsIn(text).filter(({ isSure }) => isSure)
  expect(sure.map(({ id }) => id)).toEqual(['tests/test_x.py > test_a', 'tests/test_x.py > TestD > test_e'])
})

it('`assert` statements are known by where they stand, those that stand aside also by what leads to them', () => {
  const text = `def test_a():
    assert total(1) == 1
    if total(2):
        assert total(2) == 2
    for n in (1, 2):
        check(n)
        assert n
    return
    assert total(3) == 3
`
  const exact = { count: 1, exact: 1, weak: 0, values: 1 }
  expect(testsIn(text)[0]?.counted).toEqual([
    { library: 'assert', from: [2, 5], to: [2, 25], isAside: false, said: 'asserttotal(1)==1', strength: exact },
    {
      library: 'assert',
      from: [4, 9],
      to: [4, 29],
      isAside: true,
      said: 'iftotal(2)asserttotal(2)==2',
      strength: exact,
    },
    {
      library: 'assert',
      from: [7, 9],
      to: [7, 17],
      isAside: true,
      said: 'fornin(1,2)assertn',
      strength: { count: 1, exact: 0, weak: 1, values: 0 },
    },
  ])
})
