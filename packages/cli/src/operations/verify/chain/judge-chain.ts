import type { ChainEntry } from '@helix/beacon'
import type { Finding, Oid, Policy } from '@helix/core'
import { type Ancestry, ancestryOf, type ChainFacts, type ChainRule, chainRules, checkChain } from '@helix/evidence'
import { type Git, listRefs, readGraph, resolve } from '@helix/git'
import type { PinnedGenesis } from '../../../repository/standing/pinned-genesis.ts'
import type { Here } from '../../../repository/open.ts'
import { policyAt } from '../../../repository/policy-at.ts'

export interface ChainQuestion {
  head: Oid
  chain: readonly ChainEntry[]
  pinned: PinnedGenesis
}

/**
 * What is wrong with the chain: gaps, forks, illegal moves, signatures, a genesis that is not the pinned one or is gone.
 * Judgements about commits that HEAD does not have, of another branch say, are checked as far as the repository has them.
 */
export async function judgeChain(
  git: Git,
  { head, chain, pinned }: ChainQuestion,
  rules: readonly ChainRule[] = chainRules,
): Promise<Finding[]> {
  const [genesis] = chain
  // One rule with three places: what there is, what it is about, and that it is there.
  const pins = rules.some(({ code }) => code === 'CHAIN-PINNED')
  if (genesis === undefined) return pinned.digest === null || !pins ? [] : [gone(pinned.digest)]
  const policies = await policiesOf(git, chain)
  const at = new Map(chain.map((entry) => [entry.digest, entry.at]))
  const checked = async (tips: readonly Oid[]): Promise<Finding[]> => {
    const ancestry = await ancestryAround(git, tips, chain)
    const facts: ChainFacts = {
      policyAt: (base) => policies.get(base) ?? null,
      isAncestorOrSelf: (ancestor, commit) => ancestry.isAncestorOrSelf(ancestor, commit),
      signedAt: ({ digest }) => at.get(digest) ?? 0,
      tips,
      ...(pinned.digest !== null && { pinned: pinned.digest }),
    }
    return checkChain(chain, facts, rules)
  }
  const findings = await checked([head])
  const told = findings.length === 0 ? findings : await checked([head, ...(await tipsOf(git, chain))])
  return [...(pins ? founding(genesis, pinned) : []), ...told]
}

/** Where the branches that were judged stand, here and as remotes showed them: what was merged into one was merged there. */
async function tipsOf(git: Git, chain: readonly ChainEntry[]): Promise<Oid[]> {
  const names = [...new Set(chain.map(({ judgement }) => judgement.ref.replace('refs/heads/', '')))]
  const refs = [...(await listRefs(git, 'refs/heads/')), ...(await listRefs(git, 'refs/remotes/'))]
  return refs.flatMap(([ref, tip]) => (names.some((name) => ref.endsWith(`/${name}`)) ? [tip] : []))
}

function founding({ judgement }: ChainEntry, { commit }: PinnedGenesis): Finding[] {
  if (commit === null || judgement.subject.commit === commit) return []
  const message = `judgement 0 is about ${judgement.subject.commit.slice(0, 12)}; pinned is ${commit.slice(0, 12)}`
  return [
    { severity: 'error', code: 'CHAIN-PINNED', message, fix: 'restore the branch helix, or correct HELIX_GENESIS' },
  ]
}

/** Without its branch a repository would found itself anew, and forget every judgement. */
function gone(pinned: string): Finding {
  const message = `there is no chain; pinned is the genesis ${pinned.slice(0, 12)}`
  const fix = 'git fetch origin helix:helix; where the host has lost it, push it from a clone: git push origin helix'
  return { severity: 'error', code: 'CHAIN-PINNED', message, fix }
}

/**
 * What keeps a judgement of HEAD from following the newest one of its branch: the chain would never hold again. So it is where the
 * branch was pushed by force and its old commits are still here, or where a job comes late.
 */
export function judgeLanding({ branch, head, standing: { chain, ancestry } }: Here): Finding[] {
  const newest = chain.findLast(({ judgement }) => judgement.ref === branch)
  const isSigned = chain.some(({ judgement }) => judgement.signature !== null)
  if (!isSigned || newest === undefined || ancestry.includes(newest)) return []
  const { sequence, subject } = newest.judgement
  const [before, here] = [subject.commit, head].map((commit) => commit.slice(0, 12))
  const message = `judgement ${sequence} judges ${before}, which ${here} does not follow: the branch was pushed by force, or this is not its newest commit`
  const fix = `fetch and judge the newest commit; where its old ones are gone: git push origin ${before}:refs/heads/restored, and merge that`
  return [{ severity: 'error', code: 'CHAIN-SUBJECT', message, fix }]
}

/** Who descends from whom among the commits below these and below the subjects that the repository still has. */
async function ancestryAround(git: Git, tips: readonly Oid[], chain: readonly ChainEntry[]): Promise<Ancestry> {
  const here = (await Promise.all(tips.map((tip) => readGraph(git, tip)))).flat()
  const known = new Set(here.map(({ commit }) => commit))
  const subjects = new Set(chain.map(({ judgement }) => judgement.subject.commit))
  const apart = await existing(git, [...subjects].filter((oid) => !known.has(oid))) // prettier-ignore
  const all = [...here, ...(await Promise.all(apart.map((to) => readGraph(git, to)))).flat()]
  return ancestryOf(new Map(all.map((held) => [held.commit, held])).values())
}

async function policiesOf(git: Git, chain: readonly ChainEntry[]): Promise<Map<Oid, Policy | null>> {
  const bases = await existing(git, [...new Set(chain.map(({ judgement }) => judgement.base))])
  return new Map(await Promise.all(bases.map(async (base) => [base, await policyAt(git, base)] as const)))
}

async function existing(git: Git, commits: readonly Oid[]): Promise<Oid[]> {
  const found = await Promise.all(commits.map((oid) => resolve(git, oid)))
  return found.filter((oid) => oid !== null)
}
