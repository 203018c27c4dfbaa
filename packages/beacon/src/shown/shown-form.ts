import type { Oid, Position } from '@helix/core'

/** One way of showing the position. The chain decides; a form only repeats what it, or a trailer, says. */
export interface BeaconForm {
  name: 'file' | 'tag' | 'prefix' | 'memory'
  /** Files (path → text) that a Start or Done commit must hold so that this form shows the position after it. */
  files(position: Position): Map<string, string>
  /** Shows that `commit` leads to this position, as far as that happens outside of the commit itself. */
  show(position: Position, commit: Oid): Promise<void>
  /** What this form claims about a commit; null where it claims nothing. */
  read(commit: Oid): Promise<Position | null>
}
