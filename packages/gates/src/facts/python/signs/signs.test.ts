import { describe, expect, it } from 'vitest'
import { pythonFactsOf } from '../../testing/python-facts-of.ts'

const kinds = (text: string, path?: string) => pythonFactsOf(text, path).signs.map(({ kind }) => kind)
const inTest = (body: string) => kinds(`def test_a():\n    ${body}\n`)

describe('an assertion that always holds', () => {
  it.each([
    'assert True',
    'assert 1',
    'assert "x"',
    'assert (a == 1, "why")',
    'assert a.b == a.b',
    'assert a or True',
    'self.assertEqual(a, a)',
    'self.assertTrue(True)',
  ])('%s', (body) => {
    expect(inTest(body)).toEqual(['tautology'])
  })

  it.each([
    'assert False',
    'assert f() == f()',
    'assert 3 == 4',
    'assert a == b',
    'assert 0',
    'assert ""',
    'assert ()',
    'assert (a == 1), "why"',
    'm.assert_called_once_with(a, a)',
    'm.assert_any_call("x", "x", a)',
  ])('not %s', (body) => {
    expect(inTest(body)).toEqual([])
  })
})

describe('an assertion whose failure goes nowhere', () => {
  it.each([
    'try:\n        assert a\n    except Exception:\n        pass',
    'try:\n        assert a\n    except:\n        print("x")',
    'try:\n        assert a\n    except (ValueError, AssertionError) as e:\n        print(e)',
    'with suppress(AssertionError):\n        assert a',
    'with pytest.raises(Exception):\n        assert a',
    'if False:\n        assert a',
  ])('%j', (body) => {
    expect(inTest(body)).toEqual(['swallowed'])
  })

  it.each([
    'try:\n        f()\n    except Exception:\n        pass',
    'try:\n        assert a\n    except ValueError:\n        pass',
    'try:\n        assert a\n    except Exception as e:\n        seen.append(e)',
    'try:\n        assert a\n    except Exception:\n        raise',
    'try:\n        assert a\n    finally:\n        close()',
    'with pytest.raises(ValueError):\n        assert a',
    'if x:\n        assert a',
  ])('not %j', (body) => {
    expect(inTest(body)).toEqual([])
  })
})

describe('a comment that switches something off', () => {
  it.each([
    ['x = 1  # pragma: no cover', 'pragma'],
    ['x = 1  # pragma: no mutate', 'pragma'],
    ['x = 1  # why # pragma: fast, no mutate', 'pragma'],
    ['x = "# pragma: no mutate"', 'pragma'],
    ['x = f()  # type: ignore', 'pragma'],
    ['# mypy: ignore-errors', 'pragma'],
    ['import x  # noqa', 'lint-pragma'],
    ['# ruff: noqa', 'lint-pragma'],
    ['assert x  # noqa: PT015', 'lint-pragma'],
    ['# pylint: disable=assert-on-tuple', 'lint-pragma'],
  ])('%s', (text, kind) => {
    expect(kinds(`${text}\n`)).toEqual([kind])
  })

  it.each([
    'x = f()  # type: ignore[arg-type]',
    'import x  # noqa: F401',
    '# no cover is given here',
    'x = "# noqa"',
    '# pylint: disable=line-too-long',
    'y = 1  # noqa: PLR0124',
  ])('not %s', (text) => {
    expect(kinds(`${text}\n`)).toEqual([])
  })
})

const product = (text: string) => kinds(text, 'src/shop/cart.py')

describe('a product that looks who is asking', () => {
  it.each([
    ['import os\nfast = os.environ.get("PYTEST_CURRENT_TEST")', 'sniffing'],
    ['import os\nfast = os.environ.get("COV_CORE_SOURCE")', 'sniffing'],
    ['import sys\nfast = "pytest" in sys.modules', 'sniffing'],
    ['import sys\nfast = sys.modules.get("pytest")', 'sniffing'],
    ['import inspect\nfast = any("test_" in f.filename for f in inspect.stack())', 'sniffing'],
    ['import sys\nif hasattr(sys, "_called_from_test"): pass', 'sniffing'],
    ['import pytest', 'runner-import'],
    ['from unittest import mock', 'runner-import'],
    ['import time\ntime.time = lambda: 0', 'patching'],
    ['import builtins\nsetattr(builtins, "abs", f)', 'patching'],
    ['class Answer:\n    def __eq__(self, other):\n        return True', 'patching'],
  ])('%j', (text, kind) => {
    expect(product(text)).toEqual([kind])
  })

  it.each([
    'import os\nport = os.environ.get("PORT")',
    'import sys\nverbose = "--verbose" in sys.argv',
    'import inspect\nlog(inspect.stack())',
    'time = Clock()\ntime.time = 3',
    'class Answer:\n    def __eq__(self, other):\n        return self.x == other.x',
    'import sys\nsys.stdout = file',
    'tool = "pytest"',
  ])('not %j', (text) => {
    expect(product(text)).toEqual([])
  })
})

describe('what everybody trusts, in the place of a name', () => {
  it.each([
    'import math\nmath.pi, x = 3, 4',
    'import math\nmath.pi += 1',
    'import math\ndel math.isclose',
    'import math\nfor math.pi in (3, 4):\n    pass',
  ])('%j changes it', (text) => {
    expect(product(text)).toEqual(['patching'])
  })

  it.each(['import math\nx, y = math.pi, 4', 'import math\nfor x in (math.pi,):\n    pass', 'del rates.pi'])(
    '%j leaves it',
    (text) => {
      expect(product(text)).toEqual([])
    },
  )
})

const hook = (body: string) => kinds(`def pytest_runtest_makereport(item, call):\n    ${body}\n`, 'tests/conftest.py')

describe('a hook that decides what tests say', () => {
  it.each(['report.outcome = "passed"', 'item.obj = f', 'call.excinfo = None', 'outcome.force_result(None)'])(
    '%s',
    (body) => {
      expect(hook(body)).toEqual(['deciding'])
    },
  )

  it.each(['seen = report.outcome', 'item.user_properties = []', 'item.add_marker("slow")'])('not %s', (body) => {
    expect(hook(body)).toEqual([])
  })

  it('runs tests itself', () => {
    expect(kinds('def pytest_pyfunc_call(pyfuncitem):\n    return True\n', 'tests/conftest.py')).toEqual(['deciding'])
    expect(kinds('def pyfunc_call(self):\n    self.obj = 1\n', 'tests/conftest.py')).toEqual([])
  })
})

it('a test that patches the product by its name says which module', () => {
  const [sign] = pythonFactsOf('def test_a(mocker):\n    mocker.patch("shop.cart.total")\n').signs
  expect(sign).toMatchObject({ kind: 'mock', text: 'shop.cart.total' })
})
