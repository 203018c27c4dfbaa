import { findHiddenCharacters } from '@helix/core'
import { entry, having, type PathRule } from './path-rule.ts'

/** A list of files shows another name than the one that is there. */
export const controls: PathRule = {
  codes: ['PATH-CONTROL'],
  check: (_, { changes }) =>
    having(changes, ({ path }) => isHidden(path)).map(({ path }) =>
      entry('PATH-CONTROL', visibly(path), 'holds control characters, or others that readers do not see'),
    ),
}

/** Whether a path holds what `findHiddenCharacters` finds, or a tab or line feed, which texts may hold. */
export function isHidden(path: string): boolean {
  return /[\t\n]|[!-~]\ufe0f(?!\u20e3)/.test(path) || findHiddenCharacters(path, 1).length > 0
}

/** A path with escapes in the place of what cannot be seen. */
function visibly(path: string): string {
  const hidden = findHiddenCharacters(path, path.length).map(({ codePoint }) => Number.parseInt(codePoint.slice(2), 16))
  const shown = Array.from(JSON.stringify(path), (character) =>
    hidden.includes(character.codePointAt(0) ?? 0) ? `\\u{${character.codePointAt(0)?.toString(16)}}` : character,
  )
  return shown.join('')
}
