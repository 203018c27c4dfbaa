import { HelixError } from '@helix/core'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codes } from '../codes.ts'
import { parseSpec } from '../parse-spec.ts'
import { type Amendment, amendmentDigest, amendmentWhy, meanings, testActions } from './amendment.ts'
import { type AmendmentSituation, checkAmendment } from './check-amendment.ts'
import { composeAmendment } from './compose-amendment.ts'
import { draftAmendment } from './draft-amendment.ts'
import { parseAmendment } from './parse-amendment.ts'

const before = parseSpec('# T\n\n## REQ-1: A\n\n5\n\n## REQ-2: B\n\ntwo\n')
const after = parseSpec('# T\n\n## REQ-1: A\n\n6\n\n## REQ-2: B\n\ntwo\n\n## REQ-3: C\n\nthree\n')
const amendment = draftAmendment({
  number: 12,
  title: 'Why six',
  date: '2026-11-20',
  why: 'Five was wrong.',
  before,
  after,
  affected: { 'REQ-1': { meaning: 'changed', tests: [{ test: 'e2e/a.test.ts > five', action: 'rewrite' }] } },
})
const first = amendment.requirements[0]
if (!first) throw new Error('the draft lists nothing')
const source = 'docs/adr/0012-why-six.md'

describe('draftAmendment', () => {
  test('lists exactly what differs, with hashes before and after', () => {
    expect(amendment.amends).toEqual({ from: before.hash, to: after.hash })
    expect(amendment.requirements).toEqual([
      {
        id: 'REQ-1',
        meaning: 'changed',
        from: before.requirements[0]?.hash,
        to: after.requirements[0]?.hash,
        tests: [{ test: 'e2e/a.test.ts > five', action: 'rewrite' }],
      },
      { id: 'REQ-3', meaning: 'changed', from: null, to: after.requirements[2]?.hash, tests: [] },
    ])
  })

  test('lists a removed requirement', () => {
    const draft = draftAmendment({ ...amendment, why: 'x', before: after, after: before })
    expect(draft.requirements.map(({ id, to }) => [id, to])).toEqual([
      ['REQ-3', null],
      ['REQ-1', before.requirements[0]?.hash],
    ])
  })

  test('its file reads well', () => {
    expect(composeAmendment({ ...amendment, requirements: [first] })).toBe(`---
number: 12
title: Why six
date: 2026-11-20
amends:
  from: ${before.hash}
  to: ${after.hash}
requirements:
  - id: REQ-1
    meaning: changed
    from: ${before.requirements[0]?.hash}
    to: ${after.requirements[0]?.hash}
    tests:
      - test: e2e/a.test.ts > five
        action: rewrite
---

# Why six

## Why

Five was wrong.
`)
  })
})

describe('composeAmendment and parseAmendment', () => {
  const hex = fc.string({ unit: fc.constantFrom('0', '7', '9', 'a', 'f'), minLength: 64, maxLength: 64 })
  const text = fc.string({ minLength: 1, maxLength: 30 }).filter((held) => /\S/.test(held))
  const anyAmendment: fc.Arbitrary<Amendment> = fc.record({
    number: fc.integer({ min: 1, max: 99_999 }),
    title: text,
    date: fc.constant('2026-11-20'),
    amends: fc.record({ from: hex, to: hex }),
    requirements: fc.array(
      fc.record({
        id: fc.constantFrom('REQ-1', 'REQ-CART-2', 'REQ-7a'),
        meaning: fc.constantFrom(...meanings),
        from: fc.option(hex),
        to: fc.option(hex),
        tests: fc.array(fc.record({ test: text, action: fc.constantFrom(...testActions) })),
      }),
    ),
    body: fc.constantFrom('# T\n\n## Why\n\nBecause.\n', '---\nnot front matter\n'),
  })

  test('what is written is read back', () => {
    fc.assert(
      fc.property(anyAmendment, (held) => {
        expect(parseAmendment(composeAmendment(held), source)).toEqual(held)
      }),
    )
  })

  test('line endings and a byte order mark make no difference', () => {
    const text = composeAmendment(amendment)
    expect(parseAmendment(`\uFEFF${text.replaceAll('\n', '\r\n')}`, source)).toEqual(amendment)
  })

  const file = composeAmendment({ ...amendment, requirements: [first] })
  test.each([
    ['# no front matter\n', 1, 'it does not begin with front matter between two lines ---'],
    ['---\nnumber: 1\n', 1, 'it does not begin with front matter between two lines ---'],
    ['---\n- 1\n---\n', 2, 'the front matter is not a list of "key: value" lines'],
    ['---\na: &a 1\na: 2\n---\n', 3, 'Map keys must be unique at line 2, column 1:'],
    [file.replace('number: 12', 'number: 0'), 2, 'number must be a whole number from 1'],
    [file.replace('number: 12', 'number: 1.5'), 2, 'number must be a whole number from 1'],
    [file.replace('number: 12\n', ''), 2, 'number must be a whole number from 1'],
    [file.replace('title: Why six', 'title: " "'), 3, 'title must be a text'],
    [file.replace('date: 2026-11-20', 'date: today'), 4, 'date must be a day such as 2026-11-20'],
    [file.replace('  from: ', '  from: X'), 6, 'amends.from must be a SHA-256 of 64 lower-case hex digits'],
    [
      file.replace('amends:\n', 'amends: []\nx:\n'),
      6,
      'x must be one of number, title, date, status, amends, requirements',
    ],
    [
      file.replace('number:', 'numbr: 1\nnumber:'),
      2,
      'numbr must be one of number, title, date, status, amends, requirements. Did you mean number?',
    ],
    [file.replace('id: REQ-1', 'id: REQ 1'), 9, 'requirements.0.id must be a requirement id such as REQ-7'],
    [file.replace('meaning: changed', 'meaning: other'), 10, 'requirements.0.meaning must be same or changed'],
    [
      file.replace('action: rewrite', 'action: delete'),
      15,
      'requirements.0.tests.0.action must be keep or rewrite or drop',
    ],
    [
      file.replace('    tests:\n      - test: e2e/a.test.ts > five\n        action: rewrite\n', ''),
      9,
      'requirements.0.tests must be a list, [] where there is nothing',
    ],
    [
      file.replace('- test: e2e/a.test.ts > five\n        action: rewrite', '- five'),
      14,
      'requirements.0.tests.0 must be a group with the keys test, action',
    ],
  ])('a bad file is refused with line and expected form (%#)', (text, line, message) => {
    const error = refusal(text)
    expect(error.code).toBe('spec/bad-adr')
    expect(error.message).toBe(`${source} line ${line}: ${message}`)
    expect(error.where).toEqual({ path: source, line })
  })

  test('the hint shows the expected form', () => {
    expect(refusal(file.replace('number: 12', 'number: x')).hint).toBe('expected: a whole number from 1')
    expect(refusal('# no front matter\n').hint).toBe('begin the file with a line ---')
    expect(refusal('---\n- 1\n---\n').hint).toBeUndefined()
  })

  test('the first number is 1, and an error of the YAML is kept as the cause', () => {
    expect(parseAmendment(file.replace('number: 12', 'number: 1'), source).number).toBe(1)
    expect(refusal('---\na: &a 1\na: 2\n---\n').cause).toBeInstanceOf(Error)
    expect('cause' in refusal('# no front matter\n')).toBe(false)
  })

  test.each([
    ['date: 2026-11-20', 'date: x2026-11-20', 'date must be a day such as 2026-11-20'],
    ['date: 2026-11-20', 'date: 2026-11-201', 'date must be a day such as 2026-11-20'],
    ['amends:\n', 'amends:\n  at: 1\n', 'amends.at must be one of from, to'],
    ['title: Why six', 'title: [six]', 'title must be a text'],
    ['number: 12', 'number: "12"', 'number must be a whole number from 1'],
    ['- id: REQ-1', '- id: 1', 'requirements.0.id must be a text'],
    ['test: e2e/a.test.ts > five', 'test: ""', 'requirements.0.tests.0.test must be a text'],
    [`to: ${after.hash}`, `to: ${after.hash}0`, 'amends.to must be a SHA-256 of 64 lower-case hex digits'],
    [`to: ${first.to}`, 'to: x', 'requirements.0.to must be a SHA-256 of 64 lower-case hex digits'],
    [`from: ${first.from}`, 'from: x', 'requirements.0.from must be a SHA-256 of 64 lower-case hex digits'],
  ])('%s → %s is refused by its path', (from, to, message) => {
    const error = refusal(file.replace(from, () => to))
    expect(error.message.replace(/^.* line \d+: /, '')).toBe(message)
  })

  test('a null entry is not absent', () => {
    expect(refusal('---\nnumber: 1\namends: null\n---\n').message).toBe(
      `${source} line 3: amends must be a group with the keys from, to`,
    )
  })

  test('what is composed carries no stray blanks, and long lines stay whole', () => {
    const { body } = draftAmendment({ ...amendment, title: ' T ', why: ' w\n', before, after })
    expect(body).toBe('# T\n\n## Why\n\nw\n')
    const title = 'word '.repeat(40).trim()
    expect(composeAmendment({ ...amendment, title, body: `\n\n${body}` })).toContain(`title: ${title}\n`)
    expect(composeAmendment({ ...amendment, body: `\n\n${body}` })).toContain('---\n\n# T\n')
  })

  test('aliases are refused, so a small file stays small', () => {
    expect(refusal('---\na: &a [1]\nb: *a\n---\n').message).toBe(`${source} line 3: the alias *a repeats another value`)
  })
})

describe('amendmentDigest', () => {
  test('the number does not count, everything else does', () => {
    const digest = amendmentDigest(amendment)
    expect(digest).toMatch(/^[0-9a-f]{64}$/)
    expect(amendmentDigest({ ...amendment, number: 13 })).toBe(digest)
    expect(amendmentDigest({ ...amendment, body: amendment.body.replaceAll('\n', '\r\n') })).toBe(digest)
    expect(amendmentDigest({ ...amendment, title: 'x' })).not.toBe(digest)
    expect(amendmentDigest({ ...amendment, date: '2026-11-21' })).not.toBe(digest)
    expect(amendmentDigest({ ...amendment, body: 'x' })).not.toBe(digest)
    expect(amendmentDigest({ ...amendment, requirements: [] })).not.toBe(digest)
    expect(amendmentDigest({ ...amendment, amends: { from: after.hash, to: after.hash } })).not.toBe(digest)
  })

  test('reading the file gives the same', () => {
    expect(amendmentDigest(parseAmendment(composeAmendment(amendment), source))).toBe(amendmentDigest(amendment))
  })
})

test('the reason is the text of the section Why', () => {
  expect(amendmentWhy(amendment)).toBe('Five was wrong.')
  expect(amendmentWhy({ ...amendment, body: '## Why\n\na\n\n### b\n\nc' })).toBe('a\n\n### b\n\nc')
  expect(amendmentWhy({ ...amendment, body: '## Whyever\n\na' })).toBe('')
  expect(amendmentWhy({ ...amendment, body: 'a\n\n### Why\n\nb' })).toBe('')
  expect(amendmentWhy({ ...amendment, body: 'first line\n\nsecond' })).toBe('')
})

const two = (text: string): string => text.replace('two', 'TWO')

describe('checkAmendment', () => {
  const approval = { kind: 'spec', of: amendmentDigest(amendment), by: 'a@b', why: 'ok', signature: null } as const
  const check = (changed: Partial<Amendment>, situation: Partial<AmendmentSituation> = {}) =>
    checkAmendment({ ...amendment, ...changed }, { before, after, ...situation }).map(({ code, message }) => [
      code,
      message,
    ])
  const [one, three] = amendment.requirements
  if (!one || !three) throw new Error('the draft lists too little')
  const other = parseSpec('# T\n\n## REQ-1: A\n\n7\n\n## REQ-2: B\n\ntwo\n')

  test('an honest amendment passes, approved or not yet asked for', () => {
    expect(check({})).toEqual([])
    expect(check({}, { approvals: [approval] })).toEqual([])
  })

  test('a wrong test is amended with an unchanged spec', () => {
    const draft = draftAmendment({
      ...amendment,
      why: 'The test was wrong.',
      before,
      after: before,
      affected: { 'REQ-2': { meaning: 'same', tests: [{ test: 'e2e/b.test.ts > b', action: 'rewrite' }] } },
    })
    expect(checkAmendment(draft, { before, after: before })).toEqual([])
  })

  test('an edit of the text around requirements lists nothing', () => {
    const edited = parseSpec(before.text.replace('# T', '# Title'))
    expect(
      checkAmendment(draftAmendment({ ...amendment, why: 'x', before, after: edited }), { before, after: edited }),
    ).toEqual([])
  })

  test('where the spec moved on elsewhere, an amendment of other requirements holds as it is', () => {
    const meanwhile = parseSpec(two(before.text))
    const merged = parseSpec(two(after.text))
    expect(check({}, { before: meanwhile, after: merged })).toEqual([])
    const around = parseSpec(two(after.text).replace('# T', '# U'))
    expect(check({}, { before: meanwhile, after: around }).map(([code]) => code)).toEqual([
      'AMEND-BASE',
      'AMEND-RESULT',
    ])
    const lost = parseSpec(after.text)
    expect(check({}, { before: meanwhile, after: lost }).map(([code]) => code)).toContain('AMEND-UNLISTED')
  })

  test('a rejected one says so, and keeps its identity', () => {
    const rejected: Amendment = { ...amendment, status: 'rejected' }
    expect(composeAmendment(rejected)).toContain('\nstatus: rejected\n')
    expect(parseAmendment(composeAmendment(rejected), source)).toEqual(rejected)
    expect(amendmentDigest(rejected)).toBe(amendmentDigest(amendment))
  })

  test('a spec that moved on is refused, naming what changed meanwhile', () => {
    expect(check({}, { before: other })).toEqual([
      [
        'AMEND-BASE',
        `the amendment starts from spec@${before.hash.slice(0, 12)}; the spec is spec@${other.hash.slice(0, 12)} (changed meanwhile: REQ-1)`,
      ],
      [
        'AMEND-STALE',
        `REQ-1.from says ${one.from?.slice(0, 12)}; the spec before has ${other.requirements[0]?.hash.slice(0, 12)}`,
      ],
    ])
    const elsewhere = parseSpec(before.text.replace('# T', '# U'))
    expect(check({}, { before: elsewhere })[0]?.[1]).toContain('(none of its requirements changed meanwhile')
  })

  test('a spec that is not the promised one is refused', () => {
    const edited = parseSpec(after.text.replace('# T', '# U'))
    expect(check({}, { after: edited })).toEqual([
      [
        'AMEND-RESULT',
        `the amendment leads to spec@${after.hash.slice(0, 12)}; the spec beside it is spec@${edited.hash.slice(0, 12)}`,
      ],
    ])
  })

  test('a requirement that differs has to be listed', () => {
    expect(check({ requirements: [one] })).toEqual([
      ['AMEND-UNLISTED', 'REQ-3 differs but the amendment does not list it'],
    ])
  })

  test('wrong requirement hashes are refused', () => {
    expect(check({ requirements: [{ ...one, to: null }, three] })).toEqual([
      ['AMEND-STALE', `REQ-1.to says absent; the spec after has ${one.to?.slice(0, 12)}`],
    ])
    expect(check({ requirements: [one, { ...three, from: one.from }] })).toEqual([
      ['AMEND-STALE', `REQ-3.from says ${one.from?.slice(0, 12)}; the spec before has absent`],
    ])
  })

  test('entries without a change are refused', () => {
    const hash = before.requirements[1]?.hash ?? ''
    const idle = { id: 'REQ-2', meaning: 'same', from: hash, to: hash, tests: [] } as const
    const keep = { ...idle, tests: [{ test: 'x', action: 'keep' } as const] }
    const extra = (entry: Amendment['requirements'][number]) => check({ requirements: [one, three, entry] })
    expect(extra({ ...idle, tests: [] })).toEqual([
      ['AMEND-LISTED', 'REQ-2 is listed but neither its text nor a test changes'],
    ])
    expect(extra(keep).map(([code]) => code)).toEqual(['AMEND-LISTED'])
    expect(extra({ ...keep, tests: [...keep.tests, { test: 'y', action: 'drop' }] })).toEqual([])
    expect(extra({ ...keep, meaning: 'changed' })).toEqual([
      ['AMEND-MEANING', 'REQ-2 says meaning: changed, but its text is the same'],
    ])
    expect(extra({ ...keep, id: 'REQ-9', from: null, to: null })).toEqual([
      ['AMEND-LISTED', 'REQ-9 is in neither spec'],
    ])
    expect(extra(one)).toEqual([['AMEND-LISTED', 'the amendment lists REQ-1 twice']])
  })

  test('what was sound before stays sound: an id stands once, and no mark of a conflict stays', () => {
    const twice = parseSpec(`${after.text}\n## REQ-2: Again\n\n8\n`)
    const hash = { amends: { ...amendment.amends, to: twice.hash } }
    expect(check(hash, { after: twice })).toContainEqual(['AMEND-SOUND', expect.stringContaining('REQ-2 stands twice')])
    // What was wrong before is for somebody else to mend.
    const was = parseSpec(`${before.text}\n## REQ-2: Again\n\n8\n`)
    const amends = { from: was.hash, to: twice.hash }
    expect(check({ amends }, { before: was, after: twice }).map(([code]) => code)).not.toContain('AMEND-SOUND')
  })

  test('a reason is asked, and a comment is none', () => {
    expect(check({ body: '# x\n\n## Why\n\n<!-- y -->\n' })).toEqual([['AMEND-WHY', 'the amendment gives no reason']])
  })

  test('only an approval of this amendment counts', () => {
    const none = [['AMEND-APPROVAL', `nobody approved this amendment (${approval.of.slice(0, 12)})`]]
    expect(check({}, { approvals: [] })).toEqual(none)
    expect(check({}, { approvals: [{ ...approval, kind: 'policy' }] })).toEqual(none)
    expect(check({}, { approvals: [{ ...approval, of: after.hash }] })).toEqual(none)
  })

  test('every finding says what to do', () => {
    const two = parseSpec('# T\n\n## REQ-1: A\n\n7\n\n## REQ-2: B\n\nthree\n')
    const hash = before.requirements[1]?.hash ?? ''
    const idle: Amendment['requirements'][number] = { id: 'REQ-2', meaning: 'same', from: hash, to: hash, tests: [] }
    const listed = (...more: Amendment['requirements']) => ({ requirements: [one, three, ...more] })
    const told: [Partial<Amendment>, Partial<AmendmentSituation>][] = [
      [{}, { before: parseSpec(before.text.replace('# T', '# U')) }],
      [listed(idle), { before: two }],
      [{}, { after: parseSpec(after.text.replace('# T', '# U')) }],
      [{ requirements: [one] }, {}],
      [listed({ ...one, to: null }), {}],
      [listed(idle, { ...idle, meaning: 'changed' }, { ...idle, id: 'REQ-9', from: null, to: null }), {}],
      [{ body: '' }, {}],
      [{}, { approvals: [] }],
    ]
    const findings = told.flatMap(([changed, situation]) =>
      checkAmendment({ ...amendment, ...changed }, { before, after, ...situation }),
    )
    expect(findings.every(({ severity }) => severity === 'error')).toBe(true)
    expect(findings.map(({ code, message, fix }) => `${code} ${message}\n  ${fix}`).join('\n')).toMatchInlineSnapshot(`
      "AMEND-BASE the amendment starts from spec@994dc9cac8c8; the spec is spec@c94ff61eda22 (none of its requirements changed meanwhile and the amendment changes text around requirements)
        helix amend redraft
      AMEND-BASE the amendment starts from spec@994dc9cac8c8; the spec is spec@476369285ae1 (changed meanwhile: REQ-1, REQ-2)
        helix amend show, merge the wordings, then: helix amend redraft
      AMEND-STALE REQ-1.from says 60628587d992; the spec before has 224deb8010df
        helix amend show, then: helix amend redraft
      AMEND-STALE REQ-2.from says 5d7052b8b4be; the spec before has 56560818a61f
        helix amend show, then: helix amend redraft
      AMEND-RESULT the amendment leads to spec@f30b67e60d65; the spec beside it is spec@0726c708cf86
        helix amend redraft
      AMEND-UNLISTED REQ-3 differs but the amendment does not list it
        list REQ-3 under requirements
      AMEND-LISTED the amendment lists REQ-1 twice
        keep one entry
      AMEND-STALE REQ-1.to says absent; the spec after has 01245f87a7c0
        helix amend show, then: helix amend redraft
      AMEND-LISTED the amendment lists REQ-2 twice
        keep one entry
      AMEND-LISTED REQ-2 is listed but neither its text nor a test changes
        remove REQ-2
      AMEND-MEANING REQ-2 says meaning: changed, but its text is the same
        write meaning: same
      AMEND-LISTED REQ-9 is in neither spec
        remove REQ-9 from requirements
      AMEND-WHY the amendment gives no reason
        write the reason below a heading: ## Why
      AMEND-APPROVAL nobody approved this amendment (0c60624539dd)
        helix approve amendment"
    `)
  })

  test('every code has a note', () => {
    for (const code of [
      'BASE',
      'RESULT',
      'STALE',
      'UNLISTED',
      'LISTED',
      'MEANING',
      'SOUND',
      'WHY',
      'APPROVAL',
      'NUMBER',
    ]) {
      expect(codes).toHaveProperty(`AMEND-${code}`)
    }
  })
})

function refusal(text: string): HelixError {
  try {
    parseAmendment(text, source)
  } catch (error) {
    if (error instanceof HelixError) return error
    throw error
  }
  throw new Error('it was accepted')
}
