import { commitOptions } from './commit-line.ts'

/** Whether the git that runs a hook was asked to amend. */
export function amends(commands: readonly (readonly string[])[]): boolean {
  // git takes any beginning of an option that fits no other.
  return (commitOptions(commands) ?? []).some(({ name }) => /^--am(e|en|end)?$/.test(name))
}
