// Attacks on sources in Python.
import { aCondition, aPolicy, runsBy } from '../packages/gates/src/decide/testing/evidence.ts'
import { realTree } from '../packages/gates/src/decide/testing/real-tree.ts'
import { aRun, passed } from '../packages/gates/src/decide/testing/runs.ts'
import { type Answer, type Attack, changed, type Files, judged } from './attack.ts'

const integrity = aCondition('integrity', {})
const unit = 'test/unit/test_cart.py'
const source = 'src/domain/cart.py'
const tests = (...bodies: string[]) =>
  `import pytest\nfrom domain.cart import total\n\n${bodies.map((body, at) => `def test_${at}():\n    ${body}\n`).join('\n')}`
const sum = 'assert total([1, 2]) == 3'
const product = 'def total(prices):\n    return sum(prices)\n'
const before: Files = { [unit]: tests(sum), [source]: product }

/** Tests of a table, and the product's new function. */
const rows: Files = {
  'test/unit/test_area.py':
    "import pytest\nfrom domain.area import area\n\n@pytest.mark.parametrize('a, b, c', [(2, 3, 6), (10, 20, 200), (7, 0, 0)])\ndef test_area(a, b, c):\n    assert area(a, b) == c\n",
}

/** An attack that changes a file of the product and its tests, and an honest change. */
function on(name: string, code: string, bad: Files, lookalike: string, honest: Files): Attack {
  return {
    name, gate: 'integrity', code, lookalike,
    bad: () => changed(integrity, before, { ...before, ...bad }),
    honest: () => changed(integrity, before, { ...before, ...honest }),
  } // prettier-ignore
}

/** A test class of unittest in which one number after the other is asked for. */
const cases = (numbers: string, method = '') =>
  `from unittest import TestCase\nfrom domain.cart import total\n\nclass CartTest(TestCase):\n${method}    def test_each(self):\n        for n in ${numbers}:\n            with self.subTest(n):\n                self.assertEqual(total([n]), n)\n`
const kinds =
  'from unittest import TestCase\nfrom domain.cart import total\n\nclass CartTest(TestCase):\n    def test_kind(self):\n        self.assertIsInstance(total([1]), int)\n        self.assertRegex(str(total([2])), "2")\n'
const helped = (helper: string): Files => ({
  [source]: product,
  [unit]:
    'from asked import asked_total\nfrom domain.cart import total\n\ndef test_0():\n    asked_total(total([1, 2]))\n',
  'test/unit/asked.py': helper,
})
const both = 'def asked_total(sum):\n    assert sum == 3\n    assert sum > 0\n'

/** A test, or what it uses, that becomes another. */
const became = (name: string, code: string, was: Files, bad: Files, lookalike: string, honest: Files): Attack => ({
  name, gate: 'integrity', code, lookalike,
  bad: () => changed(integrity, was, { ...was, ...bad }),
  honest: () => changed(integrity, was, { ...was, ...honest }),
}) // prettier-ignore

/** What comes into the product. */
const into = (name: string, code: string, bad: string, lookalike: string, honest: string): Attack =>
  on(name, code, { [source]: `${bad}\n${product}` }, lookalike, { [source]: `${honest}\n${product}` })

/** What a file that all tests load does to the product, which tells itself what it depends on. */
const sharing = (text: string): Files => ({
  'pyproject.toml': '[project]\nname = "shop"\nversion = "1"\ndependencies = ["requests"]\n',
  'test/conftest.py': `import sys\nimport pytest\nfrom domain import cart\n\n${text}\n`,
})
const inPlace = (name: string, bad: string, lookalike: string, honest: string): Attack =>
  on(name, 'INTEGRITY-MOCK', sharing(bad), lookalike, sharing(honest))
/** A plugin of pytest, named where it is loaded for the tests of a folder. */
const plugged = (conftest: string): Files => ({
  'e2e/test_shop.py': tests(sum),
  [conftest]: "pytest_plugins = ['test.plug']\n",
  'test/plug.py': 'import domain.cart\n\ndomain.cart.total = lambda prices: 3\n',
})
const patched = (call: string): string => `@pytest.fixture(autouse=True)\ndef rates(monkeypatch):\n    ${call}`

const layers = aCondition('layers', {})
const policy = aPolicy({ imports: { domain: ['ports'] } })
const edge = (line: string): Files => ({
  [source]: `${line}\n${product}`,
  'src/adapters/files.py': '',
  'src/ports/store.py': '',
})

/** A new test of pytest that passed, of whose `assert` statements so many held. */
function passing(body: string, assertions: number, caught?: number): Answer {
  const command = { kind: 'pytest', name: 'unit', files: ['test/**'], quick: true, within: 1000 } as const
  return judged(aCondition('tests', { empty: 'fail', minTests: 1 }, 'unit'), {
    head: realTree({ [unit]: tests(body) }),
    base: realTree({}),
    policy: aPolicy({ commands: { unit: command } }),
    runs: runsBy({
      'unit tests': [
        aRun({ tests: [{ ...passed(`${unit} > test_0`), assertions, ...(caught !== undefined && { caught }) }] }),
      ],
    }),
  })
}

const skipped = (name: string, bad: () => Answer, lookalike: string, honest: () => Answer): Attack => ({
  name, gate: 'tests', code: 'GATE-TESTS-NO-ASSERTION', bad, lookalike, honest,
}) // prettier-ignore

export const attacksInPython: readonly Attack[] = [
  skipped(
    'a Python test leaves before its assertion', () => passing(`if total([1]):\n        return\n    ${sum}`, 0),
    'a Python test comes to its assertion', () => passing(`if total([]):\n        return\n    ${sum}`, 1),
  ),
  skipped(
    'a Python assertion stands in a function that nobody calls', () => passing(`def later():\n        ${sum}`, 0),
    'a Python test asserts by what it expects to be raised', () => passing("with pytest.raises(TypeError):\n        total(['a'])", 0),
  ),
  skipped(
    'a Python test passes though its own assertion failed', () => passing(`${sum}\n    with quiet():\n        ${sum}`, 1, 1),
    'a Python test expects a helper to say no', () => passing(`${sum}\n    with pytest.raises(AssertionError):\n        check(total([1]))`, 1),
  ),
  on('a Python test is deleted', 'INTEGRITY-LOST', { [unit]: tests() }, 'a Python test gets another name', {
    [unit]: tests(sum).replace('test_0', 'test_sums'),
  }),
  on(
    'a Python test is marked to be skipped', 'INTEGRITY-SKIP', { [unit]: tests(sum).replace('def test_0', '@pytest.mark.skip\ndef test_0') },
    'a new Python test is skipped on another system', { [unit]: `${tests(sum)}\n@pytest.mark.skipif(sys.platform == 'win32', reason='paths')\n${tests(sum).split('\n').slice(3).join('\n').replace('test_0', 'test_here')}` },
  ),
  on(
    'a Python test is expected to fail', 'INTEGRITY-SKIP', { [unit]: `pytestmark = pytest.mark.xfail\n${tests(sum)}` },
    'a Python test is marked slow', { [unit]: tests(sum).replace('def test_0', '@pytest.mark.slow\ndef test_0') },
  ),
  on(
    'a Python assertion asks for less', 'INTEGRITY-WEAKENED', { [unit]: tests('assert total([1, 2]) is not None') },
    'a Python assertion asks for another value', { [unit]: tests('assert total([1, 2]) == 4') },
  ),
  on(
    'a Python assertion asks for a bound', 'INTEGRITY-WEAKENED', { [unit]: tests('assert total([1, 2]) > 0') },
    'a Python test expects an error now', { [unit]: tests('with pytest.raises(ValueError):\n        total([1, 2])') },
  ),
  on(
    'a Python value is compared with itself, called again', 'INTEGRITY-WEAKENED', { [unit]: tests('assert total([1, 2]) == total([1, 2])') },
    'a new Python test asks for the same answer twice', { [unit]: tests(sum, 'assert total([1, 2]) == total([1, 2])') },
  ),
  on(
    'a Python value becomes one of several', 'INTEGRITY-WEAKENED', { [unit]: tests('assert total([1, 2]) in (2, 3)') },
    'a Python test asks whether a list holds the value', { [unit]: tests('assert 3 in [total([1, 2])]') },
  ),
  on(
    'a Python value may be far from what is expected', 'INTEGRITY-WEAKENED', { [unit]: tests('assert total([1, 2]) == pytest.approx(3, abs=1)') },
    'a Python value may differ by what a float loses', { [unit]: tests('assert total([1, 2]) == pytest.approx(3, abs=0.001)') },
  ),
  on(
    'a Python value may be far by a tolerance that has a name', 'INTEGRITY-WEAKENED', { [unit]: `BIG = 10 ** 3\n${tests('assert total([1, 2]) == pytest.approx(3, abs=BIG)')}` },
    'a Python value may differ by a little that has a name', { [unit]: `TINY = 10 ** -9\n${tests('assert total([1, 2]) == pytest.approx(3, abs=TINY)')}` },
  ),
  on(
    'a Python value may be far by a tolerance of another file', 'INTEGRITY-WEAKENED', { [unit]: `from limits import BIG\n${tests('assert total([1, 2]) == pytest.approx(3, abs=BIG)')}` },
    'a Python value may differ by a little that a row says', { [unit]: tests('assert total([1, 2]) == pytest.approx(3, abs=little)').replace('test_0()', 'test_0(little)') },
  ),
  on(
    'a Python value may be far by a function of another name', 'INTEGRITY-WEAKENED', { [unit]: `from pytest import approx as near\n${tests('assert total([1, 2]) == near(3, 1)')}` },
    'a Python value may differ by a little by such a function', { [unit]: `from pytest import approx as near\n${tests('assert total([1, 2]) == near(3, 1e-6)')}` },
  ),
  on(
    'a Python value is made poorer before it is compared', 'INTEGRITY-WEAKENED', { [unit]: tests('assert total([1, 2]) // 100 == 0') },
    'an expected value of Python is worked out', { [unit]: tests('assert total([1, 2]) == 300 // 100') },
  ),
  on(
    'a Python value under a name is made poorer before it is compared', 'INTEGRITY-WEAKENED', { [unit]: tests('sums = total([1, 2])\n    assert bool(sums) == True') },
    'an expected value of Python is the largest of several', { [unit]: tests('sums = total([1, 2])\n    assert sums == max(2, 3)') },
  ),
  on(
    'a Python value is compared with anything under another name', 'INTEGRITY-WEAKENED', { [unit]: `from unittest.mock import ANY as three\n${tests('assert total([1, 2]) == three')}` },
    'a Python value is compared with a value under a name', { [unit]: `three = 3\n${tests('assert total([1, 2]) == three')}` },
  ),
  on(
    'a Python value is compared with what equals everything', 'INTEGRITY-WEAKENED', { [unit]: `class Three:\n    def __eq__(self, other):\n        return not None\n${tests('assert total([1, 2]) == Three()')}` },
    'a Python value is compared with what compares itself', { [unit]: `class Three:\n    def __eq__(self, other):\n        return other == 3\n${tests('assert total([1, 2]) == Three()')}` },
  ),
  on(
    'a Python value is compared with what was answered a line before', 'INTEGRITY-WEAKENED', { [unit]: tests('expected = total([1, 2])\n    assert total([1, 2]) == expected') },
    'a Python value is compared with what another call answered', { [unit]: tests('expected = total([2, 1])\n    assert total([1, 2]) == expected') },
  ),
  on(
    'a Python assertion asks for less behind what its reader stumbles over', 'INTEGRITY-WEAKENED', { [unit]: tests('with open(total) as (a, b):\n        pass', 'pass').replace('test_0', 'first').replace('test_1', 'test_0') },
    'a Python assertion comes to stand behind it', { [unit]: tests('with open(total) as (a, b):\n        pass', sum).replace('test_0', 'first').replace('test_1', 'test_0') },
  ),
  became(
    'a helper of Python tests loses an assertion', 'INTEGRITY-WEAKENED', helped(both), helped('def asked_total(sum):\n    assert sum > 0\n'),
    'a helper of Python tests hands its assertions on to another file', { ...helped('from all import all_of\ndef asked_total(sum):\n    all_of(sum)\n'), 'test/unit/all.py': both.replace('asked_total', 'all_of') },
  ),
  became(
    'a loop of a Python test goes over fewer values', 'INTEGRITY-WEAKENED', { [unit]: cases('[1, 2]') }, { [unit]: cases('[1]') },
    'a loop of a Python test goes over other values', { [unit]: cases('range(3, 5)') },
  ),
  became(
    'a Python test leaves unittest and asks for less', 'INTEGRITY-LOST', { [unit]: kinds }, { [unit]: `import re\n${tests('assert total([1])\n    assert re.search(".*", str(total([2])))')}` },
    'a Python test leaves unittest', { [unit]: `import re\n${tests('assert isinstance(total([1]), int)\n    assert re.search("2", str(total([2])))')}` },
  ),
  became(
    'a class of Python tests asserts by a method of its own', 'INTEGRITY-PATCHED', { [unit]: cases('[1, 2]') }, { [unit]: cases('[1, 2]', '    def assertEqual(self, one, other):\n        pass\n\n') },
    'a class of Python tests says more when it asserts', { [unit]: cases('[1, 2]', "    def assertEqual(self, one, other):\n        super().assertEqual(one, other, 'sums')\n\n") },
  ),
  on(
    'a Python value is compared with what is made of it', 'INTEGRITY-WEAKENED', { [unit]: tests('sums = total([1, 2])\n    assert sums == sums + 0') },
    'a Python value is compared with what is made of another', { [unit]: tests('sums = total([1, 1])\n    assert total([1, 2]) == sums + 1') },
  ),
  on(
    'a Python assertion is true of any value', 'INTEGRITY-TAUTOLOGY', { [unit]: tests(sum, 'assert len(str(total([1]))) >= 0') },
    'a Python assertion is true of most values', { [unit]: tests(sum, 'assert len(str(total([1]))) > 0') },
  ),
  on(
    'a Python assertion holds, or its opposite', 'INTEGRITY-TAUTOLOGY', { [unit]: tests(sum, 'sums = total([1])\n    assert sums == 2 or not sums == 2') },
    'a Python assertion holds, or another', { [unit]: tests(sum, 'sums = total([1])\n    assert sums == 1 or not sums == 2') },
  ),
  on(
    'a Python assertion stands where nobody comes', 'INTEGRITY-SWALLOWED', { [unit]: tests(sum, 'while not __debug__:\n        assert total([1]) == 2') },
    'a Python assertion stands where one may come', { [unit]: tests(sum, 'while total([1]) != 1:\n        assert total([1]) == 2') },
  ),
  on(
    'a Python product has the answers of tests in a table', 'INTEGRITY-ANSWERS', { ...rows, 'src/domain/area.py': 'AREAS = {(2, 3): 6, (10, 20): 200, (7, 0): 0}\n\ndef area(a, b):\n    return AREAS[a, b]\n' },
    'a Python product has a table of prices', { ...rows, 'src/domain/area.py': 'PRICES = {10: 20, 200: 7}\n\ndef area(a, b):\n    return a * b\n' },
  ),
  on(
    'a Python assertion is a tuple', 'INTEGRITY-TAUTOLOGY', { [unit]: tests(sum, "assert (total([1]) == 2, 'sums')") },
    'a Python assertion says why', { [unit]: tests(sum, "assert total([1]) == 1, 'sums'") },
  ),
  on(
    'a Python assertion is caught', 'INTEGRITY-SWALLOWED', { [unit]: tests(sum, 'try:\n        assert total([1]) == 2\n    except Exception:\n        pass') },
    'an error of Python is expected', { [unit]: tests(sum, "with pytest.raises(TypeError, match='int'):\n        total(['a'])") },
  ),
  on(
    'coverage of Python is switched off', 'INTEGRITY-PRAGMA', { [source]: product.replace(':\n', ':  # pragma: no cover\n') },
    'a line of a Python test needs no coverage', { [unit]: tests(sum, 'assert total([1]) == 1  # pragma: no cover') },
  ),
  on(
    'a Python product looks for pytest', 'INTEGRITY-SNIFFING', { [source]: `import sys\nfast = 'pytest' in sys.modules\n${product}` },
    'a Python product looks for another module', { [source]: `import sys\nfast = 'numpy' in sys.modules\n${product}` },
  ),
  on(
    'a Python product equals everything', 'INTEGRITY-PATCHED', { [source]: `${product}\nclass Sum:\n    def __eq__(self, other):\n        return True\n` },
    'a Python product compares itself', { [source]: `${product}\nclass Sum:\n    def __eq__(self, other):\n        return self.value == other.value\n` },
  ),
  into(
    'a Python product answers whatever it is asked to equal', 'INTEGRITY-PATCHED', "Sum = type('Sum', (), {'__eq__': lambda one, other: not None})",
    'a Python product brings a way to compare', "Sum = type('Sum', (), {'__eq__': lambda one, other: vars(one) == vars(other)})",
  ),
  into(
    'a Python product holds whatever is looked for', 'INTEGRITY-PATCHED', 'class Bill:\n    def __contains__(self, item):\n        return self.paid',
    'a Python product compares with nothing', 'class Bill:\n    def __eq__(self, other):\n        return NotImplemented',
  ),
  into(
    'a Python product looks for its runner under names of its own', 'INTEGRITY-SNIFFING', "from sys import modules as loaded\nNAME = ''.join(['py', 'test'])\nFAST = NAME in loaded",
    'a Python product looks for another module so', "from sys import modules as loaded\nNAME = ''.join(['num', 'py'])\nFAST = NAME in loaded",
  ),
  into(
    'a Python product looks for what begins like its runner', 'INTEGRITY-SNIFFING', "import os\nFAST = any(name.lower().startswith('pyte') for name in os.environ)",
    'a Python product looks for what begins like its settings', "import os\nRATES = [name for name in os.environ if name.startswith('SHOP_')]",
  ),
  into(
    'a Python product walks up its frames to a test', 'INTEGRITY-SNIFFING', "import sys\ndef asked():\n    at = sys._getframe()\n    while at:\n        if at.f_code.co_name.startswith('test_'):\n            return True\n        at = at.f_back",
    'a Python product logs who called it', 'import sys\ndef asked():\n    at = sys._getframe(1)\n    return at.f_code.co_name',
  ),
  into(
    'a Python product reads how its process was started', 'INTEGRITY-SNIFFING', "FAST = 'pytest' in open('/proc/self/cmdline').read()",
    'a Python product reads how much memory there is', "FAST = 'MemFree' in open('/proc/meminfo').read()",
  ),
  into(
    'a Python product reads how the process around it was started', 'INTEGRITY-SNIFFING', "import os\nLINE = open(f'/proc/{os.getppid()}/cmdline').read()",
    'a Python product reads how much memory a process has', "import os\nLINE = open(f'/proc/{os.getpid()}/statm').read()",
  ),
  into(
    'a Python product asks who watches it', 'INTEGRITY-SNIFFING', 'import sys\nFAST = sys.gettrace() is not None',
    'a Python product asks how large a value is', 'import sys\nSIZE = sys.getsizeof(3)',
  ),
  into(
    'a Python product measures how deep its stack is', 'INTEGRITY-SNIFFING', 'import inspect\ndef asked():\n    return len(inspect.stack()) > 20',
    'a Python product measures how long its name is', 'import inspect\ndef asked():\n    return len(inspect.getmodulename(__file__)) > 20',
  ),
  into(
    'a Python product counts its frames', 'INTEGRITY-SNIFFING', 'import sys\ndef asked():\n    depth, at = 0, sys._getframe()\n    while at:\n        at = at.f_back\n        depth += 1\n    return depth',
    'a Python product goes up its frames to where it was called', 'import sys\ndef asked(name):\n    depth, at = 0, sys._getframe()\n    while at:\n        if at.f_globals["__name__"] != name:\n            break\n        at = at.f_back\n        depth += 1\n    return depth',
  ),
  into(
    'a Python product decodes the name of its runner', 'INTEGRITY-SNIFFING', 'import os\nFAST = "TSET_TNERRUC_TSETYP"[::-1] in os.environ',
    'a Python product decodes the name of a setting', 'import os\nFAST = "ETAR_POHS"[::-1] in os.environ',
  ),
  into(
    'a Python product makes the name of its runner of bytes', 'INTEGRITY-SNIFFING', 'import os\nFAST = bytes([80, 89, 84, 69, 83, 84]).decode() + "_CURRENT_TEST" in os.environ',
    'a Python product makes the name of a setting of bytes', 'import os\nFAST = bytes([83, 72, 79, 80]).decode() + "_RATE" in os.environ',
  ),
  into(
    'a Python product reads all tests', 'INTEGRITY-SNIFFING', "import pathlib\nTEXT = [at.read_text() for at in pathlib.Path('.').rglob('test_*.py')]",
    'a Python product reads all texts', "import pathlib\nTEXT = [at.read_text() for at in pathlib.Path('.').rglob('*.txt')]",
  ),
  into(
    'a Python product loads a runner by its name', 'INTEGRITY-PATCHED', "import importlib\nANY = importlib.import_module('unittest.mock').ANY",
    'a Python product loads another module by its name', "import importlib\nANY = importlib.import_module('json').loads",
  ),
  into(
    'a Python product changes how numbers are compared', 'INTEGRITY-PATCHED', "import math as exact\nvars(exact)['is' 'close'] = lambda *values, **more: True",
    'a Python product changes a table of its own', "RATES = object()\nvars(RATES)['is' 'close'] = 2",
  ),
  into(
    'a Python product changes what everybody trusts by a loop', 'INTEGRITY-PATCHED', 'import math\nfor math.pi in (3,):\n    pass',
    'a Python product goes through what everybody trusts', 'import math\nfor rate in (math.pi,):\n    pass',
  ),
  into(
    'a Python product has another function of the name by which it runs a text', 'INTEGRITY-PRAGMA', "exec('RATE = 2')\ndef rules():\n    def exec(text):\n        pass",
    'a Python product calls its own function of that name', "def rules():\n    def exec(text):\n        pass\n    exec('RATE = 2')",
  ),
  into(
    'a Python product keeps its code in a text', 'INTEGRITY-PRAGMA', "exec('def tax(sum): return sum * 2')",
    'a Python product keeps a pattern in a text', "import re\nTAX = re.compile('def tax')",
  ),
  into(
    'a Python product runs a text by a function of another name', 'INTEGRITY-PRAGMA', "run = getattr(__builtins__, 'ex' + 'ec')\nrun('RATE = 2')",
    'a Python product takes a function by its name', "run = getattr(str, 'up' + 'per')\nrun('RATE = 2')",
  ),
  into(
    'a Python product unpacks its code', 'INTEGRITY-PRAGMA', "import pickle\ntax = pickle.loads(b'cbuiltins\\nsum\\n.')",
    'a Python product unpacks what it has stored', "import pickle\nread = lambda file: pickle.loads(file.read())",
  ),
  into(
    'a Python product starts Python with a text', 'INTEGRITY-PRAGMA', "import subprocess, sys\nsubprocess.run([sys.executable, '-c', 'print(2)'])",
    'a Python product starts Python with a module', "import subprocess, sys\nsubprocess.run([sys.executable, '-m', 'shop'])",
  ),
  into(
    'a Python product runs a file that is no source', 'INTEGRITY-PRAGMA', "import runpy\nrunpy.run_path('src/domain/rules.txt')",
    'a Python product runs a source', "import runpy\nrunpy.run_path('src/domain/rules.py')",
  ),
  into(
    'a Python product writes a known name in other letters', 'INTEGRITY-PRAGMA', "ｅｘｅｃ('RATE = 2')",
    'a Python product has a name of other letters', "ｒａｔｅ = 'RATE = 2'",
  ),
  into(
    'a Python product takes what runs a text for the default of a parameter', 'INTEGRITY-PRAGMA', "def tax(text, run=exec):\n    run(text)",
    'a Python product has a parameter of that name', 'def tax(text, exec=print):\n    return text',
  ),
  into(
    'a Python product hides code in a comment by its encoding', 'INTEGRITY-PRAGMA', '# coding: unicode_escape\n# \\u000aRATE = 2',
    'a Python product says its encoding', '# coding: latin-1\n# RATE = 2',
  ),
  on(
    'a file of Python tests keeps pytest from counting its assertions', 'INTEGRITY-PRAGMA', { [unit]: `"""PYTEST_DONT_REWRITE"""\n${tests(sum)}` },
    'a file of Python tests says what it is for', { [unit]: `"""What pytest is to rewrite."""\n${tests(sum)}` },
  ),
  into(
    'coverage of Python is switched off in another spelling', 'INTEGRITY-PRAGMA', 'RATE = 2  # see the law # PRAGMA no cover',
    'a comment of Python speaks of what a pragma covers', 'RATE = 2  # the law is no pragma, which covers this',
  ),
  on(
    'a hook of pytest puts another body in the place of a test', 'INTEGRITY-PATCHED', { 'test/unit/conftest.py': 'def pytest_collection_modifyitems(items):\n    for item in items:\n        item.obj = lambda: None\n' },
    'a hook of pytest marks tests', { 'test/unit/conftest.py': "def pytest_collection_modifyitems(items):\n    for item in items:\n        item.add_marker('slow')\n" },
  ),
  inPlace(
    'a fixture puts another function in the place of one of the Python product', patched("monkeypatch.setattr(cart, 'total', lambda prices: 3)"),
    'a fixture puts another function in the place of one of a package', `import requests\n${patched("monkeypatch.setattr(requests, 'get', lambda url: 3)")}`,
  ),
  inPlace(
    'a conftest assigns a function of the Python product', 'cart.total = lambda prices: 3',
    'a conftest assigns a setting of the Python product', "cart.CURRENCY = 'EUR'",
  ),
  inPlace(
    'a conftest puts another module in the place of one of the Python product', "sys.modules['domain.cart'] = Cart()",
    'a conftest asks for a module of the Python product', "assert sys.modules['domain.cart'] is cart",
  ),
  inPlace(
    'a conftest gives a function of the Python product other code', 'cart.total.__code__ = (lambda prices: 3).__code__',
    'a conftest reads the code of a function of the Python product', 'NAMES = cart.total.__code__.co_varnames',
  ),
  inPlace(
    'a conftest writes over the names of the Python product', 'vars(cart).update(total=lambda prices: 3)',
    'a conftest keeps names of its own in a dictionary', 'OWN = {}\nOWN.update(total=lambda prices: 3)',
  ),
  inPlace(
    'a conftest lets a package of the Python product take its modules from elsewhere', "import domain\ndomain.__path__.insert(0, 'test/fakes')",
    'a conftest asks where a package of the Python product lies', "import domain\nHERE = list(domain.__path__)",
  ),
  inPlace(
    'a conftest gives a class of the Python product another method', 'def none(self):\n    return 3\n\ncart.Cart.total = none',
    'a conftest gives an object of its own another method', 'def none():\n    return 3\n\nown = cart.Cart()\nown.total = none',
  ),
  on(
    'a plugin that acceptance tests of Python are run with patches the product', 'INTEGRITY-MOCK', plugged('conftest.py'),
    'a plugin that unit tests of Python are run with patches the product', plugged('test/unit/conftest.py'),
  ),
  on(
    'a text in a line of Python takes its mutants away', 'INTEGRITY-PRAGMA', { [source]: product.replace('(prices)\n', '(prices) + len("# pragma: x, no mutate")\n') },
    'a comment speaks of a pragma', { [source]: product.replace('(prices)\n', '(prices)  # see pragma: one can mutate it\n') },
  ),
  on(
    'a hook of pytest leaves rows of tests out', 'INTEGRITY-PATCHED', { 'test/unit/conftest.py': "def pytest_collection_modifyitems(items):\n    items[:] = [one for one in items if 'bad' not in one.nodeid]\n" },
    'a hook of pytest sorts tests', { 'test/unit/conftest.py': 'def pytest_collection_modifyitems(items):\n    items[:] = sorted(items, key=lambda one: one.name)\n' },
  ),
  on(
    'a conftest changes how Python adds up', 'INTEGRITY-PATCHED', { 'test/unit/conftest.py': 'import builtins as python\npython.sum = lambda prices: 3\n' },
    'a conftest answers what a person is asked', { 'test/unit/conftest.py': "import builtins as python\npython.input = lambda asked: 'yes'\n" },
  ),
  on(
    'a fixture of all tests changes how Python rounds', 'INTEGRITY-PATCHED', { 'test/unit/conftest.py': `import math\n${patched("monkeypatch.setattr(math, 'floor', lambda price: 3)")}\n`.replace('\n@', '\nimport pytest\n@') },
    'a fixture of all tests holds the clock', { 'test/unit/conftest.py': `import time\n${patched("monkeypatch.setattr(time, 'time', lambda: 3)")}\n`.replace('\n@', '\nimport pytest\n@') },
  ),
  on(
    'an assertion of another library is replaced', 'INTEGRITY-PATCHED', { 'test/unit/helper.py': 'import unittest.mock\nunittest.mock.Mock.assert_called_with = lambda *given: None\n' },
    'an assertion of another library gets a shorter name', { 'test/unit/helper.py': 'from unittest import mock\ncalled = mock.Mock.assert_called_with\n' },
  ),
  on(
    'a helper of Python tests decides what is loaded', 'INTEGRITY-PATCHED', { 'test/unit/helper.py': 'import sys\nsys.meta_path.insert(0, Finder())\n' },
    'a helper of Python tests adds a folder', { 'test/unit/helper.py': "import sys\nsys.path.insert(0, 'tools')\n" },
  ),
  {
    name: 'the Python domain loads an adapter by a function of another name',
    gate: 'layers',
    code: 'LAYERS-EDGE',
    bad: () => changed(layers, edge(''), edge("from importlib import import_module as load\nload('adapters' '.files')"), { policy }),
    lookalike: 'the Python domain loads a port so',
    honest: () => changed(layers, edge(''), edge("from importlib import import_module as load\nload('ports' '.store')"), { policy }),
  },
  {
    name: 'the Python domain runs the file of an adapter',
    gate: 'layers',
    code: 'LAYERS-EDGE',
    bad: () => changed(layers, edge(''), edge("import runpy\nrunpy.run_path('src/adapters/files.py')"), { policy }),
    lookalike: 'the Python domain names that file in a message',
    honest: () => changed(layers, edge(''), edge("HINT = 'src/adapters/files.py'"), { policy }),
  },
  {
    name: 'the Python domain imports an adapter inside of a function',
    gate: 'layers',
    code: 'LAYERS-EDGE',
    bad: () => changed(layers, edge(''), edge('def late():\n    from ..adapters import files'), { policy }),
    lookalike: 'the Python domain imports a port',
    honest: () => changed(layers, edge(''), edge('from ..ports.store import Store'), { policy }),
  },
] // prettier-ignore
