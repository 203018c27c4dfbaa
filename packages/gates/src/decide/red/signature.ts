import type { Failure } from '../../run/run.ts'
import type { RedClassName } from './classes.ts'

/** What differs from run to run without meaning anything, and its stand-in. */
const volatile: readonly [RegExp, string][] = [
  // The seed and the case of a property of fast-check.
  [/\n\nProperty failed after \d+ tests?\b[^]*/g, ''],
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, '<uuid>'],
  [/\b\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?/g, '<time>'],
  [/((?:\d{1,3}\.){3}\d{1,3}|\[?::1\]?|localhost):\d{2,5}\b/g, '$1:<port>'],
  [/(file:\/\/)?\/(tmp|private|var\/folders|home|root|work)\/[^\s'":)]+/g, '<path>'],
  [/\b\d+(\.\d+)? ?ms\b/g, '<ms>'],
  [/\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT\b/g, '<time>'],
  [/\b0x[0-9a-f]{6,}\b/gi, '<address>'],
  // What stands behind `0.` chance has made.
  [/(?<!\b0\.)\b(?=[0-9a-f]*\d)[0-9a-f]{12,}\b/gi, '<hex>'],
]

/** A message without ports, paths of temporary folders, times and random ids; at most 400 characters. */
export function normalised(message: string): string {
  return masked(message).slice(0, longest)
}

const longest = 400

function masked(message: string): string {
  return volatile.reduce((text, [pattern, stand]) => text.replaceAll(pattern, stand), message)
}

/**
 * The identity of a red: test, class, normalised message, innermost frame inside the repository. Equal in every run. In which order
 * the lines of a message stand tells nothing: pytest goes through what differs as its hashes lie.
 */
export function signature(test: string, name: RedClassName, failure: Failure): string {
  const frame = failure.frames.find((held) => held.inside)
  const message = masked(failure.message).split('\n').toSorted().join('\n').slice(0, longest)
  return [test, name, message, frame === undefined ? '' : `${frame.file}:${frame.line}`].join('\n')
}
