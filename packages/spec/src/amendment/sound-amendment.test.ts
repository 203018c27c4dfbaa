import { describe, expect, test } from 'vitest'
import { parseSpec } from '../parse-spec.ts'
import { amendmentWhy } from './amendment.ts'
import { checkAmendment } from './check-amendment.ts'
import { composeAmendment } from './compose-amendment.ts'
import { draftAmendment } from './draft-amendment.ts'
import { parseAmendment } from './parse-amendment.ts'

const of = (before: string, after: string) => {
  const specs = { before: parseSpec(before), after: parseSpec(after) }
  return { specs, amendment: draftAmendment({ number: 1, title: 'Why', date: '2026-01-02', why: 'x', ...specs }) }
}
const good = '# T\n\n## REQ-1 A\n\n1 holds.\n'

describe('an amendment that leaves something wrong says what, where and what to do', () => {
  test.each([
    [
      `${good}\n## REQ 2 B\n\n2 holds.\n`,
      'the heading "REQ 2 B" looks like a requirement but has no id of the form REQ-7',
      ' in line 7',
      'write it like this: ## REQ-7: Percentage discounts',
    ],
    [
      '# T\n',
      'the spec has no requirement; at least 1 is asked',
      '',
      'write each requirement below a heading of its own: ### REQ-1: Percentage discounts',
    ],
  ])('%j', (after, message, place, fix) => {
    const { specs, amendment } = of(good, after)
    expect(checkAmendment(amendment, specs)).toEqual([
      {
        severity: 'error',
        code: 'AMEND-SOUND',
        message: `the spec as the amendment leaves it is not sound${place}: ${message}`,
        fix: `helix amend reject --why "<reason>", then amend anew: ${fix}`,
      },
    ])
  })

  test('and one that mends it says nothing', () => {
    const { specs, amendment } = of('# T\n', good)
    expect(checkAmendment(amendment, specs)).toEqual([])
  })
})

test('where another amendment landed meanwhile, the result of each requirement is compared', () => {
  const more = `${good}\n## REQ-2 B\n\n2 holds.\n`
  const { amendment } = of(good, good.replace('1 holds', '3 holds'))
  const specs = (after: string) => ({ before: parseSpec(more), after: parseSpec(after) })
  expect(checkAmendment(amendment, specs(more.replace('1 holds', '3 holds')))).toEqual([])
  expect(checkAmendment(amendment, specs(more.replace('1 holds', '4 holds'))).map(({ code }) => code)).toEqual([
    'AMEND-BASE',
    'AMEND-RESULT',
    'AMEND-STALE',
  ])
})

test.each([
  ['# T\n\n## Why\n\na\n\n### b\n\nc\n\n## Also\n\nd\n', 'a\n\n### b\n\nc'],
  ['## Why  \na\n# Also\nb\n', 'a'],
  ['# T\n\n## Why\n\na\n#b\n', 'a\n#b'],
  ['# T\n\n## Why not\n\na\n', ''],
  ['# T\n\n### Why\n\na\n', ''],
])('of %j the reason is %j', (body, why) => {
  expect(amendmentWhy({ ...of(good, good).amendment, body })).toBe(why)
})

test.each(['accepted', '1', '', '[rejected]'])('an amendment is rejected or has no status: %j', (status) => {
  const file = composeAmendment(of(good, good).amendment)
  expect(parseAmendment(file.replace('amends:', 'status: rejected\namends:'), 'a.md').status).toBe('rejected')
  expect(() => parseAmendment(file.replace('amends:', `status: ${status}\namends:`), 'a.md')).toThrow(
    'a.md line 5: status must be rejected',
  )
})
