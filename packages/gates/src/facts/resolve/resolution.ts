/** What an import is resolved against: one tree of the repository. */
export interface Resolution {
  /** Whether the repository has a file of that path. */
  exists: (path: string) => boolean
  /** All paths of the repository, and the texts of those that say how imports are resolved. */
  paths?: readonly string[]
  text?: (path: string) => string | undefined
}

/** Computes something once for each tree. */
export function oncePerTree<T>(make: (resolution: Resolution) => T): (resolution: Resolution) => T {
  const known = new WeakMap<Resolution, { made: T }>()
  return (resolution) => {
    const held = known.get(resolution) ?? { made: make(resolution) }
    known.set(resolution, held)
    return held.made
  }
}
