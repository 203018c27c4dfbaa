import type { Failure } from '../../run/run.ts'

/**
 * Whether a test broke by itself where the product answered nothing: a name that does not exist, or an assertion that does
 * not. What follows from the missing answer (members of undefined, nothing to iterate) is no bug of the test.
 */
export function isTestBug({ name, message, causes }: Failure): boolean {
  if ([{ name, message }, ...causes].some(({ name: one }) => one === 'ReferenceError')) return true
  if (message.startsWith('Invalid Chai property: ')) return true
  return name === 'TypeError' && /(?:^|\.)(?:expect|assert)\b.* is not a function$/.test(message.split('\n')[0] ?? '')
}
