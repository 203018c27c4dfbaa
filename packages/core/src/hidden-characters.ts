/** A character that readers do not see, or that changes the order in which they see others. */
export interface HiddenCharacter {
  /** From 1. */
  line: number
  /** From 1, in UTF-16 units. */
  column: number
  /** `U+202E` */
  codePoint: string
  kind: 'control' | 'bidirectional' | 'invisible'
}

/** First, last, kind; in ascending order. Line feed and tab are not here; U+200C and U+200D are judged by their neighbours. */
const ranges: readonly (readonly [number, number, HiddenCharacter['kind']])[] = [
  [0x00, 0x08, 'control'],
  [0x0b, 0x1f, 'control'],
  [0x7f, 0x9f, 'control'],
  [0xad, 0xad, 'invisible'],
  [0x61c, 0x61c, 'bidirectional'],
  [0x115f, 0x1160, 'invisible'],
  [0x17b4, 0x17b5, 'invisible'],
  [0x180e, 0x180e, 'invisible'],
  [0x200b, 0x200b, 'invisible'],
  [0x200e, 0x200f, 'bidirectional'],
  [0x2028, 0x2029, 'control'],
  [0x202a, 0x202e, 'bidirectional'],
  [0x2060, 0x2065, 'invisible'],
  [0x2066, 0x2069, 'bidirectional'],
  [0x206a, 0x206f, 'invisible'],
  [0x3164, 0x3164, 'invisible'],
  [0xfeff, 0xfeff, 'invisible'],
  [0xffa0, 0xffa0, 'invisible'],
  [0xfff0, 0xfffb, 'invisible'],
  [0x1bca0, 0x1bca3, 'invisible'],
  [0x1d173, 0x1d17a, 'invisible'],
  [0xe0000, 0xe007f, 'invisible'],
  [0xe01f0, 0xe0fff, 'invisible'],
]

/** What tells the form of the character before it, where that is one beyond ASCII; U+FE0F also makes pictures of ASCII. */
const selectors: readonly (readonly [number, number])[] = [
  [0x34f, 0x34f],
  [0x180b, 0x180d],
  [0x180f, 0x180f],
  [0xfe00, 0xfe0e],
  [0xe0100, 0xe01ef],
]

/**
 * Control characters (all but line feed and tab), bidirectional marks and invisible characters, first `limit` of them.
 * The joiners U+200C and U+200D are ordinary between two characters beyond ASCII, where emoji and many scripts need them, and
 * what chooses a form of a character behind one of these.
 */
export function findHiddenCharacters(text: string, limit = 5): HiddenCharacter[] {
  const found: HiddenCharacter[] = []
  // Nearly all texts.
  if (/^[\t\n -~]*$/.test(text)) return found
  let line = 1
  let lineStart = 0
  for (let index = 0; index < text.length && found.length < limit; index++) {
    const unit = text.charCodeAt(index)
    if (unit === 0x0a) {
      line += 1
      lineStart = index + 1
      continue
    }
    if ((unit >= 0x20 && unit < 0x7f) || unit === 0x09) continue
    const point = text.codePointAt(index) ?? unit
    const kind = kindOf(point, text, index)
    if (kind) found.push({ line, column: index - lineStart + 1, codePoint: spell(point), kind })
    if (point > 0xffff) index += 1
  }
  return found
}

/** Whether a name holds what readers do not see: in names no joiner and no selector is ordinary, as they are in prose. */
export function hasUnseen(name: string): boolean {
  // Nearly all names: to read the set of Unicode takes time.
  if (/^[ -~]*$/.test(name)) return false
  return /\p{Default_Ignorable_Code_Point}/u.test(name) || findHiddenCharacters(name, 1).length > 0
}

function kindOf(point: number, text: string, index: number): HiddenCharacter['kind'] | undefined {
  if (point === 0x200c || point === 0x200d) {
    const joins = text.charCodeAt(index - 1) > 0x7f && text.charCodeAt(index + 1) > 0x7f
    return joins ? undefined : 'invisible'
  }
  const isSelector = selectors.some(([first, last]) => point >= first && point <= last)
  if (isSelector && !(text.charCodeAt(index - 1) > 0x7f)) return 'invisible'
  return ranges.find(([first, last]) => point >= first && point <= last)?.[2]
}

function spell(point: number): string {
  return `U+${point.toString(16).toUpperCase().padStart(4, '0')}`
}
