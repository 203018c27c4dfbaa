import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanMessage } from './clean-message.ts'
import { type CompletionFacts, completeMessage } from './complete-message.ts'
import { lintMessage } from './lint-message.ts'
import { parseMessage } from './parse-message.ts'

const facts: CompletionFacts = {
  kind: 'step',
  lane: null,
  label: { number: 4, of: 7 },
  spec: 'spec@3fa9c1d2e4b7',
  figures: [
    { name: 'e2e', text: '6 passed' },
    { name: 'unit', text: '42 passed (3 new)' },
  ],
  change: 'src/cart.ts, test/cart.test.ts',
}
const bare: CompletionFacts = { ...facts, label: null, spec: null, figures: null, change: null }
const lane: CompletionFacts = { ...bare, kind: 'lane', lane: 'free' }

describe('completeMessage', () => {
  test('a plain git commit -m gets everything that a machine can supply', () => {
    const trailers = 'Helix-Run: 01JD\nAssisted-by: helix:gpt-5.1\nCovers: REQ-7'
    const typed = `feat(cart): apply percentage discounts\n\nREQ-7 asks for percentage discounts.\n\n${trailers}\n`
    const text = completeMessage(typed, facts)
    expect(text).toBe(`STEP[4/7] feat(cart): apply percentage discounts

Why: REQ-7 asks for percentage discounts.
Change: src/cart.ts, test/cart.test.ts
Validation:
  e2e: 6 passed
  unit: 42 passed (3 new)

Covers: REQ-7
Assisted-by: helix:gpt-5.1
Helix-Spec: spec@3fa9c1d2e4b7
Helix-Run: 01JD
`)
    expect(lintMessage(parseMessage(text), { ...facts, requirements: ['REQ-7'], landing: true })).toEqual([])
  })

  test('the package’s README tells the truth', () => {
    const known = { ...bare, label: facts.label, spec: facts.spec, figures: [{ name: 'unit', text: '42 passed' }] }
    const text = completeMessage('feat(cart): apply discounts\n\nREQ-7 asks for them.', known)
    expect(text).toBe(
      'STEP[4/7] feat(cart): apply discounts\n\nWhy: REQ-7 asks for them.\nValidation:\n  unit: 42 passed\n\nHelix-Spec: spec@3fa9c1d2e4b7\n',
    )
    expect(lintMessage(parseMessage(text), { ...known, requirements: ['REQ-7'], landing: true })).toEqual([])
  })

  test('a reason is never made up', () => {
    expect(parseMessage(completeMessage('feat: x', facts)).why).toBeNull()
    expect(parseMessage(completeMessage('feat: x\n\nChange: y', facts))).toMatchObject({ why: null, change: 'y' })
    expect(parseMessage(completeMessage('feat: x\n\nRefs: #1', facts)).why).toBeNull()
  })

  test('a paragraph becomes Why only where one is asked and none stands', () => {
    expect(completeMessage('docs: x\n\nprose', lane)).toBe('docs: x\n\nprose\n\nHelix-Lane: free\n')
    expect(completeMessage('fix: x\n\nprose\n\nmore', { ...lane, lane: 'fix' })).toBe(
      'fix: x\n\nWhy: prose\n\nmore\n\nHelix-Lane: fix\n',
    )
    expect(completeMessage('fix: x\n\nprose\n\nWhy: y', bare)).toBe('fix: x\n\nprose\n\nWhy: y\n')
    expect(completeMessage('policy: x\n\nprose', { ...bare, kind: 'policy' })).toBe('policy: x\n\nWhy: prose\n')
  })

  test('what contradicts the facts stays, for the rules to refuse', () => {
    const said =
      'STEP[3/7] feat: x\n\nWhy: y\nChange: z\nValidation:\n  unit: 99 passed\n  e2e: 6 passed\n\nHelix-Spec: spec@000000000000\n'
    expect(completeMessage(said, facts)).toBe(said)
    expect(completeMessage('docs: x\n\nHelix-Lane: keep', lane)).toBe('docs: x\n\nHelix-Lane: keep\n')
  })

  test('the rule that bots write ends no message', () => {
    const bot = 'chore: bump x\n\nBumps x.\n\n---\nupdated-dependencies:\n...\n\nSigned-off-by: bot <b@example.org>\n'
    expect(completeMessage(bot, bare)).toBe(bot.replace('\n---\n', '\n***\n').replace('Bumps', 'Why: Bumps'))
    expect(parseMessage(completeMessage(bot, bare)).trailers).toEqual([
      { key: 'Signed-off-by', value: 'bot <b@example.org>' },
    ])
  })

  test('restamp writes Helix’s own parts anew and keeps the author’s', () => {
    const said =
      'STEP[3/7] feat: x\n\nWhy: y\nChange: z\nValidation:\n  unit: 99 passed\n\nCovers: REQ-7\nhelix-lane: fix\nHelix-Spec: spec@000000000000\n'
    expect(completeMessage(said, { ...facts, restamp: true })).toBe(
      'STEP[4/7] feat: x\n\nWhy: y\nChange: z\nValidation:\n  e2e: 6 passed\n  unit: 42 passed (3 new)\n\nCovers: REQ-7\nHelix-Spec: spec@3fa9c1d2e4b7\n',
    )
    expect(completeMessage(said, { ...bare, restamp: true })).toBe('feat: x\n\nWhy: y\nChange: z\n\nCovers: REQ-7\n')
  })

  test.each([
    ['Revert "STEP[4/7] feat(cart): x"', 'revert: feat(cart): x'],
    ['Revert "Revert "feat: x""', 'revert: Revert "feat: x"'],
    ['Reapply "feat: x"', 'revert: reapply feat: x'],
  ])('%s of git revert becomes a header', (said, header) => {
    const text = completeMessage(`${said}\n\nThis reverts commit 0123abc.\n`, { ...bare, kind: 'policy' })
    expect(text).toBe(`${header}\n\nWhy: This reverts commit 0123abc.\n`)
  })

  test('a parked commit is cleaned only', () => {
    expect(completeMessage('wip! feat: x  \n\nprose\n\n\n', facts)).toBe('wip! feat: x\n\nprose\n')
  })

  test('figures that are said stay, measured ones that are not said are added', () => {
    const text = completeMessage('feat: x\n\nValidation:\n  unit: 42 passed (3 new)', facts)
    expect(parseMessage(text).validation.map(({ name }) => name)).toEqual(['unit', 'e2e'])
  })

  test.each([
    ['a block that a tool appended', 'fix: x\n\nCovers: REQ-7\n\nCo-authored-by: A <a@a>\n\nSigned-off-by: B <b@b>'],
    [
      'trailers right below the prose',
      'fix: x\n\nprose\nCovers: REQ-7\nCo-authored-by: A <a@a>\nSigned-off-by: B <b@b>',
    ],
    [
      'trailers right below a section',
      'fix: x\n\nWhy: prose\nCo-authored-by: A <a@a>\nSigned-off-by: B <b@b>\nCovers: REQ-7',
    ],
    [
      'other letter cases and repetitions',
      'fix: x\n\ncovers: REQ-7\nSIGNED-OFF-BY: B <b@b>\nco-authored-by: A <a@a>\nCo-Authored-By: A <a@a>',
    ],
  ])('%s ends in one canonical block', (_, text) => {
    expect(completeMessage(text, bare).split('\n\n').at(-1)).toBe(
      'Covers: REQ-7\nCo-authored-by: A <a@a>\nSigned-off-by: B <b@b>\n',
    )
  })

  test('a breaking change is spelled so that git reads the block', () => {
    expect(completeMessage('fix: x\n\nBREAKING CHANGE: y\nRefs #1', bare)).toBe(
      'fix!: x\n\nRefs: #1\nBREAKING-CHANGE: y\n',
    )
  })

  test('git cherry-pick -x leaves a trailer', () => {
    expect(completeMessage('fix: x\n\nCovers: REQ-7\n(cherry picked from commit 0123456789)', bare)).toBe(
      'fix: x\n\nCovers: REQ-7\nCherry-picked-from: 0123456789\n',
    )
  })

  test('a last paragraph that only looks like a trailer is the author’s reason', () => {
    expect(completeMessage('fix: x\n\nREQ-7: percentages were missing so far', bare)).toBe(
      'fix: x\n\nWhy: REQ-7: percentages were missing so far\n',
    )
    expect(completeMessage('fix: x\n\nWhy: y\n\nNote: and this is one more', bare)).toBe(
      'fix: x\n\nWhy: y\n\nNote: and this is one more\n',
    )
    expect(completeMessage('fix: x\n\nItem #2 of the list was wrong', bare)).toBe(
      'fix: x\n\nWhy: Item #2 of the list was wrong\n',
    )
    expect(completeMessage('fix: x\n\nREQ-7: percentages were missing so far\nSigned-off-by: B <b@b>', bare)).toBe(
      'fix: x\n\nWhy: REQ-7: percentages were missing so far\n\nSigned-off-by: B <b@b>\n',
    )
    expect(completeMessage('fix: x\n\nWhy: y\n\nNote: this is a team trailer\nSigned-off-by: B <b@b>', bare)).toBe(
      'fix: x\n\nWhy: y\n\nNote: this is a team trailer\nSigned-off-by: B <b@b>\n',
    )
    expect(completeMessage('fix: x\n\nJira: CART-7', bare)).toBe('fix: x\n\nJira: CART-7\n')
  })

  test('a header that is none gets no label, a known type is written small', () => {
    expect(completeMessage('Apply discounts', { ...bare, label: facts.label })).toBe('Apply discounts\n')
    expect(completeMessage('FEAT(A): x', bare)).toBe('feat(A): x\n')
    expect(completeMessage('WIBBLE: x', bare)).toBe('WIBBLE: x\n')
  })

  test('merges and fixups are cleaned only', () => {
    expect(completeMessage(`Merge branch 'x'  \n\n\n`, { ...facts, kind: 'merge' })).toBe(`Merge branch 'x'\n`)
    expect(completeMessage('fixup! feat: x', facts)).toBe('fixup! feat: x\n')
    expect(completeMessage('# only comments\n', { ...facts, commentChar: '#' })).toBe('')
  })

  test('it is idempotent, whatever was typed', () => {
    const piece = fc.constantFrom(
      'feat: x', 'STEP[4/7] fix(a)!: y', 'Why: because', 'Change: z', 'Validation:', '  unit: 42 passed (3 new)', 'prose of some words here',
      'Refs #1', 'Covers: REQ-7', 'covers: REQ-7', 'Co-authored-by: A <a@a>', 'Signed-off-by: B', 'BREAKING CHANGE: q', 'Note: x', 'Note: a b c d',
      'Helix-Spec: spec@3fa9c1d2e4b7', '---', '----', '# comment', '  indented', '', '', '', '(cherry picked from commit 0123456)', 'e\u0301 ', '-', ':',
    ) // prettier-ignore
    const text = fc.array(piece, { maxLength: 12 }).map((lines) => lines.join('\n'))
    const anyFacts = fc.constantFrom<CompletionFacts>(
      facts,
      bare,
      lane,
      { ...facts, commentChar: '#' },
      { ...facts, restamp: true },
    )
    fc.assert(
      fc.property(text, anyFacts, (typed, known) => {
        const once = completeMessage(typed, known)
        expect(completeMessage(once, known)).toBe(once)
      }),
      { numRuns: 2000 },
    )
  })
})

test('a header and a reason are enough, whatever trailers tools append and however', () => {
  const block = fc
    .uniqueArray(
      fc.constantFrom(
        'Co-authored-by: A <a@a>',
        'Signed-off-by: B <b@b>',
        'Refs #1',
        'covers: REQ-7',
        'BREAKING CHANGE: x',
        'Reviewed-by: C',
      ),
      { minLength: 1, maxLength: 3 },
    )
    .map((lines) => lines.join('\n'))
  const reason = fc.constantFrom(
    'it was asked for',
    'one line\nand another',
    'Why: asked\nChange: done',
    'a paragraph\n\nand one more',
    'REQ-7: it was asked for',
  )
  const typed = fc
    .tuple(reason, fc.constantFrom('\n', '\n\n', '\r\n\r\n'), fc.array(block, { maxLength: 3 }))
    .map(([why, gap, blocks]) => ['feat(cart): x\n', why].join('\n') + blocks.map((held) => gap + held).join(''))
  fc.assert(
    fc.property(typed, (text) => {
      // Covers that stand twice in one message come from its author: that is for MSG-TRAILERS to say.
      fc.pre(text.split('covers').length <= 2)
      const completed = parseMessage(completeMessage(text, facts))
      expect(lintMessage(completed, { ...facts, requirements: ['REQ-7'], landing: true })).toEqual([])
      expect(completed.trailers.length).toBeGreaterThan(text.includes('-by') ? 1 : 0)
    }),
    { numRuns: 1000 },
  )
})

describe('cleanMessage', () => {
  test('does what git will do before it stores a message', () => {
    expect(cleanMessage('\uFEFF\n\na \r\n\r\n\r\n\r\nb\t\rc\n\n', null)).toBe('a\n\nb\nc\n')
    expect(cleanMessage('cafe\u0301', null)).toBe('caf\u00E9\n')
    expect(cleanMessage(' \n\t\n', null)).toBe('')
  })

  test('comments go only where git strips them', () => {
    expect(cleanMessage('a\n# b\n ; c\n; d', '#')).toBe('a\n ; c\n; d\n')
    expect(cleanMessage('a\n# b\n; d', ';')).toBe('a\n# b\n')
    expect(cleanMessage('a\n\n#7 is fixed', null)).toBe('a\n\n#7 is fixed\n')
    expect(cleanMessage('a\n\n#7', '')).toBe('a\n\n#7\n')
  })

  test('what git commit --verbose shows below the scissors is no message', () => {
    const scissors = '# ------------------------ >8 ------------------------'
    expect(cleanMessage(`a\n${scissors}\ndiff --git a/x b/x\n+Why: forged\n`, '#')).toBe('a\n')
    expect(cleanMessage(`a\nx${scissors}\nb`, '#')).toBe(`a\nx${scissors}\nb\n`)
  })
})
