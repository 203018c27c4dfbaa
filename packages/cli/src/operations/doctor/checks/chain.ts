import { type ChainEntry, readChain } from '@helix/beacon'
import { HelixError, type Oid } from '@helix/core'
import { ancestryOf, checkChain, foldChain, renderPosition } from '@helix/evidence'
import { type Git, log, resolve } from '@helix/git'
import { policyAt } from '../../../repository/policy-at.ts'
import { type Check, ok, problem, warning } from '../check.ts'

export const chainCheck: Check = {
  name: 'chain',
  code: 'DOCTOR-CHAIN',
  async run({ git, head, policy }) {
    if (git instanceof HelixError || head === null || policy === null) return null
    const { records } = await readChain(git)
    if (records.length === 0) {
      return policy.signing === 'ssh'
        ? warning('no judgement yet; the first helix verify --sign in CI writes it', 'push, and let CI run')
        : ok('no judgement yet')
    }
    const ancestry = await ancestryAround(git, head, records)
    const policies = await policiesOf(git, records)
    const findings = checkChain(records, {
      policyAt: (base) => policies.get(base) ?? null,
      isAncestorOrSelf: (ancestor, commit) => ancestry.isAncestorOrSelf(ancestor, commit),
      signedAt: ({ digest }) => records.find((record) => record.digest === digest)?.at ?? 0,
    })
    const [first] = findings
    if (first !== undefined)
      return problem(`${findings.length} defects; the first: ${first.message}`, `helix why ${first.code}`)
    const here = records.filter(({ judgement }) => ancestry.isAncestorOrSelf(judgement.subject.commit, head))
    const { position } = foldChain(here, { isAncestorOrSelf: () => true })
    return ok(`sound, ${records.length} judgement${records.length === 1 ? '' : 's'}; ${renderPosition(position)}`)
  },
}

/** Who descends from whom among the commits below HEAD and below the subjects that the repository still has. */
async function ancestryAround(git: Git, head: Oid, records: readonly ChainEntry[]) {
  const subjects = [...new Set(records.map(({ judgement }) => judgement.subject.commit))]
  const here = await log(git, { to: head })
  const known = new Set(here.map(({ commit }) => commit))
  const others = await Promise.all(subjects.filter((oid) => !known.has(oid)).map((oid) => resolve(git, oid)))
  const more = await Promise.all(others.filter((oid) => oid !== null).map((to) => log(git, { from: [head], to })))
  return ancestryOf([...here, ...more.flat()])
}

async function policiesOf(git: Git, records: readonly ChainEntry[]) {
  const bases = [...new Set(records.map(({ judgement }) => judgement.base))]
  const policies = await Promise.all(
    bases.map(async (base) => ((await resolve(git, base)) === null ? null : policyAt(git, base))),
  )
  return new Map(bases.map((base, index) => [base, policies[index] ?? null]))
}
