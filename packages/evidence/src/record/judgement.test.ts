import { type Judgement, sha256 } from '@helix/core'
import { describe, expect, it } from 'vitest'
import { signApproval } from '../approvals/sign-approval.ts'
import { parsePrivateKey } from '../sshsig/private-key.ts'
import { aJudgement, at, aVerdict, digestOf, failingVerdict } from '../testing/a-chain.ts'
import { aKey } from '../testing/keys.ts'
import { refusal } from '../testing/refusal.ts'
import { decodeJudgement, encodeJudgement, judgementDigest, judgementPayload } from './judgement.ts'
import { signJudgement, verifyJudgement } from './sign-judgement.ts'

const key = parsePrivateKey(aKey().text)
const signer = { principal: 'ci@helix', namespaces: ['helix-judge'], key: key.publicKey }
const approval = signApproval(
  { kind: 'finding', of: digestOf('e'), by: 'ada', why: 'flaky', until: 9, signature: null },
  key,
)
const rich = signJudgement(
  aJudgement(3, {
    sequence: 3,
    previous: digestOf('f'),
    from: at('E2E_RED'),
    to: at('BUILD'),
    spec: '',
    verdicts: [failingVerdict, { ...failingVerdict, condition: { gate: 'layers', asked: {} }, outcome: 'missing' }],
    approvals: [approval],
  }),
  key,
  'ci@helix',
)

describe('a judgement as bytes', () => {
  it.each([
    ['genesis', aJudgement(0)],
    ['one of a repository with SHA-256', aJudgement(0, { base: 'a'.repeat(64) })],
    [
      'one with every part of a finding',
      aJudgement(0, {
        verdicts: [
          aVerdict({
            findings: [
              {
                severity: 'warning',
                code: 'A',
                message: 'x',
                where: { path: 'a', line: 1, column: 2, name: 'b' },
                fix: '',
              },
              { severity: 'note', code: 'A', message: 'x', where: { name: 'b' } },
              { severity: 'note', code: 'A', message: 'x' },
            ],
          }),
        ],
      }),
    ],
    ['a signed one with everything in it', rich],
  ])('%s survives encoding and decoding', (_, judgement) => {
    const written = encodeJudgement(judgement)
    expect(decodeJudgement(written)).toEqual(judgement)
    expect(decodeJudgement(new TextEncoder().encode(written))).toEqual(judgement)
    expect(encodeJudgement(decodeJudgement(written))).toBe(written)
  })

  it('the digest is that of the stored bytes, signature included', () => {
    expect(judgementDigest(rich)).toBe(sha256(encodeJudgement(rich)))
    expect(judgementDigest({ ...rich, signature: null })).not.toBe(judgementDigest(rich))
  })

  it('the payload leaves out the signature and nothing else', () => {
    expect(judgementPayload(rich)).toBe(encodeJudgement({ ...rich, signature: null }))
  })

  type Wrong = [string, (value: Record<string, unknown>) => unknown, string]
  const wrong: Wrong[] = [
    ['an unknown key', (value) => ({ ...value, note: 1 }), 'note must be absent (unknown key), found 1'],
    ['a missing key', (value) => ({ ...value, spec: undefined }), 'spec must be present, found nothing'],
    [
      'a negative sequence',
      (value) => ({ ...value, sequence: -1 }),
      'sequence must be a whole number from 0, found -1',
    ],
    [
      'a broken sequence',
      (value) => ({ ...value, sequence: 1.5 }),
      'sequence must be a whole number from 0, found 1.5',
    ],
    [
      'a sequence in quotes',
      (value) => ({ ...value, sequence: '3' }),
      'sequence must be a whole number from 0, found "3"',
    ],
    [
      'an upper-case digest',
      (value) => ({ ...value, policy: 'B'.repeat(64) }),
      'policy must be 64 lower-case hex digits, found "BBB',
    ],
    [
      'a short object id',
      (value) => ({ ...value, base: 'abc' }),
      'base must be 40 or 64 lower-case hex digits, found "abc"',
    ],
    [
      'a branch without refs/',
      (value) => ({ ...value, ref: 'main' }),
      'ref must be a full reference name (refs/…), found "main"',
    ],
    ...[digestOf('b').slice(1), `${digestOf('b')}b`, `x${digestOf('b')}`, `${digestOf('b')}\n`].map((policy): Wrong => [
      `a digest ${JSON.stringify(policy)}`,
      (value) => ({ ...value, policy }),
      'policy must be 64 lower-case hex digits, found',
    ]),
    ...['a'.repeat(39), 'a'.repeat(41), 'a'.repeat(63), 'a'.repeat(65), `x${'a'.repeat(40)}`, 'g'.repeat(64)].map(
      (base): Wrong => [
        `an object id ${base}`,
        (value) => ({ ...value, base }),
        'base must be 40 or 64 lower-case hex digits, found',
      ],
    ),
    ...['xrefs/heads/main', 'refs/heads/a b', 'refs/'].map((ref): Wrong => [
      `a branch ${ref}`,
      (value) => ({ ...value, ref }),
      'ref must be a full reference name (refs/…), found',
    ]),
    ...['a', `x${digestOf('a')}`, `${digestOf('a')}a`].map((spec): Wrong => [
      `a spec ${spec}`,
      (value) => ({ ...value, spec }),
      "spec must be 64 lower-case hex digits or '', found",
    ]),
    [
      'another isolation',
      (value) => ({ ...value, isolation: { kind: 'vm', detail: '' } }),
      'isolation.kind must be one of none, process, namespaces, machine, found "vm"',
    ],
    [
      'a position without step',
      (value) => ({ ...value, to: { cycle: 'x' } }),
      'to.step must be present, found nothing',
    ],
    [
      'an empty cycle',
      (value) => ({ ...value, to: { cycle: '', step: 'X' } }),
      'to.cycle must be a non-empty string, found ""',
    ],
    ['verdicts that are no list', (value) => ({ ...value, verdicts: {} }), 'verdicts must be a list, found an object'],
    ['a list as subject', (value) => ({ ...value, subject: [] }), 'subject must be an object, found a list'],
    [
      'a verdict that is null',
      (value) => ({ ...value, verdicts: [null] }),
      'verdicts[0] must be an object, found null',
    ],
    [
      'measured as a list',
      (value) => ({ ...value, verdicts: [{ ...failingVerdict, measured: [] }] }),
      'verdicts[0].measured must be an object, found a list',
    ],
    [
      'an unknown gate',
      (value) => ({ ...value, verdicts: [{ ...failingVerdict, condition: { gate: 'luck', asked: {} } }] }),
      'verdicts[0].condition.gate must be one of spec, approval',
    ],
    [
      'a detail that is no text',
      (value) => ({ ...value, isolation: { kind: 'none', detail: 1 } }),
      'isolation.detail must be a string, found 1',
    ],
    [
      'a signature without armor',
      (value) => ({ ...value, signature: { principal: 'a', namespace: 'b' } }),
      'signature.armored must be present, found nothing',
    ],
  ]
  it.each(wrong)('%s is refused by its path', (_, bend, expected) => {
    const bytes = JSON.stringify(bend({ ...rich }))
    const { code, message } = refusal(() => decodeJudgement(bytes, 'judgement 3'))
    expect(code).toBe('evidence/judgement-malformed')
    expect(message).toContain(`judgement 3 is not a judgement: ${expected}`)
  })

  it.each([
    ['blanks', JSON.stringify(rich, null, 1), 'is not spelled as canonical JSON'],
    ['a final newline', `${encodeJudgement(rich)}\n`, 'is not spelled as canonical JSON'],
    ['a byte order mark', new TextEncoder().encode(`\uFEFF${encodeJudgement(rich)}`), 'is not JSON'],
    ['half a file', encodeJudgement(rich).slice(0, -20), 'is not JSON'],
    ['bytes that are no UTF-8', new Uint8Array([0x7b, 0xff]), 'is not UTF-8'],
    ['a duplicate key', encodeJudgement(rich).replace('"sequence":3', '"sequence":3,"sequence":3'), 'is not spelled'],
  ])('%s are refused', (_, bytes, expected) => {
    const { code, message } = refusal(() => decodeJudgement(bytes, 'x'))
    expect(code).toBe('evidence/judgement-malformed')
    expect(message).toContain(expected)
  })

  it('a refusal names the file and what to do', () => {
    const where = { path: 'judgement.json' }
    expect(refused(`${encodeJudgement(rich)}\n`)).toEqual([
      'judgement.json is not spelled as canonical JSON (RFC 8785)',
      'a judgement is written by Helix only; restore the bytes from git',
      where,
    ])
    expect(refused('{')).toEqual(['judgement.json is not JSON', undefined, where])
    expect(refused(new Uint8Array([0xff]))).toEqual(['judgement.json is not UTF-8', undefined, where])
    expect(refused('[]')).toEqual(['judgement.json is not a judgement', undefined, where])
    expect(refusal(() => decodeJudgement('[]')).message).toContain('the document must be an object, found a list')
  })

  it('a long value is cut in the message', () => {
    expect(found(200)).toBe(`"${'x'.repeat(56)}…`)
    expect(found(59)).toBe(`"${'x'.repeat(56)}…`)
    expect(found(58)).toBe(`"${'x'.repeat(58)}"`)
  })
})

describe('a signed judgement', () => {
  const now = 1_700_000_000
  it('holds under its signer', () => {
    expect(rich.signature).toMatchObject({ principal: 'ci@helix', namespace: 'helix-judge' })
    expect(verifyJudgement(rich, [signer], now)).toBeNull()
  })

  it.each<[string, Judgement, string]>([
    ['without signature', { ...rich, signature: null }, 'SIG-MISSING'],
    ['with a changed byte', { ...rich, sequence: 4 }, 'SIG-MESSAGE'],
    ['under another name', signJudgement(rich, key, 'ada'), 'SIG-PRINCIPAL'],
    ['with an approval’s signature', { ...rich, signature: approval.signature }, 'SIG-NAMESPACE'],
    ['by a key nobody listed', signJudgement(rich, parsePrivateKey(aKey().text), 'ci@helix'), 'SIG-SIGNER'],
  ])('%s is refused as its own defect', (_, judgement, code) => {
    expect(verifyJudgement(judgement, [signer], now)?.code).toBe(code)
  })

  it('one without signature is named by its sequence', () => {
    expect(verifyJudgement({ ...rich, signature: null }, [signer], now)).toEqual({
      severity: 'error',
      code: 'SIG-MISSING',
      message: 'judgement 3 is not signed',
    })
  })
})

function refused(bytes: string | Uint8Array) {
  const { message, hint, where } = refusal(() => decodeJudgement(bytes))
  return [message.split(': ')[0], hint, where]
}

/** How a base of so many letters is shown. */
function found(length: number): string | undefined {
  const bytes = JSON.stringify({ ...rich, base: 'x'.repeat(length) })
  return refusal(() => decodeJudgement(bytes)).message.split('found ')[1]
}
