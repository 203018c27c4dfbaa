/**
 * A word as it is pasted into a POSIX shell (2.2, quoting) and means itself there, whatever it holds: names of files and what
 * models say come from people who may wish for something else.
 */
export function shellWord(word: string): string {
  if (/^[\w@%+=:,./-]+$/.test(word)) return word
  return /["$`\\!]/.test(word) ? `'${word.replaceAll("'", String.raw`'\''`)}'` : `"${word}"`
}
