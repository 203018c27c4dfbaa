import type { CodeNote } from '@helix/core'

/** Codes of spec, approval, trace, smoke, perf and release. */
export const productCodes = {
  'GATE-SPEC-ABSENT': {
    title: 'There is no spec',
    why: 'Every change is tied to the spec by its hash.',
    fix: 'Draft one: helix spec add "<what should be, for whom>"',
  },
  'GATE-SPEC-REQUIREMENTS': {
    title: 'The spec has too few requirements',
    why: 'Tests and trace hang on requirements.',
    fix: 'Add requirements with their ids.',
  },
  'GATE-SPEC-OPEN-QUESTION': {
    title: 'The spec has open questions',
    why: 'What is open would be decided by whoever writes the code.',
    fix: 'Answer it in the requirement that it is about.',
  },
  'GATE-APPROVAL-AWAITED': {
    title: 'A person must approve the spec',
    why: 'The approval is of exactly this text, by its hash.',
    fix: 'helix approve spec',
  },
  'TRACE-NO-REQUIREMENTS': {
    title: 'There is nothing to trace',
    why: 'The spec has no requirements.',
    fix: 'helix spec lint',
  },
  'TRACE-UNKNOWN-SPEC': {
    title: 'It is not known which spec the tests were written for',
    why: 'Whether tests are suspect is told by comparing the spec with the approved one.',
    fix: 'Fetch the whole history.',
  },
  'TRACE-UNCOVERED': {
    title: 'No passing test names a requirement',
    why: 'A requirement that no test names may be forgotten.',
    fix: 'Name its id in the title of the test that covers it (in a function: test_REQ_7_rounds), or in a comment right above it.',
  },
  'TRACE-SUSPECT': {
    title: 'A requirement changed after its tests',
    why: 'Tests of the old text may pass and say nothing about the new one.',
    fix: 'Read the tests against the new text: helix spec trace.',
  },
  'SMOKE-NOT-RUN': {
    title: 'The service was not tried',
    why: 'What was not measured is not proven.',
    fix: 'helix verify',
  },
  'SMOKE-NOT-STARTED': {
    title: 'The service does not start',
    why: 'A product that does not start does nothing else either.',
    fix: 'Start it by hand and mend what it prints.',
  },
  'SMOKE-STATUS': {
    title: 'The service answers with another status',
    why: 'The playbook asks for this status on this path.',
    fix: 'Make the path answer as asked.',
  },
  'SMOKE-LOAD': {
    title: 'The service fails or is slow under load',
    why: 'The playbook sets an error rate and a p95 for a short load.',
    fix: 'Find out what it waits for under load.',
  },
  'PERF-NONE': {
    title: 'No benchmark was measured',
    why: 'What was not measured is not proven.',
    fix: 'Write a benchmark for what must be fast.',
  },
  'PERF-P95': {
    title: 'A benchmark is over its budget',
    why: 'The playbook sets an absolute p95.',
    fix: 'Make it faster.',
  },
  'PERF-RATIO': {
    title: 'A benchmark became slower',
    why: 'Base and head were measured in turns on the same machine; the median of the pairs is over the ratio, and by less than one chance in a hundred.',
    fix: 'Find the change that made it slower.',
  },
  'PERF-UNCLEAR': {
    title: 'A benchmark may have become slower',
    why: 'The median of the pairs is over the ratio, but so it might be by chance; the pairs were doubled once and it stayed so.',
    fix: 'Measure again on a quieter machine; a person can let it through: helix approve finding PERF-UNCLEAR <benchmark>.',
  },
  'PERF-NOISY': {
    title: 'The machine is too noisy to compare speeds',
    why: 'The base was compared with itself first and differed, so that a difference to the head would mean nothing.',
    fix: 'Measure again on a quieter machine.',
  },
  'PERF-NO-BASE': {
    title: 'There is no base to compare with',
    why: 'The first benchmark has only its absolute budget.',
    fix: 'Nothing to do.',
  },
  'RELEASE-NO-PLAN': {
    title: 'No release was planned',
    why: 'A release is what a cycle leads to; between cycles there is none to plan.',
    fix: 'Ask for the gate release in the exit of a step, not in always.',
  },
  'RELEASE-TAG-TAKEN': {
    title: 'The release’s tag exists already',
    why: 'A tag names one commit for ever.',
    fix: 'Look what it names. Where it is no release, give it another name.',
  },
} satisfies Record<string, CodeNote>
