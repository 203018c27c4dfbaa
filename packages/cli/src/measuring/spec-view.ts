import type { Oid } from '@helix/core'
import type { SpecView, TreeView } from '@helix/gates'
import { type Git, readTree } from '@helix/git'
import { diffSpecs, lintSpec, parseSpec, type SpecDocument } from '@helix/spec'
import { specAt } from '../repository/spec-at.ts'
import { countSpecApprovals } from './spec-approvals.ts'
import type { Situation } from './situation.ts'

/** The spec of the judged tree with the approvals that count for it; null where there is none. */
export async function specView(git: Git, situation: Situation, head: TreeView, now: number): Promise<SpecView | null> {
  const { path } = situation.policy.spec
  const text = head.text(path)
  if (text === undefined) return null
  const spec = parseSpec(text)
  const { count, selfApproved, counted } = await countSpecApprovals(git, situation, spec.hash, now)
  return {
    path,
    hash: spec.hash,
    requirements: spec.requirements.map(({ id, title, hash, line }) => ({ id, title, hash, line })),
    openQuestions: spec.openQuestions,
    findings: lintSpec(spec),
    approvals: { count, selfApproved, list: counted },
    suspects: await suspectsOf(git, situation, spec, head),
  }
}

/**
 * Requirements that changed after SPEC_DRAFT closed while no test file that names them did: their tests may speak of
 * what no longer holds.
 */
async function suspectsOf(
  git: Git,
  { policy, done }: Situation,
  spec: SpecDocument,
  head: TreeView,
): Promise<string[]> {
  const closed = done.find(({ step }) => policy.steps.find(({ id }) => id === step)?.opens.includes('spec'))
  if (closed === undefined) return []
  const approved = await specAt(git, closed.commit, policy.spec.path)
  if (approved === null || approved.hash === spec.hash) return []
  const changed = diffSpecs(approved, spec).changed.map(({ id }) => id)
  const oids = await blobsAt(git, closed.commit, head)
  return changed.filter((id) => {
    const naming = head.paths.filter((path) => (head.facts(path)?.tests ?? []).some((test) => test.id.includes(id)))
    return naming.every((path) => oids.get(path) === head.oid(path))
  })
}

async function blobsAt(git: Git, commit: Oid, head: TreeView): Promise<Map<string, Oid>> {
  const wanted = new Set(head.paths)
  return new Map(
    (await readTree(git, commit)).filter(({ path }) => wanted.has(path)).map(({ path, oid }) => [path, oid]),
  )
}
