/** The last line of a text that is not blank, without blanks at its end; '' where there is none. */
export function lastLine(text: string): string {
  const kept = text.trimEnd()
  return kept.slice(kept.lastIndexOf('\n') + 1)
}
