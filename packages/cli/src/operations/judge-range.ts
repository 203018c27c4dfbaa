import type { Finding, Increment, Oid, Policy } from '@helix/core'
import { parseProgress, progressPath } from '@helix/beacon'
import { samePosition, renderPosition } from '@helix/evidence'
import { type Git, readBlobs, readTree } from '@helix/git'
import { sortCommit } from '../decide/commit-kind.ts'
import { judgeIncrement } from '../decide/increment.ts'
import type { Stand } from '../decide/replay.ts'
import { amendmentsSince } from '../measuring/amendments.ts'
import { readVerdicts } from '../repository/figures.ts'
import { policyAt } from '../repository/policy-at.ts'
import type { Standing } from '../repository/standing.ts'
import { treeSpec } from '../repository/tree-spec.ts'
import { treeViewOf } from '../repository/tree-view.ts'

/** What one commit of the range breaks. */
export interface JudgedCommit {
  commit: Oid
  subject: string
  findings: Finding[]
}

/**
 * Judges every commit since the base by the rules, as they were before it: the base's policy, and after a policy commit
 * that one's. The commit that adopts Helix is not judged.
 */
export async function judgeRange(git: Git, standing: Standing): Promise<JudgedCommit[]> {
  let policy = (await policyAt(git, standing.base)) ?? standing.policy
  const judged: JudgedCommit[] = []
  for (const stand of standing.stands) {
    const { commit, message } = stand.increment
    const findings = await judgeCommit(git, standing, stand, policy)
    judged.push({
      commit,
      subject: message.text.split('\n', 1)[0] ?? '',
      findings: findings.map((finding) => at(commit, finding)),
    })
    if (stand.increment.changes.some(({ path }) => policyMoves(policy, path)))
      policy = (await policyAt(git, commit)) ?? policy
  }
  return judged
}

function policyMoves(policy: Policy, path: string): boolean {
  return policy.layers.some(
    ({ name, patterns }) => name === 'policy' && patterns.some((source) => new RegExp(source).test(path)),
  )
}

async function judgeCommit(git: Git, standing: Standing, stand: Stand, policy: Policy): Promise<Finding[]> {
  const { increment, before } = stand
  const changes = increment.changes.filter(({ parent }) => parent === 0)
  const paths = changes.map(({ path }) => path)
  const { type } = increment.message
  const automaticMerge = increment.parents.length > 1
  const sorted = sortCommit(policy, before.position, { ...increment, paths, type: type.toLowerCase(), automaticMerge })
  const [spec, known] = await Promise.all([
    treeSpec(git, increment.tree, policy.spec.path),
    readVerdicts(git, increment.tree, policy),
  ])
  const rules = judgeIncrement({
    policy,
    position: sorted.kind === 'start' ? stand.after.position : before.position,
    sorted,
    changes,
    message: increment.message,
    spec: spec.tag,
    requirements: spec.requirements,
    figures: known?.figures ?? null,
    unfrozen: new Set(await unfrozenAt(git, standing, increment)),
    landing: true,
  })
  const own = stand.after.findings.slice(before.findings.length)
  return [
    ...rules,
    ...own,
    ...(await judgeShown(
      git,
      stand,
      changes.map(({ path }) => path),
    )),
  ]
}

/** Test files that amendments of this cycle let be written anew. */
async function unfrozenAt(git: Git, { cycleStart }: Standing, increment: Increment): Promise<string[]> {
  if (!increment.changes.some(({ path }) => /(^|\/)(e2e|test)\//.test(path))) return []
  const amendments = await amendmentsSince(git, cycleStart, await treeViewOf(git, increment.tree))
  return amendments.flatMap(({ tests }) => tests.rewrite.map((id) => id.split(' > ', 1)[0] ?? id))
}

/** Start and Done commits write progress.json, and it must say what the trailers say. */
async function judgeShown(git: Git, { increment, before, after }: Stand, paths: readonly string[]): Promise<Finding[]> {
  if (!paths.includes(progressPath) || samePosition(before.position, after.position)) return []
  const entry = (await readTree(git, increment.tree)).find(({ path }) => path === progressPath)
  const bytes = entry === undefined ? undefined : (await readBlobs(git, [entry.oid])).get(entry.oid)
  const claimed = bytes === undefined ? null : parseProgress(Buffer.from(bytes).toString('utf8'))
  if (claimed !== null && samePosition(claimed, after.position)) return []
  const says = claimed === null ? 'is missing' : `says ${renderPosition(claimed)}`
  const message = `${progressPath} ${says}; the trailers say ${renderPosition(after.position)}`
  return [
    {
      severity: 'error',
      code: 'BEACON-DIFFERS',
      message,
      where: { path: progressPath },
      fix: 'helix commit --done writes it',
    },
  ]
}

function at(commit: Oid, finding: Finding): Finding {
  const { where } = finding
  return { ...finding, where: { ...where, name: [commit.slice(0, 12), where?.name].filter(Boolean).join(' ') } }
}
