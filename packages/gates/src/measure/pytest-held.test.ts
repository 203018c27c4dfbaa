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
