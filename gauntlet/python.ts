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

/** An attack that changes a file of the product and its tests, and an honest change. */
function on(name: string, code: string, bad: Files, lookalike: string, honest: Files): Attack {
  return {
    name, gate: 'integrity', code, lookalike,
    bad: () => changed(integrity, before, { ...before, ...bad }),
    honest: () => changed(integrity, before, { ...before, ...honest }),
  } // prettier-ignore
}

const layers = aCondition('layers', {})
const policy = aPolicy({ imports: { domain: ['ports'] } })
const edge = (line: string): Files => ({
  [source]: `${line}\n${product}`,
  'src/adapters/files.py': '',
  'src/ports/store.py': '',
})

/** A new test of pytest that passed, of whose `assert` statements so many held. */
function passing(body: string, assertions: number): Answer {
  const command = { kind: 'pytest', name: 'unit', files: ['test/**'], quick: true, within: 1000 } as const
  return judged(aCondition('tests', { empty: 'fail', minTests: 1 }, 'unit'), {
    head: realTree({ [unit]: tests(body) }),
    base: realTree({}),
    policy: aPolicy({ commands: { unit: command } }),
    runs: runsBy({ 'unit tests': [aRun({ tests: [{ ...passed(`${unit} > test_0`), assertions }] })] }),
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
  on(
    'a hook of pytest puts another body in the place of a test', 'INTEGRITY-PATCHED', { 'test/unit/conftest.py': 'def pytest_collection_modifyitems(items):\n    for item in items:\n        item.obj = lambda: None\n' },
    'a hook of pytest marks tests', { 'test/unit/conftest.py': "def pytest_collection_modifyitems(items):\n    for item in items:\n        item.add_marker('slow')\n" },
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
