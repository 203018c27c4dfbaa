// What Helix plants in a run, so that one in which nothing can fail proves nothing.
import type { Finding } from '@helix/core'
import { type Reading, refusal } from '../readers/reader.ts'
import { plantedFault } from './planted-mutants.ts'
import type { RawRun } from './raw-run.ts'
import type { TestResult } from './run.ts'

/** Planted tests: one must pass and one must fail, and no assertion may let everything pass. Code RUN-CANARY. */
export function plantedTests(raw: RawRun, { canary: planted, tests = [] }: Reading): Finding | null {
  const isPlanted = raw.purpose !== 'bench' && raw.reports.some(({ format }) => format === 'helix-json')
  if (!isPlanted || planted === null) return null
  const [silent] = planted?.silent ?? []
  const what =
    silent === undefined
      ? canaryFault(planted, tests)
      : `after "${silent.test}" ${silent.assertions.join(', ')} let everything pass`
  if (what === null) return null
  const isReplaced = silent !== undefined || planted?.failing === 'passed'
  return refusal(
    'RUN-CANARY',
    what,
    isReplaced ? replacedFix : tests.length === 0 ? `${firstFix} ${unreachedFix}` : unreachedFix,
  )
}

const replacedFix =
  'Find what puts itself in the place of assertions or of the runner: setup files, plugins, what tests import.'

/** Where no test was found a project may have none yet. */
const firstFix = 'Write the first test where the command looks for tests. Where there are some:'

/** A planted test that did not run, or broke, need be nobody's doing. */
const unreachedFix =
  'Find what keeps a new test file from running as it is: a filter, an end of the process, a setup file that breaks.'

function canaryFault(planted: Exclude<Reading['canary'], null>, tests: TestResult[]): string | null {
  if (planted === undefined) return 'the report says nothing of the tests that Helix planted'
  const { passing, failing } = planted
  if (passing === 'passed' && failing === 'failed') return null
  // Where nothing can run, nothing is said to pass: the reasons stand at the tests.
  const isAllDown = [passing, failing].every((state) => state === 'failed' || state === 'broken')
  if (isAllDown && !tests.some(({ state }) => state === 'passed')) return null
  if (failing !== 'failed') return `the planted test that must fail is ${failing}`
  return `the planted test that must pass is ${passing}`
}

/** The program of StrykerJS. */
const stryker = /[\\/]stryker\.js$/

/** StrykerJS tries mutants of Helix, too; tools that other programs drive do not. Code RUN-CANARY. */
export function plantedMutants(raw: RawRun, { planted, mutants = [] }: Reading): Finding | null {
  if (planted === undefined || !raw.argv.some((one) => stryker.test(one))) return null
  const what = plantedFault([...planted, ...mutants], raw.nonce)
  const fix =
    'Find the test that asks which mutant is tried or which tests run beside it, or that fails by chance or without the others; let it look at what the product does.'
  return what === null ? null : refusal('RUN-CANARY', what, fix)
}
