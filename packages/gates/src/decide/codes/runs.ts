import type { CodeNote } from '@helix/core'

/** Codes about runs as such, test commands and other programs. */
export const runCodes = {
  'GATE-NOT-RUN': {
    title: 'A command was not run often enough',
    why: 'What was not measured is not proven, and what is not proven does not pass.',
    fix: 'Run helix verify, which makes all runs that the conditions need.',
  },
  'GATE-RUN-INVALID': {
    title: 'A run proves nothing',
    why: 'Its report is absent, stale or does not fit its exit code, so nothing can be read from it.',
    fix: 'Run the command by hand and see why it leaves no whole report, then helix verify.',
  },
  'SOURCE-UNREADABLE': {
    title: 'A source cannot be read',
    why: "Gates that read sources cannot see what a file hides that no parser takes, or that is loaded as code under a name that is no source's.",
    fix: 'Mend the syntax error, or give the file the ending of its language.',
  },
  'GATE-COMMAND-FAILED': {
    title: 'A program ended with an error',
    why: 'The playbook asks for exit code 0.',
    fix: 'Run it by hand and mend what it reports.',
  },
  'GATE-COMMAND-KILLED': {
    title: 'A program did not end by itself',
    why: 'A program that was killed or is not installed has said nothing.',
    fix: 'Install it, or raise `within` of the command in playbook.yml.',
  },
  'GATE-TESTS-FAILED': {
    title: 'A test fails',
    why: 'Only targets of the red bar may fail, and only until the step that asks for them is done.',
    fix: 'Make it pass.',
  },
  'GATE-TESTS-FLAKY': {
    title: 'A test passes in one run and fails in another',
    why: 'A verdict that depends on luck proves nothing. A waiver covers that it disagrees, never that it fails every time.',
    fix: 'Take time, randomness, order and shared state out of the test; until then a person can waive it: helix approve finding GATE-TESTS-FLAKY <path> --why "<reason>".',
  },
  'GATE-TESTS-BASE-FLAKY': {
    title: 'A test disagrees with itself on the base as well',
    why: 'What was flaky before the change, with the same body, is not charged to it; the judgement records it.',
    fix: 'Mend the test when there is time: take time, randomness, order and shared state out of it.',
  },
  'GATE-TESTS-LOST': {
    title: 'A test is known to one run and not to another',
    why: 'Tests must not depend on the order or the moment in which they are collected.',
    fix: 'Give it a fixed name and declare it without conditions.',
  },
  'GATE-TESTS-UNRUN': {
    title: 'A test file ended without running its tests',
    why: 'A runner may take a file that ends early for one that passes; none of its tests has been seen.',
    fix: 'Look for a process.exit, a filter or a condition around its tests.',
  },
  'GATE-TESTS-NO-ASSERTION': {
    title: 'A test asserts nothing',
    why: 'It passes whatever the product does. Tests that were there before are not charged.',
    fix: 'Assert what the test is named after.',
  },
  'GATE-TESTS-SKIPPED': {
    title: 'A test did not run',
    why: 'A skipped test looks like a passing one and proves nothing. What the base already skipped is not charged.',
    fix: 'Take the modifier off.',
  },
  'GATE-TESTS-BROKE': {
    title: 'An acceptance test that passed in this cycle fails again',
    why: 'A target may be red until it first passes; after that it guards what was reached.',
    fix: 'Make it pass again.',
  },
  'GATE-TESTS-UNHANDLED': {
    title: 'An error outside any test',
    why: 'It belongs to some test that ended too early, whose verdict is therefore unknown.',
    fix: 'Await the promise, or stop the timer, inside the test that starts it.',
  },
  'GATE-TESTS-FEW': {
    title: 'Fewer tests than asked',
    why: 'The playbook asks for a least number of tests.',
    fix: 'Write the tests that this step asks for.',
  },
  'GATE-TESTS-EMPTY': {
    title: 'No test was executed',
    why: 'A run without tests passes everything.',
    fix: 'Check which files the command collects, then write the first test.',
  },
  'PROPERTY-NONE': {
    title: 'No property ran',
    why: 'The gate reads the counts of fast-check (beside Vitest and node:test) and of Hypothesis (beside pytest); without any there is nothing to read. One whose test uses nothing from outside of itself counts as none.',
    fix: 'Write a property with fc.assert(fc.property(…)), in Python with @given(…). Beside another runner: name a command of one of these in the condition.',
  },
  'PROPERTY-RUNS': {
    title: 'A property tried too few cases',
    why: 'A property with a handful of cases, or with one that is tried again and again, is an example in disguise.',
    fix: 'Remove numRuns, or raise it to what is asked; let arbitraries make what the property speaks of.',
  },
  'PROPERTY-SKIPS': {
    title: 'A property threw most of its cases away',
    why: 'fc.pre and filters leave only trivial cases.',
    fix: 'Generate only fitting values.',
  },
  'PROPERTY-FAILED': {
    title: 'A property does not hold',
    why: 'fast-check found a counterexample.',
    fix: 'Mend the code for the counterexample that it prints.',
  },
} satisfies Record<string, CodeNote>
