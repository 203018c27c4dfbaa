import type { CodeNote } from '@helix/core'

/** Notes for what can be wrong with a run or its reports. */
export const runCodes: Readonly<Record<string, CodeNote>> = {
  'RUN-MISSING-PROGRAM': {
    title: 'The program of a command is not there',
    why: 'Without the program nothing was measured, and what is not measured does not pass.',
    fix: 'Install the dependencies as `setup` in playbook.yml says, then run the command again.',
  },
  'RUN-SERVICE': {
    title: 'The service that a command needs did not start',
    why: 'Tests that talk to a service which is not up fail for a reason that says nothing about the product.',
    fix: 'Start the service by hand with the argv in playbook.yml and mend what it prints.',
  },
  'RUN-TIMEOUT': {
    title: 'A command was stopped because it took too long',
    why: 'A run without an end proves nothing: the tests that did not run may be the ones that fail.',
    fix: 'Find the test that hangs, or raise `within` of the command in playbook.yml.',
  },
  'RUN-KILLED': {
    title: 'A command was ended by a signal',
    why: 'A process that is killed leaves reports that look complete and are not.',
    fix: 'Run it again with more memory, and look for code that kills its own process.',
  },
  'RUN-UNHANDLED': {
    title: 'Errors happened outside any test',
    why: 'A rejection that nobody awaits belongs to some test, and that test was reported as passed.',
    fix: 'Await every promise and close every server that a test starts.',
  },
  'RUN-CANARY': {
    title: 'A planted test that must fail did not, or a planted mutant that changes nothing was killed',
    why: 'Helix plants a test that must fail in every run of Vitest, node:test, Jest and pytest, and tries assertions after each test. Where those pass, or are not there, everything does; where a source of the project puts another function in the place of one, or of a method that values are compared by (`toBe (replaced)`), or where a value says itself what it equals and a class who is one of its own, the project decides which values pass. Among mutants of StrykerJS it plants some that change nothing: a test that kills them looks for mutants, or fails by chance.',
    fix: 'Find what puts itself in the place of assertions or of the runner: setup files, plugins, what tests import.',
  },
  'RUN-ALTERED': {
    title: 'A file of the tree was written over where it was measured',
    why: 'A setup, a test or a build that writes over sources lets something else be measured than what is judged, also where it puts them back.',
    fix: 'Let them write only files that git does not track: into an ignored folder, or on a copy.',
  },
  'RUN-COUNT': {
    title: 'Fewer tests were collected than the sources declare',
    why: 'A process that ends early takes its remaining tests with it and looks green.',
    fix: 'Look for a process.exit, a filter or a condition around the missing tests. A program of the playbook (`run`) that leaves tests out on purpose names in `files` only those that it runs in full.',
  },
  'REPORT-ABSENT': {
    title: 'A run left no report',
    why: 'An exit code alone can be 0 although nothing ran.',
    fix: 'Run the command by hand; check that its reporter writes to the path given as {report}.',
  },
  'REPORT-STALE': {
    title: 'A report is older than the run',
    why: 'An old report describes another state of the sources.',
    fix: 'Let the command write its report on every run, and do not commit reports.',
  },
  'REPORT-TOO-LARGE': {
    title: 'A report is too large to read',
    why: 'Reports come from code that is judged; reading them must take bounded memory.',
    fix: 'Split the command into several, or make its reporter leave out logs.',
  },
  'REPORT-TRUNCATED': {
    title: 'A report cannot be read to its end',
    why: 'What a torn or malformed report leaves out may be the failure.',
    fix: 'Let the run finish; check that the reporter writes the format that playbook.yml names.',
  },
  'REPORT-NONCE': {
    title: 'A report carries the mark of another run',
    why: 'Each run gets a mark of its own, so that a report cannot be kept and shown again.',
    fix: 'Run the command again.',
  },
  'REPORT-PENDING': {
    title: 'Tests or mutants never finished',
    why: 'When a worker dies, its tests have no result; counting them as passed hides the failure.',
    fix: 'Look for a process.exit or a crash in the tests that are named.',
  },
  'REPORT-EMPTY': {
    title: 'A report says that nothing was executed',
    why: 'Zero tests, mutants or lines cannot fail, so they cannot prove anything either.',
    fix: 'Check that the command names files that exist, and that nothing skips them.',
  },
  'REPORT-DISAGREES': {
    title: 'Exit code and report disagree',
    why: 'One of the two does not describe the run, and it cannot be known which.',
    fix: 'Run the command by hand, look for a crash or a hidden error, and pass on the exit code of the runner.',
  },
}
