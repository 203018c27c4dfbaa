/**
 * Whether one source says most of what another one says beside its imports, line by line, and hardly more: what is taken for the same file
 * under another name.
 */
export function isAlike(text: string | undefined, other: string | undefined): boolean {
  const [lines, others] = [linesOf(text), linesOf(other)]
  const left = Map.groupBy(others, (line) => line)
  const common = lines.filter((line) => left.get(line)?.pop() !== undefined).length
  return common > 0 && 2 * common >= Math.max(lines.length, others.length)
}

function linesOf(text: string | undefined): string[] {
  return (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /\w/.test(line) && !importing.test(line))
}

/** All files of one product begin alike. */
const importing = /^import\b|^from\b.*\bimport\b|^(?:const|let|var)\b.*\brequire\(/
