import { type Finding, HelixError, type Oid } from '@helix/core'
import { approvalDigest, isWaivable } from '@helix/evidence'
import { currentUser, treeOf, writeTree } from '@helix/git'
import { readVerdicts, type TreeVerdicts } from '../../../repository/figures.ts'
import type { Here } from '../../../repository/open.ts'
import { judgeRange } from '../../verify/judge-range.ts'
import type { Approvable } from './approvable.ts'

/**
 * A finding that stands now, in HEAD or in what a hook refused to commit, named as its refusal printed it: the code, and where
 * several have it the path or the name beside it, or the commit. Where it is about a file, it is waived there at any commit until
 * the approval ends; what is wrong with a commit itself, at that commit alone. HelixErrors
 * approve/finding (no code), approve/frozen, approve/no-finding, approve/several.
 */
export async function approvableFinding(here: Here, [code, place]: readonly string[]): Promise<Approvable> {
  if (code === undefined || !/^[A-Z][A-Z0-9-]+$/.test(code)) {
    throw new HelixError('approve/finding', 'name the finding by its code and place', {
      hint: 'helix approve finding GATE-TESTS-FLAKY test/unit/cart.test.ts --until <YYYY-MM-DD> --why "<reason>"',
    })
  }
  if (!isWaivable(code)) {
    throw new HelixError('approve/frozen', `${code} cannot be waived: a frozen test is what the cycle is judged by`, {
      hint: 'make it answer the same each time; where the test itself is wrong: helix amend "<why>"',
    })
  }
  const found = (await standingFindings(here)).filter(
    (held) => held.finding.code === code && (place === undefined || isAt(held, place)),
  )
  const digests = new Map(found.map((held) => [digestOf(held), held]))
  const [first, second] = digests.values()
  if (first === undefined) {
    throw new HelixError(
      'approve/no-finding',
      `no ${code} stands ${place === undefined ? 'at HEAD' : `for ${place}`}`,
      {
        hint: 'helix verify lists what stands',
      },
    )
  }
  if (second !== undefined) {
    const paths = [...digests.values()].map(({ finding }) => finding.where?.path)
    const isTold = paths.every((path, at) => path !== undefined && paths.indexOf(path) === at)
    const places = [...digests.values()]
      .map(
        ({ finding: { where }, commit }) =>
          commit?.slice(0, 12) ?? (isTold ? where?.path : (where?.name ?? where?.path)) ?? '?',
      )
      .join(', ')
    throw new HelixError('approve/several', `${code} stands at several places: ${places}`, {
      hint: `helix approve finding ${code} ${first.commit !== null ? '<commit>' : isTold ? '<path>' : '"<name>"'} --until <YYYY-MM-DD> --why "<reason>"`,
    })
  }
  const { finding, author, commit } = first
  const what = [code, finding.where?.path ?? finding.where?.name, commit?.slice(0, 12)].filter(Boolean).join(' ')
  return {
    kind: 'finding',
    of: digestOf(first),
    what,
    authors: author === null ? [] : [author],
    next: 'helix verify',
  }
}

/** A place is a path; where several findings stand in one file, the name that stands beside it; of a commit itself, its id. */
function isAt({ finding: { where }, commit }: Standing, place: string): boolean {
  return where?.path === place || where?.name === place || (place.length >= 7 && commit?.startsWith(place) === true)
}

interface Standing {
  finding: Finding
  author: string | null
  /** The commit that it is wrong with; null where it is about a file, or about what was measured. */
  commit: Oid | null
}

/** What the rules say of the commits since the base, and what the gates said of HEAD's tree and of what is staged on it. */
async function standingFindings({ git, head, standing }: Here): Promise<Standing[]> {
  const [commits, known, staged] = await Promise.all([
    judgeRange(git, standing, { landing: true, now: 0 }),
    readVerdicts(git, await treeOf(git, head), standing.policy),
    readVerdicts(git, await writeTree(git), standing.policy),
  ])
  const authors = new Map<Oid, string>(standing.stands.map(({ increment }) => [increment.commit, increment.author]))
  const own = commits.flatMap(({ commit, findings }) =>
    findings.map((told) => {
      const finding = withoutCommit(told, commit)
      return { finding, author: authors.get(commit) ?? null, commit: told.where?.path === undefined ? commit : null }
    }),
  )
  const tip = authors.get(head) ?? null
  const { email } = await currentUser(git)
  return [...own, ...toldBy(known, tip), ...toldBy(staged, email)]
}

function toldBy(known: TreeVerdicts | null, author: string | null): Standing[] {
  return (known?.verdicts ?? [])
    .flatMap(({ findings }) => findings)
    .map((finding) => ({ finding, author, commit: null }))
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

function digestOf({ finding: { code, where }, commit }: Standing): string {
  return approvalDigest({ kind: 'finding', finding: { code, ...(where && { where }) }, commit })
}
