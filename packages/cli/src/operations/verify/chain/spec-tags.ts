import { helixIdentity } from '@helix/beacon'
import type { Finding, Policy } from '@helix/core'
import { type ChainRecord, passes } from '@helix/evidence'
import { type Git, isAncestor, readFileAt, tag, type TaggedCommit, taggedCommits } from '@helix/git'
import { opensSpec } from '../../../decide/commit-kind.ts'
import { specAt } from '../../../repository/spec/spec-at.ts'
import { policyAt } from '../../../repository/policy-at.ts'
import { unlessUnreadable } from '../../../repository/unless-unreadable.ts'
import type { Recorded } from '../judgements/recorded.ts'

/** Judgements in the order of the chain. */
type Judgements = readonly Pick<ChainRecord, 'judgement'>[]

/**
 * Gives each spec that has landed its annotated tag `spec@<12 hex>`, at the first commit that was judged with it: not a draft,
 * and nothing that was refused. `before`: the chain before these were recorded.
 */
export async function tagSpecs(git: Git, before: Judgements, recorded: readonly Recorded[]): Promise<void> {
  const [policy] = recorded.map((one) => one.policy)
  if (policy === undefined) return
  const known = new Set(before.filter((record) => hasLanded(policy, record)).map(({ judgement }) => judgement.spec))
  for (const record of recorded) {
    const { spec, subject, sequence } = record.judgement
    if (spec === '' || known.has(spec) || !hasLanded(record.policy, record)) continue
    known.add(spec)
    const message = `spec@${spec.slice(0, 12)}\n\nSpec: ${spec}\nJudgement: ${sequence}\n`
    // A tag that is there already says the same, or SPEC-TAG tells.
    await tag(git, `spec@${spec.slice(0, 12)}`, subject.commit, { message, tagger: helixIdentity })
  }
}

function hasLanded(policy: Policy, { judgement }: { judgement: ChainRecord['judgement'] }): boolean {
  return passes(judgement) && !opensSpec(policy, judgement.to)
}

/**
 * Whether each tag `spec@…` lies at a commit whose spec has that hash; where the chain knows that spec, at one that was judged
 * with it, or from before genesis. SPEC-TAG.
 */
export async function judgeSpecTags(git: Git, policy: Policy, { all }: { all: Judgements }): Promise<Finding[]> {
  const tags = await taggedCommits(git, 'spec@')
  const judged = await Promise.all(tags.map((tagged) => whyWrong(git, policy, all, tagged)))
  return judged.flatMap((why, at) => {
    const { name = '', commit = '' } = tags[at] ?? {}
    return why === null ? [] : [tagFinding(name, `tag ${name} lies at ${commit.slice(0, 12)}, ${why}`)]
  })
}

async function whyWrong(
  git: Git,
  policy: Policy,
  chain: Judgements,
  { name, commit }: TaggedCommit,
): Promise<string | null> {
  const hash = /^spec@([0-9a-f]{6,64})$/.exec(name)?.[1]
  if (hash === undefined) return null
  const spec = (await unlessUnreadable(specAt(git, commit, policy.spec.path))) ?? (await specElsewhere(git, commit))
  if (spec?.hash.startsWith(hash) !== true) {
    return `which has ${spec === null ? 'no spec' : `spec@${spec.hash.slice(0, 12)}`}`
  }
  const about = chain.filter(({ judgement }) => judgement.spec === spec.hash)
  const [first] = about.filter((record) => hasLanded(policy, record))
  if (first === undefined || about.some(({ judgement }) => judgement.subject.commit === commit)) return null
  // Of what lies before genesis an older chain may have judged that: a repository that was founded anew keeps its tags.
  const genesis = chain[0]?.judgement.subject.commit
  if (genesis !== undefined && (await isAncestor(git, commit, genesis))) return null
  return `where nothing was judged; that spec landed with ${first.judgement.subject.commit.slice(0, 12)}`
}

function tagFinding(name: string, message: string): Finding {
  const fix = `git tag -d ${name}; git fetch --tags; where the host has it so: git push origin :refs/tags/${name}`
  return { severity: 'error', code: 'SPEC-TAG', message, where: { name }, fix }
}

/** The spec where the playbook of that time has it. */
async function specElsewhere(git: Git, commit: string): ReturnType<typeof specAt> {
  const policy = await unlessUnreadable(policyAt(git, commit))
  if (policy === null || (await readFileAt(git, commit, policy.spec.path)) === null) return null
  return unlessUnreadable(specAt(git, commit, policy.spec.path))
}
