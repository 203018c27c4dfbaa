import type { Finding } from '@helix/core'
import { canaries, type Canary, codesOf, makeTrial, whyWithoutCanary } from '@helix/canaries'
import { chainRules } from '@helix/evidence'
import { openGit, resolve } from '@helix/git'
import { temporaryFolder } from '@helix/testkit'
import { describe, expect, test } from 'vitest'
import { standingAt } from '../../repository/standing/standing.ts'
import { pinnedGenesis } from '../../repository/standing/pinned-genesis.ts'
import { type CommitRules, commitRules } from '../verify/rules/commit-rules.ts'
import { judgeChain } from '../verify/chain/judge-chain.ts'
import { judgeRange } from '../verify/increments/judge-range.ts'
import { judgeShownChain, shownRules } from '../verify/chain/judge-shown.ts'

/** Codes of rules that stand in a table which the judges take. */
const tabled = new Set([
  ...commitRules.merges.map(({ finding }) => finding.code),
  ...commitRules.paths.flatMap(({ codes }) => codes),
  ...commitRules.messages.map(({ code }) => code),
  ...commitRules.commits.flatMap(({ codes }) => codes),
  ...chainRules.map(({ code }) => code),
])

function without(code: string): CommitRules {
  return {
    merges: commitRules.merges.filter(({ finding }) => finding.code !== code),
    paths: commitRules.paths.filter(({ codes }) => !codes.includes(code)),
    messages: commitRules.messages.filter((rule) => rule.code !== code),
    commits: commitRules.commits.filter(({ codes }) => !codes.includes(code)),
  }
}

/** What judges find in a canary's cheat, given the rules. */
async function codesIn(canary: Canary) {
  const { ground } = makeTrial([[canary, 'cheat']], temporaryFolder(), process.execPath)
  const git = await openGit(ground.cwd)
  const head = (await resolve(git, 'HEAD')) ?? ground.tip
  const standing = await standingAt(git, head)
  if (standing === null) throw new Error('canaries have a playbook')
  const now = Math.floor(Date.now() / 1000)
  return async (rules: CommitRules, links = chainRules, shown = shownRules): Promise<string[]> => {
    const pinned = pinnedGenesis({ env: ground.env })
    const chain = await judgeChain(git, { head, chain: standing.chain, pinned }, links)
    const beacon = await judgeShownChain(git, standing, shown)
    const range = await judgeRange(git, standing, { landing: true, now }, rules)
    const findings: Finding[] = [...chain, ...beacon, ...range.flatMap((commit) => commit.findings)]
    return codesOf(findings)
  }
}

describe('with its rule removed from the table, a cheat passes', () => {
  const shown = canaries.filter(({ code, runs }) => tabled.has(code) && runs !== true)

  test.each(shown.map((canary) => [canary.code, canary.bad, canary] as const))('%s: %s', async (code, _, canary) => {
    const judge = await codesIn(canary)
    expect(await judge(commitRules)).toEqual([code])
    const links = chainRules.filter((rule) => rule.code !== code)
    expect(await judge(without(code), links, code === 'BEACON-DIFFERS' ? [] : shownRules)).toEqual([])
  })

  test('every rule of the tables has a canary', () => {
    const known = new Set(canaries.map(({ code }) => code))
    expect([...tabled].filter((code) => !known.has(code) && whyWithoutCanary(code) === null)).toEqual([])
  })
})
