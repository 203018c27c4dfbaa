import { type Identity, noIdentity } from './commit-tree.ts'
import type { Git } from './open-git.ts'
import { gitFailed, runGit } from './plumbing/run-git.ts'

/** The last value of a setting, or null where it is not set. */
export async function config(git: Git, key: string): Promise<string | null> {
  const args = ['config', '--null', '--get', key]
  const answer = await runGit(git.root, args)
  if (answer.code === 1 && answer.stderr === '') return null
  if (answer.code !== 0) throw gitFailed(args, answer)
  return answer.stdout.toString('utf8').slice(0, -1)
}

/** Who commits here. HelixError `git/no-identity`. */
export async function currentUser(git: Git): Promise<Identity> {
  const args = ['var', 'GIT_AUTHOR_IDENT']
  const answer = await runGit(git.root, args)
  const [, name, email] = /^(.*) <(.*)> \d+ [-+]\d+\n$/.exec(answer.stdout.toString('utf8')) ?? []
  if (answer.code === 0 && name && email !== undefined) return { name, email }
  throw noIdentity(answer.stderr) ?? gitFailed(args, answer)
}
