import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { RecordedReply } from '../model/replies.ts'
import type { Approval } from '@helix/core'
import { approvalPath, encodeApproval } from '@helix/evidence'
import { scrubbedEnv } from '@helix/process'
import { specHash, specTag } from '@helix/spec'
import { aRepo, type Cleanup, type TestRepo, twoPeople } from '@helix/testkit'
import { helix } from '../../testing/product.ts'
import { layOut } from '../prepare.ts'
import { readRecordedRuns } from '../demo-files.ts'
import { attemptOf, textOf } from './attempt.ts'

export interface RecordedHistory {
  repo: TestRepo
  runs: ReadonlyMap<string, RecordedReply[]>
  /** The commit that each run starts from. */
  starts: ReadonlyMap<string, string>
}

const steps = ['SPEC_DRAFT', 'E2E_RED', 'SCAFFOLD', 'DOMAIN_LOGIC', 'INFRA_INTEGRATION', 'PERF_BUDGET', 'DONE']
const specPath = 'docs/spec.md'

/** evenly's history as the demo makes it, committed without measuring anything: each Done is still to be judged. */
export async function recordedHistory(cleanup: Cleanup): Promise<RecordedHistory> {
  const repo = aRepo({ cleanup })
  await layOut(repo.root, scrubbedEnv(), twoPeople.anna)
  repo.commit('chore: begin\n')
  await helix(repo, ['init', '--solo', '--yes'])
  repo.commit('build: adopt Helix\n')
  repo.commit('STEP[1/7] docs(spec): start settle-up\n\nWhy: flatmates argue.\n\nHelix-Start: settle-up\n', {
    files: { 'progress.json': progressAt(1) },
  })
  const runs = readRecordedRuns()
  const starts = new Map<string, string>()
  for (const [name, turns] of runs) {
    starts.set(name, repo.head())
    play(repo, turns)
  }
  return { repo, runs, starts }
}

function play(repo: TestRepo, turns: readonly RecordedReply[]): void {
  const { step, files, finish } = attemptOf(turns, (path) => repo.read(path))
  for (const [path, text] of files) {
    if (text === null) repo.remove(path)
    else repo.write(path, text)
  }
  const { covers, step_complete: complete } = finish
  const [type, scope, description, why] = ['type', 'scope', 'description', 'why'].map((name) => textOf(finish, name))
  const covered = Array.isArray(covers) ? `Covers: ${covers.join(', ')}\n` : ''
  repo.commit(`${step} ${type}(${scope}): ${description}\n\nWhy: ${why}\n\n${covered}${stamp(repo)}`)
  const number = Number(step.at('STEP['.length))
  if (number === 1) approve(repo)
  if (complete === true) close(repo, number)
}

function approve(repo: TestRepo): void {
  const of = specHash(repo.read(specPath))
  const approval: Approval = { kind: 'spec', of, by: twoPeople.anna.email, why: 'read', signature: null }
  repo.commit(`policy: approve the spec\n\nWhy: read.\n\n${stamp(repo)}`, {
    files: { [approvalPath(approval)]: encodeApproval(approval) },
  })
}

function close(repo: TestRepo, number: number): void {
  const done = steps[number - 1]
  repo.commit(
    `STEP[${number}/7] chore: finish ${done}\n\nWhy: its exit holds.\n\n${stamp(repo)}Helix-Done: ${done}\n`,
    {
      files: { 'progress.json': progressAt(number + 1) },
    },
  )
}

function stamp(repo: TestRepo): string {
  return existsSync(join(repo.root, specPath)) ? `Helix-Spec: ${specTag(specHash(repo.read(specPath)))}\n` : ''
}

function progressAt(number: number): string {
  const step = steps[number - 1]
  const shown =
    step === undefined ? { cycle: null, step: null } : { cycle: 'settle-up', step, number, of: steps.length }
  return `${JSON.stringify({ version: 1, ...shown })}\n`
}
