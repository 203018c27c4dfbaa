type Range = readonly [from: number, to: number]

/** What a sign says, on one line: the text of its place, without the comments that stand in it. */
export function signText(text: string, [from, to]: Range, comments: readonly Range[]): string {
  let said = ''
  let at = from
  for (const [start, end] of comments) {
    if (start < at || end > to || end - start === to - from) continue
    said += text.slice(at, start)
    at = end
  }
  const line = `${said}${text.slice(at, to)}`.replaceAll(/\s+/g, ' ').trim()
  return line.length > 120 ? `${line.slice(0, 119)}…` : line
}
