import { readChain } from '@helix/beacon'
import { HelixError } from '@helix/core'
import { foldChain, renderPosition } from '@helix/evidence'
import { ancestorsOf } from '@helix/git'
import { counted } from '../../../decide/in-words.ts'
import { pinnedGenesis } from '../../../repository/standing/pinned-genesis.ts'
import { judgeChain } from '../../verify/chain/judge-chain.ts'
import { type Check, ok, problem, warning } from '../check.ts'

export const chainCheck: Check = {
  name: 'chain',
  code: 'DOCTOR-CHAIN',
  async run({ io, git, head, policy }) {
    if (git instanceof HelixError || head === null || policy === null) return null
    const { records } = await readChain(git)
    const [first, ...more] = await judgeChain(git, { head, chain: records, pinned: pinnedGenesis(io) })
    if (first !== undefined)
      return problem(`${more.length + 1} defects; the first: ${first.message}`, `helix why ${first.code}`)
    if (records.length === 0) {
      return policy.signing === 'ssh'
        ? warning('no judgement yet; the first helix verify --sign in CI writes it', 'push, and let CI run')
        : ok('no judgement yet')
    }
    const subjects = records.map(({ judgement }) => judgement.subject.commit)
    const ancestors = await ancestorsOf(git, subjects, head)
    const { position } = foldChain(records, { isAncestorOrSelf: (commit) => ancestors.has(commit) })
    return ok(`sound, ${counted(records.length, 'judgement')}; ${renderPosition(position)}`)
  },
}
