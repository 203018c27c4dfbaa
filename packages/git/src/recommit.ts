import type { Oid } from '@helix/core'
import type { Git } from './open-git.ts'
import { mustGit, mustGitLine } from './plumbing/run-git.ts'

export interface Recommitted {
  commit: Oid
  /** It was signed; a signature holds for the old bytes only and was left out. */
  unsigned: boolean
}

/**
 * Writes a commit as another one was, with other parents and another message: tree, people, dates with their zones and
 * all further headers stay byte for byte. Equal parents and message give the same commit. No ref moves and no hook runs.
 * HelixError `git/failed`.
 */
export async function recommit(
  git: Git,
  commit: Oid,
  { parents, message }: { parents: readonly Oid[]; message: string },
): Promise<Recommitted> {
  const stored = await mustGit(git.root, ['cat-file', 'commit', commit])
  const { headers, text } = cut(stored)
  if (text === message && parentsIn(headers).join() === parents.join()) return { commit, unsigned: false }
  const kept = headers.filter((header) => !/^(?:parent|gpgsig(?:-sha256)?) /.test(header))
  const [tree = '', ...others] = kept
  const all = [tree, ...parents.map((parent) => `parent ${parent}`), ...others]
  // Names and dates may hold any bytes: latin1 gives each back as it was.
  const input = Buffer.concat([Buffer.from(`${all.join('\n')}\n\n`, 'latin1'), Buffer.from(message, 'utf8')])
  const written = await mustGitLine(git.root, ['hash-object', '-t', 'commit', '-w', '--stdin'], { input })
  return { commit: written, unsigned: headers.some((header) => header.startsWith('gpgsig')) }
}

/** The headers of a commit object (gitformat-signature(5): further lines of one begin with a blank), and its message. */
function cut(stored: Buffer): { headers: string[]; text: string } {
  const end = stored.indexOf('\n\n')
  if (end === -1) throw new Error('a commit without an end of its headers')
  const headers = stored
    .subarray(0, end)
    .toString('latin1')
    .split(/\n(?! )/)
  return { headers, text: stored.subarray(end + 2).toString('utf8') }
}

function parentsIn(headers: readonly string[]): Oid[] {
  return headers.flatMap((header) => (header.startsWith('parent ') ? [header.slice('parent '.length)] : []))
}
