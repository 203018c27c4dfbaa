import { rm } from 'node:fs/promises'
import type { Change, Finding, Verdict } from '@helix/core'
import { currentUser, leaveOut, log, readTree, treeWith, writeOutline } from '@helix/git'
import { heldOutLayers, isHeldOut } from '@helix/playbook'
import { blindFindings, type HeldOut, heldOutCommands, testing } from '../../../decide/blind-findings.ts'
import type { Measuring } from '../../../measuring/measuring.ts'
import type { Here } from '../../../repository/open.ts'
import { treeViewOf } from '../../../repository/tree-view.ts'
import { measuringWithout } from './measuring-without.ts'
import type { RunWorktree } from './run-worktree.ts'

/**
 * Takes what the active step holds out of a run's worktree, and writes what the run's programs find in the place of the history:
 * one commit of what is left. Answers its git directory; null where nothing is held out.
 */
export async function holdOut({ git, standing }: Here, { git: own, base }: RunWorktree, home: string) {
  const { policy, position } = standing
  if (heldOutLayers(policy, position).size === 0) return null
  const paths = (await readTree(git, base)).map(({ path }) => path).filter((path) => isHeldOut(policy, position, path))
  await leaveOut(own, paths)
  const tree = await treeWith(git, base, new Map(paths.map((path) => [path, null])))
  const [last] = await log(git, { from: [`${base}^`], to: base })
  const outline = `${home}.git`
  await rm(outline, { recursive: true, force: true })
  await writeOutline(git, outline, { tree, message: last?.message ?? '', author: await currentUser(git) })
  return outline
}

/** What is refused of a run's changes, those of what it is not to see first and by that reason alone. */
export function judgeHeldOut({ standing }: Here, changes: readonly Change[], refused: readonly Finding[]): Finding[] {
  const { policy, position } = standing
  const isOut = (path: string | undefined): boolean => path !== undefined && isHeldOut(policy, position, path)
  const paths = new Set(changes.map(({ path }) => path).filter(isOut))
  return [...[...paths].map(heldOutFinding), ...refused.filter(({ where }) => !isOut(where?.path))]
}

/** Why a path that is held out may not be written. */
export function heldOutFinding(path: string): Finding {
  return {
    severity: 'error',
    code: 'LAYER-HELD-OUT',
    message: `${path}: its layer is held out of this step`,
    where: { path },
    fix: 'Take it out of the change.',
  }
}

/** What keeps a judgement of the active step from telling whoever works there what is held out of it. */
export interface Blinds {
  /** Measurements that can say nothing of it. */
  through: (measuring: Measuring) => Measuring
  /** What was found so, as they may read it. */
  blind: (findings: Finding[], verdicts: readonly Verdict[]) => Finding[]
}

/** Null where nothing is held out. */
export async function blindsFor(here: Here): Promise<Blinds | null> {
  const heldOut = await heldOutOf(here)
  if (heldOut === null) return null
  return {
    through: (measuring) => measuringWithout(here.git, measuring, here.standing, heldOut.commands),
    blind: (findings, verdicts) => blindFindings(findings, heldOut, verdicts),
  }
}

/** What was found where everything lay, as whoever works in the active step may read it. */
export async function blind(here: Here, findings: Finding[], verdicts: readonly Verdict[]): Promise<Finding[]> {
  const heldOut = await heldOutOf(here)
  if (heldOut === null) return findings
  return blindFindings(findings, { ...heldOut, beside: testing(here.standing.policy) }, verdicts)
}

async function heldOutOf({ git, head, standing: { policy, position } }: Here): Promise<HeldOut | null> {
  if (heldOutLayers(policy, position).size === 0) return null
  const covers = (path: string): boolean => isHeldOut(policy, position, path)
  return { covers, commands: heldOutCommands(policy, await treeViewOf(git, head), covers) }
}
