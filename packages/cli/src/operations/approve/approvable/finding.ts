import { HelixError, shellWord } from '@helix/core'
import { approvalDigest, whyNeverWaived } from '@helix/evidence'
import { treeOf, writeTree } from '@helix/git'
import { readRefusedMessage } from '../../../repository/local/refused-message.ts'
import type { Here } from '../../../repository/open.ts'
import { isSigningStill } from '../../verify/rules/judge-signing.ts'
import { type Approvable, goOn } from './approvable.ts'
import { claimedFindings, type Standing, standingFindings } from './standing-findings.ts'

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
      { hint: await whereItMayStand(here, [code, ...places]) },
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
  return one.finding.where?.path === other.finding.where?.path && one.commit === other.commit && one.made === other.made
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

/** What a hook refused and is still staged is committed next; whatever else was let through is judged again. */
async function onwards(here: Here): Promise<string> {
  const [message, staged] = await Promise.all([readRefusedMessage(here.git), isStaged(here)])
  return message !== null && staged ? 'helix commit --retry' : 'helix verify'
}

async function isStaged({ git, head }: Here): Promise<boolean> {
  return (await writeTree(git)) !== (await treeOf(git, head))
}

/** `git commit -a` that a hook refused leaves nothing staged, and a finding stands in what is. */
async function whereItMayStand(here: Here, asked: readonly string[]): Promise<string> {
  const isLeftOut = (await readRefusedMessage(here.git)) !== null && !(await isStaged(here))
  return isLeftOut
    ? `git add -u && helix approve finding ${asked.map(shellWord).join(' ')} --why "<reason>"`
    : 'helix verify'
}

function digestOf({ finding: { code, where }, commit, bytes }: Standing): string {
  return approvalDigest({ kind: 'finding', finding: { code, ...(where && { where }) }, commit, bytes })
}
