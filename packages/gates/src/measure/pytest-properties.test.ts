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

const command: PytestCommand = { kind: 'pytest', name: 'unit', quick: true, within: 60_000, files: ['tests/**'] }
const hasHypothesis = spawnSync('python3', ['-c', 'import pytest, hypothesis']).status === 0

const properties = `from hypothesis import HealthCheck, Phase, assume, example, given, seed, settings
from hypothesis import strategies as st

settings.register_profile("slow machine", deadline=None, suppress_health_check=list(HealthCheck))
settings.load_profile("slow machine")
NUMBERS = []

@seed(1)
@given(st.integers(), st.integers())
def test_adds(a, b):
    NUMBERS.append(a)
    assert a + b == b + a

@settings(max_examples=1)
@given(st.integers())
def test_tries_one(a):
    assert a == a

@given(st.integers())
def test_throws_away(a):
    assume(a == 12345)

@settings(phases=())
@given(st.integers())
def test_tries_nothing(a):
    assert a == 1

@settings(phases=[Phase.explicit])
@example(1)
@example(2)
@given(st.integers())
def test_gives_them_itself(a):
    assert a > 0

@given(st.just(7))
def test_knows_one(a):
    assert a == 7

@given(st.booleans())
def test_knows_two(a):
    assert a in (True, False)

@given(st.integers(), st.integers())
def test_looks_away(a, b):
    assert NUMBERS is not None

@given(st.integers())
def test_hands_it_on(a):
    assert all(a == a for _ in [1])

class TestCart:
    @given(st.lists(st.integers(), max_size=3))
    def test_sums(self, prices):
        assert sum(prices) == sum(reversed(prices))

def test_is_none():
    assert len(NUMBERS) >= 0
`

it.runIf(hasHypothesis)(
  'cases of Hypothesis are counted where it hands them to the test',
  { timeout: 120_000 },
  async () => {
    const folder = await aProject({ 'tests/test_a.py': properties })
    folders.push(folder)
    const raw = await measureCommand({ command, policy: aPolicyWith(command), folder, purpose: 'tests', seed: 7 })
    const run = readRun(raw, folder)
    const told = (run.properties ?? []).map(({ test, file, ...counts }) => [test.replace(`${file} > `, ''), counts])
    expect(Object.fromEntries(told)).toEqual({
      test_adds: { runs: 100, skips: expect.any(Number), failed: false },
      test_tries_one: { runs: 1, skips: 0, failed: false, constant: true },
      test_throws_away: { runs: 0, skips: expect.any(Number), failed: true },
      test_gives_them_itself: { runs: 0, skips: 0, failed: false },
      test_tries_nothing: { runs: 0, skips: 0, failed: false },
      test_knows_one: { runs: 1, skips: 0, failed: false, constant: true, exhausted: true },
      test_knows_two: { runs: 2, skips: 0, failed: false, exhausted: true },
      test_looks_away: { runs: 100, skips: 0, failed: false, constant: true },
      test_hands_it_on: { runs: 100, skips: 0, failed: false },
      'TestCart > test_sums': { runs: 100, skips: expect.any(Number), failed: false },
    })
    expect(run.tests.find(({ name }) => name === 'test_adds')).toMatchObject({ state: 'passed' })
  },
)

const machines = `from hypothesis import settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

QUICK = settings(deadline=None, max_examples=100, stateful_step_count=4, suppress_health_check=list(__import__("hypothesis").HealthCheck))

class Carts(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.prices = []

    @rule(price=st.integers())
    def add(self, price):
        self.prices.append(price)
        assert price in self.prices

    @rule()
    def clear(self):
        self.prices = []
        assert self.prices == []

class Same(RuleBasedStateMachine):
    @rule()
    def look(self):
        assert str(7) == "7"

class Wrong(Carts):
    @rule()
    def never_empty(self):
        assert self.prices != []

TestCarts = Carts.TestCase
TestCarts.settings = QUICK
TestSame = Same.TestCase
TestSame.settings = QUICK
TestWrong = Wrong.TestCase
TestWrong.settings = QUICK

class Few(Carts):
    pass

TestFew = Few.TestCase
TestFew.settings = settings(QUICK, max_examples=3)

def test_by_hand():
    run_state_machine_as_test(Carts, settings=QUICK)
`

it.runIf(hasHypothesis)('so are those of a machine of rules, by what its runs draw', { timeout: 120_000 }, async () => {
  const folder = await aProject({ 'tests/test_a.py': machines })
  folders.push(folder)
  const raw = await measureCommand({ command, policy: aPolicyWith(command), folder, purpose: 'tests', seed: 7 })
  const run = readRun(raw, folder)
  const told = (run.properties ?? []).map(({ test, file, ...counts }) => [test.replace(`${file} > `, ''), counts])
  expect(Object.fromEntries(told)).toEqual({
    'TestCarts > runTest': { runs: 100, skips: expect.any(Number), failed: false },
    'TestSame > runTest': { runs: expect.any(Number), skips: 0, failed: false, constant: true },
    'TestWrong > runTest': { runs: expect.any(Number), skips: expect.any(Number), failed: true },
    'TestFew > runTest': expect.objectContaining({ runs: 3, failed: false }),
    test_by_hand: { runs: 100, skips: expect.any(Number), failed: false },
  })
})

const looking = `from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

settings.register_profile("slow machine", deadline=None, suppress_health_check=list(HealthCheck))
settings.load_profile("slow machine")

def check(a):
    if a != a:
        raise ValueError(a)

@given(st.integers())
def test_leaves(a):
    if a != 123456789:
        return
    assert a == 3

@given(st.integers())
def test_comes_to_it(a):
    assert a == a + 0

@given(st.integers())
def test_checks(a):
    check(a)
`

it.runIf(hasHypothesis)(
  'cases in which a body asserts nothing are told, where it asserts in a way that is counted',
  async () => {
    const folder = await aProject({ 'tests/test_looking.py': looking })
    folders.push(folder)
    const raw = await measureCommand({ command, policy: aPolicyWith(command), folder, purpose: 'tests', seed: 3 })
    const { properties, findings } = readRun(raw, folder)
    const idle = properties?.flatMap(({ test, idle: cases }) => (cases === undefined ? [] : [[test, cases]]))
    expect([findings, Object.fromEntries(idle ?? [])]).toEqual([[], { 'tests/test_looking.py > test_leaves': 100 }])
  },
)
