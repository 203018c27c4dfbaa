import type { Finding, Oid } from '@helix/core'
import { beyond, type Git, listRefs, log, type RawCommit } from '@helix/git'
import type { Here } from '../../repository/open.ts'
import type { Span } from './span.ts'

/** Where a range begins that holds a commit and nothing that has landed: before it, or after what a merge of it brought along. */
export async function beginningBefore(git: Git, commit: Oid, span: Omit<Span, 'from'>): Promise<string> {
  const before = `${short(commit)}^`
  const commits = await log(git, { from: [before], to: span.tip })
  const landed = await landedIn(git, { ...span, from: before }, commits)
  return landed.length === 0 ? before : short(landed.at(-1)?.commit ?? '')
}

/**
 * The commits of a range that have landed, as findings: what is judged, and what is on a branch that judgements are about,
 * here or as fetched from a remote (whose default branch counts, too). Others may stand on them.
 */
export async function findLanded({ git }: Here, span: Span, commits: readonly RawCommit[]): Promise<Finding[]> {
  const landed = await landedIn(git, span, commits)
  const last = landed.at(-1)
  if (last === undefined) return []
  const fix = `begin after what has landed: helix commit --restamp ${short(last.commit)}..${nameOf(span)}`
  return landed.map(({ commit, message }) => ({
    severity: 'error',
    code: 'RESTAMP-LANDED',
    message: `has landed, and others may stand on it: ${message.split('\n', 1)[0]}`,
    where: { name: short(commit) },
    fix,
  }))
}

async function landedIn(git: Git, span: Span, commits: readonly RawCommit[]): Promise<RawCommit[]> {
  const left = await beyond(git, [span.from, ...(await landedTips(git, span))], span.tip)
  return commits.filter(({ commit }) => !left.has(commit))
}

async function landedTips(git: Git, { branch, standing }: Span): Promise<Oid[]> {
  const { chain, base } = standing
  const judged = [base, ...chain.map(({ judgement }) => judgement.subject.commit)]
  const names = new Set(chain.map(({ judgement }) => judgement.ref.replace(/^refs\/heads\//, '')))
  const [remotes, locals] = await Promise.all([listRefs(git, 'refs/remotes/'), listRefs(git, 'refs/heads/')])
  const isTarget = (name: string): boolean => names.has(name) || name === 'HEAD'
  const fetched = [...remotes].filter(([ref]) => isTarget(ref.replace(/^refs\/remotes\/[^/]+\//, '')))
  const here = [...locals].filter(([ref]) => ref !== branch && names.has(ref.replace('refs/heads/', '')))
  return [...new Set([...judged, ...[...fetched, ...here].map(([, oid]) => oid)])]
}

function nameOf({ branch }: Span): string {
  return branch?.replace(/^refs\/heads\//, '') ?? 'HEAD'
}

function short(commit: Oid): string {
  return commit.slice(0, 12)
}
