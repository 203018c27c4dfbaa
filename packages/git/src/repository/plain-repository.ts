import { existsSync, readFileSync, realpathSync, statSync, type Stats } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Git } from '../git.ts'

/** Variables that bound git's search for a repository. */
const bounds = ['GIT_CEILING_DIRECTORIES', 'GIT_DISCOVERY_ACROSS_FILESYSTEM']

/** Words of settings that make a repository another than it looks: elsewhere, bare, of another format, or said in other files. */
const unusual = /include|extensions|worktree|bare(?!\s*=\s*false\s*$)|repositoryformatversion(?!\s*=\s*0\s*$)/im

/**
 * The repository around a folder, where it is of the usual kind: a `.git` folder of the user's own at the top of a working tree
 * on the same file system, format 0, SHA-1. null of every other (linked worktrees, submodules, bare ones, none at all): git
 * itself has to be asked. No process; the steps of gitrepository-layout(5) and of git's setup.c.
 */
export function findPlainRepository(cwd: string): Git | null {
  const user = process.geteuid?.()
  if (user === undefined || bounds.some((name) => process.env[name] !== undefined) || !existsSync(cwd)) return null
  // A process is told its folder without links.
  let folder = cwd === process.cwd() ? cwd : realpathSync(cwd)
  const { dev } = statSync(folder)
  for (;;) {
    const gitDir = join(folder, '.git')
    const [top, found] = [statSync(folder), statSync(gitDir, { throwIfNoEntry: false })]
    const isOwn = (stats: Stats): boolean => stats.uid === user && stats.dev === dev
    if (found !== undefined) return found.isDirectory() && isOwn(top) && isOwn(found) ? plain(folder, gitDir) : null
    const above = dirname(folder)
    if (top.dev !== dev || above === folder || looksLikeGitDir(folder)) return null
    folder = above
  }
}

function plain(root: string, gitDir: string): Git | null {
  if (!looksLikeGitDir(gitDir) || existsSync(join(gitDir, 'commondir'))) return null
  const config = join(gitDir, 'config')
  if (!existsSync(config) || unusual.test(readFileSync(config, 'utf8'))) return null
  return { root, gitDir, commonDir: gitDir, bare: false, objectFormat: 'sha1' }
}

function looksLikeGitDir(folder: string): boolean {
  return ['HEAD', 'objects', 'refs'].every((name) => existsSync(join(folder, name)))
}
