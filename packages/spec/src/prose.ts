const vague =
  /\b(?:fast|quick(?:ly)?|easy|easily|simple|simply|intuitive(?:ly)?|user[- ]friendly|friendly|nice|good|great|modern|robust|flexible|appropriate(?:ly)?|adequate(?:ly)?|reasonabl[ey]|sufficient(?:ly)?|as needed|if possible|and so on|etc)\b/i
const placeholder = /^\W*(?:tbd|todo|fixme|to be (?:decided|defined|done|determined)|\.\.\.|…)\W*$/i
/** A number, an example in code or quotes, or a condition. */
const measure = /\d|`|"|“|\b(?:when|if|unless|while|after|before|given|then)\b/i

/** What a requirement says: its body without headings and HTML comments, trimmed. */
export function proseOf(body: string): string {
  return withoutComments(body)
    .split('\n')
    .filter((line) => !/^ {0,3}#{1,6}(?:\s|$)/.test(line))
    .join('\n')
    .trim()
}

/** Whether a test could check at least one sentence: it says something, and what it says is not only a matter of taste. */
export function hasTestableSentence(prose: string): boolean {
  return prose
    .split(/[.!?。]\s|\n\s*\n|\n\s*[-*+]\s/)
    .some(
      (sentence) =>
        /\p{L}/u.test(sentence) && !placeholder.test(sentence) && (!vague.test(sentence) || measure.test(sentence)),
    )
}

function withoutComments(text: string): string {
  let kept = ''
  let from = 0
  for (let open = text.indexOf('<!--'); open >= 0; open = text.indexOf('<!--', from)) {
    kept += text.slice(from, open)
    const close = text.indexOf('-->', open + 4)
    if (close < 0) return kept
    from = close + 3
  }
  return kept + text.slice(from)
}
