// Attacks on the red bar: tests that are red for no good reason, or green without one.
import type { Command } from '../packages/core/src/index.ts'
import type { Failure, TestResult } from '../packages/gates/src/run/run.ts'
import type { Evidence, StubbedRuns } from '../packages/gates/src/decide/evidence.ts'
import { aCondition, aPolicy, at, runsBy } from '../packages/gates/src/decide/testing/evidence.ts'
import { realTree } from '../packages/gates/src/decide/testing/real-tree.ts'
import {
  aFailure,
  aMutant,
  anAssertion,
  aRun,
  failed,
  passed,
  resultOf,
  stubbedRuns,
} from '../packages/gates/src/decide/testing/runs.ts'
import { type Attack, judged } from './attack.ts'

const file = 'e2e/cart.test.ts'
const target = `${file} > pays`
const condition = aCondition('red-bar', { runs: 2 }, 'e2e')
const policy = aPolicy({
  commands: { e2e: { kind: 'vitest', name: 'e2e', quick: false, within: 1000, project: 'e2e' } },
})
const imports = "import { expect, it } from 'vitest'\nimport { total } from '../src/domain/cart.ts'\n"
const honestBody = 'expect(total([1, 2])).toBe(3)'
const targets = { ids: new Set([target]), passedOnce: new Set<string>(), reopened: new Set<string>() }

interface Red {
  body?: string
  runs?: TestResult[][]
  stubbed?: StubbedRuns
  more?: Partial<Evidence>
}

const twice = (...tests: TestResult[]) => [tests, tests]
const missing = aFailure(file, {
  message: "Cannot find module '../src/domain/cart.ts' imported from 'e2e/cart.test.ts'",
})

/** What the red bar says of one new acceptance test. */
function red({ body = honestBody, runs = twice(failed(target)), stubbed = stubbedRuns([target]), more = {} }: Red) {
  const head = realTree({ [file]: `${imports}it('pays', async () => { ${body} })\n` })
  return judged(condition, {
    policy, head, targets, position: at('E2E_RED'), closing: true,
    runs: runsBy({ 'e2e tests': runs.map((tests) => aRun({ command: 'e2e', tests })) }),
    stubbed: () => stubbed,
    ...more,
  }) // prettier-ignore
}

const silent = (): StubbedRuns => {
  const runs = stubbedRuns([target])
  return { ...runs, throw: { ...runs.throw, stubCalls: null }, undefined: { ...runs.undefined, stubCalls: null } }
}
/** What it says when this is in hand where the product answers anything, and 1 where it is there or answers nothing. */
function answering(actual: string) {
  const frames = [{ file, line: imports.split('\n').length, column: 1, inside: true }]
  const tests = (parts: Partial<Failure> = {}) => [failed(target, anAssertion(target, { frames, ...parts }))]
  const { throw: thrown, undefined: silent } = stubbedRuns([target])
  const stubbed = {
    throw: thrown,
    undefined: { ...silent, tests: tests() },
    any: { ...silent, tests: tests({ actual }) },
  }
  return red({ runs: twice(...tests()), stubbed })
}

const failing = (parts: Partial<Failure>) => twice(failed(target, aFailure(target, parts)))
const honest = () => red({ runs: twice(failed(file, missing)) })

/** What it says when the third line of the body fails as soon as the module is there. */
function endsAt(body: string) {
  const line = imports.split('\n').length + 2
  const asserted = failed(target, anAssertion(target, { frames: [{ file, line, column: 1, inside: true }] }))
  const stubbed = stubbedRuns([target], { undefined: { tests: [asserted] } })
  return red({ body, runs: twice(failed(file, missing)), stubbed })
}

/** The end of a cycle whose mutant the named test killed. */
function ending(killer: string) {
  const mutants: Command = { kind: 'stryker', name: 'mutants', quick: false, within: 1000, tests: ['e2e'], mutate: ['src/**'] } // prettier-ignore
  const always = [aCondition('mutation', { minPatch: 80, ratchet: false }, 'mutants')]
  const killed = aRun({ mutants: [aMutant('src/domain/cart.ts', 1, 'Killed', { killedBy: [killer] })] })
  const tests = aRun({ command: 'e2e', tests: [passed(target)] })
  return red({
    more: {
      policy: { ...policy, always, commands: { ...policy.commands, mutants } },
      position: at('DONE'),
      frozen: new Map([[file, `blob of ${file}`]]),
      changedSinceStart: new Map([['src/domain/cart.ts', [[1, 3]]]]),
      runs: runsBy({ 'e2e tests': [tests, tests], 'mutants mutation': [killed] }),
    },
  })
}

export const attacksOnRed: readonly Attack[] = [
  { name: 'an acceptance test asserts a constant', gate: 'red-bar', code: 'RED-UNCALLED', bad: () => red({ body: 'expect(false).toBe(true)', stubbed: silent() }), lookalike: 'an acceptance test fails because its module is not there', honest },
  { name: 'an acceptance test fails alike whatever the product answers', gate: 'red-bar', code: 'RED-CLASS', bad: () => answering('1'), lookalike: 'an acceptance test fails otherwise when the product answers otherwise', honest: () => answering('7') },
  { name: 'an acceptance test asks only that something throws', gate: 'red-bar', code: 'RED-STUB-PASSES', bad: () => red({ stubbed: stubbedRuns([target], { throw: { tests: [passed(target)] } }) }), lookalike: 'an acceptance test fails on both kinds of stub', honest: () => red({}) },
  { name: 'an acceptance test asks only that nothing comes back', gate: 'red-bar', code: 'RED-STUB-PASSES', bad: () => red({ stubbed: stubbedRuns([target], { undefined: { tests: [passed(target)] } }) }), lookalike: 'an acceptance test reads a member of what does not come back', honest: () => red({ stubbed: stubbedRuns([target], { undefined: { tests: [failed(target, aFailure(target, { name: 'TypeError', message: "Cannot read properties of undefined (reading 'sum')" }))] } }) }) },
  { name: 'a typing error hides behind a missing module', gate: 'red-bar', code: 'RED-TEST-BUG', bad: () => red({ runs: twice(failed(file, missing)), stubbed: stubbedRuns([target], { undefined: { tests: [failed(target, aFailure(target, { name: 'ReferenceError', message: 'totl is not defined' }))] } }) }), lookalike: 'a missing module hides nothing', honest },
  { name: 'a constant hides behind a missing module', gate: 'red-bar', code: 'RED-TEST-BUG', bad: () => endsAt('const made = [1]\ntotal([1])\nexpect(made).toEqual([2])'), lookalike: 'a list that the product is to fill', honest: () => endsAt('const made = [1]\ntotal(made)\nexpect(made).toEqual([2])') },
  { name: 'an acceptance test passes already', gate: 'red-bar', code: 'RED-PASSES', bad: () => red({ runs: twice(passed(target)) }), lookalike: 'an old acceptance test passes beside the new one', honest: () => red({ runs: twice(failed(target), passed(`${file} > old`)) }) },
  { name: 'an acceptance test is red by a syntax error', gate: 'red-bar', code: 'RED-CLASS', bad: () => red({ runs: failing({ name: 'SyntaxError', message: 'Unexpected token' }) }), lookalike: 'an assertion speaks of a syntax error', honest: () => red({ runs: twice(failed(target, anAssertion(target, { message: 'expected "Unexpected token" to be "ok"' }))) }) },
  { name: 'an acceptance test is red by a package that is not installed', gate: 'red-bar', code: 'RED-CLASS', bad: () => red({ runs: failing({ message: "Cannot find package 'left-pad' imported from 'e2e/cart.test.ts'" }) }), lookalike: 'a module of the product is not there', honest },
  { name: 'an acceptance test is red by running out of time', gate: 'red-bar', code: 'RED-CLASS', bad: () => red({ runs: failing({ message: 'Test timed out in 5000ms.' }) }), lookalike: 'an assertion speaks of running out of time', honest: () => red({ runs: twice(failed(target, anAssertion(target, { message: 'expected "Test timed out" to be "paid"' }))) }) },
  { name: 'an acceptance test fails whatever happens', gate: 'red-bar', code: 'RED-CLASS', bad: () => red({ runs: failing({ name: 'AssertionError', message: 'expect.fail()' }) }), lookalike: 'an assertion names what it got', honest: () => red({}) },
  { name: 'an acceptance test is red by chance', gate: 'red-bar', code: 'RED-FLAKY', bad: () => red({ runs: [[failed(target)], [passed(target)]] }), lookalike: 'an acceptance test is red with another id each time', honest: () => red({ runs: [[failed(target, anAssertion(target, { message: 'expected 550e8400-e29b-41d4-a716-446655440000 to be 1' }))], [failed(target, anAssertion(target, { message: 'expected 6fa459ea-ee8a-4ca4-894e-db77e160355e to be 1' }))]] }) },
  { name: 'an acceptance test is skipped', gate: 'red-bar', code: 'RED-NOT-RUN', bad: () => red({ runs: twice(resultOf(target, 'skipped')) }), lookalike: 'an acceptance test runs and fails', honest: () => red({}) },
  { name: 'a new test breaks an old one', gate: 'red-bar', code: 'RED-BROKE', bad: () => red({ runs: twice(failed(target), failed(`${file} > old`)) }), lookalike: 'a new test leaves the old one passing', honest: () => red({ runs: twice(failed(target), passed(`${file} > old`)) }) },
  { name: 'a frozen test is rewritten', gate: 'red-bar', code: 'RED-FROZEN-CHANGED', bad: () => red({ runs: twice(passed(target)), more: { frozen: new Map([[file, 'another blob']]) } }), lookalike: 'a frozen test passes as it was', honest: () => red({ runs: twice(passed(target)), more: { frozen: new Map([[file, `blob of ${file}`]]) } }) },
  { name: 'a frozen test passes by luck', gate: 'red-bar', code: 'RED-FROZEN-FLAKY', bad: () => red({ runs: [[passed(target)], [failed(target)]], more: { frozen: new Map([[file, `blob of ${file}`]]) } }), lookalike: 'a frozen test passes each time', honest: () => red({ runs: twice(passed(target)), more: { frozen: new Map([[file, `blob of ${file}`]]) } }) },
  { name: 'a frozen test notices nothing of the new code', gate: 'red-bar', code: 'RED-FROZEN-IDLE', bad: () => ending(`${file} > another`), lookalike: 'a frozen test kills a mutant', honest: () => ending(target) },
  { name: 'a frozen test does not pass at the end', gate: 'red-bar', code: 'RED-FROZEN-FAILS', bad: () => red({ more: { frozen: new Map() } }), lookalike: 'a frozen test passes at the end', honest: () => red({ runs: twice(passed(target)), more: { frozen: new Map() } }) },
] // prettier-ignore
