import type { Finding } from '@helix/core'
import { needs } from '@helix/gates'
import { alwaysAt } from '@helix/playbook'
import { uniqueFindings } from '../decide/unique-findings.ts'
import type { Io } from '../io.ts'
import { judgeTree } from '../measuring/judge-tree.ts'
import { measuringHere } from '../measuring/measuring.ts'
import { candidateSituation } from '../measuring/situation.ts'
import { announce, hush } from '../operations/announce.ts'
import { keepVerdicts } from '../repository/figures.ts'
import { standingAt } from '../repository/standing.ts'
import type { Candidate } from './candidate.ts'

/** Runs the quick gates on exactly what is staged, in a folder of its own; what does not pass. */
export async function judgeQuickly(io: Io, { git, tree, standing: { commit } }: Candidate): Promise<Finding[]> {
  const standing = await standingAt(git, commit)
  if (standing === null) throw new Error(`${commit} had a playbook and has none any more`)
  const conditions = quickConditions(standing)
  if (conditions.length === 0) return []
  const { verdicts } = await judgeTree(git, io, candidateSituation(standing, tree, false), {
    conditions,
    measuring: measuringHere(git, io, {
      dependencies: 'linked',
      cached: true,
      onProgress: (what) => announce(io, what),
    }),
  })
  hush(io)
  await keepVerdicts(git, tree, standing.policy, verdicts)
  return uniqueFindings(verdicts.flatMap(({ outcome, findings }) => (outcome === 'pass' ? [] : findings)))
}

/** Conditions of `always` that need no command, or only quick ones. */
function quickConditions({ policy, position }: Pick<Candidate['standing'], 'policy' | 'position'>) {
  // Between cycles whatever changes code is work of a lane; which one, only the message will say.
  const lane = position === 'idle' ? 'keep' : null
  return alwaysAt(policy, position, lane).filter((condition) =>
    needs(condition, policy).every((need) => need.what === 'run' && policy.commands[need.command]?.quick === true),
  )
}
