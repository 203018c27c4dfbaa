import { type CodeNote, HelixError, nearest } from '@helix/core'
import { allCodes } from './all-codes.ts'

export interface Explained extends CodeNote {
  code: string
}

/** Whether a code is asked for: a known one, or what is spelled like one (`MSG-WYH`, `git/not-a-rep`), requirements aside. */
export function isCode(asked: string, codes: Readonly<Record<string, CodeNote>> = allCodes): boolean {
  if (/^REQ-/i.test(asked)) return false
  if (Object.keys(codes).some((known) => known.toLowerCase() === asked.toLowerCase())) return true
  return (
    /^[A-Z]{2,}(?:-[A-Z]+)+$/.test(asked) ||
    (/^[a-z]+\/[a-z-]+$/.test(asked) && nearest(asked, Object.keys(codes)) !== undefined)
  )
}

/** The note of a code, in any letter case. HelixError why/unknown-code, which names codes that may have been meant. */
export function explain(asked: string, codes: Readonly<Record<string, CodeNote>> = allCodes): Explained {
  const code = Object.keys(codes).find((known) => known.toLowerCase() === asked.toLowerCase())
  const note = code === undefined ? undefined : codes[code]
  if (code !== undefined && note !== undefined) return { code, ...note }
  const near = suggestions(asked, Object.keys(codes))
  const meant = near.length === 0 ? '' : `. Did you mean ${near.join(', ')}?`
  throw new HelixError('why/unknown-code', `no code "${asked}" is known${meant}`, {
    hint: near[0] === undefined ? 'copy the code from the message, such as MSG-WHY' : `helix why ${near[0]}`,
  })
}

/** At most five: the nearest spelling, then codes that begin so, then those that hold it as a word. */
function suggestions(asked: string, known: readonly string[]): string[] {
  const word = asked.toLowerCase()
  const best = nearest(asked, known)
  const begin = known.filter((code) => word.length > 1 && code.toLowerCase().startsWith(word))
  const hold = known.filter((code) => code.toLowerCase().split(/[-/]/).includes(word))
  return [...new Set([...(best === undefined ? [] : [best]), ...begin, ...hold])].slice(0, 5)
}
