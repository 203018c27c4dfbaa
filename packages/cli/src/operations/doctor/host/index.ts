import { openGit } from '@helix/git'
import type { Io } from '../../../io.ts'
import type { Diagnosis } from '../index.ts'
import { bypassCheck, chainHistoryCheck, landingHistoryCheck, mergeResultCheck, requiredCheck, tagsCheck } from './checks/branch.ts' // prettier-ignore
import { jobsCheck, otherJobsCheck, remoteCheck, verifierCheck } from './checks/jobs.ts'
import { reviewsCheck, squashCheck } from './checks/reviews.ts'
import { environmentCheck, genesisCheck, keyCheck } from './checks/key.ts'
import type { HostCheck } from './host-check.ts'
import { gatherHostFacts, type HostFacts } from './host-facts.ts'

/** Every question about the host, in the order in which it is shown. */
export const hostChecks: readonly HostCheck[] = [
  remoteCheck,
  jobsCheck,
  verifierCheck,
  otherJobsCheck,
  reviewsCheck,
  requiredCheck,
  mergeResultCheck,
  squashCheck,
  landingHistoryCheck,
  bypassCheck,
  chainHistoryCheck,
  tagsCheck,
  environmentCheck,
  keyCheck,
  genesisCheck,
]

/**
 * Examines how the host is set up: from the repository alone, and with GITHUB_TOKEN by asking GitHub's API, reading only.
 * What could not be confirmed is said to be so, and never assumed. HelixErrors: those of `gatherHostFacts`.
 */
export async function examineHost(io: Io): Promise<Diagnosis> {
  return judgeHost(await gatherHostFacts(io, await openGit(io.cwd)))
}

function judgeHost(facts: HostFacts): Diagnosis {
  const results = hostChecks.flatMap((check) => {
    const examined = check.judge(facts)
    // Where nobody is there to be asked, one line says so for all.
    const isSaid = facts.remote === null && examined?.state === 'unconfirmed'
    return examined === null || isSaid ? [] : [{ name: check.name, code: check.code, ...examined }]
  })
  return { healthy: results.every(({ state }) => state !== 'problem'), results }
}
