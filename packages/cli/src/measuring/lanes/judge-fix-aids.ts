import type { Finding, Oid } from '@helix/core'
import { failingOf, leaningOn, type TestChanges } from '@helix/gates'
import type { Git } from '@helix/git'
import type { Io } from '../../io.ts'
import { collects, evidenceOf, type LaneRequest, testCommands } from './lane-runs.ts'
import { testsThatLean } from './leaning-tests.ts'

/** A fix with what it brings for tests. */
export interface FixAids {
  parent: Oid
  /** The parent's code with the fix's tests and what they read. */
  without: Oid
  /** Its tests, which are judged by themselves. */
  brought: TestChanges
}

/**
 * That a fix lets no other old test pass by what that reads: as the test asks with it, it fails on the parent's code, too.
 * Code LANE-AIDS.
 */
export async function judgeFixAids(
  git: Git,
  io: Io,
  request: LaneRequest,
  { parent, without, brought }: FixAids,
): Promise<Finding[]> {
  const { changes } = request.stand.increment
  const leaning = await testsThatLean(git, io, request, { changes, before: parent })
  const own = new Set([...brought.added, ...brought.rewritten].map(({ test }) => test.id))
  const tests = (leaning ?? []).flatMap((one) => one.tests).filter(({ test }) => !own.has(test.id))
  if (leaning === null || tests.length === 0) return []
  const only = [...new Set(tests.map(({ path }) => path))]
  const commands = testCommands(request.policy).filter((command) => collects(request.policy, command, only))
  const evidence = await evidenceOf(git, io, request, { tree: without, commands, only })
  const needed = failingOf(tests, evidence, commands)
  const needless = tests.filter((one) => !needed.includes(one))
  return leaning.flatMap((one) => leaningOn(one.tests.filter((test) => needless.includes(test)), one.aids, 'fix')) // prettier-ignore
}
