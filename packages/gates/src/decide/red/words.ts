/** The words of a name, in small letters: `close`, `ticket` and `by` of `closeTicketBy`. */
export function wordsOf(name: string): string[] {
  return (name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g) ?? []).map((word) => word.toLowerCase())
}
