import type { Approval, Change, Finding } from '@helix/core'
import { describe, expect, it } from 'vitest'
import { parsePrivateKey } from '../sshsig/private-key.ts'
import { at, digestOf, oid } from '../testing/a-chain.ts'
import { aHardwareKey } from '../testing/hardware-keys.ts'
import { aKey } from '../testing/keys.ts'
import { refusal } from '../testing/refusal.ts'
import { approvalDigest } from './approval-digest.ts'
import { approvalPath, approvalPayload, decodeApproval, encodeApproval } from './approval-file.ts'
import { approvalName } from '../testing/approval-name.ts'
import { checkAppendOnly } from './check-append-only.ts'
import { type ApprovalPolicy, countApprovals } from './count-approvals.ts'
import { signApproval, verifyApproval, withSignature } from './sign-approval.ts'
import { isWaivable, waives } from './waives.ts'

const of = digestOf('a')
const anApproval = (changes: Partial<Approval> = {}): Approval => ({
  kind: 'spec',
  of,
  by: 'ada@example.org',
  why: 'it says what we need',
  signature: null,
  ...changes,
})
const ada = parsePrivateKey(aKey().text)
const bob = parsePrivateKey(aKey().text)
const key = aHardwareKey('ed25519')
const signers = [
  { principal: 'ada@example.org', namespaces: ['helix-approve'], key: key.publicKey },
  { principal: 'ada@example.org', namespaces: ['helix-approve'], key: ada.publicKey },
  { principal: 'bob@example.org', namespaces: ['helix-approve'], key: bob.publicKey },
  { principal: 'ada.alt@example.org', namespaces: ['helix-approve'], key: ada.publicKey },
]
/** Ada's approval by her key in hardware. */
const touched = (flags: number) => {
  const approval = anApproval()
  return withSignature(approval, key.sign({ namespace: 'helix-approve', message: approvalPayload(approval), flags }))
}
const finding: Finding = {
  severity: 'error',
  code: 'TESTS-FLAKY',
  message: 'x',
  where: { path: 'a.test.ts', line: 3, name: 'a > b' },
}

describe('an approval’s file', () => {
  const signed = signApproval(anApproval(), ada)
  it('is canonical JSON with a newline, named after what is signed', () => {
    const bytes = encodeApproval(signed)
    expect(bytes.endsWith('}\n')).toBe(true)
    expect(approvalPath(signed)).toBe(approvalPath(anApproval()))
    expect(approvalPath(signed)).toMatch(/^\.helix\/approvals\/[0-9a-f]{64}\.json$/)
    expect(`.helix/approvals/${approvalName(approvalPath(signed))}.json`).toBe(approvalPath(signed))
    expect(decodeApproval(bytes, approvalPath(signed))).toEqual(signed)
  })

  it.each<[string, string, string]>([
    ['another name', encodeApproval(anApproval({ why: 'changed' })), 'evidence/approval-name'],
    ['no newline', encodeApproval(signed).trimEnd(), 'evidence/approval-malformed'],
    ['an unknown kind', encodeApproval(signed).replace('"spec"', '"wish"'), 'evidence/approval-malformed'],
    ['an empty why', encodeApproval(anApproval({ why: '' })), 'evidence/approval-malformed'],
  ])('with %s is refused', (_, bytes, expected) => {
    expect(refusal(() => decodeApproval(bytes, approvalPath(signed))).code).toBe(expected)
  })

  it('a refusal names the file and what to do', () => {
    const path = approvalPath(signed)
    const refused = (bytes: string) => {
      const { message, hint, where } = refusal(() => decodeApproval(bytes, path))
      return [message, hint, where]
    }
    const renamed = anApproval({ why: 'changed' })
    expect(refused(encodeApproval(renamed))).toEqual([
      `${path} holds the approval whose file is ${approvalPath(renamed)}`,
      'approvals are never edited: restore the file, and approve anew',
      { path },
    ])
    expect(refused(encodeApproval(signed).trimEnd())).toEqual([
      `${path} is not spelled as canonical JSON (RFC 8785)`,
      'an approval is written by Helix only; restore the bytes from git',
      { path },
    ])
    expect(refused(encodeApproval(anApproval({ kind: 'finding' })))).toEqual([
      `${path} waives a finding without an end`,
      'approve it again with --until <date>',
      { path },
    ])
  })

  it('lies where all approvals do: in a folder of its own it could not be told from one that has not served yet', () => {
    const aside = `.helix/approvals/aside/${approvalPath(signed)}`
    expect(refusal(() => decodeApproval(encodeApproval(signed), aside)).code).toBe('evidence/approval-name')
  })

  it('a waiver has an end', () => {
    const endless = anApproval({ kind: 'finding' })
    const ending = anApproval({ kind: 'finding', until: 9 })
    expect(refusal(() => decodeApproval(encodeApproval(endless), approvalPath(endless))).code).toBe(
      'evidence/approval-malformed',
    )
    expect(decodeApproval(encodeApproval(ending), approvalPath(ending))).toEqual(ending)
  })
})

describe('what an approval is for', () => {
  it('a spec and a model are their own digests', () => {
    expect(approvalDigest({ kind: 'spec', spec: of })).toBe(of)
    expect(approvalDigest({ kind: 'model', model: of })).toBe(of)
  })

  it('any other subject differs in each of its parts', () => {
    const commit = oid(1)
    const subjects = [
      { kind: 'policy', from: of, to: digestOf('b') },
      { kind: 'policy', from: digestOf('b'), to: of },
      { kind: 'position', from: at('BUILD'), to: at('E2E_RED'), since: of },
      { kind: 'position', from: at('BUILD'), to: 'idle', since: of },
      { kind: 'position', from: at('BUILD'), to: at('E2E_RED'), since: digestOf('b') },
      { kind: 'step', cycle: 'cart', step: 'BUILD', work: of },
      { kind: 'step', cycle: 'cart', step: 'DONE', work: of },
      { kind: 'step', cycle: 'till', step: 'BUILD', work: of },
      { kind: 'step', cycle: 'cart', step: 'BUILD', work: digestOf('b') },
      { kind: 'finding', finding, commit },
      { kind: 'finding', finding: { code: 'TESTS-FLAKY' }, commit },
      { kind: 'finding', finding: { ...finding, code: 'OTHER' }, commit },
      { kind: 'finding', finding: { ...finding, where: { path: 'b.test.ts' } }, commit },
      { kind: 'finding', finding: { ...finding, where: { ...finding.where, line: 4 } }, commit },
      { kind: 'finding', finding, commit: oid(2) },
      { kind: 'finding', finding, commit: null },
    ] as const
    const digests = subjects.map((subject) => approvalDigest(subject))
    expect(new Set(digests).size).toBe(subjects.length)
    expect(digests.every((digest) => /^[0-9a-f]{64}$/.test(digest))).toBe(true)
  })

  it('a waiver for any commit does not depend on lines and columns', () => {
    const moved = { ...finding, where: { ...finding.where, line: 9, column: 2 } }
    expect(approvalDigest({ kind: 'finding', finding: moved, commit: null })).toBe(
      approvalDigest({ kind: 'finding', finding, commit: null }),
    )
  })
})

const waiver = (commit: string | null) =>
  anApproval({ kind: 'finding', of: approvalDigest({ kind: 'finding', finding, commit }), until: 9 })

describe('waiving a finding', () => {
  it('works for the approved commit, or for all where none was named', () => {
    expect(waives([waiver(oid(1))], finding, oid(1))).toEqual(waiver(oid(1)))
    expect(waives([anApproval(), waiver(null)], finding, oid(1))).toEqual(waiver(null))
  })

  it('never reaches a frozen test that disagrees from run to run', () => {
    const frozen = { ...finding, code: 'RED-FROZEN-FLAKY' }
    const of = approvalDigest({ kind: 'finding', finding: frozen, commit: null })
    expect(waives([anApproval({ kind: 'finding', of, until: 9 })], frozen, oid(1))).toBeNull()
    expect([isWaivable('RED-FROZEN-FLAKY'), isWaivable('GATE-TESTS-FLAKY')]).toEqual([false, true])
  })

  it.each(['APPROVAL-AWAITED', 'APPROVAL-BY-AUTHOR', 'APPROVAL-EXPIRED', 'AMEND-APPROVAL', 'GATE-APPROVAL-AWAITED'])(
    'never stands in for an approval: %s',
    (code) => {
      const awaited = { ...finding, code }
      const of = approvalDigest({ kind: 'finding', finding: awaited, commit: null })
      expect(waives([anApproval({ kind: 'finding', of, until: 9 })], awaited, oid(1))).toBeNull()
    },
  )

  it('does not reach other commits, findings and kinds', () => {
    expect(waives([waiver(oid(2))], finding, oid(1))).toBeNull()
    expect(waives([waiver(null)], { ...finding, code: 'OTHER' }, oid(1))).toBeNull()
    expect(waives([{ ...waiver(oid(1)), kind: 'policy' }], finding, oid(1))).toBeNull()
    expect(waives([], finding, oid(1))).toBeNull()
  })
})

interface Asked extends Partial<ApprovalPolicy> {
  authors?: string[]
}

const ask = (approvals: Approval[], { authors = ['carl@example.org'], ...changes }: Asked = {}) => {
  const policy = { self: false, signing: 'none', signers: [], ...changes } as const
  const question = { kind: 'spec', of, authors, approvals, policy, now: 100 } as const
  const { count, selfApproved, unattended, counted, findings } = countApprovals(question)
  expect(counted).toHaveLength(count)
  return { count, selfApproved, unattended, codes: findings.map(({ code }) => code) }
}

const yes = (count: number, codes: string[] = [], labels: { selfApproved?: true; unattended?: true } = {}) => ({
  count,
  selfApproved: false,
  unattended: false,
  codes,
  ...labels,
})
const unattended = { unattended: true } as const

describe('counting approvals', () => {
  const ssh = { signing: 'ssh', signers } as const

  it.each<[string, Approval[], Asked, ReturnType<typeof yes>]>([
    ['nobody is none', [], {}, yes(0)],
    ['one is one', [anApproval()], {}, yes(1)],
    ['two people are two', [anApproval(), anApproval({ by: 'bob@example.org' })], {}, yes(2)],
    ['one person twice is one', [anApproval(), anApproval({ by: ' ADA@example.org', why: 'again' })], {}, yes(1)],
    ['another subject does not count', [anApproval({ of: digestOf('b') })], {}, yes(0)],
    ['another kind does not count', [anApproval({ kind: 'model' })], {}, yes(0)],
    ['the last second of a waiver counts', [anApproval({ until: 100 })], {}, yes(1)],
    ['after its end it does not', [anApproval({ until: 99 })], {}, yes(0, ['APPROVAL-EXPIRED'])],
    ['the author does not count', [anApproval()], { authors: ['Ada@Example.org'] }, yes(0, ['APPROVAL-BY-AUTHOR'])],
    [
      'one of several authors does not count',
      [anApproval()],
      { authors: ['x', 'ada@example.org'] },
      yes(0, ['APPROVAL-BY-AUTHOR']),
    ],
    [
      'with self the author counts, flagged',
      [anApproval()],
      { authors: ['ada@example.org'], self: true },
      yes(1, ['SELF-APPROVED'], { selfApproved: true }),
    ],
    ['with self others are not flagged', [anApproval()], { self: true }, yes(1)],
    ['without signature it does not count where the repository signs', [anApproval()], ssh, yes(0, ['SIG-MISSING'])],
    [
      'with signature it does, labelled when nobody needed to touch the key',
      [signApproval(anApproval(), ada)],
      ssh,
      yes(1, ['UNATTENDED-CAPABLE'], unattended),
    ],
    ['with the signature of a touched key it does, without a label', [touched(1)], ssh, yes(1)],
    ['with that of an untouched key in hardware it does not', [touched(0)], ssh, yes(0, ['SIG-UNTOUCHED'])],
    [
      'one label is enough for several',
      [signApproval(anApproval({ by: 'bob@example.org' }), bob), touched(1)],
      ssh,
      yes(2, ['UNATTENDED-CAPABLE'], unattended),
    ],
    ['signed by somebody else it does not', [signApproval(anApproval(), bob)], ssh, yes(0, ['SIG-PRINCIPAL'])],
    [
      'one key under two names is one',
      [signApproval(anApproval(), ada), signApproval(anApproval({ by: 'ada.alt@example.org' }), ada)],
      ssh,
      yes(1, ['UNATTENDED-CAPABLE'], unattended),
    ],
    [
      'two keys are two',
      [signApproval(anApproval(), ada), signApproval(anApproval({ by: 'bob@example.org' }), bob)],
      ssh,
      yes(2, ['UNATTENDED-CAPABLE', 'UNATTENDED-CAPABLE'], unattended),
    ],
    [
      'the author’s key under another name does not count',
      [signApproval(anApproval({ by: 'ada.alt@example.org' }), ada)],
      { ...ssh, authors: ['ada@example.org'] },
      yes(0, ['APPROVAL-BY-AUTHOR']),
    ],
  ])('%s', (_, approvals, changes, expected) => {
    expect(ask(approvals, changes)).toEqual(expected)
  })

  it('says who and since when', () => {
    const policy = { self: true, signing: 'none', signers: [] } as const
    const asked = { kind: 'spec', of, authors: ['ada@example.org'], policy, now: 86_400 * 2 } as const
    const { findings } = countApprovals({ ...asked, approvals: [anApproval(), anApproval({ until: 86_400 })] })
    expect(findings).toEqual([
      { severity: 'note', code: 'SELF-APPROVED', message: 'ada@example.org approved own work' },
      { severity: 'error', code: 'APPROVAL-EXPIRED', message: 'the approval by ada@example.org ended on 1970-01-02' },
    ])
  })

  it('says whose key a program could have used', () => {
    const question = { kind: 'spec', of, authors: [], policy: { self: false, ...ssh }, now: 100 } as const
    expect(countApprovals({ ...question, approvals: [signApproval(anApproval(), ada)] }).findings).toEqual([
      {
        severity: 'note',
        code: 'UNATTENDED-CAPABLE',
        message: 'ada@example.org approved with a key that needs nobody to touch it',
      },
    ])
  })
})

const codeOf = (approval: Approval) => {
  const verdict = verifyApproval(approval, signers, 100)
  return verdict.valid ? 'valid' : verdict.finding.code
}

describe('a signed approval', () => {
  const signed = signApproval(anApproval(), ada)
  it('covers every byte but the signature', () => {
    expect(codeOf(signed)).toBe('valid')
    expect(signed.signature?.namespace).toBe('helix-approve')
    expect(codeOf({ ...signed, why: 'other' })).toBe('SIG-MESSAGE')
    expect(codeOf({ ...signed, by: 'bob@example.org' })).toBe('SIG-PRINCIPAL')
  })

  it.each([
    ['the approval by ada@example.org is not signed', anApproval()],
    ['the approval by bob@example.org is signed as ada@example.org', { ...signed, by: 'bob@example.org' }],
  ])('%s', (message, approval) => {
    const verdict = verifyApproval(approval, signers, 100)
    expect(verdict.valid || verdict.finding).toMatchObject({ severity: 'error', message })
  })
})

const change = (before: Change['before'], after: Change['after'], path = '.helix/approvals/x.json'): Change => ({
  path,
  parent: 0,
  before,
  after,
})

describe('approvals are only added', () => {
  const blob = { mode: '100644', oid: oid(1) }
  it('an edit and a removal are findings, an addition and other files are not', () => {
    const findings = checkAppendOnly([
      change(null, blob),
      change(blob, blob),
      change(blob, null),
      change(blob, null, '.helix/models.json'),
      change(blob, null, '.helix/approvals/readme'),
    ])
    const path = '.helix/approvals/x.json'
    const common = {
      severity: 'error',
      code: 'APPROVAL-APPEND-ONLY',
      where: { path },
      fix: `git checkout HEAD -- ${path}`,
    }
    expect(findings).toEqual([
      { ...common, message: `${path} was edited; approvals are only ever added` },
      { ...common, message: `${path} was removed; approvals are only ever added` },
    ])
  })
})
