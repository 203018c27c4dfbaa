const scissors = ' ------------------------ >8 ------------------------'

/**
 * The text of a message file as git will store it: line ends LF, Unicode NFC, no blanks at line ends or before the first word, no runs of blank lines,
 * one final LF; '' when nothing is left. With a comment character, lines that begin with it go, and everything from the
 * scissors line of `git commit --verbose` on. Without one (`git commit -m`) lines that begin with `#` are text.
 */
export function cleanMessage(text: string, commentChar: string | null): string {
  const kept: string[] = []
  let blank = true
  for (const raw of text
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .replaceAll('\r', '\n')
    .split('\n')) {
    if (commentChar !== null && commentChar !== '') {
      if (raw === `${commentChar}${scissors}`) break
      if (raw.startsWith(commentChar)) continue
    }
    const line = raw.trimEnd()
    if (line === '' && blank) continue
    blank = line === ''
    kept.push(kept.length === 0 ? line.trimStart() : line)
  }
  while (kept.at(-1) === '') kept.pop()
  return kept.length === 0 ? '' : `${kept.join('\n').normalize('NFC')}\n`
}
