import type { Oid } from '@helix/core'
import type { Git } from './open-git.ts'
import { mustGit } from './plumbing/run-git.ts'

/** The messages of commits that the repository has, as they are stored. One git process however many. */
export async function readMessages(git: Git, commits: readonly Oid[]): Promise<Map<Oid, string>> {
  if (commits.length === 0) return new Map()
  const flags = ['--no-walk=unsorted', '-z', '--encoding=none', '--no-show-signature', '--no-notes', '--format=%H%n%B']
  const answer = await mustGit(git.root, ['log', ...flags, '--end-of-options', ...new Set(commits), '--'])
  const records = answer.toString('utf8').split('\0').filter(Boolean)
  return new Map(
    records.map((record) => [record.slice(0, record.indexOf('\n')), record.slice(record.indexOf('\n') + 1)]),
  )
}
