import type { ErrorCode, Finding } from '@helix/core'
import { renderFindings } from '../brief/findings.ts'
import { closeRun } from '../driver/close-run.ts'
import { mostRounds, wornOutGate } from '../driver/rounds.ts'
import type { Assignment, Ending, Proposal, RunOutcome, RunPorts } from '../driver/port.ts'
import { type Spent, unspent } from '../model/usage.ts'
import { complaintOf, lastWordsOf } from './complaint.ts'
import { type HandIn, takeHandIn } from './hand-in.ts'

/** How one start of a program ended. Neither its code nor its words decide anything. */
export interface ProgramExit {
  ended: 'exited' | 'time' | 'silence' | 'missing' | 'failed'
  code: number | null
  /** The end of what it printed. */
  output: string
  /** Why it broke off, where it said so in the words of a protocol. */
  why?: string
  milliseconds: number
}

/** Starts the program once with a brief and waits for it. */
export interface Starter {
  /** What is started, the brief left out, for the log. */
  argv: readonly string[]
  start(brief: string, spent: Spent, signal: AbortSignal): Promise<ProgramExit>
}

/**
 * Lets a program work on the worktree, round after round: what it changed is judged like a proposal, and what was refused
 * goes back by another start. Ends with the accepted change, an amendment, or an honest stop.
 */
export async function workInRounds(assignment: Assignment, ports: RunPorts, starter: Starter): Promise<RunOutcome> {
  const rounds = new Rounds(assignment, ports)
  const before = await ports.tree()
  let known = before
  for (let round = 1; ; round++) {
    const brief = briefOf(assignment.brief, rounds.left)
    await ports.log.write({ type: 'program', round, argv: [...starter.argv], brief })
    ports.onEvent?.({ kind: 'start', round, argv: starter.argv })
    const signal = rounds.signal()
    const exit = await starter.start(brief, rounds.spent, signal)
    const handIn = await takeHandIn(ports.workspace.root)
    const tree = await ports.tree()
    const { ended, code, output, milliseconds } = exit
    await ports.log.write({ type: 'program-end', round, ended, code, output, milliseconds, tree })
    rounds.add(exit)
    const ending = rounds.endedBy(exit) ?? (await settle(tree, handIn, exit))
    if (ending !== null) return closeRun(ports, ending, rounds.spent)
    known = tree
  }

  async function settle(tree: string, handIn: HandIn, exit: ProgramExit): Promise<Ending | null> {
    if (handIn.kind === 'stop') return rounds.stop('agent/gave-up', handIn.reason)
    if (handIn.kind === 'amendment') return { kind: 'amendment', why: handIn.why, spec: handIn.spec }
    if (handIn.kind === 'wrong') return rounds.refuse([handIn.finding])
    const proposal: Proposal = { ...assignment.unsaid, ...handIn.said }
    if (tree === known && !(tree === before && proposal.stepComplete))
      return rounds.stop('agent/no-change', noChange(rounds.spent.steps, exit), whatItPrinted)
    const findings = await ports.finished(proposal, rounds.signal())
    return findings.length === 0 ? { kind: 'increment', proposal } : rounds.refuse(findings)
  }
}

/** Shows all that programs of the newest run printed. */
const whatItPrinted = 'helix log latest --only program-end'

/** With what the program says that went wrong, most often why; else with what it said last. */
function noChange(starts: number, exit: ProgramExit): string {
  const { ended, code } = exit
  const what =
    starts === 1 ? 'the program ended without changing a file' : `start ${starts} of the program changed nothing`
  const silent = ended === 'silence' ? '; it had fallen silent, and was stopped' : ''
  const failed = code === 0 || code === null ? '' : `; it exited with ${code}`
  const complaint = complaintOf(exit)
  const words = complaint === '' ? lastWordsOf(exit.output) : ''
  const said = complaint === '' ? words && `; it said last: ${words}` : `: ${complaint}`
  return `${what}${silent}${failed}${said}`
}

function withComplaint(what: string, exit: ProgramExit): string {
  return [what, complaintOf(exit)].filter(Boolean).join(': ')
}

/** The brief, with what was refused of the last round. */
function briefOf(brief: string, left: readonly Finding[]): string {
  if (left.length === 0) return brief
  return `${brief}\n## Refused: your last change lies in the worktree and was not accepted. Mend this\n${renderFindings(left)}\n`
}

/** What a run of a program knows of itself. */
class Rounds {
  readonly checks: Finding[][] = []
  spent: Spent = unspent
  readonly #assignment: Assignment
  readonly #ports: RunPorts

  constructor(assignment: Assignment, ports: RunPorts) {
    this.#assignment = assignment
    this.#ports = ports
  }

  /** What the last round was refused for. */
  get left(): Finding[] {
    return this.checks.at(-1) ?? []
  }

  /** Ends with the caller's signal, or when the minutes of the run are used up. */
  signal(): AbortSignal {
    const rest = AbortSignal.timeout(Math.max(1, this.#assignment.budget.minutes * 60_000 - this.spent.milliseconds))
    return this.#ports.signal === undefined ? rest : AbortSignal.any([rest, this.#ports.signal])
  }

  add({ milliseconds }: ProgramExit): void {
    this.spent = { ...this.spent, steps: this.spent.steps + 1, milliseconds: this.spent.milliseconds + milliseconds }
  }

  /** The ending that the end of a program is by itself; null where its changes decide. */
  endedBy(exit: ProgramExit): Ending | null {
    const { ended, output, why } = exit
    if (this.#ports.signal?.aborted) return this.stop('agent/interrupted', 'the run was interrupted; nothing is lost')
    if (ended === 'missing') {
      return this.stop('agent/no-program', 'the program is not installed, or not on the PATH', 'helix brief')
    }
    if (ended === 'failed')
      return this.stop('agent/program-failed', `the program broke off: ${why ?? output.slice(-300)}`, whatItPrinted)
    if (ended === 'time') {
      const used = `the run's budget is used up: ${this.#assignment.budget.minutes} minutes`
      return this.stop('agent/budget-minutes', withComplaint(used, exit), whatItPrinted)
    }
    return null
  }

  stop(code: ErrorCode, reason: string, hint?: string): Ending {
    return { kind: 'stopped', code, reason, ...(hint !== undefined && { hint }), findings: this.left }
  }

  /** What was refused goes back, unless it went back too often. */
  async refuse(findings: Finding[]): Promise<Ending | null> {
    await this.#ports.log.write({ type: 'check', asked: 'finish', findings })
    this.#ports.onEvent?.({ kind: 'findings', findings })
    this.checks.push(findings)
    const gate = wornOutGate(this.checks)
    if (gate !== null) return this.stop('agent/rounds', `${gate} still refuses after ${mostRounds} rounds of findings`)
    if (this.spent.steps < this.#assignment.budget.steps) return null
    return this.stop('agent/budget-steps', `the run's budget is used up: ${this.spent.steps} starts`)
  }
}
