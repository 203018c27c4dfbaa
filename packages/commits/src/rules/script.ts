import { excerpt } from '../excerpt.ts'
import { refuse } from './finding.ts'
import type { MessageRule } from './rule.ts'

export const script: MessageRule = {
  code: 'MSG-SCRIPT',
  alone: true,
  check: ({ type, scope }) =>
    Object.entries({ type, scope: scope ?? '' })
      .filter(([, word]) => mixesScripts(word))
      .map(([part, word]) =>
        refuse(
          'MSG-SCRIPT',
          `the ${part} "${excerpt(word, 30)}" mixes letters of several scripts, which look alike`,
          'write it in one script',
          1,
        ),
      ),
}

function mixesScripts(word: string): boolean {
  // oxlint-disable-next-line no-control-regex -- ASCII begins with them
  return !/^[\x00-\x7f]*$/.test(word) && isMixed(word)
}

/** A function of its own, because to read its sets of Unicode takes longer than to judge a message, and most need none. */
function isMixed(word: string): boolean {
  const letters = word.replaceAll(/[^\p{L}]/gu, '')
  // Scripts that are written together: UTS #39, restriction level "highly restrictive".
  const together = [
    /^[\p{scx=Latin}\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]*$/u,
    /^[\p{scx=Latin}\p{scx=Han}\p{scx=Bopomofo}]*$/u,
    /^[\p{scx=Latin}\p{scx=Han}\p{scx=Hangul}]*$/u,
    /^\p{scx=Cyrillic}*$/u,
    /^\p{scx=Greek}*$/u,
  ]
  if (together.some((scripts) => scripts.test(letters))) return false
  return (
    /[A-Za-z]/.test(letters) || together.some((scripts) => Array.from(letters).some((letter) => scripts.test(letter)))
  )
}
