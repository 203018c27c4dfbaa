import { renderBrief, type RunEvent } from '@helix/agent'
import type { Finding, Oid, StepId } from '@helix/core'
import { numberOf, stepOf } from '@helix/playbook'
import { withLock } from '@helix/process'
import type { Io } from '../../io.ts'
import { type Here, openHere } from '../../repository/open.ts'
import { commitDone, type DoneResult } from '../commit/commit-done.ts'
import { knownMissing, requireActive, requireStep } from './active.ts'
import { briefFacts } from '../brief/brief-facts.ts'
import { blind } from './place/held-out.ts'
import { nextLock } from './kept/current-run.ts'
import { keepAmendment } from './kept/keep-amendment.ts'
import { land, type Landing, waitingHere } from './kept/waiting-increment.ts'
import { type AgentRun, runAgent } from './run-agent.ts'
import type { Access } from './traffic/traffic.ts'
import { settleRun } from './kept/settle-run.ts'
import { startCycle } from './start-cycle.ts'
import { workerName } from './worker.ts'

export interface NextRequest {
  idea?: string
  cycle?: string
  /** Go on until this step is done. */
  until?: StepId
  /** Print the brief, whether or not there is a model. */
  brief: boolean
  /** How the model is asked, where its traffic is recorded or replayed. */
  access?: Access
}

/** What happened, in order; the last one says why it stopped. */
export type NextEvent =
  | { kind: 'started'; cycle: string; commit: Oid }
  | { kind: 'increment'; run: AgentRun; landing: Landing; header: string }
  /** An increment of an earlier run that had not reached the checkout. */
  | { kind: 'waiting'; landing: Landing; header: string }
  | { kind: 'done'; result: Extract<DoneResult, { done: true }> }
  | { kind: 'brief'; text: string }
  | { kind: 'awaiting'; step: StepId; findings: Finding[] }
  /** The step could close, and a person may look at its work before it does. */
  | { kind: 'review'; step: StepId }
  | { kind: 'amendment'; run: AgentRun; path: string; why: string }
  | { kind: 'stopped'; run: AgentRun }

export interface NextWatch {
  onEvent(event: NextEvent): void
  onRun(event: RunEvent): void
}

/**
 * Does the next increment of the active step, or all of them until a step is done or a person is needed. Answers what
 * happened. HelixErrors next/…, agent/…, commit/….
 */
export async function next(io: Io, request: NextRequest, watch: NextWatch): Promise<NextEvent[]> {
  const here = await openHere(io)
  requireStep(here, request.until)
  // Who is only told what is next changes nothing.
  if (request.brief && request.idea === undefined) return go(io, request, watch)
  return withLock(nextLock(here.git), () => go(io, request, watch))
}

async function go(io: Io, request: NextRequest, watch: NextWatch): Promise<NextEvent[]> {
  const events: NextEvent[] = []
  const say = (event: NextEvent): NextEvent => {
    events.push(event)
    watch.onEvent(event)
    return event
  }
  if (request.idea !== undefined) {
    const { idea, cycle } = request
    say({ kind: 'started', ...(await startCycle(await openHere(io), { idea, ...(cycle !== undefined && { cycle }) })) })
  }
  let done: StepId | null = null
  for (;;) {
    const here = await openHere(io)
    requireActive(here)
    // A Done that does not count would be claimed for ever.
    if (done !== null && stands(here, done)) throw new Error(`the Done of ${done} did not move the position`)
    const event = say(await step(io, here, request, watch))
    if (!goesOn(event, request.until)) return events
    done = event.kind === 'done' ? event.result.step : null
  }
}

/** What only a person can supply: nobody is paid to work on it. */
const awaited: ReadonlySet<string> = new Set(['GATE-APPROVAL-AWAITED', 'APPROVAL-AWAITED', 'AMEND-APPROVAL'])

function goesOn(event: NextEvent, until: StepId | undefined): boolean {
  if (until === undefined) return false
  if (event.kind === 'done') return event.result.step !== until && event.result.to !== 'idle'
  return (event.kind === 'increment' || event.kind === 'waiting') && event.landing.taken
}

function stands({ standing: { position } }: Here, step: StepId): boolean {
  return position !== 'idle' && position.step === step
}

/** One thing: what waits already, else a Done where one may be claimed, else an increment by who works here, else the brief. */
async function step(io: Io, here: Here, request: NextRequest, watch: NextWatch): Promise<NextEvent> {
  const worker = request.brief ? null : workerName(io, here.standing.policy.agent, request.access)
  const missing = await knownMissing(here)
  if (!request.brief) await settleRun(io, here.git)
  const waiting = request.brief ? null : await waitingHere(here)
  if (waiting !== null) {
    return { kind: 'waiting', header: waiting.header, landing: await land(here, waiting.commit) }
  }
  // Without a worker a person works here: only they claim the step, unless they ask to go on.
  if ((worker !== null || request.until !== undefined) && hasIncrement(here)) {
    const hold = request.until === undefined && mayBeReviewed(here)
    const result = await commitDone(io, { hold })
    if (result.done) return { kind: 'done', result }
    if (result.findings.length === 0) return { kind: 'review', step: result.step }
    if (result.findings.every(({ code }) => awaited.has(code))) {
      return { kind: 'awaiting', step: result.step, findings: result.findings }
    }
    missing.splice(0, missing.length, ...(await blind(here, result.findings, result.verdicts ?? [])))
  }
  if (worker === null) return { kind: 'brief', text: renderBrief(await briefFacts(here, missing, 'commands')) }
  const run = await runAgent(io, here, missing, { onEvent: (event) => watch.onRun(event), access: request.access })
  return ended(io, here, run)
}

function mayBeReviewed({ standing: { policy, position } }: Here): boolean {
  return position !== 'idle' && stepOf(policy, position.step).review === 'optional'
}

/** Whether the active step holds a commit of its own since it began: then its Done may be claimed. */
function hasIncrement({ standing }: Here): boolean {
  const { policy, position, stands } = standing
  if (position === 'idle') return false
  const number = numberOf(policy, position.step)
  return stands.some(({ increment, after }) => {
    const here = after.position !== 'idle' && after.position.step === position.step
    return here && increment.label?.number === number && increment.start === undefined && increment.done === undefined
  })
}

async function ended(io: Io, here: Here, run: AgentRun): Promise<NextEvent> {
  const { outcome, accepted } = run
  if (outcome.kind === 'stopped') return { kind: 'stopped', run }
  if (outcome.kind === 'amendment') {
    const path = await keepAmendment(here, run.id, outcome.spec)
    return { kind: 'amendment', run, path, why: outcome.why }
  }
  if (accepted === null) throw new Error('the agent ended with an increment that was not accepted')
  if (accepted.commit === null) {
    const result = await commitDone(io, {})
    if (result.done) return { kind: 'done', result }
    return { kind: 'awaiting', step: result.step, findings: result.findings }
  }
  const header = accepted.message.split('\n', 1)[0] ?? ''
  return { kind: 'increment', run, landing: await land(here, accepted.commit), header }
}
