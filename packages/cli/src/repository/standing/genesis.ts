import { HelixError, type Increment, type Oid } from '@helix/core'
import { addedIn, type Git, isShallow, readFileAt } from '@helix/git'
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
  const since = (await readSinceKnown(git, commit)) ?? (await readSinceFound(git, commit))
  return since === null ? null : keep(git, commit, since)
}

/** Older commits than the one that adds a playbook that are read with the others: that takes less than to ask git for it first. */
const fewOlder = 500

async function readSinceFound(git: Git, commit: Oid): Promise<SinceGenesis | null> {
  const added: Oid[] = []
  let older = 0
  const isFar = (increment: Increment): boolean => {
    if (addsPlaybook(increment)) added.push(increment.commit)
    else if (added.length > 0) older += 1
    return older > fewOlder
  }
  // What a shallow clone lacks may lie before the playbook; where there is none, it is nowhere near.
  const isNear = !isShallow(git) && (await readFileAt(git, commit, playbookPath)) !== null
  const read = isNear ? await readHistory(git, [], commit, isFar) : null
  const isOnly = read !== null && older <= fewOlder && added.length === 1
  const base = isOnly ? (added[0] ?? null) : await addedIn(git, playbookPath, commit)
  if (base === null) return null
  const history = read === null ? null : historySince(read, base, older > fewOlder)
  return { base, history: history ?? (await readHistory(git, [base], commit)) }
}

/** What of a history does not lead to one of its commits; null where it was cut off, and it cannot be told of all that is left. */
function historySince({ increments, ...more }: History, base: Oid, isCut: boolean): History | null {
  const parentsOf = new Map(increments.map(({ commit, parents }) => [commit, parents]))
  const below = new Set([base])
  for (const oid of below) for (const parent of parentsOf.get(oid) ?? []) below.add(parent)
  const since = increments.filter(({ commit }) => !below.has(commit))
  const isTold = ({ parents }: Increment): boolean => parents.length < 2 && parents.every((parent) => parentsOf.has(parent) || below.has(parent)) // prettier-ignore
  return isCut && !since.every(isTold) ? null : { increments: since, ...more }
}

function addsPlaybook({ parents, changes }: Increment): boolean {
  return parents.length < 2 && changes.some(({ path, before }) => path === playbookPath && before === null)
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
  return descends && !addsAgain ? { base, history } : null
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
