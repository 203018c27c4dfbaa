import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { HelixError, type Oid, type Policy, type Position, type Verdict } from '@helix/core'
import type { Io } from '../../io.ts'
import { approvedRollback } from '../../decide/approved-rollback.ts'
import { refusedClaims } from '../../decide/refused-claims.ts'
import { approvalsAt } from '../../repository/approvals/approvals-at.ts'
import { readVerdicts } from '../../repository/figures.ts'
import { readRefusedClaim } from '../../repository/local/refused-claim.ts'
import type { BriefStanding } from '../../repository/standing/brief-standing.ts'
import { openBriefly } from '../../repository/open.ts'
import { bringsSpec, draftSpec } from '../../repository/spec/no-spec.ts'
import { samePosition } from '@helix/evidence'
import { type Git, headState, readRef, treeOf } from '@helix/git'
import { hookPath, lastingFolder, launcherPath } from '../init/hooks/hook-files.ts'
import { specState } from './spec-state.ts'
import type { StatusView, StepState } from './status-view.ts'
import { conditionKey, numberOf, stepOf } from '@helix/playbook'

/** Where HEAD stands, what the active step misses as far as it was measured, and the next command. Measures nothing. */
export async function readStatus(io: Io): Promise<StatusView> {
  try {
    return await statusOf(await openBriefly(io), io)
  } catch (error) {
    if (!(error instanceof HelixError) || error.code !== 'repository/not-adopted') throw error
    const { statusBeforeAdoption } = await import('./status-before-adoption.ts')
    const view = await statusBeforeAdoption(io)
    if (view === null) throw error
    return view
  }
}

async function statusOf(place: Awaited<ReturnType<typeof openBriefly>>, io: Io): Promise<StatusView> {
  const { git, head, standing } = place
  const { policy, position } = standing
  const tree = await treeOf(git, head)
  const known = await readVerdicts(git, tree, policy)
  const failing = (known?.verdicts ?? [])
    .filter(({ outcome }) => outcome !== 'pass')
    .flatMap(({ findings }) => findings)
  const spec = await specState(git, standing, tree, io.now())
  const rollback = await rollbackState(git, standing, tree, io.now())
  const missing = failing.filter(({ severity }) => severity === 'error')
  const measured = isMeasured(policy, position, known?.verdicts ?? null)
  const hookless = isHookless(git)
  const refused = refusedClaims(standing)
  const bringing = [bringsSpec(git, policy.spec.path) ?? ['helix next', draftSpec]].flat()
  const next = nextCommands(policy, position, { spec, rollback, missing, measured, bringing })
  return {
    cycle: position === 'idle' ? null : position.cycle,
    step:
      position === 'idle'
        ? null
        : { id: position.step, number: numberOf(policy, position.step), of: policy.steps.length },
    spec,
    signing: policy.signing,
    steps: position === 'idle' ? [] : stepStates(standing, position, await isPushed(git, head)),
    rollback,
    ...(refused !== null && { refused }),
    ...(await claimState(git, position)),
    ...(hookless && { hookless }),
    ...(policy.agent.cycle !== undefined && (await budgetState(place))),
    unconfined: policy.agent.sandbox === 'off',
    missing,
    measured,
    next: hookless ? ['helix init --hooks', ...next] : next,
  }
}

/** What the last claim of this step was refused for, which is said of that claim alone. */
async function claimState(git: Git, position: Position): Promise<Pick<StatusView, 'refusedClaim'>> {
  const claim = await readRefusedClaim(git)
  if (claim === null || position === 'idle' || !samePosition(claim, position)) return {}
  const { commit, at, codes } = claim
  return { refusedClaim: { commit, at, codes } }
}

/** Read where a playbook bounds a cycle: to everybody else a status costs nothing of the agent. */
async function budgetState(place: Awaited<ReturnType<typeof openBriefly>>): Promise<Pick<StatusView, 'budget'>> {
  const { readCycleUse } = await import('../next/cycle-budget.ts')
  const budget = await readCycleUse(place)
  return budget === null ? {} : { budget }
}

/** A fresh clone: neither the launcher of the hooks is there nor the folder where linked worktrees find them. */
function isHookless({ root, commonDir }: Git): boolean {
  const set = [join(root, launcherPath), join(commonDir, lastingFolder)]
  return existsSync(join(root, hookPath('pre-commit'))) && !set.some((path) => existsSync(path))
}

/** The way back that a person approved and nobody has judged, else the one that was judged last. */
async function rollbackState(
  git: Git,
  { policy, chainPosition, takenBack }: BriefStanding,
  tree: Oid,
  now: number,
): Promise<StatusView['rollback']> {
  const from = placeName(chainPosition.position)
  const approved = approvedRollback(policy, chainPosition, await approvalsAt(git, tree), now)
  if (approved !== null) return { state: 'approved', from, to: placeName(approved.to), by: approved.approval.by }
  if (takenBack === null) return null
  return { state: 'judged', from: placeName(takenBack.from), to: from, by: `judgement ${takenBack.sequence}` }
}

function placeName(position: Position): string {
  return position === 'idle' ? 'idle' : position.step
}

/** Whether this branch stands at its origin as it stands here, as far as this clone knows. */
async function isPushed(git: Git, head: Oid): Promise<boolean> {
  const { branch } = await headState(git)
  return branch !== null && (await readRef(git, branch.replace('refs/heads/', 'refs/remotes/origin/'))) === head
}

function stepStates(
  { here, policy }: BriefStanding,
  position: Exclude<Position, 'idle'>,
  pushed: boolean,
): StatusView['steps'] {
  const active = numberOf(policy, position.step)
  return policy.steps.map(({ id }, index) => {
    const number = index + 1
    const done = here.done.find(({ step }) => step === id)
    if (done !== undefined) return { id, number, ...doneState(done.state, policy, pushed) }
    if (number === active) return { id, number, state: 'active', note: '' }
    return { id, number, state: number < active ? 'pending' : 'ahead', note: '' }
  })
}

function doneState(
  state: 'signed' | 'pending',
  { signing }: Policy,
  pushed: boolean,
): { state: StepState; note: string } {
  const awaited = pushed ? 'pushed; what CI said is not here yet: git fetch' : 'done here; CI signs on push'
  if (state === 'pending') return { state, note: signing === 'ssh' ? awaited : 'done here' }
  return signing === 'ssh' ? { state: 'signed', note: 'signed' } : { state: 'judged', note: 'judged here, unsigned' }
}

type Known = Pick<StatusView, 'spec' | 'rollback' | 'missing' | 'measured'> & {
  /** What brings the spec that is not there. */
  bringing: string[]
}

function nextCommands(policy: Policy, position: Position, known: Known): string[] {
  const { spec, rollback, missing, measured, bringing } = known
  if (rollback?.state === 'approved') return [policy.signing === 'ssh' ? 'git push' : 'helix verify --sign']
  if (position === 'idle') return ['helix next --new "<idea>"']
  const asksApproval = stepOf(policy, position.step).exit.some(({ gate }) => gate === 'approval')
  if (asksApproval && spec.state === 'awaiting approval') return ['helix approve spec --why "<reason>"', 'helix next']
  if (asksApproval && spec.state === 'absent') return bringing
  const awaited = missing.find(({ code }) => code === 'GATE-APPROVAL-AWAITED')
  if (awaited !== undefined && missing.length === 1) return [`${awaited.fix} --why "<reason>"`, 'helix next']
  if (missing.length > 0) return ['helix next']
  return measured ? ['helix commit --done'] : ['helix next', 'helix commit --done']
}

/** Whether every condition of the active step's exit was judged for this tree; between cycles, whether anything was. */
function isMeasured(policy: Policy, position: Position, verdicts: readonly Verdict[] | null): boolean {
  if (position === 'idle' || verdicts === null) return verdicts !== null
  const judged = new Set(verdicts.map(({ condition }) => conditionKey(condition)))
  return stepOf(policy, position.step).exit.every((condition) => judged.has(conditionKey(condition)))
}
