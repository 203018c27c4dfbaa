import type { Change, Command, CommandName, Oid, Policy } from '@helix/core'
import {
  type Evidence,
  importedByProduct,
  mayBeOfTests,
  narrowed,
  type Need,
  setupFilesOf,
  tellsTests,
  testFilesOf,
} from '@helix/gates'
import { type Git, readBlobs } from '@helix/git'
import { layerOf } from '@helix/playbook'
import type { Stand } from '../../decide/replay.ts'
import type { Io } from '../../io.ts'
import { treeViewOf } from '../../repository/tree-view.ts'
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

/** What is run on a tree: all tests of these commands, or of these files where the command can be told so. */
export interface LaneRuns {
  tree: Oid
  commands: readonly CommandName[]
  only?: readonly string[]
}

/** One run of each command on a tree, in the place of the commit. */
export async function evidenceOf(
  git: Git,
  io: Io,
  { standing, stand, policy, measuring }: LaneRequest,
  { tree, commands, only = [] }: LaneRuns,
): Promise<Evidence> {
  const few = new Map(commands.map((name) => [name, fewTests(policy.commands[name], only)]))
  const needs = [...few].map(([command, { files }]): Need => {
    return { what: 'run', command, purpose: 'tests', times: 1, ...(files.length > 0 && { only: files }) }
  })
  const measured = await measuring.measure({ tree, policy, needs })
  // Of what runs alone no more tests can be there than it declares.
  const narrow = Object.fromEntries([...few].flatMap(([name, { command }]) => (command ? [[name, command]] : [])))
  const asRun = { ...policy, commands: { ...policy.commands, ...narrow } }
  const situation: Situation = { ...(await commitSituation(git, standing, stand, asRun)), tree }
  return gatherEvidence(git, situation, measured, io.now())
}

/** The command with those of the files alone that it collects; all of its files where it cannot be told which to run. */
function fewTests(command: Command | undefined, only: readonly string[]): { command?: Command; files: string[] } {
  const files = command === undefined ? null : testFilesOf(command, only, () => undefined)
  const narrow = command === undefined || files === null ? null : narrowed(command, files)
  return narrow === null || files === null ? { files: [] } : { command: narrow, files }
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

/**
 * Tells the files of a tree that belong to its tests and not to what they test: the product imports none of them. What a runner
 * loads before tests is one of them wherever it lies.
 */
export async function testsIn(git: Git, policy: Policy, tree: Oid): Promise<(path: string) => boolean> {
  const head = await treeViewOf(git, tree)
  const layersOf = (path: string) => layerOf(policy, path)?.name ?? null
  const shipped = importedByProduct({ head, policy, layersOf })
  const setups = setupFilesOf(head)
  return (path) => setups.has(path) || (mayBeOfTests(path, layersOf(path)) && !shipped.has(path))
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
