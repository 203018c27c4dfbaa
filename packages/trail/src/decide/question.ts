/** What `helix why` is asked, codes aside. */
export type Question =
  | { of: 'requirement'; id: string }
  | { of: 'place'; path: string; line: number }
  /** A hash, the beginning of one, or HEAD and those before it; whether there is such a commit is for git to say. */
  | { of: 'commit'; hash: string }
  | { of: 'words'; words: string[] }

/** Reads a question: `REQ-7`, `src/cart.ts:18`, at least 7 hex digits, `HEAD~1`, or words. */
export function readQuestion(asked: string): Question {
  const text = asked.trim()
  if (/^REQ-[A-Za-z0-9]+(?:[-_.][A-Za-z0-9]+)*$/i.test(text))
    return { of: 'requirement', id: text.replace(/^req/i, 'REQ') }
  const [, path, line] = /^(.+?):(\d{1,9})(?::\d+)?$/.exec(text) ?? []
  if (path !== undefined && line !== undefined && !/\s/.test(path)) return { of: 'place', path, line: Number(line) }
  if (/^(?:[0-9a-f]{7,64}|HEAD(?:[~^]\d*)*)$/.test(text)) return { of: 'commit', hash: text }
  return { of: 'words', words: wordsOf(text) }
}

/** Words as the index has them; everything else of a query language is left out. */
function wordsOf(text: string): string[] {
  return text.split(/[^\p{L}\p{N}_]+/u).filter((word) => word !== '')
}
