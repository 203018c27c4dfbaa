/** Unicode East Asian Width W and F, and characters shown as emoji. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u
const narrow = /[\p{M}\p{Cf}]/u

/** How many cells of a terminal a line takes; stops counting beyond `limit`. Controls count as one cell. */
export function displayWidth(text: string, limit = Number.POSITIVE_INFINITY): number {
  let width = 0
  for (const character of text) {
    if (width > limit) break
    const plain = character.length === 1 && character.charCodeAt(0) < 0x300
    if (plain) width += 1
    else if (!narrow.test(character)) width += wide.test(character) ? 2 : 1
  }
  return width
}
