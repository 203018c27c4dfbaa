import type { CodeNote } from '@helix/core'

/** Codes of the red bar. */
export const redCodes = {
  'RED-NO-TARGETS': {
    title: 'There is no new acceptance test',
    why: 'The red bar is about tests that are new or changed since the cycle’s start.',
    fix: 'Write a test of what the spec asks for; it must fail now.',
  },
  'RED-NOT-RUN': {
    title: 'An acceptance test did not run',
    why: 'A test that is skipped, to do or not collected is neither red nor green.',
    fix: 'Take its modifier off and let the command collect its file.',
  },
  'RED-PASSES': {
    title: 'A new acceptance test passes already',
    why: 'A test that passes before the product can do it does not test it.',
    fix: 'Let it assert on what is new, or drop it.',
  },
  'RED-CLASS': {
    title: 'A test fails for a reason that is no good red',
    why: 'Syntax errors, missing packages, broken setups, timeouts and bugs of the test would fail whatever the product does.',
    fix: 'Let it fail on an assertion, or on a module, route or service of the product that does not exist yet.',
  },
  'RED-FLAKY': {
    title: 'A test fails differently from run to run',
    why: 'A red that changes comes from the surroundings, not from what is missing.',
    fix: 'Take time, randomness, order and shared state out of the test.',
  },
  'RED-BROKE': {
    title: 'A test that is no target does not pass',
    why: 'Writing new tests must not break the old ones.',
    fix: 'Make it pass again, without touching the product.',
  },
  'RED-UNHANDLED': {
    title: 'An error outside any test',
    why: 'It hides which test failed and why.',
    fix: 'Await the promise inside the test that starts it.',
  },
  'RED-UNCALLED': {
    title: 'A red test never calls the product',
    why: 'A test that fails whatever the product does also fails on generated stubs, and no stub ever saw it coming.',
    fix: 'Let it call what the spec asks for, and assert on the answer.',
  },
  'RED-STUB-PASSES': {
    title: 'A new acceptance test passes on an empty stub',
    why: 'A stub that only throws, or answers nothing, satisfies it: so would a product that does nothing.',
    fix: 'Assert on what the product answers: the value, or the very error that is expected. Where something must be absent, assert first that it is there before.',
  },
  'RED-TEST-BUG': {
    title: 'A new acceptance test breaks by itself',
    why: 'Missing modules hide what is wrong in a test; with a stub in their place it shows: a name that does not exist, a statement that fails on nothing but what the test made itself, an assertion that no value can meet.',
    fix: 'Mend the test: correct the name, or let the statement ask for what the product answers.',
  },
  'RED-STUB-RUN': {
    title: 'The tests could not be run on generated stubs',
    why: 'Whether a red test calls the product is told by running it on stubs; without that run nothing is proven.',
    fix: 'Run helix verify again; see what the runner prints.',
  },
  'RED-FROZEN-CHANGED': {
    title: 'A frozen file changed',
    why: 'Acceptance tests freeze when the red bar is done, so that the product is bent to them and not they to the product.',
    fix: 'Restore it, or say why it is wrong: helix amend "<why>".',
  },
  'RED-FROZEN-FLAKY': {
    title: 'A frozen acceptance test disagrees from run to run',
    why: 'Acceptance tests are what the cycle is judged by: one that depends on luck proves nothing, and nobody can waive that.',
    fix: 'Make the product answer the same each time. Where the test itself is wrong: helix amend "<why>".',
  },
  'RED-FROZEN-IDLE': {
    title: 'A frozen acceptance test notices nothing of the new code',
    why: 'It passes, and goes on passing whatever is changed in the lines that the cycle wrote: it does not say that they do what was asked.',
    fix: 'Let the product take the way that the test asks for; a mutation tool must try all tests of a mutant and not stop at the first that fails. Where the test is too weak: helix amend "<why>".',
  },
  'RED-FROZEN-FAILS': {
    title: 'A frozen acceptance test does not pass',
    why: 'The cycle is done when the frozen bytes pass.',
    fix: 'Make the product do what the test asks for.',
  },
} satisfies Record<string, CodeNote>
