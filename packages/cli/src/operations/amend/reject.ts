import { HelixError, type Oid } from '@helix/core'
import { add, commitTree, type RawCommit, readFileAt, treeWith } from '@helix/git'
import { atomicWrite } from '@helix/process'
import { type Amendment, composeAmendment, specTag } from '@helix/spec'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Io } from '../../io.ts'
import { moveBranch } from '../../repository/move-branch.ts'
import { type Here, openHere } from '../../repository/open.ts'
import { adrMessage } from './adr-message.ts'
import { lineFrom, recommitOn, restated } from './commits-on-top.ts'
import { refuseLanded } from './landed.ts'
import { rewrittenIn } from './places.ts'
import { type AmendmentRecord, findAmendment, specsAround } from './records.ts'

export interface Rejected {
  path: string
  commit: Oid
  /** The ref that holds the amendment as it was proposed. */
  kept: string
}

/**
 * Takes an amendment back that has not landed: in its place stands a commit that leaves the spec as it was and keeps the ADR,
 * rejected, with the reason and what it proposed. The commits on top of it stay, with the spec as it was. HelixErrors
 * amend/no-why, amend/none, amend/landed, amend/not-last (one of them changes the spec or the ADR again, or claims a step),
 * amend/merge, repository/moved.
 */
export async function reject(io: Io, { which, why }: { which: string | undefined; why: string }): Promise<Rejected> {
  if (why.trim() === '') {
    throw new HelixError('amend/no-why', 'what is rejected stays with its reason, and none was given', {
      hint: 'helix amend reject --why "<reason>"',
    })
  }
  const here = await openHere(io)
  const record = await findAmendment(here, which)
  const { path, amendment, commit } = record
  await refuseLanded(here, record)
  const spec = here.standing.policy.spec.path
  const [, ...later] = await lineFrom(here.git, commit, here.head)
  await requireApart(here, record, later)
  const { before, after } = await specsAround(here, record)
  const was = await readFileAt(here.git, `${commit}^`, spec)
  const is = await readFileAt(here.git, commit, spec)
  const proposed = amendment.requirements.map(
    ({ id }) => after.requirements.find((one) => one.id === id)?.text ?? `${id} goes.\n`,
  )
  const rejected: Amendment = { ...amendment, status: 'rejected', body: bodyOf(amendment, why, proposed) }
  const files = await rewrittenIn(here.git, commit, record, rejected)
  const tree = await treeWith(here.git, `${commit}^`, files)
  const message = adrMessage(here, {
    paths: [...files.keys()],
    description: `reject ${amendment.title.charAt(0).toLowerCase()}${amendment.title.slice(1)}`,
    why: why.trim(),
    tag: specTag(before.hash),
  })
  const made = await commitTree(here.git, { tree, parents: [`${commit}^`], message, own: true })
  const tip = await recommitOn(here.git, made, later, async (one) => {
    const back = new Map<string, string | Uint8Array | null>(await rewrittenIn(here.git, one.tree, record, rejected))
    const kept = await treeWith(here.git, one.tree, back.set(spec, was))
    return { tree: kept, message: restated(one.message, specTag(before.hash)) }
  })
  const kept = `refs/helix/rejected/${here.head.slice(0, 12)}`
  await moveBranch(here, { from: here.head, to: tip, kept, command: 'helix amend reject', undone: 'rejected' })
  await atomicWrite(join(here.git.root, path), composeAmendment(rejected))
  // A spec that was edited since stays in the working tree as it is.
  const held = await readFile(join(here.git.root, spec)).catch(() => null)
  if (was !== null && is !== null && held !== null && held.equals(is)) await writeBytes(here, spec, was)
  await add(here.git, [path])
  return { path, commit: made, kept }
}

/** What stands on top may not rest on the amendment; that it got another number is no reason. HelixError amend/not-last. */
async function requireApart(
  { git, standing }: Here,
  record: AmendmentRecord,
  later: readonly RawCommit[],
): Promise<void> {
  const { path, commit, paths } = record
  const spec = standing.policy.spec.path
  for (const { commit: on, tree, message, changes } of later) {
    const touches = changes.some((change) => paths.includes(change.path))
    const rewrites = touches && (await rewrittenIn(git, tree, record, record.amendment)).size === 0
    const rests = changes.some((change) => change.path === spec) || /^Helix-(?:Done|Start):/m.test(message)
    if (!rewrites && !rests) continue
    throw new HelixError('amend/not-last', `${on.slice(0, 12)} stands on ${path} and rests on what it says`, {
      hint: `take it out, and look at what remains: git rebase --onto ${commit.slice(0, 12)}^ ${commit.slice(0, 12)}`,
    })
  }
}

async function writeBytes({ git }: Here, path: string, bytes: Uint8Array): Promise<void> {
  await atomicWrite(join(git.root, path), Buffer.from(bytes).toString('utf8'))
  await add(git, [path])
}

function bodyOf({ body }: Amendment, why: string, proposed: readonly string[]): string {
  const fence = '~'.repeat(Math.max(3, ...[...proposed.join('').matchAll(/~+/g)].map(([run]) => run.length + 1)))
  const texts = proposed.map((text) => `${fence}markdown\n${text}${fence}\n`)
  return `${body.trimEnd()}\n\n## Rejected\n\n${why.trim()}\n\n## Proposed\n\n${texts.join('\n')}`
}
