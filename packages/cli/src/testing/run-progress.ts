import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Git } from '@helix/git'
import { cachePlace } from '../repository/local/cache-place.ts'
import { listLocal, localPath } from '../repository/local/local-state.ts'

/** Milliseconds between two looks. */
const pause = 2

/** Lines of the log of a run that nobody kills, and what it comes to before and after them. */
const [lines, others] = [20, 8]

/** What can be seen of a run from outside: how far it has come. Each is something that a kill may tear. */
function placeOf(git: Git, start: string): string {
  const has = (name: string): boolean => existsSync(join(git.commonDir, name))
  const waits = has('refs/helix/next')
  if (readFileSync(join(git.commonDir, 'refs/heads/main'), 'utf8').trim() !== start)
    return waits ? 'its increment is in the checkout' : 'nothing waits any more'
  if (!existsSync(localPath(git, 'run.json'))) return waits ? 'its run is closed' : 'before it has a name'
  const worktree = listLocal(cachePlace(git, 'worktrees')).length > 0
  if (has('refs/helix/runs')) return worktree ? 'its log is kept' : 'its worktree is gone'
  if (waits) return `its increment waits, line ${linesOf(git)} of its log`
  if (linesOf(git) > 0) return `line ${linesOf(git)} of its log`
  return worktree ? 'its worktree is made' : 'it has a name'
}

/**
 * Waits until a run has come to a place from here to its end, as far as `share` of that way (0 to 1), and some milliseconds more, so
 * that it is between two places, too. Answers where it was then.
 */
export async function comeTo(git: Git, start: string, share: number, hasEnded: () => boolean): Promise<string> {
  const way = share * (Math.max(2, lines - linesOf(git)) + others)
  let place = placeOf(git, start)
  for (let passed = 0; passed < Math.floor(way) && !hasEnded();) {
    await sleep(pause)
    const now = placeOf(git, start)
    if (now !== place) passed += 1
    place = now
  }
  await sleep((way % 1) * 300)
  return placeOf(git, start)
}

function linesOf(git: Git): number {
  const folder = localPath(git, 'runs')
  const newest = listLocal(folder).toSorted().at(-1)
  return newest === undefined ? 0 : readFileSync(join(folder, newest), 'latin1').split('\n').length - 1
}
