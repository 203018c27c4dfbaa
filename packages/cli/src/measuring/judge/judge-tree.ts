import { type Condition, type Digest, sha256, type Verdict } from '@helix/core'
import { judge } from '@helix/gates'
import { type Git, readTree } from '@helix/git'
import type { Io } from '../../io.ts'
import { keepFacts } from '../../repository/kept-facts.ts'
import { againstBase, inTurns, judgeAgain } from './benchmarks.ts'
import { measureKept } from './kept-benchmarks.ts'
import { gatherEvidence } from '../evidence/gather-evidence.ts'
import { measureInDoubt } from './in-doubt.ts'
import type { Measuring } from '../measuring.ts'
import { needsOf } from './needs-of.ts'
import { planNeeds } from '../run/plan-needs.ts'
import { recording } from '../run/recording.ts'
import type { Situation } from '../situation.ts'
import { measureStubbed } from './stubbed.ts'

export interface JudgeOptions {
  conditions: readonly Condition[]
  measuring: Measuring
  /** Only failing tests of which it is known that they disagree from run to run are tried again; by default every old one. */
  knownOnly?: boolean
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
  { conditions, measuring, knownOnly = false }: JudgeOptions,
): Promise<Judgment> {
  const { policy, tree } = situation
  const paths = (await readTree(git, tree)).map(({ path }) => path)
  const needed = planNeeds(needsOf(conditions, policy, paths))
  const plan = await againstBase(git, situation, { needs: needed, conditions })
  const recorded = recording(measuring)
  const measured = await recorded.measure({ tree, policy, needs: plan })
  const gathered = await gatherEvidence(git, situation, measured, io.now())
  const kept = await measureKept(git, situation, { plan, measuring: recorded })
  const stubbed = await measureStubbed(git, gathered, { conditions, measuring: recorded })
  const doubted = await measureInDoubt(git, gathered, situation, { conditions, measuring: recorded, knownOnly })
  const evidence = {
    ...inTurns(gathered, plan, kept),
    ...doubted,
    stubbed: (command: string) => stubbed.get(command) ?? null,
  }
  const judged = conditions.map((condition) => ({ condition, ...judge(condition, evidence) }))
  keepFacts(git, gathered.head)
  const again = await judgeAgain(git, io, situation, { judged, plan, measuring: recorded })
  const verdicts = again.map((one): Verdict => ({ ...one, tree, policy: policy.digest }))
  const cited = new Set(verdicts.flatMap(({ reports }) => reports))
  const measurements = recorded.trees().flatMap((one) => one.measurements)
  const bytes = measurements.flatMap(({ runs }) => runs.flatMap(({ reports }) => reports.flatMap(held)))
  return {
    verdicts,
    reports: new Map(bytes.map((raw) => [sha256(raw), raw] as const).filter(([digest]) => cited.has(digest))),
  }
}

function held({ bytes }: { bytes: Uint8Array | null }): Uint8Array[] {
  return bytes === null ? [] : [bytes]
}
