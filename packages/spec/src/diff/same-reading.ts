import { HtmlRenderer, Parser } from 'commonmark'

/**
 * Whether two texts say the same to a reader of Markdown: they render alike, breaks of lines within a paragraph aside. So
 * `_x_` reads like `*x*` and a paragraph like the same one broken elsewhere; a hard break and a blank in code count.
 */
export function isSameReading(before: string, after: string): boolean {
  return before === after || rendered(before) === rendered(after)
}

function rendered(text: string): string {
  return new HtmlRenderer({ softbreak: ' ' }).render(new Parser().parse(text))
}
