import type { Increment } from '@helix/core'

/** The paths that a commit changed itself: of a merge those that none of its parents has so. */
export function changedPaths({ parents, changes }: Pick<Increment, 'parents' | 'changes'>): string[] {
  const times = Map.groupBy(changes, ({ path }) => path)
  return [...times].flatMap(([path, { length }]) => (length >= parents.length ? [path] : []))
}
