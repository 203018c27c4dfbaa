import { randomBytes } from 'node:crypto'
import {
  builtinDriver,
  createRedactor,
  modelSettings,
  newRunId,
  openaiClient,
  openRunLog,
  renderBrief,
  renderRules,
  renderStep,
  resumeFrom,
  type RunEvent,
  type RunOutcome,
} from '@helix/agent'
import type { Finding, Oid } from '@helix/core'
import { commitTree, readRef, updateRef } from '@helix/git'
import { mayTouch } from '@helix/playbook'
import type { Io } from '../../io.ts'
import { localPath, readLocalJson, removeLocal, writeLocal } from '../../repository/local-state.ts'
import { openedTests } from '../../repository/amendments.ts'
import type { Here } from '../../repository/open.ts'
import { helixVersion } from '../../version.ts'
import { briefFacts } from './brief-facts.ts'
import { type Accepted, checkTree, judgeProposal } from './propose.ts'
import { storeRunLog } from './run-log-ref.ts'
import { closeWorktree, openWorktree, type RunWorktree, treeOfWorktree } from './worktree.ts'

export interface AgentRun {
  id: string
  model: string
  outcome: RunOutcome
  /** What was accepted; null for every other ending. */
  accepted: Accepted | null
  /** Where unfinished work was kept: `refs/helix/attempts/<run>`; null when there was none. */
  attempt: string | null
}

/** Lets the model make one increment in a worktree of its own. A killed run is taken up where it was. */
export async function runAgent(
  io: Io,
  here: Here,
  missing: Finding[],
  onEvent: (event: RunEvent) => void,
): Promise<AgentRun> {
  const { git, head, standing } = here
  const settings = modelSettings(io.env, standing.policy.agent.model)
  const facts = await briefFacts(here, missing, 'tools')
  const step = renderStep(facts.step)
  const id = await runIdFor(here, { base: head, step, spec: facts.spec.tag, model: settings.model })
  const worktree = await openWorktree(git, id, head)
  const path = localPath(git, 'runs', `${id}.jsonl`)
  const log = await openRunLog(path, { now: Date.now, redact: createRedactor(io.env) })
  const opened = await openedTests(git, { tree: head, cycleStart: standing.cycleStart, done: standing.here.done })
  let accepted: Accepted | null = null
  try {
    const known = { step, spec: facts.spec.tag, base: head, model: settings.model }
    const decision = resumeFrom(log.record, known)
    const driver = builtinDriver({ model: openaiClient(settings), now: Date.now, helix: helixVersion() })
    const { budget, price } = standing.policy.agent
    const assignment = {
      runId: id,
      brief: renderBrief(facts),
      rules: renderRules(),
      step,
      spec: facts.spec.tag,
      base: head,
      budget,
      ...(price !== undefined && { price }),
      ...('resume' in decision && { resume: decision.resume }),
    }
    const outcome = await driver.run(assignment, {
      workspace: { root: worktree.folder, mayWrite: (file) => closedTo(here, opened.files, file) },
      check: async () => checkTree(io, here, await treeOfWorktree(worktree)),
      finished: async (proposal) => {
        const judged = await judgeProposal(io, here, await treeOfWorktree(worktree), proposal, {
          id,
          model: settings.model,
        })
        accepted = judged.findings.length === 0 ? judged.accepted : null
        return judged.findings
      },
      log,
      onEvent,
      signal: io.signal,
    })
    const attempt = outcome.kind === 'increment' ? null : await keepAttempt(here, id, worktree)
    if (!interrupted(outcome)) await end(here, id, path)
    return { id, model: settings.model, outcome, accepted, attempt }
  } finally {
    await log.close()
  }
}

/** Why the agent may not write a file; what an amendment opened it may. */
function closedTo({ standing }: Here, opened: ReadonlySet<string>, file: string): Finding | null {
  const finding = mayTouch(standing.policy, standing.position, file)
  return finding?.code === 'LAYER-FROZEN' && opened.has(file) ? null : finding
}

function interrupted(outcome: RunOutcome): boolean {
  return outcome.kind === 'stopped' && outcome.code === 'agent/interrupted'
}

interface RunFacts {
  base: Oid
  step: string
  spec: string
  model: string
}

/** The id of the run that was killed here under the same facts, else a new one. */
async function runIdFor({ git }: Here, facts: RunFacts): Promise<string> {
  const path = localPath(git, 'run.json')
  const held = await readLocalJson(path)
  if (isRun(held) && sameFacts(held.facts, facts)) return held.id
  if (isRun(held)) await closeWorktree(git, held.id)
  const id = newRunId(Date.now(), randomBytes(10))
  await writeLocal(path, JSON.stringify({ id, facts }))
  return id
}

function sameFacts(a: RunFacts, b: RunFacts): boolean {
  return a.base === b.base && a.step === b.step && a.spec === b.spec && a.model === b.model
}

/** Only `runIdFor` writes this file. */
function isRun(value: unknown): value is { id: string; facts: RunFacts } {
  return typeof value === 'object' && value !== null && 'id' in value && 'facts' in value
}

async function end({ git }: Here, id: string, path: string): Promise<void> {
  await storeRunLog(git, id, path)
  await closeWorktree(git, id)
  await removeLocal(localPath(git, 'run.json'))
}

/** Work that did not get through is kept under a ref, so that nothing made is lost. */
async function keepAttempt({ git, head }: Here, id: string, worktree: RunWorktree): Promise<string | null> {
  const tree = await treeOfWorktree(worktree)
  const ref = `refs/helix/attempts/${id}`
  const commit = await commitTree(git, { tree, parents: [head], message: `attempt of run ${id}\n` })
  await updateRef(git, ref, commit, await readRef(git, ref))
  return ref
}
