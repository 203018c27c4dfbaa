import type { Finding } from '@helix/core'
import { uniqueFindings } from '../decide/unique-findings.ts'
import type { Io } from '../io.ts'
import { judgeTree } from '../measuring/judge/judge-tree.ts'
import { measuringHere } from '../measuring/measuring.ts'
import { quickConditions } from '../measuring/judge/quick-conditions.ts'
import { candidateSituation } from '../measuring/situation.ts'
import { announce, hush } from '../operations/announce.ts'
import { keepVerdicts } from '../repository/figures.ts'
import { standingAt } from '../repository/standing/standing.ts'
import { waivedIn } from '../repository/approvals/waivers.ts'
import type { Candidate } from './candidate.ts'

/** Runs the quick gates on exactly what is staged, in a folder of its own; what does not pass and nobody waived. */
export async function judgeQuickly(io: Io, { git, tree, standing: { commit } }: Candidate): Promise<Finding[]> {
  const standing = await standingAt(git, commit)
  if (standing === null) throw new Error(`${commit} had a playbook and has none any more`)
  const { policy, position } = standing
  // Between cycles whatever changes code is work of a lane; which one, only the message will say.
  const conditions = quickConditions(policy, position, position === 'idle' ? 'keep' : null)
  if (conditions.length === 0) return []
  const { verdicts } = await judgeTree(git, io, candidateSituation(standing, tree, false), {
    conditions,
    knownOnly: true,
    measuring: await measuringHere(git, io, {
      dependencies: 'linked',
      cached: true,
      keeps: true,
      onProgress: (what) => announce(io, what),
    }),
  })
  hush(io)
  await keepVerdicts(git, tree, policy, verdicts)
  const isWaived = await waivedIn({ git, head: commit, standing }, tree, { now: io.now() })
  const findings = verdicts.flatMap(({ outcome, findings: all }) => (outcome === 'pass' ? [] : all))
  return uniqueFindings(findings.filter((finding) => !isWaived(finding)))
}
