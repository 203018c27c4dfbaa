import type { Failure } from '../../run/run.ts'

/** Names that do not exist, in JavaScript and in Python. */
const bugs = new Set(['ReferenceError', 'NameError', 'UnboundLocalError'])

/**
 * Whether a test broke by itself where the product answered nothing: a name that does not exist, or an assertion that does
 * not. What follows from the missing answer (members of undefined, nothing to iterate) is no bug of the test.
 */
export function isTestBug({ name, message, causes }: Failure): boolean {
  if ([{ name, message }, ...causes].some(({ name: one }) => bugs.has(one))) return true
  if (message.startsWith('Invalid Chai property: ')) return true
  return name === 'TypeError' && /(?:^|\.)(?:expect|assert)\b.* is not a function$/.test(message.split('\n')[0] ?? '')
}
