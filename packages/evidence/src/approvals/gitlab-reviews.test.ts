import { describe, expect, it } from 'vitest'
import { oid } from '../testing/a-chain.ts'
import { refusal } from '../testing/refusal.ts'
import { readGitLabReviews } from './gitlab-reviews.ts'

const version = (number: number, created_at = `2026-01-0${number}T00:00:00.000Z`) => ({
  id: number,
  head_commit_sha: oid(number),
  base_commit_sha: oid(9),
  created_at,
})
const approval = (username: string, approved_at?: string) => ({ user: { id: 1, username }, approved_at })
const answers = (approved_by: unknown[], versions: unknown[] = [version(3), version(2), version(1)]) => ({
  approvals: { iid: 7, approved_by, approvals_left: 0 },
  versions,
})
const logins = (json: unknown) => readGitLabReviews(json).map(({ login, saw }) => `${login} ${Number(saw)}`)

describe('approvals on GitLab', () => {
  it('stand, with the head that the merge request had then', () => {
    expect(readGitLabReviews(answers([approval('ada', '2026-01-02T12:00:00.000Z')]))).toEqual([
      { host: 'gitlab', id: '!7', saw: oid(2), login: 'ada', said: '' },
    ])
    expect(logins(answers([approval('ada', '2026-01-03T00:00:00.001Z'), approval('bob', '2026-01-01T01:00:00Z')]))).toEqual(['ada 3', 'bob 1']) // prettier-ignore
    expect(logins(answers([]))).toEqual([])
  })

  it.each([
    ['that say no time saw nothing', [approval('ada')]],
    ['from before the first version saw nothing', [approval('ada', '2025-12-31T00:00:00Z')]],
  ])('%s', (_, approved) => {
    expect(logins(answers(approved))).toEqual([])
  })

  it('are as old as they are, whatever the time zone, and at the very moment of a push they are of what was there before', () => {
    const json = answers([approval('ada', '2026-01-02T08:59:00+09:00'), approval('bob', '2026-01-02T00:00:00.000Z')])
    expect(logins(json)).toEqual(['ada 1', 'bob 1'])
  })

  it.each([
    ['an error of the API', { message: '404 Not found' }, 'approvals must be an object, found nothing'],
    ['no number', { approvals: { approved_by: [] }, versions: [] }, 'approvals.iid must be a whole number from 0, found nothing'],
    ['nobody’s approval', answers([{}]), 'approvals.approved_by[0].user must be an object, found nothing'],
    ['a time that is none', answers([approval('ada', 'soon')]), 'approvals.approved_by[0].approved_at must be a time, found "soon"'],
    ['no versions', { ...answers([]), versions: {} }, 'versions must be a list, found an object'],
    ['a short commit', answers([], [{ ...version(1), head_commit_sha: 'abc' }]), 'versions[0].head_commit_sha must be 40 or 64 lower-case hex digits, found "abc"'],
  ])('%s is refused', (_, json, message) => {
    const error = refusal(() => readGitLabReviews(json))
    expect([error.code, error.message]).toEqual(['evidence/reviews', `these are no reviews of GitLab: ${message}`])
  }) // prettier-ignore
})
