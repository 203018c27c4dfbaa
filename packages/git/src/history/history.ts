import type { Oid, Principal } from '@helix/core'
import type { Git } from '../git.ts'
import { mustGit } from '../plumbing/run-git.ts'
import { requireWhole, shallowBoundary } from '../repository/shallow.ts'

/** A commit with its parents. */
export interface GraphCommit {
  commit: Oid
  parents: Oid[]
}

const graphs = new WeakMap<Git, Map<Oid, Promise<readonly GraphCommit[]>>>()

/**
 * A commit and all its ancestors, parents before children; read once for everybody who asks. HelixError `git/shallow` where
 * history is cut off, `git/failed` for an unknown commit.
 */
export async function readGraph(git: Git, commit: Oid): Promise<readonly GraphCommit[]> {
  const graph = await graphOf(git, commit)
  requireWhole(shallowBoundary(git), graph)
  return graph
}

/** The same as far as history is here: of a shallow clone its end has no parents. HelixError `git/failed` for an unknown commit. */
export function graphOf(git: Git, commit: Oid): Promise<readonly GraphCommit[]> {
  const known = graphs.get(git) ?? new Map<Oid, Promise<readonly GraphCommit[]>>()
  graphs.set(git, known)
  const graph = known.get(commit) ?? listGraph(git, commit)
  known.set(commit, graph)
  graph.catch(() => known.delete(commit))
  return graph
}

async function listGraph(git: Git, commit: Oid): Promise<GraphCommit[]> {
  const args = ['rev-list', '--topo-order', '--reverse', '--parents', '--end-of-options', commit]
  return lines(await mustGit(git.root, args)).map((line) => {
    const [oid = '', ...parents] = line.split(' ')
    return { commit: oid, parents }
  })
}

/** Which of the candidates are the commit or ancestors of it; candidates that the repository does not have are left out. */
export async function ancestorsOf(git: Git, candidates: readonly Oid[], commit: Oid): Promise<Set<Oid>> {
  if (candidates.length === 0) return new Set()
  const history = new Set((await graphOf(git, commit)).map((held) => held.commit))
  return new Set(candidates.filter((candidate) => history.has(candidate)))
}

/** The commits of `to` that are in the history of none of `from`; those that the repository does not have are left out of these. */
export async function beyond(git: Git, from: readonly Oid[], to: Oid): Promise<Set<Oid>> {
  const input = [to, ...from.map((oid) => `^${oid}`), ''].join('\n')
  return new Set(lines(await mustGit(git.root, ['rev-list', '--ignore-missing', '--stdin'], { input })))
}

/**
 * The oldest commit in the history of `to` that adds a path; null when none does. HelixError `git/shallow` where that is the
 * end of a shallow clone, which adds whatever it holds.
 */
export async function addedIn(git: Git, path: string, to: Oid): Promise<Oid | null> {
  const flags = ['--reverse', '--diff-filter=A', '--no-renames', '--format=%H', '--full-history']
  const [first] = lines(await mustGit(git.root, ['log', ...flags, '--end-of-options', to, '--', path]))
  if (first === undefined) return null
  requireWhole(shallowBoundary(git), [{ commit: first }])
  return first
}

export interface PathRange {
  /** Left out, with its ancestors. */
  from?: Oid
  to: Oid
  /** Only commits that change it. */
  path?: string
}

/** Email addresses of the authors of the commits of a range, each once. */
export async function authorsOf(git: Git, { from, to, path }: PathRange): Promise<Principal[]> {
  const range = from === undefined ? [to] : [to, `^${from}`]
  const args = [
    'log',
    '--no-mailmap',
    '--format=%ae',
    '--end-of-options',
    ...range,
    '--',
    ...(path === undefined ? [] : [path]),
  ]
  return [...new Set(lines(await mustGit(git.root, args)))]
}

function lines(bytes: Buffer): string[] {
  return bytes.toString('utf8').split('\n').filter(Boolean)
}
