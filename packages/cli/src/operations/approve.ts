import { readFile } from 'node:fs/promises'
import { composeMessage } from '@helix/commits'
import { type Approval, type ApprovalKind, type Digest, HelixError, type Principal } from '@helix/core'
import { approvalPath, encodeApproval, parsePrivateKey, signApproval } from '@helix/evidence'
import { currentUser, readFileAt, treeWith } from '@helix/git'
import type { Io } from '../io.ts'
import { commitOnto } from '../repository/commit-onto.ts'
import { type Here, openHere } from '../repository/open.ts'
import { treeSpec } from '../repository/tree-spec.ts'
import type { Approvable } from './approvable/approvable.ts'
import { subjects } from './approvable/index.ts'

export interface ApproveRequest {
  /** What is approved, by its word: `spec`, `amendment`, `policy`, `dependencies`, `finding`. */
  subject: string
  why: string
  /** `2026-12-31`, for waivers. */
  until?: string
  /** Path of an OpenSSH private key; where the repository signs. */
  key?: string
  /** Only for `finding`: code and place as the refusal printed them. */
  details: readonly string[]
}

export interface Approved {
  kind: ApprovalKind
  of: Digest
  /** What was approved, in words. */
  what: string
  by: Principal
  path: string
  /** The approver made what is approved. */
  own: boolean
}

/**
 * Writes the approval's file and commits it alone. HelixErrors: approve/unknown-subject, approve/nothing, approve/own,
 * approve/no-key, approve/until, and those of keys.
 */
export async function approve(io: Io, request: ApproveRequest): Promise<Approved> {
  const here = await openHere(io)
  const find = subjects[request.subject]
  if (find === undefined) throw unknownSubject(request.subject)
  const approvable = await find(here, request.details)
  const by = (await currentUser(here.git)).email
  const own = approvable.authors.some((author) => author.toLowerCase() === by.toLowerCase())
  const { policy } = here.standing
  if (own && !policy.self) throw ownWork(by, approvable.what)
  const approval = await sign(here, request, draft(approvable, request, by))
  const path = approvalPath(approval)
  if ((await readFileAt(here.git, here.head, path)) === null) await write(here, path, approval, approvable.what)
  return { kind: approval.kind, of: approval.of, what: approvable.what, by, path, own }
}

function draft({ kind, of }: Approvable, { why, until }: ApproveRequest, by: Principal): Approval {
  const end = until === undefined ? undefined : secondsOf(until)
  if (kind === 'finding' && end === undefined) {
    throw new HelixError('approve/until', 'a waiver needs an end', { hint: 'add --until <YYYY-MM-DD>' })
  }
  return { kind, of, by, why, ...(end !== undefined && { until: end }), signature: null }
}

async function sign({ standing }: Here, { key }: ApproveRequest, approval: Approval): Promise<Approval> {
  if (standing.policy.signing === 'none') return approval
  if (key === undefined) {
    throw new HelixError('approve/no-key', 'this repository signs its approvals, and no key was given', {
      hint: 'add --key ~/.ssh/id_ed25519, or set HELIX_APPROVE_KEY',
    })
  }
  return signApproval(approval, parsePrivateKey(await readKey(key)))
}

async function readKey(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    throw new HelixError('approve/no-key', `${path} cannot be read`, {
      hint: 'name an OpenSSH private key: --key <file>',
      cause,
    })
  }
}

async function write(here: Here, path: string, approval: Approval, what: string): Promise<void> {
  const files = new Map([[path, encodeApproval(approval)]])
  const tree = await treeWith(here.git, here.head, files)
  const spec = await treeSpec(here.git, tree, here.standing.policy.spec.path)
  const message = composeMessage({
    label: null,
    type: 'policy',
    scope: null,
    breaking: false,
    description: `approve ${what}`,
    why: approval.why,
    change: null,
    validation: [],
    body: '',
    trailers: spec.tag === null ? [] : [{ key: 'Helix-Spec', value: spec.tag }],
  })
  await commitOnto(here, { tree, message, files })
}

function secondsOf(day: string): number {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T23:59:59Z`) : Number.NaN
  if (Number.isNaN(time)) {
    throw new HelixError('approve/until', `"${day}" is not a day`, { hint: 'write it as --until 2026-12-31' })
  }
  return time / 1000
}

function unknownSubject(subject: string): HelixError {
  const known = Object.keys(subjects).join(', ')
  return new HelixError('approve/unknown-subject', `"${subject}" cannot be approved; known: ${known}`, {
    hint: 'helix approve spec',
  })
}

function ownWork(by: Principal, what: string): HelixError {
  return new HelixError('approve/own', `${by} made ${what}; another person must approve it`, {
    hint: 'ask a colleague to run the same command; alone, set self: true in playbook.yml (it is then shown as SELF-APPROVED)',
  })
}
