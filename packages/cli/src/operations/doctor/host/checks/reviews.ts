import { ciHosts } from '../../../init/ci/index.ts'
import { ok, unconfirmed, warning } from '../../check.ts'
import type { MergeSettings } from '../ask-github.ts'
import { type HostCheck, judgeAnswer, lookAt } from '../host-check.ts'

/** Whether the job that judges asks who reviewed, and whether those whom it counts are there. */
export const reviewsCheck: HostCheck = {
  name: 'reviews',
  code: 'DOCTOR-HOST-JOBS',
  judge(facts) {
    const { host, jobs, reviewers, answers } = facts
    if (host === null) return null
    if (reviewers.length === 0) return ok('the playbook names no reviewers, so keys alone approve')
    const { path } = ciHosts[host]
    const text = jobs.get(path) ?? ''
    const write = `helix init --ci ${host}`
    if (!text.includes('--reviews'))
      return warning(`${path} does not ask who reviewed, so reviews count for nothing`, write)
    if (host === 'github' && !/^\s*pull-requests: (?:read|write)\b/m.test(text)) {
      return warning(`no job of ${path} may ask who reviewed (pull-requests: read)`, write)
    }
    const look = lookAt(facts, {
      github: 'Settings → Collaborators and teams',
      gitlab: 'Settings → CI/CD → Variables: HELIX_REVIEW_TOKEN',
    })
    const silent = [...answers.reviewers].flatMap(([login, answer]) =>
      answer.known ? [] : [`${login}: ${answer.why}`],
    )
    if (silent.length > 0) return unconfirmed(`the job asks; of those it counts ${silent.join('; ')}`, look)
    const outside = [...answers.reviewers].filter(([, answer]) => answer.known && !mayWrite.has(answer.value ?? 'none'))
    if (outside.length === 0) return ok(`the job asks, and counts ${reviewers.join(', ')}`)
    const names = outside.map(([login]) => login).join(', ')
    return warning(
      `${names} may not write here, and still counts: whoever takes over such a name approves`,
      'name under reviewers only who may write',
    )
  },
}

const mayWrite = new Set(['admin', 'write'])

/** A squash is judged as the one commit that it becomes, with the message that the host gives it. */
export const squashCheck: HostCheck = {
  name: 'squash',
  code: 'DOCTOR-HOST-BRANCH',
  judge(facts) {
    const look = lookAt(facts, {
      github: 'Settings → General → Pull Requests',
      gitlab: 'Settings → Merge requests → Squash commits',
    })
    return judgeAnswer(facts.answers.merging, look, (settings) => {
      const { allow_squash_merge: isAllowed, squash_merge_commit_title: title } = settings ?? {}
      if (isAllowed === undefined) return unconfirmed('this token may not see how pull requests are merged', look)
      if (!isAllowed) return ok('not allowed: commits land as they were judged')
      if (keepsMessage(settings ?? {})) return ok('of one commit keeps its message')
      return warning(`gives a commit other words than were judged (its title: ${title ?? 'not shown'})`, keep)
    })
  },
}

function keepsMessage({
  squash_merge_commit_title: title,
  squash_merge_commit_message: message,
}: MergeSettings): boolean {
  return title === 'COMMIT_OR_PR_TITLE' && message === 'COMMIT_MESSAGES'
}

const keep =
  'gh api -X PATCH "repos/{owner}/{repo}" -f squash_merge_commit_title=COMMIT_OR_PR_TITLE -f squash_merge_commit_message=COMMIT_MESSAGES'
