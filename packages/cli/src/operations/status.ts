import type { Policy, Position } from '@helix/core'
import type { Io } from '../io.ts'
import { specView } from '../measuring/spec-view.ts'
import { candidateSituation } from '../measuring/situation.ts'
import { readVerdicts } from '../repository/figures.ts'
import { type Here, openHere } from '../repository/open.ts'
import { treeViewOf } from '../repository/tree-view.ts'
import { treeOf } from '@helix/git'
import type { StatusView, StepState } from '../render/status.ts'
import { specTag } from '@helix/spec'
import { numberOf, stepOf } from '@helix/playbook'

/** Where HEAD stands, what the active step misses as far as it was measured, and the next command. Measures nothing. */
export async function readStatus(io: Io): Promise<StatusView> {
  const here = await openHere(io)
  const { git, standing } = here
  const { policy, position } = standing
  const tree = await treeOf(git, here.head)
  const known = await readVerdicts(git, tree, policy)
  const failing = (known?.verdicts ?? [])
    .filter(({ outcome }) => outcome !== 'pass')
    .flatMap(({ findings }) => findings)
  const spec = await specState(here, tree, io.now())
  const missing = failing.filter(({ severity }) => severity === 'error')
  return {
    cycle: position === 'idle' ? null : position.cycle,
    step:
      position === 'idle'
        ? null
        : { id: position.step, number: numberOf(policy, position.step), of: policy.steps.length },
    spec,
    signing: policy.signing,
    steps: position === 'idle' ? [] : stepStates(here, policy, position),
    missing,
    measured: known !== null,
    next: nextCommands(asksApproval(policy, position), { position, spec, missing, measured: known !== null }),
  }
}

function stepStates({ standing }: Here, policy: Policy, position: Exclude<Position, 'idle'>): StatusView['steps'] {
  const active = numberOf(policy, position.step)
  return policy.steps.map(({ id }, index) => {
    const number = index + 1
    const done = standing.here.done.find(({ step }) => step === id)
    if (done !== undefined) return { id, number, ...doneState(done.state, policy) }
    if (number === active) return { id, number, state: 'active', note: '' }
    return { id, number, state: number < active ? 'pending' : 'ahead', note: '' }
  })
}

function doneState(state: 'signed' | 'pending', { signing }: Policy): { state: StepState; note: string } {
  if (state === 'pending') return { state, note: signing === 'ssh' ? 'done here; CI signs on push' : 'done here' }
  return signing === 'ssh' ? { state: 'signed', note: 'signed' } : { state: 'judged', note: 'judged here, unsigned' }
}

async function specState({ git, standing }: Here, tree: string, now: number): Promise<StatusView['spec']> {
  const head = await treeViewOf(git, tree)
  const view = await specView(git, candidateSituation(standing, tree, false), head, now)
  if (view === null) return { tag: null, state: 'absent' }
  const tag = specTag(view.hash)
  if (view.approvals.count > 0) return { tag, state: view.approvals.selfApproved ? 'SELF-APPROVED' : 'approved' }
  return { tag, state: view.findings.some(({ severity }) => severity === 'error') ? 'draft' : 'awaiting approval' }
}

type Known = Pick<StatusView, 'spec' | 'missing' | 'measured'> & { position: Position }

function nextCommands(asksApproval: boolean, { position, spec, missing, measured }: Known): string[] {
  if (position === 'idle') return ['helix next --new "<idea>"']
  if (asksApproval && spec.state === 'awaiting approval') return ['helix approve spec --why "<reason>"', 'helix next']
  if (measured && missing.length === 0) return ['helix next', 'helix commit --done']
  return ['helix next']
}

/** Whether the active step's exit asks for a person's yes. */
function asksApproval(policy: Policy, position: Position): boolean {
  return position !== 'idle' && stepOf(policy, position.step).exit.some(({ gate }) => gate === 'approval')
}
