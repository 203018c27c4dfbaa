/** The line that ends YAML front matter (between two lines `---` at a text's start), from 1; 0 for none. */
export function frontMatterEnd(lines: readonly string[]): number {
  return lines[0] === '---' ? lines.indexOf('---', 1) + 1 : 0
}
