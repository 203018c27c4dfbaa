import { type Condition, type Digest, sha256, type Verdict } from '@helix/core'
import { judge } from '@helix/gates'
import { type Git, readTree } from '@helix/git'
import type { Io } from '../io.ts'
import { gatherEvidence } from './gather-evidence.ts'
import type { Measuring } from './measuring.ts'
import { needsOf } from './needs-of.ts'
import { planNeeds } from './plan-needs.ts'
import { recording } from './recording.ts'
import type { Situation } from './situation.ts'
import { measureStubbed } from './stubbed.ts'

export interface JudgeOptions {
  conditions: readonly Condition[]
  measuring: Measuring
}

export interface Judgment {
  verdicts: Verdict[]
  /** Raw report bytes by their digest, for the chain. */
  reports: Map<Digest, Uint8Array>
}

/** Measures what the conditions need, once, and judges each of them. */
export async function judgeTree(
  git: Git,
  io: Io,
  situation: Situation,
  { conditions, measuring }: JudgeOptions,
): Promise<Judgment> {
  const { policy, tree } = situation
  const paths = (await readTree(git, tree)).map(({ path }) => path)
  const plan = planNeeds(needsOf(conditions, policy, paths))
  const measured = await measuring.measure({ tree, policy, needs: plan })
  const gathered = await gatherEvidence(git, situation, measured, io.now())
  const recorded = recording(measuring)
  const stubbed = await measureStubbed(git, gathered, { conditions, measuring: recorded })
  const evidence = { ...gathered, stubbed: (command: string) => stubbed.get(command) ?? null }
  const verdicts = conditions.map((condition): Verdict => {
    return { condition, tree, policy: policy.digest, ...judge(condition, evidence) }
  })
  const cited = new Set(verdicts.flatMap(({ reports }) => reports))
  const measurements = [...measured.values(), ...recorded.trees().flatMap((one) => one.measurements)]
  const bytes = measurements.flatMap(({ runs }) => runs.flatMap(({ reports }) => reports.flatMap(held)))
  return {
    verdicts,
    reports: new Map(bytes.map((raw) => [sha256(raw), raw] as const).filter(([digest]) => cited.has(digest))),
  }
}

function held({ bytes }: { bytes: Uint8Array | null }): Uint8Array[] {
  return bytes === null ? [] : [bytes]
}
