import { HelixError, type Oid } from '@helix/core'
import { config, headState, isAncestor, listRefs, log, pushRef } from '@helix/git'
import { type Amendment, amendmentWhy, checkAmendment } from '@helix/spec'
import type { Io } from '../../../io.ts'
import { type Here, openHere } from '../../../repository/open.ts'
import { readHostPlace } from '../../host-place.ts'
import { type AmendmentRecord, findAmendment, specsAround } from '../records.ts'
import { type MergeRequest, type OpenRequest, requestHosts } from './host-requests.ts'
import { type Landing, landingOf } from './landing-of.ts'

export interface LandedAmendment extends Landing {
  path: string
  status: AmendmentRecord['status']
  /** The request to merge that is open now; null where origin is on no host that takes them. */
  request: OpenRequest | null
  /** Commits of the target that this branch does not have yet. */
  behind: number
}

/**
 * Brings an amendment to where its cycle is held: pushes the branch, and opens a request to merge it where origin is on GitHub
 * or GitLab. HelixErrors amend/none, amend/rejected, amend/not-ready, amend/landed, amend/no-remote, amend/no-target,
 * amend/no-request (pushed, and nothing could be opened), amend/branch-taken, `git/…`.
 */
export async function landAmendment(io: Io, which: string | undefined): Promise<LandedAmendment> {
  const here = await openHere(io)
  const record = await findAmendment(here, which)
  await requireReady(here, record)
  const place = await readHostPlace(io, here.git)
  const landing = await whereTo(here, record, place.branch)
  const target = await requireTarget(here, record, landing)
  const behind = (await log(here.git, { from: [here.head], to: target })).length
  if ((await pushRef(here.git, 'origin', here.head, `refs/heads/${landing.from}`)) === 'rejected') {
    throw new HelixError('amend/branch-taken', `origin has another ${landing.from} than this clone`, {
      hint: `git fetch origin && git rebase origin/${landing.from}, then: helix amend land`,
    })
  }
  const pushed = { ...landing, path: record.path, status: record.status, behind }
  if (place.remote === null || place.host === null) return { ...pushed, request: null }
  const host = requestHosts[place.host]
  const request = requestOf(record, landing)
  const opened = await host.open(io, place.remote, request)
  if (typeof opened !== 'string') return { ...pushed, request: opened }
  const { page, command } = host.byHand(place.remote, request)
  throw new HelixError('amend/no-request', `${landing.from} is pushed, and no request to merge it into ${landing.onto} could be opened: ${opened}`, {
    hint: `${command}, or in a browser: ${page}`,
  }) // prettier-ignore
}

async function requireReady(here: Here, record: AmendmentRecord): Promise<void> {
  if (record.status === 'rejected') {
    throw new HelixError('amend/rejected', `${record.path} was rejected; it changes nothing`, {
      hint: 'helix amend list',
    })
  }
  const { before, after } = await specsAround(here, record)
  const findings = checkAmendment(record.amendment, { before, after })
  if (findings.length === 0) return
  throw new HelixError('amend/not-ready', `${record.path} does not say what it does any more`, {
    findings,
    hint: 'helix amend redraft',
  })
}

const tracking = 'refs/remotes/origin/'

/** The remote's branches that hold the active cycle decide; between cycles none does. */
async function whereTo({ git, standing }: Here, { path }: AmendmentRecord, landing: string): Promise<Landing> {
  if ((await config(git, 'remote.origin.url')) === null) {
    throw new HelixError('amend/no-remote', 'there is no remote origin; on this branch the amendment counts as it is', {
      hint: 'git remote add origin <address>, then: helix amend land',
    })
  }
  const { branch } = await headState(git)
  const start = standing.cycleStart
  const holders: string[] = []
  for (const [ref, commit] of start === null ? [] : await listRefs(git, tracking)) {
    if (await isAncestor(git, start ?? commit, commit)) holders.push(ref.slice(tracking.length))
  }
  return landingOf({ branch: branch?.replace('refs/heads/', '') ?? null, landing, holders, path })
}

async function requireTarget({ git }: Here, { path, commit }: AmendmentRecord, { onto }: Landing): Promise<Oid> {
  const target = (await listRefs(git, tracking)).get(`${tracking}${onto}`)
  if (target === undefined) {
    throw new HelixError('amend/no-target', `origin has no branch ${onto} that this clone knows of`, {
      hint: `fetch first; where nobody pushed it yet: git push -u origin ${onto}`,
    })
  }
  if (!(await isAncestor(git, commit, target))) return target
  throw new HelixError('amend/landed', `${path} has landed on ${onto}`, { hint: 'helix amend list' })
}

function requestOf({ path, amendment }: AmendmentRecord, { from, onto }: Landing): MergeRequest {
  return { from, onto, title: `spec: ${amendment.title}`, text: textOf(path, amendment) }
}

function textOf(path: string, amendment: Amendment): string {
  const rows = amendment.requirements.map(({ id, meaning, tests }) => {
    const actions = [...Map.groupBy(tests, ({ action }) => action)].map(([action, all]) => `${all.length} ${action}`)
    return `| ${id} | ${meaning} | ${actions.join(', ') || 'none'} |`
  })
  const table = rows.length === 0 ? '' : `\n| requirement | meaning | tests |\n|---|---|---|\n${rows.join('\n')}\n`
  return `${amendmentWhy(amendment)}\n${table}\nThe whole amendment: ${path}\n`
}
