import { readChain, readChainAt, remoteChainRef, tagRef } from '@helix/beacon'
import { HelixError, type Oid } from '@helix/core'
import { type Git, headState, isAncestor, readRef } from '@helix/git'
import type { Io } from '../io.ts'
import { judgeChain } from '../operations/verify/chain/judge-chain.ts'
import { pinnedGenesis } from '../repository/standing/pinned-genesis.ts'
import type { GuardFacts } from './judge-move.ts'

/** What a repository says, asked when a rule asks. */
export function guardFactsOf(git: Git, io: Io): GuardFacts {
  return {
    defectOf: (tip) => defectOf(git, tip, io),
    isAncestor: (ancestor, commit) => isAncestor(git, ancestor, commit),
    fetched: () => readRef(git, remoteChainRef('origin')),
    tagsOf: async (commit) => {
      const { records } = await readChain(git)
      const here = records.filter(({ judgement }) => judgement.subject.commit === commit)
      return new Set(here.map(({ judgement }) => tagRef(judgement.to, commit)))
    },
  }
}

async function defectOf(git: Git, tip: Oid, io: Io): Promise<string | null> {
  try {
    const { records } = await readChainAt(git, tip)
    const { commit } = await headState(git)
    const [first] = await judgeChain(git, { head: commit ?? tip, chain: records, pinned: pinnedGenesis(io) })
    return first?.message ?? null
  } catch (error) {
    // Whatever cannot be read as a chain is none.
    if (error instanceof HelixError) return error.message
    throw error
  }
}
