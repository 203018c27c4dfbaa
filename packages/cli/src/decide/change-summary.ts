import type { Change } from '@helix/core'

const most = 4

/** Linters of messages let no line of a body be wider than 100 (config-conventional); the word before it counts. */
const widest = 100 - 'Change: '.length

/** What changed, as the hook writes it where the author says nothing: paths, at most four, then how many more; on one line that fits. */
export function summariseChanges(changes: readonly Change[]): string | null {
  const paths = [...new Set(changes.map(({ path }) => path))].filter((path) => path !== 'progress.json')
  if (paths.length === 0) return null
  const fits = (count: number): boolean => listed(paths, count).length <= widest
  let count = Math.min(most, paths.length)
  while (count > 1 && !fits(count)) count--
  return listed(paths, count)
}

function listed(paths: readonly string[], count: number): string {
  const shown = paths.slice(0, count).join(', ')
  return paths.length > count ? `${shown} and ${paths.length - count} more` : shown
}
