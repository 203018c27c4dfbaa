/** Characters of a title. */
const longest = 64

/** The beginning of a text without its marks, as a title: the first sentence, cut at a word. */
export function shortTitle(text: string): string {
  const plain = text
    .replaceAll(/\[NEEDS CLARIFICATION[^\]]*\]/g, '…')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/[*_`]+(?=\S)|(?<=\S)[*_`]+/g, '')
    .trim()
  const sentence = plain.split(/(?<=[.;])\s/, 1)[0]?.replace(/[.;]$/, '') ?? ''
  return sentence.length <= longest ? sentence : `${sentence.slice(0, longest).replace(/\s+\S*$/, '')} …`
}
