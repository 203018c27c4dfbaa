import { HelixError, type Oid, type RefName } from '@helix/core'
import type { Git } from '../git.ts'
import type { GitObject } from '../plumbing/object-answers.ts'
import { readerOf } from '../plumbing/object-reader.ts'
import { gitFailed, runGit } from '../plumbing/run-git.ts'
import { readRefFile, readRefOid } from './ref-files.ts'

export interface Head {
  /** null when HEAD is detached. */
  branch: RefName | null
  /** null when the branch has no commit yet. */
  commit: Oid | null
}

export async function headState(git: Git): Promise<Head> {
  const head = readRefFile(git, 'HEAD')
  if (head === undefined || head === null) return headByGit(git)
  if ('oid' in head) return { branch: null, commit: head.oid }
  const commit = readRefOid(git, head.ref)
  return commit === undefined ? headByGit(git) : { branch: head.ref, commit }
}

async function headByGit(git: Git): Promise<Head> {
  const [branch, commit] = await Promise.all([
    runGit(git.root, ['symbolic-ref', '--quiet', 'HEAD']),
    resolve(git, 'HEAD'),
  ])
  return { branch: branch.code === 0 ? branch.stdout.toString('utf8').trimEnd() : null, commit }
}

/** The branch that a remote shows first, as the clone remembers it (`refs/heads/main`); null where it does not. */
export async function defaultBranch(git: Git, remote = 'origin'): Promise<RefName | null> {
  const prefix = `refs/remotes/${remote}/`
  const answer = await runGit(git.root, ['symbolic-ref', '--quiet', `${prefix}HEAD`])
  const ref = answer.code === 0 ? answer.stdout.toString('utf8').trimEnd() : ''
  return ref.startsWith(prefix) ? `refs/heads/${ref.slice(prefix.length)}` : null
}

/** What a full ref name holds, without following tags; null when it does not exist. HelixError `git/failed` for one that is torn. */
export async function readRef(git: Git, ref: RefName): Promise<Oid | null> {
  const oid = readRefOid(git, ref)
  if (oid !== undefined) return oid
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', ref]
  const answer = await runGit(git.root, args)
  // An emptied file, as a machine leaves it that lost its power, is no branch that nobody ever had.
  if (answer.stderr.includes('ignoring broken ref')) throw gitFailed(args, answer)
  return answer.code === 0 ? answer.stdout.toString('utf8').trimEnd() : null
}

/** The commit that a revision names (tags are followed), or null when there is none. */
export async function resolve(git: Git, rev: string): Promise<Oid | null> {
  return (await readerOf(git).read(`${rev}^{commit}`))?.oid ?? null
}

/** The tree of a commit, tag or tree. Throws HelixError `git/unknown-revision`. */
export async function treeOf(git: Git, rev: string): Promise<Oid> {
  return (await treeObjectOf(git, rev)).oid
}

/** The same with what lies in it. */
export async function treeObjectOf(git: Git, rev: string): Promise<GitObject> {
  const tree = await readerOf(git).read(`${rev}^{tree}`)
  if (tree === null) throw unknownRevision(rev)
  return tree
}

function unknownRevision(rev: string): HelixError {
  return new HelixError('git/unknown-revision', `the repository has no revision ${rev}`, {
    hint: 'check the spelling, or: git fetch',
  })
}

/** Whether `a` is `b` or one of its ancestors. Throws HelixError `git/failed` for a commit that is not there. */
export async function isAncestor(git: Git, a: Oid, b: Oid): Promise<boolean> {
  const args = ['merge-base', '--is-ancestor', a, b]
  const answer = await runGit(git.root, args)
  if (answer.code !== 0 && answer.code !== 1) throw gitFailed(args, answer)
  return answer.code === 0
}

/** The best common ancestor, or null of unrelated commits. */
export async function mergeBase(git: Git, a: Oid, b: Oid): Promise<Oid | null> {
  const args = ['merge-base', a, b]
  const answer = await runGit(git.root, args)
  if (answer.code !== 0 && answer.code !== 1) throw gitFailed(args, answer)
  return answer.stdout.toString('utf8').trimEnd() || null
}

/** The refs below a prefix (`refs/heads/`), by name. */
export async function listRefs(git: Git, prefix: string): Promise<Map<RefName, Oid>> {
  const args = ['for-each-ref', '--format=%(refname) %(objectname)', prefix]
  const answer = await runGit(git.root, args)
  if (answer.code !== 0) throw gitFailed(args, answer)
  const lines = answer.stdout.toString('utf8').split('\n').filter(Boolean)
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)]))
}
