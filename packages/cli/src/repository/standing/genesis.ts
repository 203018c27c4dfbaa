import { HelixError, type Oid } from '@helix/core'
import { addedIn, type Git } from '@helix/git'
import { playbookPath } from '@helix/playbook'
import { type History, readHistory } from './increments.ts'
import { lastRemembered, remember } from '../local/remembered.ts'

export interface SinceGenesis {
  /** Genesis's subject: the oldest commit that adds the playbook. */
  base: Oid
  history: History
}

/** The history of a commit since genesis's subject, which no judgement names yet; null where no commit adds a playbook. */
export async function readSinceGenesis(git: Git, commit: Oid): Promise<SinceGenesis | null> {
  const known = await readSinceKnown(git, commit)
  if (known !== null) return known
  const base = await addedIn(git, playbookPath, commit)
  return base === null ? null : keep(git, commit, { base, history: await readHistory(git, [base], commit) })
}

/**
 * What was found for an ancestor holds for its descendants, unless a commit since then adds a playbook again: to see that, the
 * history that is read anyway suffices, and git need not search everything before it.
 */
async function readSinceKnown(git: Git, commit: Oid): Promise<SinceGenesis | null> {
  const { key: ancestor, value: base } = lastRemembered(git, 'genesis') ?? {}
  if (typeof base !== 'string') return null
  const history = await readIfThere(git, base, commit)
  if (history === null) return null
  const descends = ancestor === base || history.increments.some((held) => held.commit === ancestor)
  const addsAgain = history.increments.some(({ changes }) =>
    changes.some(({ path, before }) => path === playbookPath && before === null),
  )
  return descends && !addsAgain ? keep(git, commit, { base, history }) : null
}

/** null where the repository has lost the base meanwhile: its history was written anew. */
async function readIfThere(git: Git, base: Oid, commit: Oid): Promise<History | null> {
  try {
    return await readHistory(git, [base], commit)
  } catch (error) {
    if (error instanceof HelixError && error.code === 'git/failed') return null
    throw error
  }
}

async function keep(git: Git, commit: Oid, since: SinceGenesis): Promise<SinceGenesis> {
  await remember(git, 'genesis', commit, () => Promise.resolve(since.base))
  return since
}
