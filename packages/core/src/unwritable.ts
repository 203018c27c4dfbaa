const codes: ReadonlySet<unknown> = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT'])

/** Whether an error, or its cause, says that nobody may write there or that the disk is full: whoever only reads goes on without. */
export function isUnwritable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return ('code' in error && codes.has(error.code)) || isUnwritable(error.cause)
}
