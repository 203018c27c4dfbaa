const begin = '<!-- helix:begin (helix init --agents writes this; --remove takes it out) -->\n'
const end = '<!-- helix:end -->\n'
const held = /<!-- helix:begin[^\n]*-->\r?\n([\s\S]*?)<!-- helix:end -->\r?\n?/

/** What stands between Helix's marks; null where they are not. */
export function sectionOf(text: string): string | null {
  return held.exec(text)?.[1]?.replaceAll('\r\n', '\n') ?? null
}

/** The text with the section at its place, or at the end where there was none. Everything else stays as it is. */
export function withSection(text: string, section: string): string {
  const marked = `${begin}${section}${end}`
  if (held.test(text)) return text.replace(held, () => marked)
  if (text === '') return marked
  return `${text}${text.endsWith('\n') ? '' : '\n'}\n${marked}`
}

/** The text without the section, and without the empty line that was put before it. */
export function withoutSection(text: string): string {
  const at = held.exec(text)
  if (at === null) return text
  const [before, after] = [text.slice(0, at.index), text.slice(at.index + at[0].length)]
  return after === '' ? before.replace(/\n\n$/, '\n') : before + after
}
