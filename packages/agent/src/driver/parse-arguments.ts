/** The arguments of a call as JSON, or what is wrong with them. An empty text and `null` count as no arguments; JSON that was made text of twice is read twice. */
export function parseArguments(text: string): { value: unknown } | { error: string } {
  if (text.trim() === '') return { value: {} }
  try {
    const value: unknown = JSON.parse(text) ?? {}
    return typeof value === 'string' && value.trimStart().startsWith('{') ? parseArguments(value) : { value }
  } catch (error) {
    return { error: error instanceof Error ? error.message : 'not JSON' }
  }
}
