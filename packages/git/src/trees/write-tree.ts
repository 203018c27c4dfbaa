import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { HelixError, type Oid } from '@helix/core'
import type { Git } from '../git.ts'
import { gitFailed, mustGit, mustGitLine, runGit } from '../plumbing/run-git.ts'
import { readTree } from './tree.ts'
import { settingsOf } from '../repository/distrusted.ts'
import { indexEnvironment } from './staged.ts'
import { treeOf } from '../refs/revisions.ts'

/**
 * The tree of the index (that which a hook inherits, where there is one, or the file `index`).
 * HelixError `git/unmerged` while paths are in conflict.
 */
export async function writeTree(git: Git, { index }: { index?: string } = {}): Promise<Oid> {
  const answer = await runGit(git.root, [...settingsOf(git), 'write-tree'], indexEnvironment(index))
  if (answer.code === 0) return answer.stdout.toString('utf8').trimEnd()
  if (!answer.stderr.includes('unmerged')) throw gitFailed(['write-tree'], answer)
  throw new HelixError('git/unmerged', `paths are in conflict: ${answer.stderr.split('\n')[0]}`, {
    hint: 'Resolve the conflicts, then git add the files.',
  })
}

/**
 * A tree as `base` (a commit or tree; null for the empty one) with files written (bytes or text) or removed (null).
 * Files keep their mode, new ones get 100644. Neither the index nor the working tree is touched.
 * HelixError `git/bad-path` for a path that git does not store, `git/unknown-revision`.
 */
export async function treeWith(
  git: Git,
  base: string | null,
  files: ReadonlyMap<string, string | Uint8Array | null>,
): Promise<Oid> {
  const folder = await mkdtemp(join(tmpdir(), 'helix-tree-'))
  try {
    const env = { GIT_INDEX_FILE: join(folder, 'index') }
    const oids = await storeFiles(git, folder, [...files.values()])
    if (base !== null) await mustGit(git.root, ['read-tree', await treeOf(git, base)], { env })
    const modes = new Map(base === null ? [] : (await readTree(git, base)).map(({ path, mode }) => [path, mode]))
    const input = [...files.keys()].map((path, at) => indexLine(git, path, modes.get(path), oids[at] ?? null)).join('')
    const answer = await runGit(git.root, ['update-index', '-z', '--index-info'], { env, input })
    if (answer.code !== 0 || answer.stderr.includes('Ignoring path')) throw badPath(answer.stderr)
    return await mustGitLine(git.root, ['write-tree'], { env })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** One process for any number of files; null stays null. */
async function storeFiles(
  git: Git,
  folder: string,
  contents: readonly (string | Uint8Array | null)[],
): Promise<(Oid | null)[]> {
  const held = contents.filter((content) => content !== null)
  await Promise.all(held.map((content, at) => writeFile(join(folder, `${at}`), content)))
  if (held.length === 0) return contents.map(() => null)
  const input = held.map((_, at) => `${join(folder, `${at}`)}\n`).join('')
  const lines = (await mustGitLine(git.root, ['hash-object', '-w', '--no-filters', '--stdin-paths'], { input })).split(
    '\n',
  )
  return contents.map((content) => (content === null ? null : (lines.shift() ?? null)))
}

// The link and gitlink modes belong to their content: what replaces them is a file.
function indexLine({ objectFormat }: Git, path: string, mode: string | undefined, oid: Oid | null): string {
  if (oid === null) return `0 ${'0'.repeat(objectFormat === 'sha256' ? 64 : 40)}\t${path}\0`
  return `${mode === '100755' ? mode : '100644'} ${oid}\t${path}\0`
}

function badPath(said: string): HelixError {
  return new HelixError('git/bad-path', `git does not store this path: ${said.trim()}`, {
    hint: "Use a relative path with '/' between names and without '.', '..' or '.git'.",
  })
}
