import { type Finding, HelixError, type Oid, type Principal } from '@helix/core'
import { approvalDigest, whyNeverWaived } from '@helix/evidence'
import { currentUser, treeOf, writeTree } from '@helix/git'
import { closesStep } from '../../../decide/replay.ts'
import { gatherCandidate } from '../../../hooks/gather-candidate.ts'
import { judgeCompleted } from '../../../hooks/judge-message.ts'
import { makersWith } from '../../../repository/approvals/waivers.ts'
import { claimOf } from '../../../repository/claim.ts'
import { bytesAt } from '../../../repository/approvals/bytes-at.ts'
import { readVerdicts } from '../../../repository/figures.ts'
import { readRefusedMessage } from '../../../repository/local/refused-message.ts'
import type { Here } from '../../../repository/open.ts'
import { authorsOf, judgeRange } from '../../verify/increments/judge-range.ts'
import { isSigningStill } from '../../verify/rules/judge-signing.ts'
import { type Approvable, goOn } from './approvable.ts'

/**
 * A finding that stands now, in HEAD or in what a hook refused to commit, named as its refusal printed it: the code, and where
 * several have it the path (all that one change made of this file) or the name beside it, or the commit, or both. Where it is about a file, it is waived there at any commit until
 * the approval ends; what a commit makes of a file, for these bytes; what is wrong with a commit itself, at that commit alone. HelixErrors
 * approve/finding (no code), approve/frozen, approve/awaited, approve/signing, approve/no-finding, approve/several.
 */
export async function approvableFinding(
  here: Here,
  [code, ...places]: readonly string[],
  now: number,
): Promise<Approvable> {
  if (code === undefined || !/^[A-Z][A-Z0-9-]+$/.test(code)) {
    throw new HelixError('approve/finding', 'name the finding by its code and place', {
      hint: 'helix approve finding GATE-TESTS-FLAKY test/unit/cart.test.ts --why "<reason>"',
    })
  }
  const never = whyNeverWaived(code)
  if (never !== null) throw neverWaived[never](code)
  if (isSigningStill(code, here.standing.policy, now)) throw neverWaived.signing(code)
  const isMeant = (held: Standing) => held.finding.code === code && places.every((place) => isAt(held, place))
  const told = (await standingFindings(here)).filter(isMeant)
  // What a Done asks for besides is not what everything else tells of.
  const all = told.length > 0 ? told : (await claimedFindings(here)).filter(isMeant)
  const open = all.filter(({ finding }) => finding.severity === 'error')
  const found = open.length > 0 ? open : all
  const digests = new Map(found.map((held) => [digestOf(held), held]))
  const [first, ...others] = digests.values()
  if (first === undefined) {
    throw new HelixError(
      'approve/no-finding',
      `no ${code} stands ${places.length === 0 ? 'at HEAD' : `for ${places.join(' ')}`}`,
      {
        hint: 'helix verify',
      },
    )
  }
  const isNamed = places.some((place) => place === first.finding.where?.path)
  if (others.some((other) => !isNamed || !standsWith(other, first))) throw several(code, [...digests.values()])
  const { finding, commit } = first
  const place = [code, finding.where?.path ?? finding.where?.name, commit?.slice(0, 12)].filter(Boolean).join(' ')
  return {
    kind: 'finding',
    of: digestOf(first),
    also: others.map(digestOf),
    ...(others.length > 0 && { names: [...digests.values()].map(nameOf) }),
    what: others.length === 0 ? place : `${place}, ${others.length + 1} findings`,
    authors: [first, ...others].flatMap(({ authors }) => authors),
    next: goOn(here.standing, await onwards(here)),
  }
}

/** Whether who names the file, and the commit where it matters, means both. */
function standsWith(one: Standing, other: Standing): boolean {
  const isOf = (held: Standing) => [held.finding.where?.path, held.commit, held.made].join(' ')
  return isOf(one) === isOf(other)
}

/** Told apart by the least that does: the path, the path or none with its commit, or the name. */
function several(code: string, found: readonly Standing[]): HelixError {
  const paths = found.map(({ finding }) => finding.where?.path)
  const commits = found.map(({ commit, made }) => (commit ?? made)?.slice(0, 12))
  const made = found.map((_, at) =>
    commits[at] === undefined ? undefined : [paths[at], commits[at]].filter(Boolean).join(' '),
  )
  const [places, form] = tellsApart(paths)
    ? [paths, '<path>']
    : tellsApart(made)
      ? [made, paths[0] === undefined ? '<commit>' : '<path> <commit>']
      : [found.map(nameOf), '"<name>"']
  return new HelixError('approve/several', `${code} stands at several places: ${places.join(', ')}`, {
    hint: `helix approve finding ${code} ${form} --why "<reason>"`,
  })
}

function nameOf({ finding: { where } }: Standing): string {
  return where?.name ?? where?.path ?? '?'
}

function tellsApart(places: readonly (string | undefined)[]): places is readonly string[] {
  return !places.includes(undefined) && new Set(places).size === places.length
}

const neverWaived: Readonly<Record<'frozen' | 'approval' | 'signing', (code: string) => HelixError>> = {
  frozen: (code) =>
    new HelixError('approve/frozen', `${code} cannot be waived: a frozen test is what the cycle is judged by`, {
      hint: 'make it answer the same each time; where the test itself is wrong: helix amend "<why>"',
    }),
  approval: (code) =>
    new HelixError(
      'approve/awaited',
      `${code} cannot be waived: it asks for an approval, and that is what answers it`,
      {
        hint: 'which one is told by helix verify; then: helix approve spec|amendment|policy|dependencies|step --why "<reason>"',
      },
    ),
  signing: (code) =>
    new HelixError(
      'approve/signing',
      `${code} cannot be waived while it is so: nobody could tell any more who judged`,
      {
        hint: 'mend it in a policy commit: helix why ' + code,
      },
    ),
}

/** A place is a path; where several findings stand in one file, the name that stands beside it; of a commit itself, its id. */
function isAt({ finding: { where }, commit, made }: Standing, place: string): boolean {
  const isCommit = place.length >= 7 && (commit ?? made)?.startsWith(place) === true
  return where?.path === place || where?.name === place || isCommit
}

interface Standing {
  finding: Finding
  authors: readonly Principal[]
  /** The commit that it is wrong with; null where it is about a file, or about what was measured. */
  commit: Oid | null
  /** The commit that makes of a file what it is about, or the tree that would. */
  made?: Oid
  bytes?: Oid | null | undefined
}

/** What the rules say of the commits since the base, and what the gates said of HEAD's tree and of what is staged on it. */
async function standingFindings(here: Here): Promise<Standing[]> {
  const { git, head, standing } = here
  const commits = await judgeRange(git, standing, { landing: true, now: 0 })
  const increments = standing.stands.map(({ increment }) => increment)
  const own = increments.map(async (increment, at): Promise<Standing[]> => {
    const { findings = [] } = commits[at] ?? {}
    const bytes = await bytesAt(git, increment.tree, findings)
    return findings.map((told) => ({
      finding: withoutCommit(told, increment.commit),
      authors: authorsOf(told, { policy: standing.policy, increment, increments }),
      commit: told.where?.path === undefined ? increment.commit : null,
      ...(bytes(told) !== undefined && { made: increment.commit, bytes: bytes(told) }),
    }))
  })
  const last = standing.stands.at(-1)
  const headTree = await treeOf(git, head)
  const measured = await Promise.all([
    measuredFindings(here, await writeTree(git), { closing: false }),
    measuredFindings(here, headTree, { closing: last !== undefined && closesStep(last), made: head }),
  ])
  return [...(await Promise.all(own)).flat(), ...measured.flat(), ...(await refusedFindings(here))]
}

/** What the rules say of what is staged, under the message that a hook refused and kept; who commits it is its author. */
async function refusedFindings({ git }: Here): Promise<Standing[]> {
  const message = await readRefusedMessage(git)
  const facts = message === null ? null : await gatherCandidate(git, { amending: false, concluding: false })
  if (message === null || facts === null || facts.merging || facts.changes.length === 0) return []
  const [findings, { email }] = await Promise.all([
    judgeCompleted({ git, amending: false, ...facts }, message),
    currentUser(git),
  ])
  const bytes = await bytesAt(git, await writeTree(git), findings)
  return findings
    .filter(({ where }) => where?.path !== undefined)
    .map((finding) => ({ finding, authors: [email], commit: null, bytes: bytes(finding) }))
}

/** What a hook refused and is still staged is committed next; whatever else was let through is judged again. */
async function onwards({ git, head }: Here): Promise<string> {
  const [message, staged, held] = await Promise.all([readRefusedMessage(git), writeTree(git), treeOf(git, head)])
  return message !== null && staged !== held ? 'helix commit --retry' : 'helix verify'
}

/** What the gates said of the claim that the active step is done. */
async function claimedFindings(here: Here): Promise<Standing[]> {
  const { position } = here.standing
  return position === 'idle' ? [] : measuredFindings(here, (await claimOf(here, position)).tree, { closing: true })
}

async function measuredFindings(
  here: Here,
  tree: Oid,
  { closing, made = tree }: { closing: boolean; made?: Oid },
): Promise<Standing[]> {
  const { git, standing } = here
  const [known, authors] = await Promise.all([
    readVerdicts(git, tree, standing.policy),
    makersWith(here, tree, closing),
  ])
  const findings = (known?.verdicts ?? []).flatMap((verdict) => verdict.findings)
  const bytes = await bytesAt(git, tree, findings)
  return findings.map((finding) => ({
    finding,
    authors,
    commit: null,
    ...(bytes(finding) !== undefined && { made, bytes: bytes(finding) }),
  }))
}

/** The finding as the rule made it, before it was told with its commit. */
function withoutCommit(finding: Finding, commit: Oid): Finding {
  const name = finding.where?.name?.replace(commit.slice(0, 12), '').trim()
  const { name: _, ...place } = finding.where ?? {}
  const where = name === undefined || name === '' ? place : { ...place, name }
  if (Object.keys(where).length > 0) return { ...finding, where }
  const { where: __, ...bare } = finding
  return bare
}

function digestOf({ finding: { code, where }, commit, bytes }: Standing): string {
  return approvalDigest({ kind: 'finding', finding: { code, ...(where && { where }) }, commit, bytes })
}
