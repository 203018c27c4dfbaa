/** The text as findings quote it: at most `length` characters. */
export function excerpt(text: string, length = 60): string {
  return text.length > length ? `${text.slice(0, length)}…` : text
}
