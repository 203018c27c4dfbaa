import {
  type Assignment,
  type BriefFacts,
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
import { type Finding, HelixError, type Oid } from '@helix/core'
import { diffTrees, type Git, requireSafeTree } from '@helix/git'
import { isHeldOut, mayTouch } from '@helix/playbook'
import type { Io } from '../../io.ts'
import { openedTests } from '../../repository/amendments/amendments.ts'
import type { Here } from '../../repository/open.ts'
import { isOrder, orderFinding } from './place/agent-orders.ts'
import { keepAttempt } from './kept/attempts.ts'
import { briefFacts } from '../brief/brief-facts.ts'
import { budgetInCycle } from './cycle-budget.ts'
import { homePackages } from './home-packages.ts'
import { currentRun, endRun, runLogPath } from './kept/current-run.ts'
import { requireSandbox } from './place/enclosure.ts'
import { heldOutFinding } from './place/held-out.ts'
import { openPlace } from './place/open-place.ts'
import { shareRunLogs } from './kept/share-run-logs.ts'
import { keepIncrement } from './kept/waiting-increment.ts'
import { type Accepted, checkTree, judgeProposal } from './propose.ts'
import { putBack } from './place/put-back.ts'
import { commandsFor } from './run-commands.ts'
import type { Access } from './traffic/traffic.ts'
import { unsaidProposal } from './unsaid-proposal.ts'
import { workerOf } from './worker.ts'
import { snapshotOf, treeOfWorktree } from './place/snapshot.ts'
import type { RunWorktree } from './place/run-worktree.ts'
import { homePath } from './place/worktree.ts'
import { systemRefusal } from '../../system-refusal.ts'
import { removeHome } from './place/boxes.ts'

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
  const budgetOf = await budgetInCycle(here)
  const { name, assisted, handIn, price, driver, ...worker } = workerOf(io, agent, (run) => homePath(git, run), access)
  const sandbox = await requireSandbox(standing, handIn === 'file')
  const unseen = sandbox.kind === 'namespaces' ? homePackages(standing.policy) : []
  const warnings = [...worker.warnings, ...unseen]
  await requireSafeTree(git, head)
  for (const { message } of warnings) onEvent({ kind: 'nudge', why: message })
  const facts = await briefFacts(here, missing, handIn)
  const known = { base: head, step: renderStep(facts.step), spec: facts.spec.tag, model: name }
  const id = await currentRun(git, known)
  const { worktree, enclosure } = await openPlace(here, id, sandbox)
  const opened = await openedTests(git, { tree: head, cycleStart: standing.cycleStart, done: standing.here.done })
  const log = await openRunLog(runLogPath(git, id), { now: Date.now, redact: createRedactor(io.env) })
  let accepted: AgentRun['accepted'] = null
  try {
    const decision = resumeFrom(log.record, known)
    if ('resume' in decision) onEvent({ kind: 'resumed', run: id, requests: decision.resume.spent.steps })
    const assignment: Assignment = {
      ...assignmentOf(facts, name),
      runId: id,
      base: head,
      budget: budgetOf(id),
      ...(price !== null && { price }),
      ...('resume' in decision && { resume: decision.resume }),
    }
    const mayWrite = (file: string): Finding | null => closedTo(here, opened.files, file)
    const outcome = await driver.run(assignment, {
      workspace: { root: worktree.folder, mayWrite },
      check: async () => {
        const { tree, against } = await whatIsThere(worktree)
        return against.length > 0 ? against : checkTree(io, here, tree)
      },
      finished: async (proposal) => {
        const { tree, against } = await whatIsThere(worktree)
        if (against.length > 0) return against
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
    if (!interrupted(outcome)) {
      await endRun(git, id)
      await share(io, git, agent.logs)
    }
    return { id, model: name, price, warnings, outcome, accepted, attempt }
  } catch (error) {
    throw withPlace(error, worktree.folder)
  } finally {
    await log.close()
    // A program begins anew wherever it was cut off, and what it left there may have filled the disk.
    if (handIn === 'file') await removeHome(homePath(git, id))
  }
}

/** What the system refused to a run, on a full disk, is told with where its files lie: they are kept, and may be what fills it. */
function withPlace(error: unknown, folder: string): unknown {
  const refused = error instanceof HelixError && error.code === 'process/cannot-write' ? error : systemRefusal(error)
  if (refused === null) return error
  const { code, message, hint = 'check the free space and your rights there' } = refused
  return new HelixError(code, message, { hint: `${hint}; what the run wrote lies in ${folder}`, cause: error })
}

/** What cannot be pushed now is pushed with the next run: that stops nobody's work. */
async function share(io: Io, git: Git, remote: string | undefined): Promise<void> {
  if (remote === undefined) return
  try {
    await shareRunLogs(git, remote)
  } catch (error) {
    if (!(error instanceof HelixError)) throw error
    io.warn(`${error.code}  the run’s log is kept here and not pushed: ${error.message}\n`)
  }
}

/** What of an assignment follows from the brief. */
function assignmentOf(
  facts: BriefFacts,
  worker: string,
): Pick<Assignment, 'brief' | 'rules' | 'step' | 'spec' | 'unsaid'> {
  return {
    brief: renderBrief(facts),
    rules: renderRules(),
    step: renderStep(facts.step),
    spec: facts.spec.tag,
    unsaid: unsaidProposal(facts, worker),
  }
}

/**
 * What a commit of a worktree would hold, and what speaks against one: files that it could not hold would be lost, and orders
 * would be obeyed by whoever works next.
 */
async function whatIsThere(worktree: RunWorktree): Promise<{ tree: Oid; against: Finding[] }> {
  const { tree, unfit } = await snapshotOf(worktree)
  const findings = unfit.map(({ path, why }): Finding => {
    const message = `no commit can hold ${JSON.stringify(path)}: ${why.replaceAll(/\s+/g, ' ')}`
    return { severity: 'error', code: 'NEXT-UNFIT', message, where: { path }, fix: `Take it away, or make it a file.` }
  })
  const changes = await diffTrees(worktree.of, worktree.base, tree)
  const orders = changes.filter(({ path }) => isOrder(path)).map(({ path }) => orderFinding(path))
  return { tree, against: [...findings, ...orders] }
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
