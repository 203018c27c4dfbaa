import { readRunLog } from '@helix/agent'
import { openGit, readBlobs, readTree } from '@helix/git'
import { runsRef } from '../operations/next/kept/run-log-ref.ts'

/** What all runs of the agent together used, as their logs say. */
export interface Cost {
  runs: number
  requests: number
  /** Tokens. */
  input: number
  output: number
}

/** Sums up the run logs that the repository keeps below refs/helix/runs. HelixErrors `git/…`. */
export async function readCost(folder: string): Promise<Cost> {
  const git = await openGit(folder)
  const entries = await readTree(git, runsRef)
  const logs = await readBlobs(
    git,
    entries.map(({ oid }) => oid),
  )
  const total: Cost = { runs: 0, requests: 0, input: 0, output: 0 }
  for (const bytes of logs.values()) {
    const spent = readRunLog(bytes).entries.flatMap(({ entry }) => (entry.type === 'outcome' ? [entry.spent] : []))
    for (const { steps, usage } of spent) {
      total.runs += 1
      total.requests += steps
      total.input += usage.input
      total.output += usage.output
    }
  }
  return total
}
