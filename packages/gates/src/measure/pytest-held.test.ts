import { spawnSync } from 'node:child_process'
import { rm } from 'node:fs/promises'
import type { PytestCommand } from '@helix/core'
import { afterEach, expect, it } from 'vitest'
import { readRun } from '../run/read-run.ts'
import { measureCommand } from './measure-command.ts'
import { aPolicyWith, aProject } from './testing/project.ts'

const folders: string[] = []
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })))
})

const command: PytestCommand = {
  kind: 'pytest',
  name: 'unit',
  quick: false,
  within: 60_000,
  files: ['tests/**/test_*.py'],
}
const hasPytest = spawnSync('python3', ['-m', 'pytest', '--version']).status === 0

const held = `import threading
import unittest
import pytest

def test_both():
    assert 1 + 1 == 2
    assert [n for n in (1, 2)] == [1, 2]

def test_leaves():
    if len("ab") == 2:
        return
    assert 1 + 1 == 3

def test_loops():
    for _ in []:
        assert 1 + 1 == 3

def test_goes_round():
    for n in (1, 2, 3):
        assert n > 0

def test_suppresses():
    try:
        assert 1 + 1 == 3
    except AssertionError:
        pass

@pytest.mark.parametrize("n", [1, 2])
def test_rows(n):
    assert n > 0

class TestCase(unittest.TestCase):
    def test_unittest(self):
        assert 1 + 1 == 2

def test_thread():
    def work():
        assert 1 + 1 == 2
    one = threading.Thread(target=work)
    one.start()
    one.join()

def test_sums():
    assert 1 + 1 == 3
`

/** Takes the failure of one test back. */
const hook = `import pytest

@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item):
    try:
        return (yield)
    except AssertionError:
        if "sums" not in item.name:
            raise
`

it.runIf(hasPytest)(
  'pytest tells how many assert statements of a test held, and what it threw before a hook takes that back',
  async () => {
    const folder = await aProject({
      'tests/test_held.py': held,
      'tests/conftest.py': hook,
      'tox.ini': '[pytest]\naddopts = --assert=plain\n',
    })
    folders.push(folder)
    const policy = aPolicyWith(command)
    const run = readRun(await measureCommand({ command, policy, folder, purpose: 'tests', seed: 1 }), folder)
    const counts = run.tests.map(({ name, state, assertions }) => [name, state, assertions])
    expect(counts.toSorted(([one], [other]) => (String(one) < String(other) ? -1 : 1))).toEqual([
      ['TestCase > test_unittest', 'passed', 1],
      ['test_both', 'passed', 2],
      ['test_goes_round', 'passed', 1],
      ['test_leaves', 'passed', 0],
      ['test_loops', 'passed', 0],
      ['test_rows[1]', 'passed', 1],
      ['test_rows[2]', 'passed', 1],
      ['test_sums', 'failed', 0],
      ['test_suppresses', 'passed', 0],
      ['test_thread', 'passed', 1],
    ])
  },
)

/** Ways in which a test does not hear that its own assertion failed, and ways in which it does no harm. */
const caught = `import contextlib
import pytest
from quiet import quiet

class Quiet:
    def __enter__(self):
        pass
    def __exit__(self, *error):
        return True

def check(x):
    assert x == 3

def test_own_manager():
    with Quiet():
        assert 1 + 1 == 3

def test_of_another_file():
    with quiet():
        assert 1 + 1 == 3
    assert 1 + 1 == 2

def test_pushed():
    with contextlib.ExitStack() as stack:
        stack.push(lambda *error: True)
        assert 1 + 1 == 3

def test_expected():
    with pytest.raises(AssertionError, match=""):
        assert 1 + 1 == 3

def test_asks_the_failure():
    try:
        assert 1 + 1 == 3
    except AssertionError as error:
        assert error is not None

def test_function_inside():
    def ask():
        assert 1 + 1 == 3
    with quiet():
        ask()

def test_tries_until_it_holds():
    for n in (1, 2, 3):
        try:
            assert n == 3
            break
        except AssertionError:
            pass

def test_helper_says_no():
    with pytest.raises(AssertionError):
        check(2)

def test_holds():
    assert 1 + 1 == 2
`
const quiet = `import contextlib

@contextlib.contextmanager
def quiet():
    try:
        yield
    except AssertionError:
        pass
`

it.runIf(hasPytest)('pytest tells of a test that passes though an assertion of its own failed', async () => {
  const folder = await aProject({ 'tests/test_caught.py': caught, 'tests/quiet.py': quiet })
  folders.push(folder)
  const policy = aPolicyWith(command)
  const run = readRun(await measureCommand({ command, policy, folder, purpose: 'tests', seed: 1 }), folder)
  const told = run.tests.filter((test) => test.caught !== undefined).map(({ name }) => name)
  expect({ valid: run.valid, told: told.toSorted() }).toEqual({
    valid: true,
    told: [
      'test_asks_the_failure',
      'test_expected',
      'test_function_inside',
      'test_of_another_file',
      'test_own_manager',
      'test_pushed',
    ],
  })
})

const product = `def bill(prices):
    return {"paid": sum(prices)}
`
const covered = `from shop.bill import bill

def test_says():
    assert bill([1, 2]) == {"paid": 3}

def test_leaves():
    if bill([]):
        return
    assert bill([1]) == {"paid": 2}
`
const hasCoverage = spawnSync('python3', ['-c', 'import pytest_cov']).status === 0

it.runIf(hasPytest && hasCoverage)(
  'what coverage.py asserts while it watches a test is none of its assertions',
  async () => {
    const folder = await aProject({ 'tests/test_bill.py': covered, 'shop/__init__.py': '', 'shop/bill.py': product })
    folders.push(folder)
    const measured: PytestCommand = { ...command, coverage: ['shop/**'] }
    const policy = aPolicyWith(measured)
    const run = readRun(
      await measureCommand({ command: measured, policy, folder, purpose: 'coverage', seed: 7 }),
      folder,
    )
    expect(Object.fromEntries(run.tests.map(({ name, assertions, caught: own }) => [name, [assertions, own]]))).toEqual(
      {
        test_leaves: [0, undefined],
        test_says: [1, undefined],
      },
    )
  },
)
