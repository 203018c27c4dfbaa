/** Looks into values of any shape: what is not there, or is something else, is empty. */
export const look = {
  json(text: string | undefined): Readonly<Record<string, unknown>> | null {
    if (text === undefined) return null
    try {
      const held: unknown = JSON.parse(text.replace(/^\uFEFF/, ''))
      return typeof held === 'object' && held !== null ? look.record(held) : null
    } catch {
      // A manifest that cannot be read says nothing of imports; whoever installs it sees the error.
      return null
    }
  },
  record(held: unknown): Readonly<Record<string, unknown>> {
    return typeof held === 'object' && held !== null && !Array.isArray(held)
      ? Object.fromEntries(Object.entries(held))
      : {}
  },
  text(held: unknown): string | null {
    return typeof held === 'string' ? held : null
  },
  texts(held: unknown): string[] {
    return Array.isArray(held) ? held.filter((one) => typeof one === 'string') : []
  },
} as const
