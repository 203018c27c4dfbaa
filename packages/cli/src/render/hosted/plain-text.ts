// SGR sequences (colours) are what chalk writes; every other sequence moves the cursor, folds lines or rings.
const colour = String.raw`\u001B\[[0-9;]*m`
const control = String.raw`[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028\u2029]`
const bidirectional = String.raw`[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]`
const anything = new RegExp(`${colour}|${control}|${bidirectional}`, 'g')
const isColour = new RegExp(`^${colour}$`)

/** Text as a log may show it: a character that could begin a line, hide one or reorder it becomes U+FFFD. */
export function plainText(text: string): string {
  return text.replaceAll(anything, (found) => (isColour.test(found) ? found : '\uFFFD'))
}

/** The same on one line, without colours, at most `most` UTF-16 units long. */
export function plainLine(text: string, most = 300): string {
  const line = text
    .replaceAll(new RegExp(colour, 'g'), '')
    .replaceAll(/[\r\n\t]+/g, ' ')
    .trim()
  const plain = plainText(line)
  return plain.length <= most ? plain : `${plain.slice(0, most - 1).toWellFormed()}…`
}
