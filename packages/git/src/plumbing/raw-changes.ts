import type { Blob, Change } from '@helix/core'

const [colon, newline, blank] = [0x3a, 0x0a, 0x20]

/** What was met of paths before: equal ones are one string, which maps find faster, and equal blobs one object. */
export type MetPaths = Map<string, { path: string; next: Blob | null }>

/**
 * Reads entries of git's raw diff format with -z (git-diff(1), RAW OUTPUT FORMAT) from `start` on, in a log the first one after a
 * newline: `:<mode> <mode> <oid> <oid> <status>` NUL `<path>` NUL. Answers where they end; null when the text ends within one.
 * A plain Error for an entry of another form.
 */
export function readRawChanges(
  text: string,
  start: number,
  oidLength: number,
  into: Change[],
  met?: MetPaths,
): number | null {
  for (let at = start; ;) {
    const first = text.charCodeAt(at) === newline ? at + 1 : at
    if (text.charCodeAt(first) !== colon) return first > at && first === text.length ? null : at
    const before = first + 15
    const after = before + 1 + oidLength
    const status = text.indexOf('\0', after)
    const end = status < 0 ? -1 : text.indexOf('\0', status + 1)
    if (end < 0) return null
    const isTorn = text.charCodeAt(before - 1) !== blank || text.charCodeAt(after - 1) !== blank
    if (isTorn || status < after + oidLength || end === status + 1) {
      throw new Error(`unexpected raw diff entry ${JSON.stringify(text.slice(first, end))}`)
    }
    const path = text.slice(status + 1, end)
    const known = met?.get(path)
    const held = {
      path: known?.path ?? path,
      parent: 0,
      before: blobAt(text, first + 1, before, oidLength),
      after: blobAt(text, first + 8, after, oidLength, known?.next),
    }
    into.push(held)
    if (known !== undefined) known.next = held.before
    else met?.set(path, { path, next: held.before })
    at = end + 1
  }
}

/** All entries of a text that holds nothing else. */
export function parseRawChanges(text: string, parent = 0): Change[] {
  const changes: Change[] = []
  // The second object id begins where the first one and a blank end.
  const next = readRawChanges(text, 0, text.indexOf(' ', 15) - 15, changes)
  if (next === text.length) return parent === 0 ? changes : changes.map((change) => ({ ...change, parent }))
  throw new Error(`unexpected raw diff entry ${JSON.stringify(text.slice(next ?? 0, (next ?? 0) + 200))}`)
}

/** `next`: what the commit after found at the path, which is nearly always what this one left there. */
function blobAt(text: string, mode: number, oid: number, oidLength: number, next?: Blob | null): Blob | null {
  if (next && text.startsWith(next.oid, oid) && text.startsWith(next.mode, mode)) return next
  if (text.startsWith('000000', mode)) return null
  return {
    // The usual mode is one string for all.
    mode: text.startsWith('100644', mode) ? '100644' : text.slice(mode, mode + 6),
    oid: text.slice(oid, oid + oidLength),
  }
}
