import { HelixError } from '@helix/core'

/** What rules or a spec are read with says so of what nobody can read. */
const unreadable: ReadonlySet<string> = new Set([
  'evidence/allowed-signers',
  'playbook/empty',
  'playbook/invalid',
  'playbook/syntax',
  'playbook/too-large',
  'playbook/version',
  'repository/not-utf8',
  'spec/not-utf8',
])

/** Whether rules or a spec could not be read because of what they hold. */
export function isUnreadable(error: unknown): error is HelixError {
  return error instanceof HelixError && unreadable.has(error.code)
}

/**
 * Rules or a spec of a commit of the past, null where nobody can read them: they stay a finding of the commit that brought them
 * (COMMIT-UNREADABLE), and keep nobody from judging what came after.
 */
export async function unlessUnreadable<Value>(read: Promise<Value>): Promise<Value | null> {
  try {
    return await read
  } catch (error) {
    if (isUnreadable(error)) return null
    throw error
  }
}
