import { describe, expect, it } from 'vitest'
import { pythonFactsOf } from '../testing/python-facts-of.ts'

const product = (text: string) => pythonFactsOf(text, 'src/shop/cart.py')

describe('a Python source', () => {
  it('tells where code runs', () => {
    const text = `"""what it is"""
import os

TAX: int
RATE = 2  # a comment


def total(prices):
    """sums"""
    for price in prices:
        pass
    return 3
`
    expect([...product(text).executable]).toEqual([2, 5, 8, 10, 12])
  })

  it('tells what it exports', () => {
    const text =
      'import a\nfrom b import c as d\nx, y = 1, 2\nz: int\ndef f(): inner = 1\n@dec\nclass G: pass\nif w:\n    late = 1\n'
    expect(product(text).exports?.toSorted()).toEqual(['G', 'a', 'd', 'f', 'late', 'x', 'y', 'z'])
    expect(product('from b import *').exports).toEqual([])
    expect(product('def __getattr__(name): pass').exports).toBeNull()
  })

  it('tells what was put off', () => {
    const text = `
class Port(Protocol):
    def load(self):
        raise NotImplementedError
class Base:
    @abstractmethod
    def load(self):
        raise NotImplementedError
def total():
    raise NotImplementedError("later")
# TODO: taxes
`
    expect(product(text).markers.map(({ kind, line }) => `${kind} ${line}`)).toEqual(['not-implemented 10', 'todo 11'])
  })

  it('reads what comes after several targets of a with statement', () => {
    const text =
      'def test_a():\n    with pay() as (a, [b, c]):\n        assert a\n\ndef test_b(m):\n    assert m == 3\n'
    const { problem, tests } = pythonFactsOf(text, 'tests/test_x.py')
    expect(problem).toBeNull()
    expect(tests.map(({ assertions }) => assertions.count)).toEqual([1, 1])
  })

  it('tells scripts that it may start', () => {
    expect(product('run([sys.executable, "src/shop/main.py", "x.txt"])').reaches.paths).toEqual(['src/shop/main.py'])
  })

  it.each([
    'def g():\n    yield\n\ndef test_a():\n    assert x\n',
    'with open(a) as (b, c):\n    import d\n',
    'with (open(a) as b, open(c) as d):\n    assert b\n',
    'match x:\n    case Point():\n        from y import z\n',
    'x = """\nimport nothing\ndef f(): pass\n"""\n',
  ])('is read in spite of what its grammar does not know: %j', (text) => {
    expect(product(text).problem).toBeNull()
  })

  it('is unreadable where the body of a definition is lost', () => {
    const text = 'def g():\n    with a() as \\\n  (b, c):\n        pass\n\ndef f(m):\n    return 3\n'
    expect(product(text).problem).toMatch(/line 6/)
  })

  it.each(['class A(\n    def f(self): pass\nfrom x import y\nassert z\n))\n'])(
    'is unreadable where statements are lost: %j',
    (text) => {
      expect(product(text).problem).toMatch(/line \d/)
    },
  )
})
