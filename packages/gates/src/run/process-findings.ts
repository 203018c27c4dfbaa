import type { Finding } from '@helix/core'
import { refusal } from '../readers/reader.ts'
import type { RawRun } from './raw-run.ts'

/**
 * Whether the service that the tests talk to was up. The other rules do not depend on it: tests that must fail may be run
 * before there is a service, and then this finding alone stands against the run.
 */
export function serviceFindings({ service }: RawRun): Finding[] {
  if (!service || service.started) return []
  const message = `service ${service.name} did not start: ${service.reason}`
  return [refusal('RUN-SERVICE', message, 'Start it by hand and mend what it prints.')]
}

/** A run says something of the tree only where it ran on the tree's files. */
export function alteredFindings({ altered = [] }: RawRun): Finding[] {
  return altered.map((path) => ({
    ...refusal(
      'RUN-ALTERED',
      `${path} was written over where it was measured, so that something else may have been measured`,
      'Let setups, tests and builds write only files that git does not track: into an ignored folder, or on a copy.',
    ),
    where: { path },
  }))
}

/** What the process says: one that did not run to its end proves nothing, whatever it reported. */
export function processFindings({ exit, argv, durationMs }: RawRun): Finding[] {
  const program = argv[0] ?? ''
  if (exit.missing) {
    return [
      refusal(
        'RUN-MISSING-PROGRAM',
        `${program} cannot be run: there is no such program`,
        'Install the dependencies, then run the command again.',
      ),
    ]
  }
  if (exit.timedOut) {
    return [
      refusal(
        'RUN-TIMEOUT',
        `stopped after ${seconds(durationMs)} s without an end`,
        'Find the test that hangs, or raise `within` of the command in playbook.yml.',
      ),
    ]
  }
  if (exit.signal !== null || exit.code === null) {
    return [
      refusal(
        'RUN-KILLED',
        `ended by ${exit.signal ?? 'an unknown signal'}, not by itself`,
        'Run the command again with more memory, and look for what kills it.',
      ),
    ]
  }
  return []
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(1)
}
