import type { Finding, Verdict } from '@helix/core'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { renderJobSummary } from './job-summary.ts'
import { code, prose } from './markdown.ts'
import type { Told } from './told.ts'

const commit = '0123456789abcdef0123456789abcdef01234567'

const verdict: Verdict = {
  condition: { gate: 'tests', of: 'unit', asked: {} },
  tree: commit,
  policy: '',
  outcome: 'pass',
  measured: { passed: 42, new: 3 },
  reports: [],
  findings: [],
}

const finding: Finding = {
  severity: 'error',
  code: 'LAYER-CLOSED',
  message: 'the layer opens later',
  where: { path: 'src/a.ts', line: 2 },
  fix: 'helix status',
}

const told: Told = {
  passed: true,
  position: 'checkout STEP 4/7',
  base: commit,
  appended: 2,
  commits: [{ commit, subject: 'feat: add', findings: [] }],
  trees: [{ commit, claim: 'tip', verdicts: [verdict] }],
  findings: [],
}

describe('a summary', () => {
  test('says how it went, what was judged and what was measured', () => {
    expect(renderJobSummary(told)).toBe(`## Helix: ✅ passed

|  |  |
| --- | --- |
| position | checkout STEP 4&#47;7 |
| base | <code>0123456789ab</code> |
| commits judged | 1 |
| trees measured | 1 |
| judgements appended | 2 |

### Verdicts

| commit | claims | gate | outcome | measured |
| --- | --- | --- | --- | --- |
| <code>0123456789ab</code> | tip | <code>tests unit</code> | ✅ pass | 42 passed &#40;3 new&#41; |

<details><summary>1 commit</summary>

|  | commit | subject |
| --- | --- | --- |
| ✅ | <code>0123456789ab</code> | feat&#58; add |

</details>
`)
  })

  test('says once what one commit was asked twice: always, and at the end of a step', () => {
    const [tree] = told.trees.map((judged) => ({ ...judged, verdicts: [verdict, { ...verdict, condition: { ...verdict.condition, asked: { minTests: 1 } } }] })) // prettier-ignore
    const summary = renderJobSummary({ ...told, trees: tree === undefined ? [] : [tree] })
    expect(summary.match(/tests unit/g)).toHaveLength(1)
    const failing = tree?.verdicts.map((held, index) => ({ ...held, outcome: index === 0 ? 'pass' : 'fail' }) as const) ?? [] // prettier-ignore
    const refused = renderJobSummary({ ...told, trees: tree === undefined ? [] : [{ ...tree, verdicts: failing }] })
    expect(refused.match(/tests unit/g)).toHaveLength(2)
  })

  test('puts findings first, with what to do', () => {
    const refused = { ...told, passed: false, findings: [finding, finding] }
    const [, head, findings] = renderJobSummary(refused).split(/^#+ /m)
    expect(head).toContain('Helix: ❌ refused, 2 findings\n')
    expect(findings).toBe(`Findings

|  | code | where | what | next |
| --- | --- | --- | --- | --- |
| ❌ | <code>LAYER&#45;CLOSED</code> | <code>src&#47;a&#46;ts&#58;2</code> | the layer opens later | <code>helix status</code> |

`)
  })

  test('marks the commits that are refused, newest first', () => {
    const commits = [
      { commit, subject: 'one', findings: [finding] },
      { commit, subject: 'two', findings: [{ ...finding, severity: 'warning' as const }] },
    ]
    const rows = renderJobSummary({ ...told, commits }).split('\n').filter((line) => /^\| [✅❌] /u.test(line)) // prettier-ignore
    expect(rows.map((row) => row.replaceAll(/<[^>]*>/g, ''))).toEqual([
      '| ✅ | 0123456789ab | two |',
      '| ❌ | 0123456789ab | one |',
    ])
  })

  test('stays far below what the host takes', () => {
    const commits = Array.from({ length: 500 }, (_, index) => ({
      commit,
      subject: `${index}${'&'.repeat(100_000)}`,
      findings: [],
    }))
    const findings = commits.map(({ subject }) => ({ ...finding, message: subject, fix: subject }))
    const summary = renderJobSummary({ ...told, commits, findings })
    expect(Buffer.byteLength(summary)).toBeLessThan(1024 * 1024)
    expect(summary).toContain('… and 400 more')
  })
})

describe('text of an author', () => {
  test.each([
    ['<img src=x onerror=y>', '&#60;img src&#61;x onerror&#61;y&#62;'],
    ['a | b', 'a &#124; b'],
    ['[x](http://e)', '&#91;x&#93;&#40;http&#58;&#47;&#47;e&#41;'],
    ['@all #1', '<span>&#64;</span>all <span>&#35;</span>1'],
    ['&lt;b&gt;', '&#38;lt&#59;b&#38;gt&#59;'],
    ['a\n\n# b', 'a <span>&#35;</span> b'],
    ['```', '&#96;&#96;&#96;'],
    ['\u202Eb', '&#65533;b'],
    ['🦊 é', '&#129418; é'],
  ])('%j is no markup', (text, markdown) => {
    expect(prose(text)).toBe(markdown)
  })

  test('is cut where it is long', () => {
    expect(code('abcdef', 4)).toBe('<code>abc…</code>')
    expect(code('abcd', 4)).toBe('<code>abcd</code>')
    expect(code('ab🦊cd', 4)).toBe('<code>ab&#65533;…</code>')
  })

  test('is letters, digits, blanks and references, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(prose(text)).toMatch(/^(?:[\p{L}\p{M}\p{N} …]|&#\d+;|<span>&#(?:35|64);<\/span>)*$/u)
        expect(code(text)).toMatch(/^<code>(?:[\p{L}\p{M}\p{N} …]|&#\d+;)*<\/code>$/u)
      }),
    )
  })
})
