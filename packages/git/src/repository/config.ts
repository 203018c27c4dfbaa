import { type Identity, noIdentity } from '../commits/commit-tree.ts'
import type { Git } from '../git.ts'
import { gitFailed, mustGit, runGit } from '../plumbing/run-git.ts'

/** The last value of a setting, or null where it is not set; as a path, with `~` spelled out. */
export async function config(git: Git, key: string, { path = false } = {}): Promise<string | null> {
  const args = ['config', '--null', ...(path ? ['--type=path'] : []), '--get', key]
  const answer = await runGit(git.root, args)
  if (answer.code === 1 && answer.stderr === '') return null
  if (answer.code !== 0) throw gitFailed(args, answer)
  return answer.stdout.toString('utf8').slice(0, -1)
}

/** Sets a value for this repository and all its worktrees; null takes it away. */
export async function setConfig(git: Git, key: string, value: string | null): Promise<void> {
  if (value !== null) return void (await mustGit(git.root, ['config', '--local', '--replace-all', key, value]))
  const args = ['config', '--local', '--unset-all', key]
  const answer = await runGit(git.root, args)
  // git-config(1): 5 is "you try to unset an option which does not exist".
  if (answer.code !== 0 && answer.code !== 5) throw gitFailed(args, answer)
}

/** Who commits here. HelixError `git/no-identity`. */
export async function currentUser(git: Git): Promise<Identity> {
  const args = ['var', 'GIT_AUTHOR_IDENT']
  const answer = await runGit(git.root, args)
  const [, name, email] = /^(.*) <(.*)> \d+ [-+]\d+\n$/.exec(answer.stdout.toString('utf8')) ?? []
  if (answer.code === 0 && name && email !== undefined) return { name, email }
  throw noIdentity(answer.stderr) ?? gitFailed(args, answer)
}

/** The command of the user's editor (GIT_EDITOR, core.editor, VISUAL, EDITOR); null where a dumb terminal has none. */
export async function editorOf(git: Git): Promise<string | null> {
  const answer = await runGit(git.root, ['var', 'GIT_EDITOR'])
  return answer.code === 0 ? answer.stdout.toString('utf8').replace(/\n$/, '') : null
}
