import type { Oid } from '@helix/core'
import type { Git } from '../git.ts'
import { fields } from './log-block.ts'
import { startAhead } from '../plumbing/run-git.ts'

export interface LogRange {
  /** Commits that are left out, with their ancestors. */
  from?: readonly Oid[] | null
  to: Oid
}

/** What `git log -z --boundary --diff-merges=separate --encoding=UTF-8` must be asked for (git-log(1), PRETTY FORMATS). */
export const logFormat = `tformat:${fields.join('%x00')}`

/** The arguments by which git tells of a range. */
export function logCommand({ from, to }: LogRange): string[] {
  const left = (from ?? []).map((oid) => `^${oid}`)
  return [...flags, `--format=${logFormat}`, '--end-of-options', to, ...left, '--']
}

/** Lets git begin with a range that `log` or `logAsItComes` will be asked for, while what reads it is still being loaded. */
export function startLog(git: Git, range: LogRange): void {
  startAhead(git.root, logCommand(range))
}

// Every flag that a user's settings could otherwise turn (log.*, diff.*, i18n.*) is said. `--boundary` also shows the
// parents outside of the range: their trees tell which parent of a merge has no changes. UTF-8 is what git works in, so that it converts
// nothing: with `--encoding=none` it asks for the locale's encoding, and the C library drops invisible characters on the way there.
const flags = [
  'log', '--topo-order', '--boundary', '--root', '--diff-merges=separate',
  '--raw', '-z', '--no-abbrev', '--no-renames', '--ignore-submodules=none', '--no-relative', '--no-ext-diff', '--no-textconv',
  '--encoding=UTF-8', '--no-mailmap', '--no-notes', '--no-show-signature', '--no-decorate', '--no-color',
] // prettier-ignore
