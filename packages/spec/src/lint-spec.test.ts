import { describe, expect, test } from 'vitest'
import { codes } from './codes.ts'
import { lintSpec } from './lint-spec.ts'
import { specRules } from './rules/index.ts'
import { specTemplate } from './spec-template.ts'

const good = `# Shop

### REQ-1: Fixed discounts

A discount of 2.00 on 10.00 makes 8.00.
`

/** For each rule: a spec that it alone refuses, with line and severity, and honest ones that look alike. */
const cases: Record<string, { refused: string; line?: number; severity?: string; alike: string[] }> = {
  'SPEC-TITLE': { refused: good.slice(8), line: 1, alike: [good, `Intro.\n\n${good}`] },
  'SPEC-EMPTY': { refused: '# Shop\n\nSee REQ-1.\n', alike: [good, good.replace('###', '##')] },
  'SPEC-DUPLICATE': {
    refused: `${good}\n### req-1: x\n\n### REQ-1: Again\n\nIt holds.\n`.replace('### req-1: x\n\n', ''),
    line: 7,
    alike: [`${good}\n### REQ-10: Again\n\nIt holds.\n`, `${good}\nREQ-1 stands above.\n`],
  },
  'SPEC-ID': { refused: `${good}\n### REQ 2: Ten\n\nIt holds.\n`, line: 7, alike: [`${good}\n## Requirements\n\nx\n`] },
  'SPEC-TEXT': {
    refused: `${good}\n### REQ-2: Ten\n\n<!-- later -->\n\n#### Notes\n`,
    line: 7,
    alike: [`${good}\n### REQ-2: Ten\n\n#### Notes\n\nIt holds.\n`, `${good}\n### REQ-2: Ten\n\n<!-- a -->It holds.\n`],
  },
  'SPEC-QUESTION': {
    refused: `${good}\n## Open questions\n\n- Which currency?\n`,
    line: 9,
    severity: 'warning',
    alike: [`${good}\n## Open questions\n\nNone.\n`],
  },
  'SPEC-CONTROL': { refused: `${good}\na\u202Eb\n`, line: 7, alike: [`${good}\n\tcode é 👩\u200D💻\n`] },
  'SPEC-CONFLICT': {
    refused: `${good}\n<<<<<<< ours\n\nOne.\n\n=======\n\nTwo.\n\n>>>>>>> theirs\n`,
    line: 7,
    alike: [
      `${good}\n~~~\n<<<<<<< ours\n=======\n>>>>>>> theirs\n~~~\n`,
      `${good}\n<<<<<<< is how it begins.\n`,
      `Rules\n=======\n\n${good}`,
    ],
  },
  'SPEC-ELSEWHERE': {
    refused: `${good}\n| id | text |\n|---|---|\n| **REQ-2** | Ten. |\n| REQ-2 | again |\n`,
    line: 9,
    severity: 'warning',
    alike: [`${good}\n- REQ-1 came first\n`, `${good}\n~~~\n- REQ-2: x\n~~~\n`, `${good}\n<!--\n- REQ-2: x\n-->\n`],
  },
  'SPEC-REFERENCE': {
    refused: `${good}See [the rules][Rules].\n\n## Links\n\n[rules]: https://example.org\n`,
    line: 6,
    severity: 'warning',
    alike: [
      `${good}See [rules].\n\n[rules]: https://example.org\n`,
      `${good}See [rules](https://example.org) and [none].\n\n## Links\n\n[rules]: https://example.org\n`,
    ],
  },
  'SPEC-WEAK': {
    refused: `${good}It should be rounded.\n`,
    line: 6,
    severity: 'warning',
    alike: [`${good}It SHOULD be rounded.\n`, `${good}"You should pay" is shown.\n`, `It should work.\n\n${good}`],
  },
  'SPEC-VACUOUS': {
    refused: `${good}\n### REQ-2: Speed\n\nIt is fast and user-friendly. TBD.\n`,
    line: 7,
    severity: 'warning',
    alike: [
      `${good}\n### REQ-2: Speed\n\nIt is fast: 95 % of answers within 50 ms.\n`,
      `${good}\n### REQ-2: Speed\n\nGood morning is said when the sun rises.\n`,
      `${good}\n### REQ-2: Speed\n\nIt is fast. The total is shown.\n`,
      `${good}\n### REQ-2: 速度\n\n合計を表示する。\n`,
    ],
  },
}

describe('lintSpec', () => {
  test('every rule has its case and its note', () => {
    expect(specRules.map(({ code }) => code).sort()).toEqual(Object.keys(cases).sort())
    for (const { code } of specRules) expect(codes).toHaveProperty(code)
  })

  describe.each(Object.entries(cases))('%s', (code, { refused, line, severity = 'error', alike }) => {
    test('refuses its case with its own code', () => {
      const findings = lintSpec(refused)
      expect(findings.map((finding) => [finding.code, finding.severity])).toEqual([[code, severity]])
      expect(findings[0]?.where?.line).toBe(line)
      expect(findings[0]?.fix).toBeTruthy()
    })

    test('without the rule the case passes', () => {
      expect(
        lintSpec(
          refused,
          specRules.filter((rule) => rule.code !== code),
        ),
      ).toEqual([])
    })

    test.each(alike)('an honest look-alike passes (%#)', (text) => {
      expect(lintSpec(text)).toEqual([])
    })
  })

  test('ids that differ in letter case are duplicates', () => {
    const findings = lintSpec(`${good}\n### REQ-a: x\n\nIt holds.\n\n### REQ-A: x\n\nIt holds.\n`)
    expect(findings.map(({ message }) => message)).toEqual(['REQ-A stands twice: in line 7 (REQ-a) and in line 11'])
  })

  test('messages show the place and the form', () => {
    expect(lintSpec(`${good}\n#### Requirement 2\n\nIt holds.\n`)[0]).toEqual({
      severity: 'error',
      code: 'SPEC-ID',
      message: 'the heading "Requirement 2" looks like a requirement but has no id of the form REQ-7',
      where: { line: 7 },
      fix: 'write it like this: #### REQ-7: Percentage discounts',
    })
    expect(lintSpec(`${good}\na\u202Eb`)[0]).toMatchObject({
      message: 'line 7 holds the bidirectional character U+202E, which readers do not see',
      where: { line: 7, column: 2 },
    })
  })

  test('every finding says what is wrong and what to do', () => {
    const findings = Object.values(cases).flatMap(({ refused }) => lintSpec(refused))
    expect(findings.map(({ code, message, fix }) => `${code} ${message} → ${fix}`).join('\n')).toMatchInlineSnapshot(`
      "SPEC-TITLE the spec has no title → begin it with a heading of level 1: # Shared expenses
      SPEC-EMPTY the spec has no requirement; at least 1 is asked → write each requirement below a heading of its own: ### REQ-1: Percentage discounts
      SPEC-DUPLICATE REQ-1 stands twice: in line 3 (REQ-1) and in line 7 → give the later one an id that no other requirement has or had
      SPEC-ID the heading "REQ 2: Ten" looks like a requirement but has no id of the form REQ-7 → write it like this: ### REQ-7: Percentage discounts
      SPEC-TEXT REQ-2 has a heading but no text → state below the heading what can be observed and tested
      SPEC-QUESTION an open question is left: Which currency? → answer it where it belongs and delete it, or tick it: - [x]
      SPEC-CONTROL line 7 holds the bidirectional character U+202E, which readers do not see → delete it
      SPEC-CONFLICT lines 7 to 15 are in conflict: both wordings stand there with git's marks → decide on one wording and delete the lines <<<<<<<, ======= and >>>>>>>
      SPEC-ELSEWHERE REQ-2 stands in a table or list; only a heading makes it a requirement → give it a heading of its own: ### REQ-2: <title>
      SPEC-REFERENCE REQ-1 links to [Rules], whose target stands outside of it in line 10 → write the target into the link: [Rules](…)
      SPEC-WEAK REQ-1 says "should", which leaves open whether it holds → say what happens, and when: When <condition>, <what the product does>
      SPEC-VACUOUS REQ-2 has no sentence that a test could check → add an example, a number, or what happens when"
    `)
  })

  test('an unclosed comment hides the rest of a requirement', () => {
    expect(lintSpec('# T\n\n### REQ-1: x\n\n<!-- text\n').map(({ code }) => code)).toEqual(['SPEC-TEXT'])
  })
})

describe('specTemplate', () => {
  test('has every section, holds the idea and waits for requirements', () => {
    const text = specTemplate({ title: 'Evenly', idea: ' Flatmates share expenses. ' })
    expect(text.startsWith('# Evenly\n\n## Purpose\n\nFlatmates share expenses.\n\n## Users\n')).toBe(true)
    expect(text.match(/^## .*$/gm)).toEqual([
      '## Purpose',
      '## Users',
      '## Requirements',
      '## Interfaces',
      '## Invariants',
      '## Open questions',
    ])
    expect(lintSpec(text).map(({ code }) => code)).toEqual(['SPEC-EMPTY', 'SPEC-QUESTION'])
  })

  test('without an idea it asks for the purpose', () => {
    expect(specTemplate({ title: ' ' })).toContain('# Untitled\n\n## Purpose\n\n<!-- What this is for')
  })
})
