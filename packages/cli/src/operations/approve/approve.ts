import { composeMessage } from '@helix/commits'
import { type Approval, type ApprovalKind, type Digest, type Finding, HelixError, type Principal } from '@helix/core'
import { approvalPath, countApprovals, encodeApproval, isSamePerson } from '@helix/evidence'
import { currentUser, readFileAt, treeWith } from '@helix/git'
import { dayOf } from '../../decide/in-words.ts'
import { inShort } from '../../decide/in-short.ts'
import { trailersOf } from '../../decide/trailers.ts'
import type { Io } from '../../io.ts'
import { commitOnto } from '../../repository/commit-onto.ts'
import { type Here, openHere } from '../../repository/open.ts'
import { treeSpec } from '../../repository/spec/tree-spec.ts'
import type { Approvable } from './approvable/approvable.ts'
import { subjectsOf } from './approvable/index.ts'
import { ownWork } from './own-work.ts'
import { signWithKey } from './sign-approval.ts'

export interface ApproveRequest {
  /** What is approved, by its word: `spec`, `amendment`, `step`, `finding`, `position`, or the name of a layer. */
  subject: string
  why: string
  /** `2026-12-31`, for waivers; without it they end after 30 days. */
  until?: string
  /** Path of an OpenSSH key; where the repository signs. */
  key?: string
  /** For `finding` code and place as the refusal printed them, for `position` the step to go back to. */
  details: readonly string[]
}

export interface Approved {
  kind: ApprovalKind
  of: Digest
  /** What was approved, in words. */
  what: string
  /** Each by its name, where it is several. */
  names?: readonly string[]
  by: Principal
  /** The approvals' files. */
  paths: readonly string[]
  /** SELF-APPROVED and UNATTENDED-CAPABLE, where they apply. */
  labels: string[]
  /** The command that goes on from here. */
  next: string
  /** The last day of it, in UTC, where it ends. */
  until?: string
}

/**
 * Writes the approval's file, or one for each finding that was meant, and commits them alone. An approval that would not count is not written. HelixErrors:
 * approve/unknown-subject, approve/nothing, approve/own, approve/no-key, approve/until, approve/not-counted.
 */
export async function approve(io: Io, request: ApproveRequest): Promise<Approved> {
  const here = await openHere(io)
  const subjects = subjectsOf(here.standing.policy)
  const find = subjects.get(request.subject)
  if (find === undefined) throw unknownSubject(request.subject, [...subjects.keys()])
  const approvable = await find(here, request.details, io.now())
  const by = (await currentUser(here.git)).email
  const policy = approvable.policy ?? here.standing.policy
  const isOwn = approvable.authors.some((author) => isSamePerson(author, by))
  if (isOwn && !policy.self) throw ownWork({ ...approvable, by, policy, now: io.now() })
  const { kind, of, also = [], names, authors, what, next } = approvable
  const end = endOf(kind, request.until, io.now())
  const labels = new Set<string>()
  const files = new Map<string, string>()
  for (const each of [of, ...also]) {
    const unsigned = draft({ kind, of: each }, { why: request.why, end }, by)
    const approval = policy.signing === 'none' ? unsigned : await signWithKey(io, unsigned, requireKey(request))
    const { count, findings } = countApprovals({
      kind,
      of: each,
      approvals: [approval],
      authors,
      policy,
      now: io.now(),
    })
    if (count === 0) throw notCounted(findings)
    const path = approvalPath(approval)
    if (approvable.spent?.some((held) => approvalPath(held) === path) === true) throw spent(what)
    for (const { code } of findings) labels.add(code)
    files.set(path, encodeApproval(approval))
  }
  const paths = [...files.keys()]
  for (const path of paths) if ((await readFileAt(here.git, here.head, path)) !== null) files.delete(path)
  if (files.size > 0) await write(here, files, { what, why: request.why })
  const until = end === undefined ? undefined : dayOf(end)
  return {
    kind,
    of,
    what,
    by,
    paths,
    labels: [...labels],
    next,
    ...(names && { names }),
    ...(until !== undefined && { until }),
  }
}

/** How long a waiver lasts where nobody says. */
const days = 30

/** The last second of the day until which it holds, in UTC; undefined where it has no end. */
function endOf(kind: ApprovalKind, until: string | undefined, now: number): number | undefined {
  if (until === undefined && kind !== 'finding') return undefined
  return secondsOf(until ?? dayOf(now + days * 86_400))
}

function draft(
  { kind, of }: Pick<Approvable, 'kind' | 'of'>,
  { why, end }: { why: string; end: number | undefined },
  by: Principal,
): Approval {
  return { kind, of, by, why, ...(end !== undefined && { until: end }), signature: null }
}

function requireKey({ key }: ApproveRequest): string {
  if (key !== undefined) return key
  throw new HelixError('approve/no-key', 'this repository signs its approvals, and no key was given', {
    hint: 'add --key ~/.ssh/id_ed25519, or set HELIX_APPROVE_KEY',
  })
}

/** Better said now than by CI, after the commit. */
function notCounted(findings: readonly Finding[]): HelixError {
  const [first] = findings
  return new HelixError(
    'approve/not-counted',
    `this approval would not count: ${first?.message ?? 'no reason given'}`,
    {
      hint: first === undefined ? 'helix doctor' : `helix why ${first.code}`,
      findings: [...findings],
    },
  )
}

/** Files of approvals are named by what they say. */
function spent(what: string): HelixError {
  return new HelixError('approve/not-counted', `you approved ${what} in the same words for an earlier time`, {
    hint: 'say why it is right again: --why "<another reason>"',
  })
}

/** Cells that a first line has for it. */
const widest = 80

async function write(
  here: Here,
  files: ReadonlyMap<string, string>,
  { what, why }: { what: string; why: string },
): Promise<void> {
  const tree = await treeWith(here.git, here.head, files)
  const spec = await treeSpec(here.git, tree, here.standing.policy.spec.path)
  const short = inShort(what, widest)
  const message = composeMessage({
    label: null,
    type: 'policy',
    description: `approve ${short}`,
    why,
    change: short === what ? null : what,
    trailers: trailersOf({ 'Helix-Spec': spec.tag }),
  })
  await commitOnto(here, { tree, message, files })
}

function secondsOf(day: string): number {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T23:59:59Z`) : Number.NaN
  // JavaScript takes the 31st of February for a day in March.
  if (Number.isNaN(time) || dayOf(time / 1000) !== day) {
    throw new HelixError('approve/until', `"${day}" is not a day`, { hint: 'write it as --until 2026-12-31' })
  }
  return time / 1000
}

function unknownSubject(subject: string, known: readonly string[]): HelixError {
  return new HelixError('approve/unknown-subject', `"${subject}" cannot be approved; known: ${known.join(', ')}`, {
    hint: 'helix approve spec',
  })
}
