const begin = '<!-- helix:begin (helix init --agents writes this; --remove takes it out) -->\n'
const end = '<!-- helix:end -->\n'
const held = /<!-- helix:begin[^\n]*-->\r?\n([\s\S]*?)<!-- helix:end -->\r?\n?/

/** What stands between Helix's marks; null where they are not. */
export function sectionOf(text: string): string | null {
  return held.exec(text)?.[1]?.replaceAll('\r\n', '\n') ?? null
}

/**
 * The text with the section at its place, or at the end where there was none; null for a page that is not there. Everything else
 * stays as it is, and the section gets the line ends of the page.
 */
export function withSection(text: string | null, section: string): string {
  const lineEnd = text?.includes('\r\n') ? '\r\n' : '\n'
  const marked = `${begin}${section}${end}`.replaceAll('\n', lineEnd)
  if (text === null) return marked
  // One line end goes before it, be it an empty line or the end of the last one: so much is taken out again.
  return held.test(text) ? text.replace(held, () => marked) : `${text}${lineEnd}${marked}`
}

/** The text without the section, and without the line end that was put before it; null where the page was made for it. */
export function withoutSection(text: string): string | null {
  const at = held.exec(text)
  if (at === null) return text
  const [before, after] = [text.slice(0, at.index), text.slice(at.index + at[0].length)]
  if (after !== '') return before + after
  return before === '' ? null : before.replace(/\r?\n$/, '')
}
