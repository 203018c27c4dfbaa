import { spawnSync } from 'node:child_process'
import { rm } from 'node:fs/promises'
import type { PytestCommand } from '@helix/core'
import { afterEach, expect, it } from 'vitest'
import type { StubMode } from '../decide/evidence.ts'
import { judgeStubbed } from '../decide/overlay/judge-stubbed.ts'
import { planStubs } from '../decide/overlay/plan-stubs.ts'
import { stubsFor } from '../decide/overlay/stub-files.ts'
import { anEvidence, at } from '../decide/testing/evidence.ts'
import { realTree } from '../decide/testing/real-tree.ts'
import type { Run } from '../run/run.ts'
import { readRun } from '../run/read-run.ts'
import { measureCommand } from './measure-command.ts'
import { aPolicyWith, aProject } from './testing/project.ts'

const folders: string[] = []
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })))
})

const command: PytestCommand = {
  kind: 'pytest',
  name: 'e2e',
  quick: false,
  within: 60_000,
  files: ['e2e/**/test_*.py'],
}
/** Without pytest a run proves nothing, which is what is then asked of it. */
const hasPytest = spawnSync('python3', ['-m', 'pytest', '--version']).status === 0

async function measured(files: Record<string, string>, stubbed: boolean): Promise<Run> {
  const folder = await aProject(files)
  folders.push(folder)
  const policy = aPolicyWith(command)
  return readRun(await measureCommand({ command, policy, folder, purpose: 'tests', seed: 1, stubbed }), folder)
}

const file = 'e2e/test_bill.py'
const files = {
  [file]: `import pytest
from domain.bill import total, Bill, OutOfFunds

def test_sums():
    assert total([1, 2]) == 3

@pytest.mark.parametrize("n", [1, 2])
def test_sums_each(n):
    assert total([n]) == n

class TestBill:
    def test_is_paid(self, bill):
        assert bill.paid()

    def test_is_constant(self):
        assert 1 == 2

def test_raises():
    with pytest.raises(OutOfFunds):
        total([])

def test_raises_anything():
    with pytest.raises(Exception):
        total([])

def test_is_something():
    try:
        total([])
    except Exception:
        pass

def test_has_a_typo():
    assert total([1]) == onee

def test_compares():
    assert Bill == 3
`,
  'e2e/conftest.py': `import pytest
from domain.bill import Bill

@pytest.fixture
def bill():
    return Bill(3)
`,
}

it('tests that call the product are told from those that do not, by real runs on generated stubs', async () => {
  const head = realTree(files)
  const ids = new Set((head.facts(file)?.tests ?? []).map(({ id }) => id))
  const targets = { ids, passedOnce: new Set<string>(), reopened: new Set<string>() }
  const evidence = anEvidence({ position: at('E2E_RED'), head, targets })
  const on = (mode: StubMode) => measured({ ...files, ...Object.fromEntries(stubsFor(evidence, mode)) }, true)

  const stubbed = { throw: await on('throw'), undefined: await on('undefined') }
  const { called, untold, findings } = judgeStubbed(evidence, planStubs(evidence), stubbed)

  const told = findings.map(({ code, where }) => `${code} ${where?.name?.slice(file.length + 3)}`)
  const proven = [
    'RED-STUB-PASSES test_is_something',
    'RED-STUB-PASSES test_is_something',
    'RED-STUB-PASSES test_raises_anything',
    'RED-TEST-BUG test_has_a_typo',
    'RED-UNCALLED TestBill > test_is_constant',
  ]
  const withPytest = { valid: true, told: proven, called: 8, untold: 0 }
  const valid = stubbed.throw.valid && stubbed.undefined.valid
  expect(hasPytest ? { valid, told: told.toSorted(), called, untold } : { valid, called }).toEqual(
    hasPytest ? withPytest : { valid: false, called: 0 },
  )
})

it.each([
  ['runs tests itself', 'def pytest_pyfunc_call(pyfuncitem):\n    if len(pyfuncitem.name) != 37:\n        return True\n', 'pending'],
  ['puts other bodies in their place', 'def pytest_collection_modifyitems(items):\n    for item in items:\n        if len(item.name) != 37:\n            item.obj = lambda: None\n', 'pending'],
  ['rewrites their reports', `import pytest
@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    report = (yield).get_result()
    if len(item.name) != 37:
        report.outcome = "passed"
        call.excinfo = None
`, 'failed'],
])('a hook that spares the planted tests and %s lets no test pass', async (_, hook, state) => {
  const run = await measured({ 'e2e/test_a.py': 'def test_a():\n    assert 1 == 2\n', 'e2e/conftest.py': hook }, false)
  expect(run.tests.map((test) => test.state)).toEqual(hasPytest ? [state] : [])
}) // prettier-ignore

it('tests that run by wrappers, in loops and by unittest pass as they are', async () => {
  const text = `import functools, unittest
from unittest import mock

def wrapped(test):
    @functools.wraps(test)
    def run():
        return test()
    return run

@wrapped
def test_wrapped():
    assert 1 + 1 == 2

@mock.patch("json.dumps")
def test_patched(dumps):
    assert dumps is not None

class CartTest(unittest.TestCase):
    def test_sums(self):
        self.assertEqual(1 + 1, 2)
`
  const run = await measured({ 'e2e/test_ways.py': text }, false)
  expect({ valid: run.valid, states: run.tests.map(({ state }) => state) }).toEqual(
    hasPytest ? { valid: true, states: ['passed', 'passed', 'passed'] } : { valid: false, states: [] },
  )
})

it('stubs record who called, and started as a program they end with 70', async () => {
  const program = { 'e2e/test_cli.py': `import subprocess, sys
def test_prints():
    ran = subprocess.run([sys.executable, "domain/main.py"], capture_output=True, text=True)
    assert (ran.returncode, ran.stdout) == (0, "3")
` } // prettier-ignore
  const head = realTree({ ...program, 'domain/main.py': 'print(3)\n' })
  const ids = new Set((head.facts('e2e/test_cli.py')?.tests ?? []).map(({ id }) => id))
  const targets = { ids, passedOnce: new Set<string>(), reopened: new Set<string>() }
  const policy = { layersOf: (path: string) => (path.startsWith('e2e/') ? 'e2e' : 'domain') }
  const evidence = anEvidence({ position: at('E2E_RED'), head, targets, ...policy })
  const stubs = Object.fromEntries(stubsFor(evidence, 'throw'))
  expect(Object.keys(stubs)).toEqual(['domain/main.py'])

  const run = await measured({ ...program, ...stubs }, true)

  const calls = run.stubCalls?.map(({ kind, module }) => `${kind} ${module}`) ?? []
  const code = /^\((\d+)/.exec(run.tests[0]?.failure?.actual ?? '')?.[1]
  expect({ valid: run.valid, calls, code }).toEqual(
    hasPytest
      ? { valid: true, calls: ['start domain/main.py'], code: '70' }
      : { valid: false, calls: [], code: undefined },
  )
})
