/**
 * Breaks text between words so that no line passes `width` columns; lines after the first begin with `hang` blanks.
 * Words longer than a line stay whole, so that paths and commands can be copied.
 */
export function wrap(text: string, width: number, hang = 0): string {
  const pad = ' '.repeat(hang)
  const lines: string[] = []
  for (const paragraph of text.split('\n')) {
    let line = lines.length === 0 ? '' : pad
    let empty = true
    for (const word of paragraph.split(' ')) {
      const room = lines.length === 0 ? width - hang : width
      if (!empty && line.length + 1 + word.length > room) {
        lines.push(line)
        line = pad + word
      } else {
        line += (empty ? '' : ' ') + word
      }
      empty = false
    }
    lines.push(line)
  }
  return lines.join('\n')
}
