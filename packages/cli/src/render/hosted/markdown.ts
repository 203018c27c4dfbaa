import { plainLine } from './plain-text.ts'

/**
 * Text of an author inside of Markdown, as one line that reads as it is: every character that is neither letter, digit
 * nor blank becomes a numeric reference, which CommonMark never takes for structure (spec 0.31.2, section 2.5) and which
 * hides addresses, mentions and numbers of issues from whatever turns them into links.
 */
export function prose(text: string, most?: number): string {
  return references(plainLine(text, most)).replaceAll(/&#(?:35|64);/g, '<span>$&</span>')
}

/** The same in a monospaced face; inside of it GitHub makes no links. */
export function code(text: string, most?: number): string {
  return `<code>${references(plainLine(text, most))}</code>`
}

function references(text: string): string {
  return text.replaceAll(/[^\p{L}\p{M}\p{N} …]/gu, (character) => `&#${character.codePointAt(0)};`)
}

/** A table; the cells are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
