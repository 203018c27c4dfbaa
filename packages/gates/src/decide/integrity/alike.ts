/** Whether one text says most of what another one says, line by line, and hardly more: what is taken for the same file under another name. */
export function isAlike(text: string | undefined, other: string | undefined): boolean {
  const [lines, others] = [linesOf(text), linesOf(other)]
  const left = Map.groupBy(others, (line) => line)
  const common = lines.filter((line) => left.get(line)?.pop() !== undefined).length
  return common > 0 && 2 * common >= Math.max(lines.length, others.length)
}

function linesOf(text: string | undefined): string[] {
  return (text ?? '').split('\n').flatMap((line) => (/\w/.test(line) ? [line.trim()] : []))
}
