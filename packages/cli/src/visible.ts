/** The colours that Helix itself prints, and how it begins a line over another; every other control character, and marks that turn the direction of writing. */
const controls =
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  /(^\r(?:\u001b\[2K)?|\r(?=\n)|\u001b\[(?:1|2|22|3[1236]|39)m)|[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

/**
 * A text as a terminal may get it, be it by way of `head` or a file. What would move the cursor, rename the window, or let text read
 * otherwise than it stands is spelled out (`\u001b`): models, tests and files of a repository say what they like. In JSON the
 * spelling means the same.
 */
export function visible(text: string): string {
  return text.replaceAll(controls, (found: string, own: string | undefined) => {
    return own ?? `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}
