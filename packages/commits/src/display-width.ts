/** How many cells of a terminal a line takes; stops counting beyond `limit`. Controls count as one cell. */
export function displayWidth(text: string, limit = Number.POSITIVE_INFINITY): number {
  let width = 0
  for (const character of text) {
    if (width > limit) break
    const plain = character.length === 1 && character.charCodeAt(0) < 0x300
    width += plain ? 1 : cellsOf(character)
  }
  return width
}

/** Unicode East Asian Width W and F, and characters shown as emoji, take two; marks and formats none. */
function cellsOf(character: string): number {
  // Sets of Unicode are made where they are needed: they take longer than to judge a whole message.
  if (/[\p{M}\p{Cf}]/u.test(character)) return 0
  const wide =
    /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u
  return wide.test(character) ? 2 : 1
}
