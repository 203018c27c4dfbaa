import { type Snapshot, withSnapshot } from './snapshot.ts'

/** The snapshot of one tree, laid out once for all that measures it in turn. */
export interface HeldSnapshot {
  /** As `withSnapshot`: of the first tree that is asked for the folder stays, every other gets one of its own. */
  use: typeof withSnapshot
  /** Removes the folder. */
  close: () => Promise<void>
}

/** Nothing is laid out before it is asked for. Whoever holds it closes it, whatever happened. */
export function holdSnapshot(): HeldSnapshot {
  let held: { tree: string; place: Promise<Snapshot>; gone: Promise<void> } | undefined
  const closing = Promise.withResolvers<void>()
  return {
    async use(git, tree, options, measure) {
      if (held === undefined) {
        const opened = Promise.withResolvers<Snapshot>()
        const gone = withSnapshot(git, tree, options, (place) => {
          opened.resolve(place)
          return closing.promise
        })
        gone.catch(opened.reject)
        held = { tree, place: opened.promise, gone }
      }
      return held.tree === tree ? measure(await held.place) : withSnapshot(git, tree, options, measure)
    },
    async close() {
      closing.resolve()
      // What kept it from being laid out was told where it was asked for.
      await held?.gone.catch(() => undefined)
    },
  }
}
