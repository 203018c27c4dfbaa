import type { Judgement } from '@helix/core'
import { describe, expect, it } from 'vitest'
import { approvalDigest } from '../approvals/approval-digest.ts'
import { recordOf } from '../chain/chain-record.ts'
import { aJudgement, at, aVerdict, digestOf, failingVerdict, oid } from '../testing/a-chain.ts'
import { readStatement, statementsOf } from './statement.ts'
import type { StatementOptions } from './stated-record.ts'

const uri = 'git+https://example.org/shop.git'
const stated = (judgement: Judgement, options: StatementOptions = { uri }) =>
  statementsOf({ ...recordOf(judgement), at: 1_767_225_600 }, options).map((text) => JSON.parse(text))
const typesOf = (judgement: Judgement, options?: StatementOptions) =>
  stated(judgement, options).map(({ predicateType }) => predicateType.split('/').slice(-2).join(' '))

const coverage = aVerdict({ condition: { gate: 'coverage', of: 'unit', asked: {} }, reports: [digestOf('c'), digestOf('e')] }) // prettier-ignore
const passing = aJudgement(4, {
  sequence: 3,
  previous: digestOf('f'),
  from: at('E2E_RED'),
  to: at('BUILD'),
  verdicts: [aVerdict(), coverage, aVerdict({ condition: { gate: 'integrity', asked: {} }, reports: [] })],
})
const waiver = {
  kind: 'finding' as const,
  of: approvalDigest({ kind: 'finding', finding: failingVerdict.findings[0] ?? { code: '' }, commit: null }),
  by: 'ada',
  why: 'known to be flaky',
  until: 1_767_312_000,
  signature: null,
}

describe('what is stated about a judgement that passes', () => {
  const [advance, result, verification, summary] = stated(passing)
  const record = recordOf(passing)

  it('is about the judged commit and tree, in this record of the chain', () => {
    for (const statement of [advance, result, verification, summary]) {
      expect(statement).toMatchObject({ _type: 'https://in-toto.io/Statement/v1' })
      expect(statement.subject).toEqual([
        {
          name: uri,
          digest: { gitCommit: oid(4), gitTree: oid(90) },
          annotations: { judgement: record.digest, sequence: 3 },
        },
      ])
    }
  })

  it('the move, with its place in the chain', () => {
    expect(advance.predicateType).toBe('https://www.npmjs.com/package/helix-autobahn/attestation/step-advance/v1')
    expect(advance.predicate).toEqual({
      sequence: 3,
      judgement: { digest: { sha256: record.digest } },
      previous: { digest: { sha256: digestOf('f') } },
      ref: 'refs/heads/main',
      base: { digest: { gitCommit: oid(0) } },
      from: at('E2E_RED'),
      to: at('BUILD'),
      moved: true,
      result: 'PASSED',
      policy: { digest: { sha256: digestOf('b') } },
      spec: { digest: { sha256: digestOf('a') } },
      approvals: [],
      verifier: {
        id: 'https://www.npmjs.com/package/helix-autobahn/verify/v1',
        digest: { sha256: digestOf('d') },
      },
      isolation: { kind: 'none', detail: '' },
      timeCreated: '2026-01-01T00:00:00Z',
    })
  })

  it('its verdicts as tests, with the reports that they were read from', () => {
    expect(result.predicateType).toBe('https://in-toto.io/attestation/test-result/v0.1')
    expect(result.predicate).toEqual({
      result: 'PASSED',
      configuration: [
        { name: 'policy', digest: { sha256: digestOf('b') } },
        { name: 'spec', digest: { sha256: digestOf('a') } },
        { name: `reports/${digestOf('c')}`, digest: { sha256: digestOf('c') } },
        { name: `reports/${digestOf('e')}`, digest: { sha256: digestOf('e') } },
      ],
      passedTests: ['tests of unit', 'coverage of unit', 'integrity'],
      warnedTests: [],
      failedTests: [],
    })
  })

  const properties = [
    'HELIX_VERIFIED',
    'HELIX_TESTS_OF_UNIT',
    'HELIX_COVERAGE_OF_UNIT',
    'HELIX_INTEGRITY',
    'HELIX_STEP_E2E_RED_PASSED',
  ]
  it('the properties that hold', () => {
    expect(verification.predicateType).toBe('https://in-toto.io/attestation/svr/v0.2')
    expect(verification.predicate).toEqual({
      verifier: {
        id: 'https://www.npmjs.com/package/helix-autobahn/verify/v1',
        policies: [{ name: 'policy', digest: { sha256: digestOf('b') } }],
      },
      timeCreated: '2026-01-01T00:00:00Z',
      properties,
    })
  })

  it('and a summary for those who read SLSA, which claims none of its levels', () => {
    expect(summary.predicateType).toBe('https://slsa.dev/verification_summary/v1')
    expect(summary.predicate).toEqual({
      verifier: { id: 'https://www.npmjs.com/package/helix-autobahn/verify/v1' },
      timeVerified: '2026-01-01T00:00:00Z',
      resourceUri: uri,
      policy: { digest: { sha256: digestOf('b') } },
      verificationResult: 'PASSED',
      verifiedLevels: properties.map((property) => `ORG_SOURCE_${property}`),
    })
  })

  it('the summary needs to know where the repository lives', () => {
    expect(typesOf(passing, { uri: null })).toEqual(['step-advance v1', 'test-result v0.1', 'svr v0.2'])
    expect(stated(passing, { uri: null })[0].subject[0]).not.toHaveProperty('name')
  })
})

describe('what is stated about other judgements', () => {
  it('one that was refused has results, and no property at all', () => {
    const refused = aJudgement(3, { from: at('E2E_RED'), to: at('E2E_RED'), verdicts: [aVerdict(), failingVerdict] })
    const [advance, result, ...rest] = stated(refused)
    expect(rest).toEqual([])
    expect(advance.predicate).toMatchObject({ moved: false, result: 'FAILED' })
    expect(result.predicate).toMatchObject({
      result: 'FAILED',
      passedTests: ['tests of unit'],
      failedTests: ['tests of unit'],
    })
  })

  it('a missing verdict is a failure', () => {
    const refused = aJudgement(3, { verdicts: [aVerdict({ outcome: 'missing' })] })
    expect(stated(refused)[1].predicate).toMatchObject({ result: 'FAILED', failedTests: ['tests of unit'] })
  })

  it('what was waived is a warning, told with its approval, and no property', () => {
    const waived = aJudgement(3, { verdicts: [failingVerdict], approvals: [waiver] })
    const [advance, result, verification] = stated(waived)
    const { kind, of, by, why } = waiver
    expect(advance.predicate.approvals).toEqual([{ kind, of, by, why, until: '2026-01-02T00:00:00Z' }])
    expect(result.predicate).toMatchObject({ result: 'WARNED', passedTests: [], warnedTests: ['tests of unit'] })
    expect(verification.predicate.properties).toEqual(['HELIX_VERIFIED'])
  })

  it('genesis states itself only', () => {
    const genesis = aJudgement(0, { verdicts: [], spec: '' })
    const [advance] = stated(genesis)
    expect(typesOf(genesis)).toEqual(['step-advance v1'])
    expect(advance.predicate).toMatchObject({ previous: null, moved: false })
    expect(advance.predicate).not.toHaveProperty('result')
    expect(advance.predicate).not.toHaveProperty('spec')
  })

  it('without a spec none is named', () => {
    expect(stated(aJudgement(1, { spec: '' }))[1].predicate.configuration[1].name).toBe(`reports/${digestOf('c')}`)
  })

  it('a step that was taken back has not passed', () => {
    const approval = { kind: 'position' as const, of: digestOf('1'), by: 'ada', why: 'x', signature: null }
    const back = aJudgement(5, { from: at('BUILD'), to: at('E2E_RED'), approvals: [approval] })
    expect(stated(back)[2].predicate.properties).toEqual(['HELIX_VERIFIED', 'HELIX_TESTS_OF_UNIT'])
    const started = aJudgement(5, { from: 'idle', to: at('SPEC_DRAFT') })
    expect(stated(started)[2].predicate.properties).toEqual(['HELIX_VERIFIED', 'HELIX_TESTS_OF_UNIT'])
  })
})

describe('reading a statement', () => {
  const [text = ''] = statementsOf({ ...recordOf(passing), at: 0 }, { uri })
  it('finds what it is about', () => {
    const { digest } = recordOf(passing)
    expect(readStatement(Buffer.from(text))).toEqual({
      name: uri,
      judgement: digest,
      commit: oid(4),
      tree: oid(90),
    })
    const [nameless = ''] = statementsOf({ ...recordOf(passing), at: 0 }, { uri: null })
    expect(readStatement(Buffer.from(nameless))?.name).toBeNull()
  })

  it.each([
    ['no JSON', '{'],
    ['a list', '[]'],
    ['no subject', '{"subject":[]}'],
    ['a subject of somebody else', '{"subject":[{"digest":{"sha256":"x"}}]}'],
    ['no record', text.replace(/"judgement":"[0-9a-f]{64}"/, '"judgement":"x"')],
    ['no tree', text.replaceAll('gitTree', 'gitBlob')],
    ['no commit', text.replaceAll('gitCommit', 'gitTag')],
  ])('%s is no statement of Helix', (_, other) => {
    expect(readStatement(Buffer.from(other))).toBeNull()
  })
})
