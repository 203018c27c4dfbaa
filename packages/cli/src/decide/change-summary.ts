import type { Change } from '@helix/core'

const most = 4

/** What changed, as the hook writes it where the author says nothing: paths, at most four, then how many more. */
export function summariseChanges(changes: readonly Change[]): string | null {
  const paths = [...new Set(changes.map(({ path }) => path))].filter((path) => path !== 'progress.json')
  if (paths.length === 0) return null
  const shown = paths.slice(0, most).join(', ')
  return paths.length > most ? `${shown} and ${paths.length - most} more` : shown
}
