/** Files above this size (bytes) are neither read nor searched. */
export const largestFile = 5_000_000

/** The text of a file, or null for one that is not UTF-8 text. A BOM stays in the text. */
export function asText(bytes: Uint8Array): string | null {
  if (bytes.includes(0)) return null
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

/** How many lines a text has; a last line feed starts no new one. */
export function countLines(text: string): number {
  if (text === '') return 0
  const feeds = text.split('\n').length - 1
  return text.endsWith('\n') ? feeds : feeds + 1
}
