import { describe, expect, test } from 'vitest'
import { codes } from './codes.ts'
import { contextRules, isWellFormed, lintMessage } from './lint-message.ts'
import { parseMessage } from './parse-message.ts'
import { messageRules } from './rules/index.ts'
import type { MessageContext } from './rules/rule.ts'

const context: MessageContext = {
  kind: 'step',
  lane: null,
  label: { number: 4, of: 7 },
  labelReason: 'DOMAIN_LOGIC is active',
  spec: 'spec@3fa9c1d2e4b7',
  figures: [
    { name: 'unit', text: '42 passed' },
    { name: 'bench', text: 'p95 12 ms' },
  ],
  unsteady: ['bench'],
  requirements: ['REQ-7', 'REQ-9'],
  landing: true,
}
const good = `STEP[4/7] feat(cart): apply percentage discounts

Why: REQ-7 asks for percentage discounts.
Change: Discount becomes a sum type.
Validation:
  unit: 42 passed

Covers: REQ-7
Helix-Spec: spec@3fa9c1d2e4b7
`
const freeLane = { kind: 'lane', lane: 'free', label: null } as const
const free = 'docs: explain discounts\n\nHelix-Spec: spec@3fa9c1d2e4b7\nHelix-Lane: free\n'
const header = 'STEP[4/7] feat(cart): apply percentage discounts'
const edit = (from: string, to: string) => good.replace(from, () => to)
const titled = (to: string) => edit(header, to)

interface Variant {
  text: string
  context?: Partial<MessageContext>
  message?: string
  line?: number
}

/** For each rule: messages that it alone refuses, and honest ones that look alike. */
const cases: Record<string, { refused: Variant[]; alike: Variant[] }> = {
  'MSG-HEADER': {
    refused: [
      {
        text: titled('STEP[4/7] apply percentage discounts'),
        message:
          'the first line "STEP[4/7] apply percentage discounts" is no Conventional Commits header: no colon follows the type and scope',
        line: 1,
      },
      { text: titled('STEP[4/7] feat:apply') },
      { text: free.replace('docs: explain discounts', `Merge branch 'main'`), context: freeLane },
      { text: free.replace('docs: explain discounts', 'v1.2.3'), context: freeLane },
      {
        text: free.replace('docs: explain discounts', 'x'.repeat(61)),
        context: freeLane,
        message: `the first line "${'x'.repeat(60)}…" is no Conventional Commits header: no colon follows the type and scope`,
      },
    ],
    alike: [
      { text: titled('STEP[4/7] feat:   apply (all) discounts: yes!') },
      { text: titled('STEP[4/7] feat(): apply') },
    ],
  },
  'MSG-TYPE': {
    refused: [
      { text: titled('STEP[4/7] feet: x'), message: 'the type "feet" is not known. Did you mean feat?', line: 1 },
      { text: titled('STEP[4/7] wibble: x'), message: 'the type "wibble" is not known' },
      {
        text: titled('docs: x'),
        context: { kind: 'policy', label: null },
        message: 'the type is docs; a commit of the policy asks for policy',
        line: 1,
      },
    ],
    alike: [
      { text: titled('STEP[4/7] FEAT: x') },
      { text: titled('STEP[4/7] spec!: x') },
      { text: titled('STEP[4/7] infra(db): x') },
      { text: titled('policy: x'), context: { kind: 'policy', label: null } },
    ],
  },
  'MSG-LABEL': {
    refused: [
      { text: titled('feat: x'), message: 'the label is missing; STEP[4/7] is asked: DOMAIN_LOGIC is active', line: 1 },
      {
        text: titled('STEP[3/7] feat: x'),
        message: 'the label is STEP[3/7]; STEP[4/7] is asked: DOMAIN_LOGIC is active',
      },
      { text: titled('STEP[4/8] feat: x') },
      {
        text: `STEP[4/7] ${free}`,
        context: { ...freeLane, labelReason: 'a lane' },
        message: 'the label STEP[4/7] stands where none belongs: a lane',
      },
    ],
    alike: [
      { text: good },
      { text: free, context: freeLane },
      { text: titled('STEP[4/7] feat: revert STEP[3/7] work') },
    ],
  },
  'MSG-SUBJECT': {
    refused: [
      { text: titled('STEP[4/7] feat:'), message: 'the first line describes nothing', line: 1 },
      {
        text: titled(`STEP[4/7] feat: ${'x'.repeat(95)}`),
        message: 'the first line takes 101 cells; 100 are asked at most',
        line: 1,
      },
      {
        text: titled(`STEP[4/7] feat: ${'語'.repeat(48)}`),
        message: 'the first line takes 102 cells; 100 are asked at most',
      },
      {
        text: titled(`STEP[4/7] feat: ${'x'.repeat(2000)}`),
        message: 'the first line takes more than 1000 cells; 100 are asked at most',
      },
      {
        text: titled(`STEP[4/7] feat: ${'x'.repeat(994)}`),
        message: 'the first line takes 1000 cells; 100 are asked at most',
      },
      {
        text: titled(`STEP[4/7] feat: ${'x'.repeat(90)} (#12) y`),
        message: 'the first line takes 104 cells; 100 are asked at most',
      },
    ],
    alike: [
      { text: titled(`STEP[4/7] feat: ${'x'.repeat(94)}`) },
      { text: titled(`STEP[4/7] feat: ${'x'.repeat(94)} (#123)`) },
      { text: titled(`STEP[4/7] feat: ${'x'.repeat(94)} (#1234567890)`) },
      { text: titled(`STEP[4/7] feat: ${'語'.repeat(47)}`) },
    ],
  },
  'MSG-SCRIPT': {
    refused: [
      {
        text: titled('STEP[4/7] feat(\u0430uth): x'),
        message: 'the scope "\u0430uth" mixes letters of several scripts, which look alike',
        line: 1,
      },
      { text: titled('STEP[4/7] feat(αβг): x') },
      { text: titled('STEP[4/7] feat(aب): x') },
    ],
    alike: [
      { text: titled('STEP[4/7] feat(auth-v2): x') },
      { text: titled('STEP[4/7] feat(面试v2): 测试') },
      { text: titled('STEP[4/7] feat(カート): x') },
      { text: titled('STEP[4/7] feat(корзина): x') },
      { text: titled('STEP[4/7] feat(café): απλή') },
      { text: titled('STEP[4/7] feat(سلة): x') },
    ],
  },
  'MSG-BODY-GAP': {
    refused: [{ text: edit('\n\nWhy', '\nWhy'), message: 'the body begins right below the first line', line: 2 }],
    alike: [{ text: edit('\n\nWhy', '\n\n\nWhy') }, { text: edit('\n\nWhy', '\n \nWhy') }],
  },
  'MSG-WHY': {
    refused: [
      {
        text: edit('Why: REQ-7 asks for percentage discounts.\n', ''),
        message: 'Why is missing. Form:  Why: REQ-7 asks for …; only … existed.',
      },
      {
        text: edit('Why: REQ-7 asks for percentage discounts.', 'Why: …'),
        message: 'Why is empty. Form:  Why: REQ-7 asks for …; only … existed.',
      },
      { text: free.replace('free', 'fix'), context: { ...freeLane, lane: 'fix' } },
      {
        text: free.replace('docs', 'policy').replace('\nHelix-Lane: free', ''),
        context: { kind: 'policy', label: null },
      },
    ],
    alike: [
      { text: edit('Why: REQ-7 asks', 'REQ-7 asks').replace('Change', '\nChange') },
      { text: edit('Why: ', 'why:\n') },
      { text: edit('REQ-7 asks for percentage discounts.', '割引が必要') },
      { text: free, context: freeLane },
      { text: free.replace('free', 'keep'), context: { ...freeLane, lane: 'keep' } },
    ],
  },
  'MSG-FIGURES': {
    refused: [
      {
        text: edit('42 passed', '45 passed'),
        message: 'line 6 says "unit: 45 passed"; measured 42 for this tree',
        line: 6,
      },
      {
        text: edit('42 passed', '42 passed (3 new)'),
        message: 'line 6 says "unit: 42 passed (3 new)"; measured "42 passed" for this tree',
      },
      {
        text: edit('unit: 42 passed', 'mutation: patch 99 %'),
        message: 'line 6 says "mutation: patch 99 %"; nothing of that name was measured for this tree',
        line: 6,
      },
      {
        text: edit('unit: 42 passed', 'all is fine'),
        message: 'line 6 says "all is fine"; nothing of that name was measured for this tree',
      },
      { text: edit('  unit: 42 passed\n', '  unit: 42 passed\n  unit: 43 passed\n'), line: 7 },
      {
        text: edit('unit: 42 passed', 'unit: many passed'),
        message: 'line 6 says "unit: many passed"; measured "42 passed" for this tree',
      },
      {
        text: edit('unit: 42 passed', 'bench: 12'),
        context: { unsteady: [] },
        message: 'line 6 says "bench: 12"; measured "p95 12 ms" for this tree',
      },
      {
        text: edit('sum type.', '45 passed.').replace('42 passed', '45 passed'),
        message: 'line 6 says "unit: 45 passed"; measured 42 for this tree',
        line: 6,
      },
      {
        text: edit('percentage discounts\n', 'unit: 45 passed\n').replace('42 passed', '45 passed'),
        message: 'line 6 says "unit: 45 passed"; measured 42 for this tree',
        line: 6,
      },
    ],
    alike: [
      { text: edit('42 passed', '42  passed') },
      { text: edit('42 passed', '42\t passed') },
      { text: edit('Validation:\n  unit: 42 passed\n', '') },
      { text: edit('unit: 42 passed', 'bench: p95 14 ms') },
      { text: edit('42 passed', '45 passed'), context: { figures: null } },
      { text: edit('sum type.', 'sum type, unit: 45 passed.') },
    ],
  },
  'MSG-COVERS': {
    refused: [
      {
        text: edit('REQ-7\n', 'REQ-8\n'),
        message: 'Covers names REQ-8; the spec has no such requirement. Did you mean REQ-7?',
      },
      {
        text: edit('Covers: REQ-7', 'Covers: REQ-7, nothing'),
        message: 'Covers names nothing; the spec has no such requirement',
      },
      {
        text: edit('Covers: REQ-7', `Covers: ${'x'.repeat(39)}-${'y'.repeat(30)}`),
        message: `Covers names ${'x'.repeat(39)}-…; the spec has no such requirement`,
      },
    ],
    alike: [
      { text: edit('Covers: REQ-7', 'Covers: REQ-7, REQ-9') },
      { text: edit('Covers: REQ-7', 'Covers: REQ-7 REQ-9') },
      { text: edit('Covers: REQ-7', 'Covers: REQ-7,, REQ-9,') },
      { text: edit('Covers: REQ-7', 'Covers: REQ-8'), context: { requirements: null } },
      { text: edit('asks for', 'and REQ-8 ask for') },
    ],
  },
  'MSG-SPEC': {
    refused: [
      {
        text: edit('3fa9', '0000'),
        message: 'Helix-Spec says spec@0000c1d2e4b7; the spec in this tree is spec@3fa9c1d2e4b7',
      },
      {
        text: edit('\nHelix-Spec: spec@3fa9c1d2e4b7', ''),
        message: 'Helix-Spec is missing; the spec in this tree is spec@3fa9c1d2e4b7',
      },
      { text: good, context: { spec: null }, message: 'Helix-Spec names a spec; this tree holds none' },
    ],
    alike: [
      { text: edit('\nHelix-Spec: spec@3fa9c1d2e4b7', ''), context: { spec: null } },
      { text: edit('asks', 'in spec@000000000000 asks') },
    ],
  },
  'MSG-LANE': {
    refused: [
      {
        text: free.replace('Helix-Lane: free', 'Helix-Lane: keep'),
        context: freeLane,
        message: 'Helix-Lane says keep; this commit is in the lane free',
      },
      {
        text: free.replace('Helix-Lane: free\n', ''),
        context: freeLane,
        message: 'Helix-Lane is missing; this commit is in the lane free',
      },
      { text: `${good}Helix-Lane: free\n`, message: 'Helix-Lane says free; this commit is in no lane' },
      {
        text: `${good}Helix-Lane: fix\n`,
        context: { laneReason: 'the lane fix takes commits of the type fix; this is feat' },
        message: 'Helix-Lane says fix; the lane fix takes commits of the type fix; this is feat',
      },
    ],
    alike: [{ text: free, context: freeLane }, { text: edit('Change: ', 'Change: in the free lane, ') }],
  },
  'MSG-TRAILERS': {
    refused: [
      {
        text: edit('REQ-7\nHelix', 'REQ-7\n\nHelix'),
        message: 'the trailers stand in 2 blocks; git reads the last one only',
        line: 8,
      },
      {
        text: edit('Covers', '---\n\nCovers'),
        message: 'line 8 is ---, after which git interpret-trailers and git log read different trailers',
        line: 8,
      },
      { text: `${good}---\nHelix-Spec: spec@000000000000\n`, context: { spec: null } },
      {
        text: edit('Why: ', 'helix-lane: free\n\nWhy: '),
        message: 'line 3 has the trailer Helix-Lane outside of the block at the end',
        line: 3,
      },
      { text: `${good}HELIX-SPEC: spec@3fa9c1d2e4b7\n` },
      { text: `${good}Covers: REQ-9\n`, message: 'Covers stands more than once' },
      { text: edit('Covers', 'covers'), message: 'the trailer covers is spelled Covers' },
      {
        text: edit('Covers', 'BREAKING CHANGE: x\nCovers'),
        message:
          'git reads other trailers than the block holds: none for Covers: REQ-7 | Helix-Spec: spec@3fa9c1d2e4b7',
      },
      {
        text: edit('sum type.', 'sum type.\n\nprose\nSigned-off-by: Z <z@z>').replace(/\n\nCovers[^]*/, '\n'),
        context: { spec: null },
      },
      { text: `${good}\nHelix-Done: SCAFFOLD\n` },
      {
        text: `${good}\nCo-authored-by: A <a@a>\nHelix-Run: x\n`,
        message: 'the trailers stand in 2 blocks; git reads the last one only',
      },
    ],
    alike: [
      { text: `${good}Co-authored-by: A <a@a>\nCo-authored-by: B <b@b>\nNote: x\n` },
      { text: `${good}\nCo-authored-by: A <a@a>\nco-authored-by: B <b@b>\n` },
      { text: edit('Covers', 'BREAKING-CHANGE: x\nCovers') },
      { text: edit('sum type.', 'sum type.\n----\nmore') },
      { text: edit('asks for', 'asks for Helix-Spec: and') },
      { text: edit('REQ-7\n', 'REQ-7,\n  REQ-9\n') },
      { text: 'docs: x\n\nBREAKING CHANGE: y\n', context: { ...freeLane, lane: null, spec: null } },
    ],
  },
  'MSG-CONTROL': {
    refused: [
      {
        text: edit('asks', 'a\u202Esks'),
        message: 'line 3 holds the bidirectional character U+202E, which readers do not see',
        line: 3,
      },
      { text: edit('asks', 'a\0sks') },
      { text: edit('asks', 'a\u200Bsks') },
      { text: edit('discounts.\n', 'discounts.\r\n') },
      { text: titled('STEP[4/7] feat: x\u00ADy') },
    ],
    alike: [{ text: edit('asks', '\ta👩\u200D💻é語 → “sks”') }],
  },
  'MSG-ENCODING': {
    refused: [
      { text: edit('asks', 'cafe\u0301'), message: 'line 3 is not in Unicode form NFC', line: 3 },
      { text: edit('asks', 'a\uD800'), message: 'the message holds half of a surrogate pair' },
    ],
    alike: [{ text: edit('asks', 'café') }],
  },
  'MSG-FIXUP': {
    refused: [
      { text: `fixup! ${good}`, message: 'a fixup commit cannot land', line: 1 },
      { text: `squash! ${good}` },
      { text: `amend! fixup! ${good}` },
    ],
    alike: [
      { text: `fixup! ${header}\n`, context: { landing: false } },
      { text: titled('STEP[4/7] feat: fixup! is refused on landing') },
    ],
  },
  'MSG-PARKED': {
    refused: [{ text: `wip! ${good}`, message: 'a parked commit cannot land', line: 1 }],
    alike: [
      { text: 'wip! half of it\n', context: { landing: false } },
      { text: titled('STEP[4/7] feat: wip! is refused on landing') },
    ],
  },
}

describe('lintMessage', () => {
  test('every rule has its cases and its note, and every note its rule', () => {
    expect(messageRules.map(({ code }) => code).sort()).toEqual(Object.keys(cases).sort())
    expect(Object.keys(codes).sort()).toEqual(Object.keys(cases).sort())
  })

  describe.each(Object.entries(cases))('%s', (code, { refused, alike }) => {
    const others = messageRules.filter((rule) => rule.code !== code)

    test.each(refused)('refuses with its own code: $message ($#)', ({ text, context: changed, message, line }) => {
      const findings = lint(text, changed)
      expect([...new Set(findings.map((finding) => finding.code))]).toEqual([code])
      expect(findings.every(({ severity, fix }) => severity === 'error' && fix)).toBe(true)
      expect(findings[0]).toMatchObject(message === undefined ? {} : { message })
      expect(findings[0]?.where).toMatchObject({ name: 'commit message', ...(line === undefined ? {} : { line }) })
    })

    test.each(refused)('without the rule the message passes ($#)', ({ text, context: changed }) => {
      expect(lintMessage(parseMessage(text), { ...context, ...changed }, others)).toEqual([])
    })

    test.each(alike)('an honest look-alike passes ($#)', ({ text, context: changed }) => {
      expect(lint(text, changed)).toEqual([])
    })
  })

  test('every refusal says what to do', () => {
    const all = Object.values(cases).flatMap(({ refused }) => refused)
    const findings = all.flatMap(({ text, context: changed }) => lint(text, changed))
    const told = findings.map(({ code, where, message, fix }) => {
      const place = [where?.line, where?.column].filter((part) => part !== undefined).join(':')
      return `${code} ${place}: ${message}\n    ${fix}`
    })
    expect([...new Set(told)].join('\n')).toMatchInlineSnapshot(`
      "MSG-HEADER 1: the first line "STEP[4/7] apply percentage discounts" is no Conventional Commits header: no colon follows the type and scope
          write it as type(scope): description, for instance feat(cart): apply percentage discounts
      MSG-HEADER 1: the first line "STEP[4/7] feat:apply" is no Conventional Commits header: no blank follows the colon
          write it as type(scope): description, for instance feat(cart): apply percentage discounts
      MSG-HEADER 1: the first line "Merge branch 'main'" is no Conventional Commits header: no colon follows the type and scope
          write it as type(scope): description, for instance feat(cart): apply percentage discounts
      MSG-HEADER 1: the first line "v1.2.3" is no Conventional Commits header: no colon follows the type and scope
          write it as type(scope): description, for instance feat(cart): apply percentage discounts
      MSG-HEADER 1: the first line "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…" is no Conventional Commits header: no colon follows the type and scope
          write it as type(scope): description, for instance feat(cart): apply percentage discounts
      MSG-TYPE 1: the type "feet" is not known. Did you mean feat?
          helix commit --retry -t feat
      MSG-TYPE 1: the type "wibble" is not known
          use one of feat, fix, test, refactor, perf, infra, build, ci, docs, style, chore, revert, policy, spec
      MSG-TYPE 1: the type is docs; a commit of the policy asks for policy
          helix commit --retry -t policy
      MSG-LABEL 1: the label is missing; STEP[4/7] is asked: DOMAIN_LOGIC is active
          begin the first line with STEP[4/7]
      MSG-LABEL 1: the label is STEP[3/7]; STEP[4/7] is asked: DOMAIN_LOGIC is active
          begin the first line with STEP[4/7]
      MSG-LABEL 1: the label is STEP[4/8]; STEP[4/7] is asked: DOMAIN_LOGIC is active
          begin the first line with STEP[4/7]
      MSG-LABEL 1: the label STEP[4/7] stands where none belongs: a lane
          remove STEP[4/7]
      MSG-SUBJECT 1: the first line describes nothing
          say in it what changes
      MSG-SUBJECT 1: the first line takes 101 cells; 100 are asked at most
          move detail below it
      MSG-SUBJECT 1: the first line takes 102 cells; 100 are asked at most
          move detail below it
      MSG-SUBJECT 1: the first line takes more than 1000 cells; 100 are asked at most
          move detail below it
      MSG-SUBJECT 1: the first line takes 1000 cells; 100 are asked at most
          move detail below it
      MSG-SUBJECT 1: the first line takes 104 cells; 100 are asked at most
          move detail below it
      MSG-SCRIPT 1: the scope "аuth" mixes letters of several scripts, which look alike
          write it in one script
      MSG-SCRIPT 1: the scope "αβг" mixes letters of several scripts, which look alike
          write it in one script
      MSG-SCRIPT 1: the scope "aب" mixes letters of several scripts, which look alike
          write it in one script
      MSG-BODY-GAP 2: the body begins right below the first line
          leave one line blank between them
      MSG-WHY : Why is missing. Form:  Why: REQ-7 asks for …; only … existed.
          helix commit --retry --why "<reason>"
      MSG-WHY : Why is empty. Form:  Why: REQ-7 asks for …; only … existed.
          helix commit --retry --why "<reason>"
      MSG-FIGURES 6: line 6 says "unit: 45 passed"; measured 42 for this tree
          write: unit: 42 passed
      MSG-FIGURES 6: line 6 says "unit: 42 passed (3 new)"; measured "42 passed" for this tree
          write: unit: 42 passed
      MSG-FIGURES 6: line 6 says "mutation: patch 99 %"; nothing of that name was measured for this tree
          delete the line
      MSG-FIGURES 6: line 6 says "all is fine"; nothing of that name was measured for this tree
          delete the line
      MSG-FIGURES 7: line 7 says "unit: 43 passed"; measured 42 for this tree
          write: unit: 42 passed
      MSG-FIGURES 6: line 6 says "unit: many passed"; measured "42 passed" for this tree
          write: unit: 42 passed
      MSG-FIGURES 6: line 6 says "bench: 12"; measured "p95 12 ms" for this tree
          write: bench: p95 12 ms
      MSG-COVERS : Covers names REQ-8; the spec has no such requirement. Did you mean REQ-7?
          name a requirement of the spec: helix spec trace
      MSG-COVERS : Covers names nothing; the spec has no such requirement
          name a requirement of the spec: helix spec trace
      MSG-COVERS : Covers names xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx-…; the spec has no such requirement
          name a requirement of the spec: helix spec trace
      MSG-SPEC : Helix-Spec says spec@0000c1d2e4b7; the spec in this tree is spec@3fa9c1d2e4b7
          write: Helix-Spec: spec@3fa9c1d2e4b7
      MSG-SPEC : Helix-Spec is missing; the spec in this tree is spec@3fa9c1d2e4b7
          add: Helix-Spec: spec@3fa9c1d2e4b7
      MSG-SPEC : Helix-Spec names a spec; this tree holds none
          remove the Helix-Spec trailer
      MSG-LANE : Helix-Lane says keep; this commit is in the lane free
          write: Helix-Lane: free
      MSG-LANE : Helix-Lane is missing; this commit is in the lane free
          add: Helix-Lane: free
      MSG-LANE : Helix-Lane says free; this commit is in no lane
          remove the trailer Helix-Lane
      MSG-LANE : Helix-Lane says fix; the lane fix takes commits of the type fix; this is feat
          remove the trailer Helix-Lane
      MSG-TRAILERS 8: the trailers stand in 2 blocks; git reads the last one only
          join them to one block at the end, without a blank line in it
      MSG-TRAILERS 8: line 8 is ---, after which git interpret-trailers and git log read different trailers
          delete the line, or write *** for a rule
      MSG-TRAILERS 10: line 10 is ---, after which git interpret-trailers and git log read different trailers
          delete the line, or write *** for a rule
      MSG-TRAILERS 8: line 8 has the trailer Covers outside of the block at the end
          move it into the block, or do not begin a line with it
      MSG-TRAILERS 9: line 9 has the trailer Helix-Spec outside of the block at the end
          move it into the block, or do not begin a line with it
      MSG-TRAILERS 11: line 11 has the trailer Helix-Spec outside of the block at the end
          move it into the block, or do not begin a line with it
      MSG-TRAILERS 3: line 3 has the trailer Helix-Lane outside of the block at the end
          move it into the block, or do not begin a line with it
      MSG-TRAILERS : Helix-Spec stands more than once
          keep one of them
      MSG-TRAILERS : the trailer HELIX-SPEC is spelled Helix-Spec
          write Helix-Spec
      MSG-TRAILERS : Covers stands more than once
          keep one of them
      MSG-TRAILERS : the trailer covers is spelled Covers
          write Covers
      MSG-TRAILERS : git reads other trailers than the block holds: none for Covers: REQ-7 | Helix-Spec: spec@3fa9c1d2e4b7
          put all trailers into one block at the end, a blank line before it, no other line in it
      MSG-TRAILERS : git reads other trailers than the block holds: Signed-off-by: Z <z@z> for none
          put all trailers into one block at the end, a blank line before it, no other line in it
      MSG-CONTROL 3:13: line 3 holds the bidirectional character U+202E, which readers do not see
          delete it
      MSG-CONTROL 3:13: line 3 holds the control character U+0000, which readers do not see
          delete it
      MSG-CONTROL 3:13: line 3 holds the invisible character U+200B, which readers do not see
          delete it
      MSG-CONTROL 3:42: line 3 holds the control character U+000D, which readers do not see
          delete it
      MSG-CONTROL 1:18: line 1 holds the invisible character U+00AD, which readers do not see
          delete it
      MSG-ENCODING 3: line 3 is not in Unicode form NFC
          git commit --amend lets the hook rewrite it
      MSG-ENCODING : the message holds half of a surrogate pair
          write the message anew as UTF-8
      MSG-FIXUP 1: a fixup commit cannot land
          git rebase --autosquash
      MSG-PARKED 1: a parked commit cannot land
          helix commit goes on from it and takes its place"
    `)
  })

  test('without a given reason the label names the kind or the lane', () => {
    const { labelReason: _, ...bare } = context
    const messages = (text: string, changed: Partial<MessageContext>) =>
      lintMessage(parseMessage(text), { ...bare, ...changed }).map(({ message }) => message)
    expect(messages(titled('feat: x'), {})).toEqual(['the label is missing; STEP[4/7] is asked: it is a step commit'])
    expect(messages(`STEP[4/7] ${free}`, freeLane)).toEqual([
      'the label STEP[4/7] stands where none belongs: it is a commit of the lane free',
    ])
  })

  test.each(Object.values(cases).flatMap(({ refused, alike }) => [...refused, ...alike]))(
    'a well-formed message has only what it is compared with left to check ($#)',
    ({ text, context: changed }) => {
      const message = parseMessage(text)
      const held = { ...context, ...changed }
      const alone = messageRules.filter((rule) => rule.alone)
      expect(isWellFormed(message)).toBe(
        lintMessage(message, { ...held, kind: 'step', landing: true }, alone).length === 0,
      )
      const left = isWellFormed(message) ? contextRules : messageRules
      expect(lintMessage(message, held, left)).toEqual(lintMessage(message, held))
    },
  )

  test('what a rule about the message alone says does not depend on what it is compared with', () => {
    const others: Partial<MessageContext>[] = [
      { kind: 'policy' },
      freeLane,
      { spec: null, figures: null, requirements: null },
    ]
    const texts = [good, free, 'garbage', titled('feat(аa): x'), `${good}\nHelix-Done: X\n`, 'a: b\nc', 'a​: b']
    for (const rule of messageRules.filter(({ alone }) => alone)) {
      for (const message of texts.map(parseMessage)) {
        const answers = others.map((changed) => rule.check(message, { ...context, ...changed }))
        const told = new Set(answers.map((answer) => JSON.stringify(answer)))
        expect([rule.code, told.size]).toEqual([rule.code, 1])
      }
    }
  })

  test('a merge that equals git’s own is held to the rules that hold always', () => {
    const merge = { kind: 'merge', label: null } as const
    expect(lint(`Merge branch 'main' into cart\n`, merge)).toEqual([])
    expect(lint(`Merge branch 'm\u202Ein'\n`, merge).map(({ code }) => code)).toEqual(['MSG-CONTROL'])
    expect(lint(`Merge branch 'main'\n\nhelix-done: X\n`, merge).map(({ code }) => code)).toEqual(['MSG-TRAILERS'])
  })

  test.each([
    'Merge branch x',
    'gitlint-ignore: all',
    '[skip ci]',
    'commitlint-disable',
    'Helix-Lane: free',
    'Revert "x"',
  ])('a body line %j switches no rule off', (line) => {
    const findings = lint(`total garbage\n\n${line}\n`)
    expect(findings.map(({ code }) => code)).toContain('MSG-HEADER')
  })
})

function lint(text: string, changed: Partial<MessageContext> = {}) {
  return lintMessage(parseMessage(text), { ...context, ...changed })
}
