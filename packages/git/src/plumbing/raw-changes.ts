import type { Blob, Change } from '@helix/core'

const absent = '000000'

/**
 * Reads entries of git's raw diff format with -z (git-diff(1), RAW OUTPUT FORMAT):
 * `:<mode> <mode> <oid> <oid> <status>` NUL `<path>` NUL. Takes tokens from `start` until one that is no entry.
 */
export function readRawChanges(
  tokens: readonly string[],
  start: number,
  parent: number,
): { changes: Change[]; next: number } {
  const changes: Change[] = []
  let next = start
  for (;;) {
    const [modeBefore, modeAfter, before, after] = entryFields(tokens[next])
    const path = tokens[next + 1]
    if (!modeBefore || !modeAfter || !before || !after || !path) return { changes, next }
    changes.push({ path, parent, before: blob(modeBefore, before), after: blob(modeAfter, after) })
    next += 2
  }
}

/** All entries of a text that holds nothing else. */
export function parseRawChanges(text: string, parent = 0): Change[] {
  const tokens = text.split('\0')
  const { changes, next } = readRawChanges(tokens, 0, parent)
  if (next !== tokens.length - 1 || tokens[next] !== '')
    throw new Error(`unexpected raw diff entry ${JSON.stringify(tokens[next])}`)
  return changes
}

/** Whether a token of git's output is an entry; in a log the first one of a commit follows a newline. */
export function isRawEntry(token: string | undefined): boolean {
  return token !== undefined && (token.startsWith(':') || token.startsWith('\n:'))
}

function entryFields(token: string | undefined): string[] {
  return token !== undefined && isRawEntry(token) ? token.slice(token.indexOf(':') + 1).split(' ') : []
}

function blob(mode: string, oid: string): Blob | null {
  return mode === absent ? null : { mode, oid }
}
