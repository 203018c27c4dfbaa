import type { CommandName, Condition, Finding, Oid } from '@helix/core'
import { approvalDigest } from '@helix/evidence'
import {
  asksBase,
  baseRuns,
  declaredTests,
  completed,
  type DoubtOptions,
  doubtedFiles,
  type Evidence,
  moreRuns,
  narrowed,
  type Need,
  placeTests,
  readRun,
  type Run,
  type TreeView,
} from '@helix/gates'
import type { Git } from '@helix/git'
import { commandsOf } from '@helix/playbook'
import { approvalsAt } from '../../repository/approvals/approvals-at.ts'
import type { Measuring } from '../measuring.ts'
import { keyOf } from '../run/plan-needs.ts'
import type { Situation } from '../situation.ts'

type Doubted = Pick<Evidence, 'again' | 'baseTests'>

interface DoubtRequest {
  conditions: readonly Condition[]
  measuring: Measuring
  knownOnly: boolean
}

/**
 * Where a test failed: further runs that tell whether it fails or disagrees with itself, and where it does, whether it did
 * so on the base. Nothing is run again where all tests passed.
 */
export async function measureInDoubt(
  git: Git,
  evidence: Evidence,
  situation: Situation,
  { conditions, measuring, knownOnly }: DoubtRequest,
): Promise<Doubted> {
  const again = new Map<CommandName, Run[]>()
  const onBase = new Map<CommandName, Run[]>()
  const doubted: Doubted = {
    again: (command) => again.get(command) ?? [],
    baseTests: (command) => onBase.get(command) ?? [],
  }
  const options = { isWaived: await waivedSomewhere(git, situation), knownOnly }
  const { head, base, policy } = evidence
  for (const command of commandsOf(conditions, 'tests', 'red-bar')) {
    const times = moreRuns(command, evidence, options)
    if (times === 0) continue
    const only = doubtedFiles(command, evidence)
    const after = Math.max(1, evidence.runs(command, 'tests').length)
    const [first] = evidence.runs(command, 'tests').concat(evidence.runs(command, 'coverage'))
    again.set(command, await runsOn(head, { command, times, after, only, first }, { policy, measuring }))
    if (base !== null && asksBase(command, { ...evidence, ...doubted }, options))
      onBase.set(command, await runsOn(base, { command, times: baseRuns, only }, { policy, measuring }))
  }
  return doubted
}

/** Only says what to run; whether an approval counts is seen when the finding is waived. */
async function waivedSomewhere(git: Git, { tree, reviews }: Situation): Promise<DoubtOptions['isWaived']> {
  const waivers = [...(await approvalsAt(git, tree)), ...reviews].filter(({ kind }) => kind === 'finding')
  const waived = new Set(waivers.map(({ of }) => of))
  return (finding: Finding) => waived.has(approvalDigest({ kind: 'finding', finding, commit: null }))
}

interface FurtherRuns {
  command: CommandName
  times: number
  after?: number
  /** Files that are run alone, where the command can be told. */
  only: readonly string[]
  /** What says for all others how they ended. */
  first?: Run | undefined
}

async function runsOn(
  view: TreeView,
  { command, only, first, ...how }: FurtherRuns,
  { policy, measuring }: Pick<Evidence, 'policy'> & { measuring: Measuring },
): Promise<Run[]> {
  const tree: Oid = view.tree
  const whole = policy.commands[command]
  const few = whole === undefined ? null : narrowed(whole, only)
  const need: Need = { what: 'run', command, purpose: 'tests', ...how, ...(few !== null && { only }) }
  const measured = (await measuring.measure({ tree, policy, needs: [need] })).get(keyOf(need))
  if (measured === undefined) return []
  const known = few ?? whole
  const declared = known === undefined ? null : declaredTests(known, view.paths, (path) => view.text(path))
  const runs = measured.runs.map((raw) => placeTests(readRun(raw, measured.root, declared), view))
  return few === null || first === undefined ? runs : runs.map((run) => completed(run, first, only))
}
