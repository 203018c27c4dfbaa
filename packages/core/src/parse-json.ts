/** The value that a text is the JSON of; undefined for a text that is none, which JSON cannot spell. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Not JSON: whoever asked says what that means.
    return undefined
  }
}
