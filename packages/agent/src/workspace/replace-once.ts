export type Replacement =
  | { kind: 'replaced'; text: string; line: number }
  | { kind: 'absent' }
  /** Lines (from 1) where the old text starts the first times, and whether it occurs more often. */
  | { kind: 'several'; lines: number[]; more: boolean }

/** Occurrences that are looked for. */
const most = 8

/**
 * Replaces the only occurrence of `old`. Line endings do not count when looking: `\n` in `old` matches the file's
 * `\r\n`. The new text gets the line endings of what it replaces (else of the file); every other byte stays.
 */
export function replaceOnce(text: string, old: string, replacement: string): Replacement {
  const plain = text.replaceAll('\r\n', '\n')
  const sought = old.replaceAll('\r\n', '\n')
  const starts = occurrences(plain, sought, most + 1)
  const [start] = starts
  if (start === undefined) return { kind: 'absent' }
  const lines = starts.slice(0, most).map((at) => plain.slice(0, at).split('\n').length)
  if (starts.length > 1) return { kind: 'several', lines, more: starts.length > most }
  const from = originalOffset(text, start)
  const to = originalOffset(text, start + sought.length)
  const inserted = replacement.replaceAll('\r\n', '\n')
  const ending = lineEnding(text.slice(from, to)) ?? lineEnding(text) ?? '\n'
  const replaced = text.slice(0, from) + inserted.replaceAll('\n', ending) + text.slice(to)
  return { kind: 'replaced', text: replaced, line: lines[0] ?? 1 }
}

function occurrences(text: string, sought: string, limit: number): number[] {
  const starts: number[] = []
  for (let at = text.indexOf(sought); at !== -1 && starts.length < limit; at = text.indexOf(sought, at + 1))
    starts.push(at)
  return starts
}

/** The offset in a text with `\r\n` of an offset in the same text with `\n`. */
function originalOffset(text: string, plainOffset: number): number {
  let offset = 0
  for (let left = plainOffset; left > 0; left--) offset += text.startsWith('\r\n', offset) ? 2 : 1
  return offset
}

function lineEnding(text: string): '\r\n' | '\n' | null {
  const feeds = text.split('\n').length - 1
  if (feeds === 0) return null
  return (text.split('\r\n').length - 1) * 2 > feeds ? '\r\n' : '\n'
}
