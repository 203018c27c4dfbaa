import type { Change, CommandName, Oid, Policy } from '@helix/core'
import { type Evidence, type Need, tellsTests, testFilesOf } from '@helix/gates'
import { type Git, readBlobs } from '@helix/git'
import { isTestPath, layerOf } from '@helix/playbook'
import type { Stand } from '../../decide/replay.ts'
import type { Io } from '../../io.ts'
import type { Standing } from '../../repository/standing/standing.ts'
import { gatherEvidence } from '../evidence/gather-evidence.ts'
import type { Measuring } from '../measuring.ts'
import { commitSituation, type Situation } from '../situation.ts'

/** A commit of a lane, and who measures for it. */
export interface LaneRequest {
  standing: Standing
  stand: Stand
  policy: Policy
  measuring: Measuring
}

/** One run of each command on a tree, in the place of the commit. */
export async function evidenceOf(
  git: Git,
  io: Io,
  { standing, stand, policy, measuring }: LaneRequest,
  { tree, commands }: { tree: Oid; commands: readonly CommandName[] },
): Promise<Evidence> {
  const situation: Situation = { ...commitSituation(standing, stand, policy), tree }
  const needs = commands.map((command): Need => ({ what: 'run', command, purpose: 'tests', times: 1 }))
  return gatherEvidence(git, situation, await measuring.measure({ tree, policy, needs }), io.now())
}

/** Commands whose single tests can be told apart. */
export function testCommands(policy: Policy): CommandName[] {
  return Object.values(policy.commands)
    .filter(tellsTests)
    .map(({ name }) => name)
}

/** Whether it may collect tests of these files; also where that cannot be told. */
export function collects(policy: Policy, name: CommandName, paths: readonly string[]): boolean {
  const command = policy.commands[name]
  const files = command === undefined ? [] : testFilesOf(command, paths, () => undefined)
  return files === null || files.length > 0
}

/** Whether a file belongs to the tests and not to what they test. */
export function isOfTests(policy: Policy, path: string): boolean {
  if (isTestPath(path) || ['e2e', 'testkit'].includes(layerOf(policy, path)?.name ?? '')) return true
  return /(?:^|\/)(?:(?:__tests__|tests?|e2e|__snapshots__|fixtures|testing)\/|conftest\.py$)/.test(path)
}

/** What changes leave of their files, or had found: bytes, null for no file. */
export async function contentsOf(
  git: Git,
  changes: readonly Change[],
  side: 'before' | 'after',
): Promise<Map<string, Uint8Array | null>> {
  const oids = changes.flatMap(({ [side]: blob }) => (blob === null ? [] : [blob.oid]))
  const blobs = await readBlobs(git, oids)
  return new Map(
    changes.map(({ path, [side]: blob }) => [path, blob === null ? null : (blobs.get(blob.oid) ?? null)] as const),
  )
}
