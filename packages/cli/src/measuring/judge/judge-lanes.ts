import type { Change, CommandName, Finding, Oid, Policy, StepId } from '@helix/core'
import {
  type Evidence,
  judgeFix,
  judgeSameVerdicts,
  type Need,
  tellsTests,
  testChanges,
  testFilesOf,
} from '@helix/gates'
import { type Git, readBlobs, treeOf, treeWith } from '@helix/git'
import { isTestPath, layerOf } from '@helix/playbook'
import type { Stand } from '../../decide/replay.ts'
import type { Io } from '../../io.ts'
import { commitFiles } from '../../repository/commit-files.ts'
import type { Standing } from '../../repository/standing/standing.ts'
import { gatherEvidence } from '../evidence/gather-evidence.ts'
import type { Measuring } from '../measuring.ts'
import { commitSituation, type Situation } from '../situation.ts'

/** What runs showed of one commit of a lane. */
export interface JudgedLane {
  commit: Oid
  lane: StepId
  /** Ids of tests that fail without the fix and pass with it. */
  proving: string[]
  findings: Finding[]
}

export interface LaneRequest {
  standing: Standing
  stand: Stand
  policy: Policy
  measuring: Measuring
}

/**
 * Judges by runs what a commit of the lanes `fix` and `keep` claims: that a test of the fix fails without it; that no frozen
 * test changes its verdict by a refactoring. Null where there is nothing to run.
 */
export async function judgeLane(git: Git, io: Io, request: LaneRequest): Promise<JudgedLane | null> {
  const { commit, lane, parents } = request.stand.increment
  const [parent, second] = parents
  if (parent === undefined || second !== undefined) return null
  const judge = lane === 'fix' ? fixed : lane === 'keep' ? kept : null
  const judged = await judge?.(git, io, request, parent)
  return judged == null || lane === undefined ? null : { commit, lane, ...judged }
}

type Judged = Pick<JudgedLane, 'proving' | 'findings'>

async function fixed(git: Git, io: Io, request: LaneRequest, parent: Oid): Promise<Judged | null> {
  const { policy, stand } = request
  const { changes } = stand.increment
  const tests = changes.filter(({ path }) => isOfTests(policy, path))
  const without = await treeWith(git, parent, await contentsOf(git, tests))
  const head = stand.increment.tree
  const paths = tests.map(({ path }) => path)
  const commands = testCommands(policy).filter((command) => collects(policy, command, paths))
  return judgeFix({
    changes: testChanges(await commitFiles(git, changes)),
    without: await evidenceOf(git, io, request, without, commands),
    with: await evidenceOf(git, io, request, head, commands),
    commands,
  })
}

async function kept(git: Git, io: Io, request: LaneRequest, parent: Oid): Promise<Judged | null> {
  const { policy, stand } = request
  if (stand.before.position === 'idle') return null
  const commands = [...new Set(policy.steps.flatMap(({ exit }) => exit.filter(({ gate }) => gate === 'red-bar')))]
    .map(({ of }) => of)
    .filter((of) => of !== undefined)
  const after = await evidenceOf(git, io, request, stand.increment.tree, [])
  if (after.frozen === null || after.targets.ids.size === 0) return null
  return {
    proving: [],
    findings: judgeSameVerdicts({
      before: await evidenceOf(git, io, request, await treeOf(git, parent), commands),
      after: await evidenceOf(git, io, request, stand.increment.tree, commands),
      commands,
    }),
  }
}

/** One run of each command on a tree, in the place of the commit. */
async function evidenceOf(
  git: Git,
  io: Io,
  { standing, stand, policy, measuring }: LaneRequest,
  tree: Oid,
  commands: readonly CommandName[],
): Promise<Evidence> {
  const situation: Situation = { ...commitSituation(standing, stand, policy), tree }
  const needs = commands.map((command): Need => ({ what: 'run', command, purpose: 'tests', times: 1 }))
  return gatherEvidence(git, situation, await measuring.measure({ tree, policy, needs }), io.now())
}

/** Commands whose single tests can be told apart. */
function testCommands(policy: Policy): CommandName[] {
  return Object.values(policy.commands)
    .filter(tellsTests)
    .map(({ name }) => name)
}

/** Whether it may collect tests of these files; also where that cannot be told. */
function collects(policy: Policy, name: CommandName, paths: readonly string[]): boolean {
  const command = policy.commands[name]
  const files = command === undefined ? [] : testFilesOf(command, paths, () => undefined)
  return files === null || files.length > 0
}

/** Whether a file belongs to the tests and not to what they test. */
function isOfTests(policy: Policy, path: string): boolean {
  if (isTestPath(path) || ['e2e', 'testkit'].includes(layerOf(policy, path)?.name ?? '')) return true
  return /(?:^|\/)(?:__tests__|tests?|e2e|__snapshots__|fixtures|testing)\//.test(path)
}

async function contentsOf(git: Git, changes: readonly Change[]): Promise<Map<string, Uint8Array | null>> {
  const oids = changes.flatMap(({ after }) => (after === null ? [] : [after.oid]))
  const blobs = await readBlobs(git, oids)
  return new Map(
    changes.map(({ path, after }) => [path, after === null ? null : (blobs.get(after.oid) ?? null)] as const),
  )
}
