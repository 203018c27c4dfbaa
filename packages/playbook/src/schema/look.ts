/**
 * Reading a value whose shape is not yet known to be right: what is not there, or is something else, is empty.
 * References are checked even where the shape is wrong, so that all errors of a playbook are reported at once.
 */
export const look = {
  record(value: unknown): Readonly<Record<string, unknown>> {
    return isRecord(value) ? value : {}
  },
  isRecord,
  list(value: unknown): readonly unknown[] {
    return Array.isArray(value) ? value : []
  },
  text(value: unknown): string | undefined {
    return typeof value === 'string' ? value : undefined
  },
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
