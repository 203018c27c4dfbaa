import type { CodeNote } from '@helix/core'

/** Codes of coverage, mutation, stubs, layers and integrity. */
export const qualityCodes = {
  'COVERAGE-PATCH': {
    title: 'Changed lines are not executed by tests',
    why: 'Code that no test runs can do anything.',
    fix: 'Add a test that executes these lines, or remove them.',
  },
  'COVERAGE-RATCHET': {
    title: 'Lines outside this change lost their test',
    why: 'Coverage must not get worse where nothing was changed.',
    fix: 'Bring back the test that executed them.',
  },
  'COVERAGE-VANISHED': {
    title: 'A changed source, or a part of it, is not in the coverage report',
    why: 'A comment or a setting that hides code makes every figure look better.',
    fix: 'Remove the comment or setting that takes it out.',
  },
  'COVERAGE-NO-REPORT': {
    title: 'There is no coverage report',
    why: 'What was not measured is not proven.',
    fix: 'Check the command’s coverage setting, then helix verify.',
  },
  'MUTATION-PATCH': {
    title: 'Changed code can be broken without a test noticing',
    why: 'A surviving mutant is a change of behaviour that all tests accept.',
    fix: 'Add a test that fails with the shown change of the code.',
  },
  'MUTATION-RATCHET': {
    title: 'A mutant that was killed before survives',
    why: 'An assertion outside this change was weakened or lost; a percentage would hide it.',
    fix: 'Bring back the assertion that noticed it.',
  },
  'MUTATION-IGNORED': {
    title: 'Mutants are switched off by a comment',
    why: 'An ignored mutant is a line that no test has to notice.',
    fix: 'Remove the "Stryker disable" comment.',
  },
  'MUTATION-ZERO': {
    title: 'No mutant was made in changed code',
    why: 'A score of nothing is no score.',
    fix: 'Check `mutate` of the command; where there is truly nothing to mutate, let a person approve the finding.',
  },
  'MUTATION-TIMEOUTS': {
    title: 'Too many mutants timed out',
    why: 'A mutant that makes a loop endless is noticed by its timeout; a machine under load lets any mutant time out, and the score would rise with the load.',
    fix: 'Run helix verify again where nothing else runs. Where the changed code is one loop, a person can let it through: helix approve finding MUTATION-TIMEOUTS.',
  },
  'MUTATION-PENDING': {
    title: 'The mutation run ended early',
    why: 'Mutants that were not tried are neither killed nor alive.',
    fix: 'Raise `within` of the command and run helix verify again.',
  },
  'MUTATION-NO-REPORT': {
    title: 'There is no mutation report',
    why: 'What was not measured is not proven.',
    fix: 'Run helix verify again; see what the mutation tool prints.',
  },
  'STUBS-LEFT': {
    title: 'The product still runs on a stub or unfinished code',
    why: 'Stubs stand in until the real implementation is there; a release must not hold them.',
    fix: 'Give the composition the real implementation and remove the marker.',
  },
  'STUBS-NO-ENTRY': {
    title: 'There is no source to look for stubs from',
    why: 'Whether the product uses stubs is read from the imports of its composition.',
    fix: 'Correct the globs of the layer composition in playbook.yml.',
  },
  'LAYERS-EDGE': {
    title: 'A file imports from a layer that it must not know',
    why: 'The playbook’s `imports` keep the domain free of infrastructure; and code in a layer that is open at any time is measured by no step.',
    fix: 'Import a port and let the composition hand in the implementation; move code of the product out of documents and scripts.',
  },
  'LAYERS-UNREAD': {
    title: 'Imports of these files cannot be read',
    why: 'Their layer has import rules, and Helix reads no imports of their language: the rules would hold for nothing.',
    fix: 'Take them into a layer without `imports` in playbook.yml and check them with a command of their own.',
  },
  'LAYERS-ZERO': {
    title: 'No import could be read',
    why: 'Layers hold files, but none in a language that Helix reads: nothing was checked.',
    fix: 'Remove `imports` from playbook.yml and check them with a command of your language.',
  },
  'INTEGRITY-LOST': {
    title: 'A test is gone',
    why: 'A deleted test is the cheapest way to green. One that moves with its body, follows a new name of the product, gets another title in its file, keeps its title or its assertions in another one, becomes rows of a table or a suite there, or stands line by line in another test of its suite is not gone, as long as it asks for no less; nor is one that never ran.',
    fix: 'Bring it back. A person can approve its end, after the revert of a commit that brought it, say: helix approve finding INTEGRITY-LOST <path> --why "<reason>". A frozen one goes with: helix amend "<why>" --drop <test>, before it is taken out.',
  },
  'INTEGRITY-SKIP': {
    title: 'A test was silenced',
    why: 'skip, only, todo and fails keep tests from speaking.',
    fix: 'Remove the modifier.',
  },
  'INTEGRITY-WEAKENED': {
    title: 'A test asserts less than it did',
    why: 'A looser matcher, or one assertion fewer, lets through what the test was written to stop.',
    fix: 'Bring the assertion back. Where the product is meant to change, the new value is asked for as strictly as the old one.',
  },
  'INTEGRITY-TAUTOLOGY': {
    title: 'An assertion holds whatever the product does',
    why: 'A value compared with itself, or a literal that is asked to be true, tests nothing.',
    fix: 'Compare what the product answers with the value that the spec asks for.',
  },
  'INTEGRITY-SWALLOWED': {
    title: 'The failure of an assertion goes nowhere',
    why: 'An assertion whose error is caught, that stands behind a condition which never holds, or that nobody awaits cannot fail.',
    fix: 'Let the failure reach the runner: no catch around it, await its promise.',
  },
  'INTEGRITY-PRAGMA': {
    title: 'A comment takes code out of a measurement',
    why: 'What coverage, mutants or types do not see is not measured, and the figures look better for it.',
    fix: 'Remove the comment and test the code; a person can let it through: helix approve finding INTEGRITY-PRAGMA <path>.',
  },
  'INTEGRITY-MOCK': {
    title: 'A test puts something else in the place of the product',
    why: 'An acceptance or integration test that mocks a module of the product tests the mock; so does a unit test that mocks all that it takes from the repository.',
    fix: 'Test the real module; what lies outside the product may be replaced at its port.',
  },
  'INTEGRITY-SNIFFING': {
    title: 'The product finds out whether it is being tested',
    why: 'Code that behaves otherwise under a test runner passes tests that its users would fail.',
    fix: 'Take the question out; what must differ between places is handed in by the composition.',
  },
  'INTEGRITY-PATCHED': {
    title: 'The product loads a test runner or changes what assertions rely on',
    why: 'Matchers, clocks and prototypes that the product changes make every test say what it likes; so does a file that tests get in the place of their runner.',
    fix: 'Leave runners to the tests, and what everybody trusts as it is.',
  },
  'INTEGRITY-ANSWERS': {
    title: 'The product has the answers of tests written down',
    why: 'Branches or tables that compare what tests hand in and answer what they ask for pass these tests, and nothing else that users ask.',
    fix: 'Compute the answers from what is asked. A person can let a table through that belongs to the product: helix approve finding INTEGRITY-ANSWERS <path>.',
  },
  'INTEGRITY-BODY': {
    title: 'A test was written anew where tests stay as they are',
    why: 'In the lane keep nothing changes what the product does, so no test has a reason to say something else. What stands around a test is part of what it says: its loop, the table and the hooks of its suite, where names come from. Names that the same commit changes in the product may follow, where the old ones are gone, names of its own may change, and tables may get rows.',
    fix: 'Leave the test, or bring the change as a fix whose test fails before it, or in a cycle. A person can let it through: helix approve finding INTEGRITY-BODY <path>.',
  },
  'FIX-NOT-RED': {
    title: 'No test of the fix fails without it',
    why: 'A test that also passes on the parent’s code shows no fault, and nothing keeps the fault from coming back.',
    fix: 'Add a test that fails on what was wrong. What did not exist before is a feature: helix next --new "<idea>".',
  },
  'LANE-AIDS': {
    title: 'A test passes only since what it reads was changed by what brings nothing new',
    why: 'What a test reads, and what stands around it, says what it asks for, as its body does. With its file, data and helpers as they were, the product does not do what it did.',
    fix: 'Leave what tests read, or bring the change as a fix whose test fails before it, or in a cycle. A person can let it through: helix approve finding LANE-AIDS <path>.',
  },
  'LANE-BEHAVIOUR': {
    title: 'A new test of what brings nothing new fails without it',
    why: 'A refactoring does what was done before. A test that says otherwise shows a change of behaviour that no spec and no failing test asked for.',
    fix: 'Bring it as a fix whose test fails before it, or in a cycle. A person can let it through: helix approve finding LANE-BEHAVIOUR <path>.',
  },
  'LANE-VERDICT': {
    title: 'A frozen test has another verdict than before a refactoring',
    why: 'A refactoring changes no behaviour; an acceptance test that turns green or red by one means that it does.',
    fix: 'Bring the behaviour with its step, as feat or fix.',
  },
} satisfies Record<string, CodeNote>
