/** What stands for the `*` of a pattern with at most one; the empty text where there is none; null when it does not match. */
export function matchPattern(pattern: string, text: string): string | null {
  const star = pattern.indexOf('*')
  if (star === -1) return text === pattern ? '' : null
  const [before, after] = [pattern.slice(0, star), pattern.slice(star + 1)]
  if (text.length < before.length + after.length || !text.startsWith(before) || !text.endsWith(after)) return null
  return text.slice(before.length, text.length - after.length)
}
