import {
  createRedactor,
  type KnownPrice,
  openRunLog,
  renderBrief,
  renderRules,
  renderStep,
  resumeFrom,
  type RunEvent,
  type RunOutcome,
} from '@helix/agent'
import type { Finding, Oid } from '@helix/core'
import { isHeldOut, mayTouch } from '@helix/playbook'
import type { Io } from '../../io.ts'
import { openedTests } from '../../repository/amendments/amendments.ts'
import type { Here } from '../../repository/open.ts'
import { isOrder, orderFinding } from './agent-orders.ts'
import { keepAttempt } from './attempts.ts'
import { briefFacts } from './brief-facts.ts'
import { requireCycleBudget } from './cycle-budget.ts'
import { currentRun, endRun, runLogPath } from './current-run.ts'
import { encloseRun, requireSandbox } from './enclosure.ts'
import { heldOutFinding, holdOut } from './held-out.ts'
import { keepIncrement } from './land.ts'
import { type Accepted, checkTree, judgeProposal } from './propose.ts'
import { putBack } from './put-back.ts'
import { commandsFor } from './run-commands.ts'
import type { Access } from './traffic.ts'
import { unsaidProposal } from './unsaid-proposal.ts'
import { workerOf } from './worker.ts'
import { snapshotOf, treeOfWorktree } from './snapshot.ts'
import type { RunWorktree } from './run-worktree.ts'
import { homePath, openWorktree } from './worktree.ts'

export interface AgentRun {
  id: string
  model: string
  /** Null where it is unknown. */
  price: KnownPrice | null
  /** What was said before it began. */
  warnings: Finding[]
  outcome: RunOutcome
  /** What was accepted, with its commit at `refs/helix/next` (null for a mere claim); null for every other ending. */
  accepted: (Accepted & { commit: Oid | null }) | null
  /** Where unfinished work was kept: `refs/helix/attempts/<run>`; null when there was none. */
  attempt: string | null
}

/** Lets the model make one increment in a worktree of its own. A killed run is taken up where it was. */
export async function runAgent(
  io: Io,
  here: Here,
  missing: Finding[],
  { onEvent, access }: { onEvent: (event: RunEvent) => void; access: Access | undefined },
): Promise<AgentRun> {
  const { git, head, standing } = here
  const { agent } = standing.policy
  await requireCycleBudget(here)
  const { name, assisted, handIn, price, warnings, driver } = workerOf(io, agent, (run) => homePath(git, run), access)
  const sandbox = await requireSandbox(standing, handIn === 'file')
  for (const { message } of warnings) onEvent({ kind: 'nudge', why: message })
  const facts = await briefFacts(here, missing, handIn)
  const step = renderStep(facts.step)
  const known = { base: head, step, spec: facts.spec.tag, model: name }
  const id = await currentRun(git, known)
  const worktree = await openWorktree(git, id, head)
  const home = homePath(git, id)
  const outline = await holdOut(here, worktree, home)
  const enclosure = await encloseRun(sandbox, { worktree, home, policy: standing.policy, outline })
  const opened = await openedTests(git, { tree: head, cycleStart: standing.cycleStart, done: standing.here.done })
  const log = await openRunLog(runLogPath(git, id), { now: Date.now, redact: createRedactor(io.env) })
  let accepted: AgentRun['accepted'] = null
  try {
    const decision = resumeFrom(log.record, known)
    const assignment = {
      runId: id,
      brief: renderBrief(facts),
      rules: renderRules(),
      step,
      spec: facts.spec.tag,
      base: head,
      budget: agent.budget,
      unsaid: unsaidProposal(facts, name),
      ...(price !== null && { price }),
      ...('resume' in decision && { resume: decision.resume }),
    }
    const mayWrite = (file: string): Finding | null => closedTo(here, opened.files, file)
    const outcome = await driver.run(assignment, {
      workspace: { root: worktree.folder, mayWrite },
      check: async () => {
        const { tree, unfit } = await whatIsThere(worktree)
        return unfit.length > 0 ? unfit : checkTree(io, here, tree)
      },
      finished: async (proposal) => {
        const { tree, unfit } = await whatIsThere(worktree)
        if (unfit.length > 0) return unfit
        const judged = await judgeProposal(io, here, tree, proposal, { id, assisted })
        if (judged.findings.length > 0) return judged.findings
        const commit = judged.accepted.empty ? null : await keepIncrement(here, judged.accepted)
        accepted = { ...judged.accepted, commit }
        return []
      },
      tree: () => treeOfWorktree(worktree),
      log,
      enclosure,
      commands: await commandsFor(io, here, { folder: worktree.folder, enclosure }),
      putBack: () => putBack(worktree, mayWrite),
      onEvent,
      signal: io.signal,
    })
    const attempt = outcome.kind === 'increment' ? null : await keepAttempt(git, id, head)
    if (!interrupted(outcome)) await endRun(git, id)
    return { id, model: name, price, warnings, outcome, accepted, attempt }
  } finally {
    await log.close()
  }
}

/** What a commit of a worktree would hold, and what speaks against one: files that it could not hold would be lost. */
async function whatIsThere(worktree: RunWorktree): Promise<{ tree: Oid; unfit: Finding[] }> {
  const { tree, unfit } = await snapshotOf(worktree)
  const findings = unfit.map(({ path, why }): Finding => {
    const message = `no commit can hold ${JSON.stringify(path)}: ${why.replaceAll(/\s+/g, ' ')}`
    return { severity: 'error', code: 'NEXT-UNFIT', message, where: { path }, fix: `Take it away, or make it a file.` }
  })
  return { tree, unfit: findings }
}

/** Why the agent may not write a file; what an amendment opened it may. */
function closedTo({ standing }: Here, opened: ReadonlySet<string>, file: string): Finding | null {
  if (isHeldOut(standing.policy, standing.position, file)) return heldOutFinding(file)
  if (isOrder(file)) return orderFinding(file)
  const finding = mayTouch(standing.policy, standing.position, file)
  return finding?.code === 'LAYER-FROZEN' && opened.has(file) ? null : finding
}

function interrupted(outcome: RunOutcome): boolean {
  return outcome.kind === 'stopped' && outcome.code === 'agent/interrupted'
}
