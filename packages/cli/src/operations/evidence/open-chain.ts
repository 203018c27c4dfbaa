import type { ChainEntry } from '@helix/beacon'
import { type Finding, HelixError, type Oid, type Policy } from '@helix/core'
import type { Io } from '../../io.ts'
import { type Here, openHere } from '../../repository/open.ts'
import { pinnedGenesis } from '../../repository/standing/pinned-genesis.ts'
import { basePolicy } from '../../repository/policy-at.ts'
import { judgeChain } from '../verify/chain/judge-chain.ts'

/** The chain of this repository, with the rules that each record was judged by. */
export interface OpenedChain {
  here: Here
  records: readonly ChainEntry[]
  /** What is wrong with the chain itself. */
  findings: Finding[]
  /** The policy that judged a record. */
  policyOf: (record: ChainEntry) => Policy
  /** The policy that will judge what comes next. */
  policy: Policy
}

/** Opens a chain that holds something, and checks it. HelixError evidence/no-chain. */
export async function openChain(io: Io): Promise<OpenedChain> {
  const opened = await openAnyChain(io)
  if (opened.records.length > 0) return opened
  throw new HelixError('evidence/no-chain', 'nothing has been judged yet, so there is no evidence', {
    hint: bringsChain(opened.policy),
  })
}

/** What brings judgements: where they are signed they are CI's. */
export function bringsChain({ signing }: Policy): string {
  return signing === 'none' ? 'helix verify --sign' : 'git fetch origin helix:helix'
}

/** Opens the chain and checks it, also where nothing has been judged yet. */
export async function openAnyChain(io: Io): Promise<OpenedChain> {
  const here = await openHere(io, { bare: true })
  const { git, standing } = here
  const records = standing.chain
  const findings = await judgeChain(git, { head: here.head, chain: records, pinned: pinnedGenesis(io) })
  const policies = new Map<Oid, Policy>()
  for (const base of new Set([standing.base, ...records.map(({ judgement }) => judgement.base)])) {
    policies.set(base, await basePolicy(git, { ...standing, base }))
  }
  const at = (base: Oid): Policy => policies.get(base) ?? standing.policy
  return { here, records, findings, policyOf: ({ judgement }) => at(judgement.base), policy: at(standing.base) }
}
