import type { Oid } from '@helix/core'
import type { Git } from '../git.ts'
import { mustGit, mustGitLine } from '../plumbing/run-git.ts'

export interface Recommitted {
  commit: Oid
  /** It was signed; a signature holds for the old bytes only and was left out. */
  unsigned: boolean
}

/**
 * Writes a commit as another one was, with other parents, another message and, where one is given, another tree: people, dates with their zones and
 * all further headers stay byte for byte. Equal parents and message give the same commit. No ref moves and no hook runs.
 * HelixError `git/failed`.
 */
export async function recommit(
  git: Git,
  commit: Oid,
  { parents, message, tree }: { parents: readonly Oid[]; message: string; tree?: Oid },
): Promise<Recommitted> {
  const stored = await mustGit(git.root, ['cat-file', 'commit', commit])
  const { headers, text } = cut(stored)
  const [stands = '', ...others] = headers.filter((header) => !/^(?:parent|gpgsig(?:-sha256)?) /.test(header))
  const root = tree === undefined ? stands : `tree ${tree}`
  if (text === message && root === stands && parentsIn(headers).join() === parents.join())
    return { commit, unsigned: false }
  const all = [root, ...parents.map((parent) => `parent ${parent}`), ...others]
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
