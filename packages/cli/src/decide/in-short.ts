import { displayWidth } from '@helix/commits'

/** As a first line can say it: of a path its last name, and no more than fits into so many cells. */
export function inShort(what: string, widest: number): string {
  if (displayWidth(what) <= widest) return what
  const letters = Array.from(what.replace(/\S+\//, '…/'))
  while (displayWidth(letters.join('')) > widest) letters.splice(-2, 2, '…')
  return letters.join('')
}
