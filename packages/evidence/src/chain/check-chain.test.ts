import type { Approval, Judgement } from '@helix/core'
import { describe, expect, it } from 'vitest'
import { approvalDigest } from '../approvals/approval-digest.ts'
import { signApproval } from '../approvals/sign-approval.ts'
import { signJudgement } from '../record/sign-judgement.ts'
import { parsePrivateKey } from '../sshsig/private-key.ts'
import {
  aChain,
  aCycle,
  aJudgement,
  at,
  aVerdict,
  digestOf,
  facts,
  failingVerdict,
  oid,
  steps,
} from '../testing/a-chain.ts'
import { aKey } from '../testing/keys.ts'
import { recordOf, type ChainRecord } from './chain-record.ts'
import type { ChainFacts } from './chain-rule.ts'
import { checkChain } from './check-chain.ts'
import { chainRules } from './rules/index.ts'

const key = aKey()
const [ciKey, adaKey] = [parsePrivateKey(key.text), parsePrivateKey(aKey().text)]
const signers = [
  { principal: 'ci@helix', namespaces: ['helix-judge'], key: key.publicKey },
  { principal: 'ada', namespaces: ['helix-approve'], key: adaKey.publicKey },
]
const [signer = { principal: '', namespaces: [], key: '' }] = signers
const sign = (judgement: Judgement) => signJudgement(judgement, ciKey, 'ci@helix')
const ssh = (changes: Partial<ChainFacts> = {}, gone?: number) =>
  facts({ policyAt: () => ({ signing: 'ssh', signers, steps }), ...changes }, gone)

// 3 and 4 both began on 2, and 5 has both.
const beside = (ancestor: string, commit: string) =>
  ancestor === commit || (ancestor < commit && !(ancestor === oid(3) && commit === oid(4)))
const beginning = [0, 0, 2, 4, 4, 4]
/** Judgements that move nothing, of these commits and by the policy of these. */
const idle = (subjects: number[], bases = beginning) =>
  aChain(subjects.map((subject, place) => aJudgement(subject, { base: oid(bases[place] ?? 0) })), sign) // prettier-ignore
const codesUnsigned = (bases: number[]) => {
  const unsigned = idle([0, 2, 4, 3, 5], bases).map(({ judgement }) => ({ ...judgement, signature: null }))
  return checkChain(aChain(unsigned), facts({ isAncestorOrSelf: beside })).map(({ code }) => code)
}
const codesBeside = (chain: ChainRecord[], tips: string[] = []) =>
  checkChain(chain, ssh({ isAncestorOrSelf: beside, tips })).map(({ code }) => code)

/** The cycle with one judgement changed, linked properly. */
const cycleWith = (index: number, changes: Partial<Judgement>) =>
  aChain(aCycle().map((judgement, place) => (place === index ? { ...judgement, ...changes } : judgement)))
/** The chain with one record's own links changed. */
const bent = (index: number, changes: Partial<Judgement>) =>
  aChain(aCycle()).map((record, place) => (place === index ? recordOf({ ...record.judgement, ...changes }) : record))
const broken = failingVerdict.findings
const waiver = (commit: string) => ({
  kind: 'finding' as const,
  of: approvalDigest({ kind: 'finding', finding: broken[0] ?? { code: '' }, commit }),
  by: 'ada',
  why: 'flaky',
  until: 2_000_000_000,
  signature: null,
})
const back = (since: string) => ({
  kind: 'position' as const,
  of: approvalDigest({ kind: 'position', from: at('BUILD'), to: at('SPEC_DRAFT'), since }),
  by: 'ada',
  why: 'the spec was wrong',
  signature: null,
})
const rollback = (changes: Partial<Judgement> = {}) =>
  aChain([...aCycle(), aJudgement(5, { from: at('BUILD'), to: at('SPEC_DRAFT'), base: oid(4), ...changes })])

const signedChain = aChain(aCycle(), sign)
/** A rollback that CI signed, with the approval as `signed` leaves it. */
const signedRollback = (signed: (approval: Approval) => Approval) => {
  const approvals = [signed(back(signedChain[4]?.digest ?? ''))]
  const judgement = aJudgement(5, { from: at('BUILD'), to: at('SPEC_DRAFT'), base: oid(4), approvals })
  return aChain([...aCycle(), judgement], sign)
}
const resigned = (index: number, changes: Partial<Judgement>): ChainRecord[] =>
  aChain(
    aCycle().map((judgement, place) => (place === index ? { ...judgement, ...changes } : judgement)),
    sign,
  )

describe('a sound chain has no findings', () => {
  it.each<[string, ChainRecord[], ChainFacts]>([
    ['unsigned', aChain(aCycle()), facts()],
    ['signed', signedChain, ssh()],
    ['empty', [], ssh()],
    ['pinned', signedChain, ssh({ pinned: signedChain[0]?.digest ?? '' })],
    ['signed from some record on', [...aChain(aCycle().slice(0, 2))], facts()],
    ['a waived failure', cycleWith(2, { verdicts: [failingVerdict], approvals: [waiver(oid(2))] }), facts()],
    [
      'a waived failure beside a note',
      cycleWith(2, {
        verdicts: [{ ...failingVerdict, findings: [...broken, { severity: 'note', code: 'NOTE', message: 'x' }] }],
        approvals: [waiver(oid(2))],
      }),
      facts(),
    ],
    [
      'an unsigned record whose commit left the repository, whatever it claims',
      aChain([
        ...aCycle(),
        aJudgement(50, { from: at('DONE', 'x'), to: at('E2E_RED', 'y'), base: oid(9), verdicts: [failingVerdict] }),
        aJudgement(50, { from: at('BUILD'), to: at('SPEC_DRAFT'), base: oid(4) }),
      ]),
      facts({}, 50),
    ],
    ['a start without verdicts', cycleWith(1, { verdicts: [] }), facts()],
    ['a rollback with its approval', rollback({ approvals: [back(aChain(aCycle())[4]?.digest ?? '')] }), facts()],
    [
      'a rollback with an approval that a person signed',
      signedRollback((approval) => signApproval(approval, adaKey)),
      ssh(),
    ],
    [
      'two judgements of one commit',
      aChain([...aCycle(), aJudgement(4, { from: at('BUILD'), to: at('BUILD'), base: oid(4) })]),
      facts(),
    ],
    [
      'an unsigned record whose commit left the repository',
      aChain([
        ...aCycle(),
        aJudgement(50, { from: at('BUILD'), to: at('DONE'), base: oid(4) }),
        aJudgement(5, { from: at('BUILD'), to: at('DONE'), base: oid(4) }),
      ]),
      facts({}, 50),
    ],
  ])('%s', (_, chain, known) => {
    expect(checkChain(chain, known)).toEqual([])
  })
})

describe('each defect has its own code, and only its rule finds it', () => {
  const other = parsePrivateKey(aKey().text)
  const unsignedOne = signedChain.map((record, place) =>
    place === 4 ? recordOf({ ...record.judgement, signature: null }) : record,
  )
  const strange = aChain(aCycle().slice(0, 4), sign)
  const stranger = recordOf(signJudgement({ ...(signedChain[4]?.judgement ?? aJudgement(4)) }, other, 'ci@helix'))
  const defects: [string, string, ChainRecord[], ChainFacts][] = [
    ['genesis with another sequence', 'CHAIN-GENESIS', [recordOf(aJudgement(0, { sequence: 3 }))], facts()],
    ['genesis with a predecessor', 'CHAIN-GENESIS', [recordOf(aJudgement(0, { previous: digestOf('e') }))], facts()],
    ['genesis that moves to a step', 'CHAIN-GENESIS', [recordOf(aJudgement(0, { to: at('SPEC_DRAFT') }))], facts()],
    ['genesis with a foreign base', 'CHAIN-GENESIS', [recordOf(aJudgement(0, { base: oid(7) }))], facts()],
    ['a second genesis by its sequence', 'CHAIN-SECOND-GENESIS', bent(4, { sequence: 0 }), facts()],
    ['a second genesis by its links', 'CHAIN-SECOND-GENESIS', bent(4, { previous: null }), facts()],
    ['another genesis than the pinned one', 'CHAIN-PINNED', signedChain, ssh({ pinned: digestOf('e') })],
    ['a gap', 'CHAIN-GAP', bent(4, { sequence: 5 }), facts()],
    ['a repeated sequence', 'CHAIN-GAP', bent(4, { sequence: 3 }), facts()],
    ['a fork', 'CHAIN-FORK', bent(4, { previous: aChain(aCycle())[3]?.judgement.previous ?? null }), facts()],
    ['a wrong predecessor', 'CHAIN-PREVIOUS', bent(4, { previous: digestOf('e') }), facts()],
    ['a record without signature in a signed chain', 'CHAIN-UNSIGNED', unsignedOne, ssh()],
    [
      'a signed chain that falls back to none',
      'CHAIN-UNSIGNED',
      unsignedOne,
      facts({ policyAt: () => ({ signing: 'none', signers: [signer], steps }) }),
    ],
    ['a stranger’s signature', 'CHAIN-SIGNATURE', [...strange, stranger], ssh()],
    [
      'a signature under none that does not hold',
      'CHAIN-SIGNATURE',
      [...aChain(aCycle().slice(0, 4)), stranger].with(
        4,
        recordOf({ ...stranger.judgement, previous: aChain(aCycle())[3]?.digest ?? '' }),
      ),
      facts(),
    ],
    [
      'a signer whose key had ended by then',
      'CHAIN-SIGNATURE',
      signedChain,
      ssh({
        policyAt: () => ({ signing: 'ssh', signers: [{ ...signer, validBefore: 1_800_000_000 }], steps }),
        signedAt: ({ judgement }) => 1_800_000_000 + (judgement.sequence === 4 ? 1 : 0),
      }),
    ],
    [
      'a rewritten branch',
      'CHAIN-SUBJECT',
      signedChain,
      ssh({ isAncestorOrSelf: (a, b) => !(a === oid(3) && b === oid(4)) }),
    ],
    [
      'a signed subject that is not here',
      'CHAIN-SUBJECT',
      resigned(4, {}),
      ssh({ isAncestorOrSelf: (a, b) => !(a === oid(4) && b === oid(4)) }),
    ],
    ['an older base', 'CHAIN-BASE', cycleWith(4, { base: oid(1) }), facts()],
    ['a refused commit as base', 'CHAIN-BASE', cycleWith(4, { base: oid(3) }), facts()],
    [
      'a position that the chain did not have',
      'CHAIN-FROM',
      cycleWith(4, { from: at('E2E_RED', 'other'), to: at('BUILD', 'other') }),
      facts(),
    ],
    ['a skipped step', 'CHAIN-MOVE', cycleWith(4, { to: at('DONE') }), facts()],
    ['another cycle', 'CHAIN-MOVE', cycleWith(4, { to: at('BUILD', 'other') }), facts()],
    ['a rollback without approval', 'CHAIN-ROLLBACK', rollback(), facts()],
    [
      'a rollback with the approval of an earlier one',
      'CHAIN-ROLLBACK',
      rollback({ approvals: [back(digestOf('e'))] }),
      facts(),
    ],
    [
      'a rollback with an approval of another kind',
      'CHAIN-ROLLBACK',
      rollback({ approvals: [{ ...back(aChain(aCycle())[4]?.digest ?? ''), kind: 'policy' }] }),
      facts(),
    ],
    [
      'a rollback whose approval nobody signed, where the base signs',
      'CHAIN-ROLLBACK',
      signedRollback((approval) => approval),
      ssh(),
    ],
    [
      'a rollback whose approval was signed by the judge',
      'CHAIN-ROLLBACK',
      signedRollback((approval) => signApproval({ ...approval, by: 'ci@helix' }, ciKey)),
      ssh(),
    ],
    ['a move on a failing verdict', 'CHAIN-VERDICTS', cycleWith(4, { verdicts: [failingVerdict] }), facts()],
    [
      'a move on a missing verdict',
      'CHAIN-VERDICTS',
      cycleWith(4, { verdicts: [aVerdict(), aVerdict({ outcome: 'missing' })] }),
      facts(),
    ],
    ['a pass without a verdict', 'CHAIN-VERDICTS', cycleWith(4, { verdicts: [] }), facts()],
    [
      'a waiver for one of two reasons',
      'CHAIN-VERDICTS',
      cycleWith(4, {
        verdicts: [{ ...failingVerdict, findings: [...broken, { severity: 'error', code: 'OTHER', message: 'x' }] }],
        approvals: [waiver(oid(4))],
      }),
      facts(),
    ],
    [
      'a waiver for another commit',
      'CHAIN-VERDICTS',
      cycleWith(4, { verdicts: [failingVerdict], approvals: [waiver(oid(3))] }),
      facts(),
    ],
  ]
  it.each(defects)('%s is %s', (_, code, chain, known) => {
    const findings = checkChain(chain, known)
    expect(findings.map((finding) => finding.code)).toEqual([code])
    expect(findings[0]).toMatchObject({
      severity: 'error',
      where: { name: expect.stringMatching(/^helix@[0-9a-f]{12}$/) },
    })
    const others = chainRules.filter((rule) => rule.code !== code)
    expect(checkChain(chain, known, others)).toEqual([])
  })

  it('every defect is told in a sentence', () => {
    const told = defects.flatMap(([, , chain, known]) => checkChain(chain, known).map(({ message }) => steady(message)))
    expect(told.join('\n')).toMatchInlineSnapshot(`
      "judgement 3 is the first record of the chain; asked 0
      judgement 0 is genesis and yet names a previous record
      judgement 0 is genesis and must be from idle to idle
      judgement 0 is genesis and must have its own commit as base
      judgement 0 is a second genesis, at place 4 of the chain
      judgement 4 is a second genesis, at place 4 of the chain
      judgement 0 has the digest <digest>; pinned is eeeeeeeeeeee
      judgement 5 stands at place 4 of the chain
      judgement 3 stands at place 4 of the chain
      judgement 4 names the same previous record as judgement 3
      judgement 4 names eeeeeeeeeeee as previous; the record before it is <digest>
      judgement 4 is not signed; this chain is
      judgement 4 is not signed; this chain is
      judgement 4 has a signature that does not hold: the signing key …<key> is no allowed signer (SIG-SIGNER)
      judgement 4 has a signature that does not hold: the signing key …<key> is no allowed signer (SIG-SIGNER)
      judgement 4 has a signature that does not hold: the key of ci@helix was not valid at 2027-01-15T08:00:01.000Z (SIG-EXPIRED)
      judgement 4 judges 000000000000, which does not follow 000000000000 of judgement 3
      judgement 4 judges 000000000000, which is not in this repository
      judgement 4 was judged by the policy of 000000000000; asked 000000000000
      judgement 4 was judged by the policy of 000000000000; asked 000000000000
      judgement 4 starts from other E2E_RED; the chain stood at checkout-discounts E2E_RED
      judgement 4 moves from checkout-discounts E2E_RED to checkout-discounts DONE, which the playbook does not allow
      judgement 4 moves from checkout-discounts E2E_RED to other BUILD, which the playbook does not allow
      judgement 5 goes back to checkout-discounts SPEC_DRAFT without an approval of that
      judgement 5 goes back to checkout-discounts SPEC_DRAFT without an approval of that
      judgement 5 goes back to checkout-discounts SPEC_DRAFT without an approval of that
      judgement 5 goes back to checkout-discounts SPEC_DRAFT without an approval of that
      judgement 5 goes back to checkout-discounts SPEC_DRAFT without an approval of that
      judgement 4 moves although "tests" is fail
      judgement 4 moves although "tests" is missing
      judgement 4 passes a step without a verdict
      judgement 4 moves although "tests" is fail
      judgement 4 moves although "tests" is fail"
    `)
  })

  it('an unsigned record whose commit left the repository is still held to the chain’s structure', () => {
    const gone = aChain([...aCycle(), aJudgement(50, { from: at('BUILD'), to: at('BUILD'), base: oid(4) })])
    const codesOf = (changes: Partial<Judgement>) =>
      checkChain(
        gone.map((record, place) => (place === 5 ? recordOf({ ...record.judgement, ...changes }) : record)),
        facts({}, 50),
      ).map(({ code }) => code)
    expect(codesOf({})).toEqual([])
    expect(codesOf({ sequence: 9 })).toEqual(['CHAIN-GAP'])
    expect(codesOf({ previous: null })).toEqual(['CHAIN-SECOND-GENESIS'])
    expect(codesOf({ previous: digestOf('e') })).toEqual(['CHAIN-PREVIOUS'])
    expect(codesOf({ previous: gone[3]?.judgement.previous ?? null })).toEqual(['CHAIN-FORK'])
    const first = [recordOf(aJudgement(50, { sequence: 1 }))]
    expect(checkChain(first, facts({}, 50)).map(({ code }) => code)).toEqual(['CHAIN-GENESIS'])
    const pinned = checkChain([recordOf(aJudgement(50, { base: oid(50) }))], facts({ pinned: digestOf('e') }, 50))
    expect(pinned.map(({ code }) => code)).toEqual(['CHAIN-PINNED'])
  })

  it('where the policy asks for signatures none may lack', () => {
    const findings = checkChain(aChain(aCycle()), ssh())
    expect(findings.map(({ code, message }) => `${code} ${message}`)).toEqual(
      [0, 1, 2, 3, 4].map((sequence) => `CHAIN-UNSIGNED judgement ${sequence} is not signed; this chain is`),
    )
  })

  it('every rule is shown to be needed', () => {
    expect(new Set(defects.map(([, code]) => code))).toEqual(new Set(chainRules.map(({ code }) => code)))
  })

  it('a finding names the judgement and what was measured against what was asked', () => {
    expect(checkChain(bent(4, { previous: digestOf('e') }), facts())[0]?.message).toBe(
      `judgement 4 names eeeeeeeeeeee as previous; the record before it is ${aChain(aCycle())[3]?.digest.slice(0, 12)}`,
    )
  })

  it('a base that is not in the repository is refused', () => {
    const findings = checkChain(
      aChain(aCycle()),
      facts({ policyAt: (base) => (base === oid(2) ? null : facts().policyAt(base)) }),
    )
    expect(findings.filter(({ code }) => code === 'CHAIN-BASE').map(({ message }) => message)).toEqual([
      'judgement 3 has the base 000000000000, which is not in this repository',
      'judgement 4 has the base 000000000000, which is not in this repository',
    ])
  })

  it('a chain whose first judged commit is refused has no base to go on', () => {
    const chain = aChain([aJudgement(0, { verdicts: [failingVerdict] }), aJudgement(1, { base: oid(0) })])
    expect(checkChain(chain, facts())).toMatchObject([
      { code: 'CHAIN-BASE', message: 'judgement 1 has no passing judgement among its ancestors' },
    ])
  })

  it('what was merged follows what was judged meanwhile, and is judged by the policy of that, as all that follows', () => {
    expect(codesBeside(idle([0, 2, 4, 3, 5]))).toEqual([])
    expect(codesBeside(idle([0, 2, 4, 3]), [oid(5)])).toEqual([])
    expect(codesBeside(idle([0, 2, 4, 3, 5, 6], [0, 0, 2, 4, 4, 5]))).toEqual([])
    expect(codesBeside(idle([0, 2, 4, 3, 5], [0, 0, 2, 2, 4]))).toEqual(['CHAIN-BASE'])
    expect(codesBeside(idle([0, 2, 4, 3, 5], [0, 0, 2, 4, 3]))).toEqual(['CHAIN-BASE'])
  })

  it('what nothing merged does not', () => {
    expect(codesBeside(idle([0, 2, 4, 3]))).toContain('CHAIN-SUBJECT')
    expect(codesBeside(idle([0, 2, 4, 3]), [oid(4)])).toContain('CHAIN-SUBJECT')
  })

  it('without signatures an older chain may have had the merged commit as the base of what follows', () => {
    expect([codesUnsigned([0, 0, 2, 4, 3]), codesUnsigned([0, 0, 2, 4, 4])]).toEqual([[], []])
    expect(codesUnsigned([0, 0, 2, 4, 2])).toEqual(['CHAIN-BASE'])
  })

  it('judgements of another branch do not have to follow each other', () => {
    const chain = aChain(
      aCycle().concat(
        aJudgement(2, { ref: 'refs/heads/release', from: at('E2E_RED'), to: at('E2E_RED'), base: oid(2) }),
      ),
      sign,
    )
    expect(checkChain(chain, ssh())).toEqual([])
  })
})

/** Without the digests of records and keys, which differ from run to run. */
function steady(message: string): string {
  return message
    .replaceAll(/…[A-Za-z0-9+/=]{12}/g, '…<key>')
    .replaceAll(/\b[0-9a-f]{12}\b/g, (digits) => (/^(.)\1+$/.test(digits) ? digits : '<digest>'))
}

describe('a key that ends', () => {
  const next = parsePrivateKey(aKey().text)
  const rotated = aChain(aCycle(), (held) => (held.sequence === 3 ? signJudgement(held, next, 'ci@helix') : sign(held)))
  const end = 1_800_000_000
  const signedAt = ({ judgement }: ChainRecord) => end - (judgement.sequence === 3 ? 0 : 1)
  /** Judgement 3 is made by the next key at the end of CI's, and judgement 4 says that it was made by CI's a moment before. */
  const codesWhere = (validBefore: number) => {
    const listed = [
      { ...signer, validBefore },
      { ...signer, key: next.publicKey },
    ]
    const policyAt = () => ({ signing: 'ssh' as const, signers: listed, steps })
    return checkChain(rotated, ssh({ policyAt, signedAt })).map(({ code }) => code)
  }

  it('judges nothing after a judgement that was made when it had ended, whatever date is said', () => {
    expect(codesWhere(end - 1)).toEqual(['CHAIN-SIGNATURE'])
  })

  it('may take turns with the next one until then', () => {
    expect(codesWhere(end)).toEqual([])
  })
})
