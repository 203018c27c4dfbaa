import { helixIdentity, tagForm } from '@helix/beacon'
import { HelixError, type RefName } from '@helix/core'
import type { ChainRecord } from '@helix/evidence'
import { type Git, listRefs, tag } from '@helix/git'
import { stepOf } from '@helix/playbook'
import { tagSpecs } from '../chain/spec-tags.ts'
import type { Recorded } from './recorded.ts'

/**
 * Shows what was recorded in the forms outside of the commits, tags specs that have landed, and makes the release's tag after
 * the last pass. `chain`: as it was before. Answers the tags that are new. HelixError `release/tag-taken`.
 */
export async function showJudgements(
  git: Git,
  chain: readonly ChainRecord[],
  recorded: readonly Recorded[],
): Promise<RefName[]> {
  if (recorded.length === 0) return []
  const before = await listRefs(git, 'refs/tags/')
  for (const one of recorded) await show(git, one)
  await tagSpecs(git, chain, recorded)
  const after = await listRefs(git, 'refs/tags/')
  return [...after.keys()].filter((ref) => !before.has(ref))
}

async function show(git: Git, { judgement, policy }: Recorded): Promise<void> {
  const { subject, from, to, verdicts } = judgement
  const { commit } = subject
  if (policy.shown.includes('tag') && from !== to) await tagForm(git).show(to, commit)
  if (from === 'idle' || to !== 'idle' || stepOf(policy, from.step).number !== policy.steps.length) return
  const plan = verdicts.find(({ condition }) => condition.gate === 'release')?.measured['tag']
  if (typeof plan !== 'string') return
  if (await tag(git, plan, commit, { message: `${plan}\n\nCycle: ${from.cycle}\n`, tagger: helixIdentity })) return
  throw new HelixError(
    'release/tag-taken',
    `the tag ${plan} exists already; the judgement stands, the release has no tag`,
    {
      hint: `where it is no release of yours: git tag -d ${plan} && git tag ${plan} ${commit.slice(0, 12)}`,
    },
  )
}
