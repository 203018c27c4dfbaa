/** The arguments of a call as JSON, or what is wrong with them. An empty text counts as no arguments. */
export function parseArguments(text: string): { value: unknown } | { error: string } {
  if (text.trim() === '') return { value: {} }
  try {
    return { value: JSON.parse(text) }
  } catch (error) {
    return { error: error instanceof Error ? error.message : 'not JSON' }
  }
}
