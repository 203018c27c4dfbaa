// The parts together: real commits, a chain written and read back, its rules, its fold.
import type { Judgement } from '@helix/core'
import { ancestryOf, type ChainFacts, checkChain, foldChain, positionAt } from '@helix/evidence'
import { type Git, log, openGit } from '@helix/git'
import { aRepo, type TestRepo } from '@helix/testkit'
import { beforeEach, describe, expect, it } from 'vitest'
import { at, nextJudgement, reports, steps } from '../testing/judgements.ts'
import { appendJudgement } from './append-judgement.ts'
import { readChain } from './read-chain.ts'

let repo: TestRepo
let git: Git
beforeEach(async () => {
  repo = aRepo({ commits: [{ message: 'genesis', files: { 'playbook.yml': 'version: 1\n' } }] })
  git = await openGit(repo.root, { checkVersion: false })
})

/** Judges HEAD as the newest chain says, with these changes. */
async function judge(changes: Partial<Judgement> = {}): Promise<void> {
  const { records } = await readChain(git)
  const { chain } = await look()
  const commit = repo.head()
  const subject = { commit, tree: repo.git('rev-parse', `${commit}^{tree}`) }
  const judgement = { base: chain.base ?? commit, subject, from: chain.position, to: chain.position, ...changes }
  await appendJudgement(git, nextJudgement(records, judgement), reports)
}

async function look() {
  const { records } = await readChain(git)
  const commits = await log(git, { to: repo.head() })
  const ancestry = ancestryOf(commits)
  const policyAt: ChainFacts['policyAt'] = (base) =>
    ancestry.isAncestorOrSelf(base, base) ? { signing: 'none', signers: [], steps } : null
  const findings = checkChain(records, { ...ancestry, policyAt, signedAt: () => 0 })
  const known = new Set(commits.map(({ commit }) => commit))
  return { findings, commits, chain: foldChain(records, { isAncestorOrSelf: (commit) => known.has(commit) }) }
}

const commit = (message: string) => repo.commit(message, { allowEmpty: true })

describe('a chain over real commits', () => {
  it('is sound from genesis to a pass, and the position follows the commits', async () => {
    await judge()
    const start = commit('start')
    await judge({ to: at('SPEC_DRAFT') })
    const done = commit('done')
    await judge({ to: at('E2E_RED') })
    const { findings, chain, commits } = await look()
    expect(findings).toEqual([])
    expect(chain).toMatchObject({ position: at('E2E_RED'), base: done, cycleStart: start, sequence: 2 })
    const here = positionAt(chain, commits.slice(-1), (position) => position)
    expect(here).toMatchObject({ position: at('E2E_RED'), pending: false })
  })

  it('a commit that is taken back takes its judgement along, and another may follow', async () => {
    await judge()
    commit('start')
    await judge({ to: at('SPEC_DRAFT') })
    commit('done too early')
    await judge({ to: at('E2E_RED') })
    repo.git('reset', '-q', '--hard', 'HEAD~1')
    expect((await look()).chain.position).toEqual(at('SPEC_DRAFT'))
    commit('done')
    await judge({ to: at('E2E_RED') })
    const { findings, chain } = await look()
    expect(findings).toEqual([])
    expect(chain).toMatchObject({ position: at('E2E_RED'), sequence: 3 })
  })
})
