import type { Approval } from '@helix/core'
import { describe, expect, it } from 'vitest'
import { digestOf, oid } from '../testing/a-chain.ts'
import { refusal } from '../testing/refusal.ts'
import { approvalPath, decodeApproval, encodeApproval } from './approval-file.ts'
import { countApprovals } from './count-approvals.ts'
import type { HostReview } from './host-review.ts'
import { approvalsByReview, reviewReaders } from './host-reviews.ts'

/** One entry of GitHub's answer, with parts that Helix does not look at. */
const entry = (id: number, login: string, state: string, changes: object = {}) => ({
  id,
  node_id: `PRR_${id}`,
  user: { login, id: 7, type: 'User' },
  body: '',
  state,
  commit_id: oid(1),
  submitted_at: `2026-01-0${id}T00:00:00Z`,
  author_association: 'MEMBER',
  ...changes,
})
const read = reviewReaders.github
const logins = (json: unknown) => read(json).map(({ login, saw }) => `${login} ${Number(saw)}`)

describe('reviews on GitHub', () => {
  it('an approval stands, with the commit that it saw', () => {
    expect(read([entry(1, 'ada', 'APPROVED', { body: 'reads right' })])).toEqual([
      { host: 'github', id: '1', saw: oid(1), login: 'ada', said: 'reads right' },
    ])
    expect(read([])).toEqual([])
  })

  it.each([
    ['a dismissed one does not', [entry(1, 'ada', 'DISMISSED')], []],
    [
      'changes asked for afterwards take it back',
      [entry(1, 'ada', 'APPROVED'), entry(2, 'ada', 'CHANGES_REQUESTED')],
      [],
    ],
    ['a comment afterwards does not', [entry(1, 'ada', 'APPROVED'), entry(2, 'Ada', 'COMMENTED')], ['ada 1']],
    ['nor one that is still being written', [entry(1, 'ada', 'APPROVED'), entry(2, 'ada', 'PENDING')], ['ada 1']],
    [
      'the newest counts, whatever the order of the list',
      [entry(3, 'ada', 'APPROVED', { commit_id: oid(3) }), entry(2, 'ada', 'CHANGES_REQUESTED'), entry(1, 'bob', 'APPROVED')], // prettier-ignore
      ['bob 1', 'ada 3'],
    ],
    [
      'of each pull request the newest counts',
      [
        entry(1, 'ada', 'APPROVED', { pull_request_url: '/7' }),
        entry(2, 'ada', 'CHANGES_REQUESTED', { pull_request_url: '/8' }),
      ],
      ['ada 1'],
    ],
    ['without a commit it saw nothing', [entry(1, 'ada', 'APPROVED', { commit_id: null })], []],
    ['of an account that is gone it is nobody’s', [entry(1, 'x', 'APPROVED', { user: null })], []],
    ['without a text it is as good', [entry(1, 'ada', 'APPROVED', { body: null })], ['ada 1']],
  ])('%s', (_, json, expected) => {
    expect(logins(json)).toEqual(expected)
  })

  it.each([
    ['an error of the API', { message: 'Not Found' }, 'the list of reviews must be a list, found an object'],
    ['no state', [{ ...entry(1, 'a', 'x'), state: undefined }], '[0].state must be a non-empty string, found nothing'],
    ['no id', [entry(1, 'a', 'APPROVED'), { ...entry(1, 'a', 'x'), id: 'x' }], '[1].id must be a whole number from 0, found "x"'], // prettier-ignore
    ['a short commit', [entry(1, 'a', 'APPROVED', { commit_id: 'abc' })], '[0].commit_id must be 40 or 64 lower-case hex digits, found "abc"'], // prettier-ignore
    ['a user without a login', [entry(1, 'a', 'APPROVED', { user: {} })], '[0].user.login must be a non-empty string, found nothing'], // prettier-ignore
  ])('%s is refused', (_, json, message) => {
    const error = refusal(() => read(json))
    expect([error.code, error.message]).toEqual(['evidence/reviews', `these are no reviews of GitHub: ${message}`])
  })
})

const review: HostReview = { host: 'github', id: '7', saw: oid(1), login: 'Ada', said: ' reads right\n' }
const [spec, rules] = [digestOf('a'), digestOf('b')]
const facts = {
  reviewers: { ada: 'ada@example.org' },
  seenAt: (commit: string) => (commit === oid(1) ? ([{ kind: 'spec', of: spec }, { kind: 'policy', of: rules }] as const) : []), // prettier-ignore
}

describe('the approvals in reviews', () => {
  const { approvals } = approvalsByReview([review], facts)
  it('are of everything that the commit shows, by the person that the login stands for', () => {
    const common = { by: 'ada@example.org', why: 'reads right', signature: null }
    const mark = { host: 'github', id: '7', saw: oid(1) }
    expect(approvals).toEqual([
      { kind: 'spec', of: spec, ...common, review: mark },
      { kind: 'policy', of: rules, ...common, review: mark },
    ])
    expect(approvalsByReview([{ ...review, said: '' }], facts).approvals[0]?.why).toBe('approved in review 7 on github')
    expect(approvalsByReview([{ ...review, saw: oid(2) }], facts)).toEqual({ approvals: [], findings: [] })
  })

  it('are none by whom the playbook does not name', () => {
    expect(approvalsByReview([{ ...review, login: 'mallory' }], facts)).toEqual({
      approvals: [],
      findings: [
        {
          severity: 'note',
          code: 'APPROVAL-REVIEWER',
          message: 'mallory approved on github, and the playbook names no such reviewer',
          fix: 'add to playbook.yml, under reviewers: mallory: <address>',
        },
      ],
    })
  })

  const ask = (authors: string[], self = false) => {
    const policy = { self, signing: 'ssh', signers: [] } as const
    const { count, findings } = countApprovals({ kind: 'spec', of: spec, approvals, authors, policy, now: 0 })
    return [count, ...findings.map(({ code, message }) => `${code} ${message}`)]
  }

  it('count where the repository signs, labelled as what a token can give', () => {
    expect(ask(['bob@example.org'])).toEqual([1, 'UNATTENDED-CAPABLE ada@example.org approved in a review on github'])
  })

  it('do not count for own work', () => {
    expect(ask(['Ada@example.org'])).toEqual([0, 'APPROVAL-BY-AUTHOR ada@example.org made what the approval is for'])
    expect(ask(['ada@example.org'], true)[0]).toBe(1)
  })

  it('are in no file: whoever may commit could write one', () => {
    const [forged] = approvals
    if (forged === undefined) throw new Error('no approval')
    const path = approvalPath(forged)
    const error = refusal(() => decodeApproval(encodeApproval(forged), path))
    expect([error.code, error.message, error.hint, error.where]).toEqual([
      'evidence/approval-malformed',
      `${path} claims a review on github`,
      'reviews are read from the host by CI; remove the file, or approve with a key',
      { path },
    ])
    const other: Approval = { ...forged, review: { ...review, host: 'github' } }
    expect(refusal(() => decodeApproval(encodeApproval(other), path)).code).toBe('evidence/approval-malformed')
  })
})
