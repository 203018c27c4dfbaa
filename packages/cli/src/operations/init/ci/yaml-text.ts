/** Lines of a block scalar, indented by so many blanks. */
export function indented(by: number, lines: readonly string[]): string {
  return lines.map((line) => `${' '.repeat(by)}${line}`).join('\n')
}
