import { describe, expect, test } from 'vitest'
import { parseSpec } from '../parse-spec.ts'
import type { ForeignFile } from './foreign-spec.ts'
import { importSpecs } from './import-specs.ts'
import { linksIn } from './labels.ts'

const spec = '# Shop\n\n## REQ-1 Prices\n\n1 costs 1.\n'

/** Lines of sources that neither stand in the result nor are named. */
function lost(
  text: string,
  files: readonly ForeignFile[],
  changed: ReturnType<typeof importSpecs>['changed'],
): string[] {
  const kept = new Map<string, number>()
  for (const line of text.split('\n')) kept.set(line, (kept.get(line) ?? 0) + 1)
  return files.flatMap((file) =>
    file.text.split('\n').filter((line, at) => {
      if (line.trim() === '') return false
      if (changed.some((one) => one.path === file.path && one.line === at + 1 && one.text === line)) return false
      const times = kept.get(line) ?? 0
      kept.set(line, times - 1)
      return times < 1
    }),
  )
}

function take(files: ForeignFile[], into = spec) {
  const result = importSpecs(parseSpec(into), files)
  const taken = files.filter(({ path }) => !result.left.some((one) => one.path === path))
  expect(lost(result.text, taken, result.changed)).toEqual([])
  expect(parseSpec(result.text).requirements.map(({ id }) => id)).toEqual(
    expect.arrayContaining(result.requirements.map(({ id }) => id)),
  )
  return result
}

const openspec = (name: string, text: string) => ({ path: `openspec/specs/${name}/spec.md`, text })
const cart = openspec(
  'cart',
  `# cart Specification

## Requirements

### Requirement: Items are kept
The cart SHALL keep items.

\`\`\`md
### Requirement: An example in code
\`\`\`

#### Scenario: Later
- **WHEN** a day has passed
- **THEN** the items are there

Requirement: Items can go
-------------------------
It SHALL forget them.
`,
)

describe('OpenSpec', () => {
  test('headings go one level down, requirements get the name of the folder and a number', () => {
    const { text, requirements } = take([cart])
    expect(text).toContain('\n## cart Specification\n')
    expect(text).toContain('\n#### REQ-CART-1: Items are kept\nThe cart SHALL keep items.\n')
    expect(text).toContain('\n##### Scenario: Later\n')
    expect(requirements).toEqual([
      { id: 'REQ-CART-1', title: 'Items are kept', from: { path: cart.path, line: 5, id: 'Items are kept' } },
      { id: 'REQ-CART-2', title: 'Items can go', from: { path: cart.path, line: 16, id: 'Items can go' } },
    ])
  })

  test('each line that is not as it was is named with what became of it', () => {
    const { changed } = take([cart])
    expect(changed).toContainEqual({
      path: cart.path,
      line: 12,
      text: '#### Scenario: Later',
      became: '##### Scenario: Later',
    })
    expect(changed).toContainEqual({ path: cart.path, line: 17, text: '-------------------------', became: '' })
  })

  test('what is proposed is left where it is, with the reason', () => {
    const proposed = {
      path: 'openspec/changes/more/specs/cart/spec.md',
      text: '## ADDED Requirements\n\n### Requirement: X\n',
    }
    expect(take([cart, proposed]).left).toEqual([
      { path: proposed.path, why: expect.stringContaining('a change of OpenSpec') },
    ])
  })

  test('a file without a title gets its path as one', () => {
    const { text } = take([openspec('cart', '## Purpose\n\nx\n\n## Requirements\n\n### Requirement: A\n\ny\n')])
    expect(text).toContain('\n## openspec/specs/cart/spec.md\n\n### Purpose\n')
    expect(text).toContain('\n#### REQ-CART-1: A\n')
  })
})

const kit = (folder: string, text: string) => ({
  path: `specs/${folder}/spec.md`,
  text: `# Feature Specification: ${folder}\n\n${text}`,
})
const items = `### User Story 2 - Share (Priority: P2)

They share.

### Functional Requirements

- **FR-001**: The system MUST \`group\` photos by [day](x.md). And more.
  - **FR-001a**: nested
- **FR-002**: It MUST keep them for [NEEDS CLARIFICATION: how long?]
  over two lines.

- NFR-003: it is quick
- **SC-001**: nine of ten succeed
`

describe('spec-kit', () => {
  test('stories and items become requirements, what they measure success by stays text', () => {
    const { requirements, text } = take([kit('003-albums', items)])
    expect(requirements.map(({ id, title }) => `${id}: ${title}`)).toEqual([
      'REQ-003-US-2: Share (Priority: P2)',
      'REQ-003-FR-001: The system MUST group photos by day',
      'REQ-003-FR-002: It MUST keep them for …',
      'REQ-003-NFR-003: it is quick',
    ])
    expect(text).toContain('\n##### REQ-003-FR-001: The system MUST group photos by day\n\n- **FR-001**: ')
  })

  test('what asks to be clarified is an open question of its requirement', () => {
    const { text, questions } = take([kit('003-albums', items)])
    expect(questions).toEqual(['REQ-003-FR-002: how long?'])
    expect(parseSpec(text).openQuestions.map((question) => question.text)).toEqual(questions)
  })

  test('two features of one number are told apart by their names, and a number given twice by a mark', () => {
    const one = '- **FR-001**: a\n- **FR-001**: b\n'
    expect(take([kit('003-a', one), kit('003-b', one)]).requirements.map(({ id }) => id)).toEqual([
      'REQ-003-A-FR-001',
      'REQ-003-A-FR-001-again',
      'REQ-003-B-FR-001',
      'REQ-003-B-FR-001-again',
    ])
  })
})

const kiro = (feature: string, text: string) => ({ path: `.kiro/specs/${feature}/requirements.md`, text })

describe('Kiro', () => {
  test('numbers are kept, criteria stand below, and without a title the wish of the story is one', () => {
    const text = `# Requirements Document

### Requirement 1: Sign in

#### Acceptance Criteria

1. WHEN the password is right THEN the system SHALL open

### Requirement 2

**User Story:** As a reader, I want to sign out, so that nobody reads on.
`
    const { requirements, text: result } = take([kiro('sign-in', text)])
    expect(requirements.map(({ id, title, from }) => [id, title, from.id])).toEqual([
      ['REQ-SIGN-IN-1', 'Sign in', 'Requirement 1'],
      ['REQ-SIGN-IN-2', 'sign out', 'Requirement 2'],
    ])
    expect(result).toContain('\n1. WHEN the password is right THEN the system SHALL open\n')
  })

  test('a feature whose name has no letter of this script gets an id that does not change', () => {
    const text = '# R\n\n### Requirement 1\n\nx\n'
    const [first, second] = take([kiro('登录', text), kiro('购物车', text)]).requirements.map(({ id }) => id)
    expect([first, second]).toEqual([
      expect.stringMatching(/^REQ-F[0-9A-F]{6}-1$/),
      expect.stringMatching(/^REQ-F[0-9A-F]{6}-1$/),
    ])
    expect(first).not.toBe(second)
  })

  test('front matter becomes code, not a heading', () => {
    const { text } = take([kiro('a', '---\ninclusion: always\n---\n\n# R\n\n### Requirement 1\n\nx\n')])
    expect(text).toContain('```yaml\ninclusion: always\n```\n')
  })
})

const linked = (name: string, to: string, more = '') =>
  openspec(
    name,
    `# ${name}\n\n### Requirement: A\nSee [the rules][rule], [rule], [Rule][]: \`[rule]\`.\n${more}\n[rule]: ${to}\n[same]: s.md\n`,
  )

const linkedAcross = (name: string, use: string) =>
  openspec(name, `# ${name}\n\n### Requirement: A\nSee ${use}.\n\n[long rule]: ${name}.md\n`)

describe('importSpecs', () => {
  test('what stands in the spec stays, and a table says where each came from', () => {
    const { text } = take([cart])
    expect(text.startsWith(spec)).toBe(true)
    expect(text).toContain('\n| REQ-CART-1 | Items are kept | openspec/specs/cart/spec.md:5 |\n')
    expect(parseSpec(text).requirements.find(({ id }) => id === 'REQ-1')?.hash).toBe(
      parseSpec(spec).requirements[0]?.hash,
    )
  })

  test('a second import stands before the table and open questions, and adds to both', () => {
    const first = take([kit('003-albums', items)]).text
    const { text } = take([cart], first)
    expect(text.indexOf('REQ-CART-1: Items')).toBeLessThan(text.indexOf('## Open questions'))
    expect(text.match(/^## Where requirements came from$/gm)).toHaveLength(1)
    expect(text).toMatch(/\| REQ-003-NFR-003 .*\n\| REQ-CART-1 /)
  })

  test('the same again takes nothing in', () => {
    const { text } = take([cart])
    expect(() => importSpecs(parseSpec(text), [cart])).toThrow(expect.objectContaining({ code: 'spec/import-nothing' }))
  })

  test('a label that leads elsewhere in what stands before it gets another name, and every link leads where it led', () => {
    const before = `${spec}\n[rule]: own.md\n`
    const { text, changed } = take([linked('a', 'a.md'), linked('b', 'b.md', '\n[same] stays.\n')], before)
    expect(linksIn(text)).toEqual([...Array(3).fill('a.md'), ...Array(3).fill('b.md'), 's.md'])
    expect(text).toContain('See [the rules][rule-a], [rule][rule-a], [Rule][rule-a]: `[rule]`.\n')
    expect(changed).toContainEqual({
      path: 'openspec/specs/b/spec.md',
      line: 8,
      text: '[rule]: b.md',
      became: '[rule-b]: b.md',
    })
    const alone = take([linked('a', 'a.md')])
    expect(alone.text).toContain('See [the rules][rule], [rule], [Rule][]')
  })

  test('a label whose uses cannot be told apart is refused with the file', () => {
    expect(() =>
      importSpecs(parseSpec(spec), [linkedAcross('a', '[long rule]'), linkedAcross('b', '[x][long\nrule]')]),
    ).toThrow(expect.objectContaining({ code: 'spec/import-label', where: { path: 'openspec/specs/b/spec.md' } }))
  })

  test.each([
    ['a fence', '### Requirement: A\n\n```\nopen\n'],
    ['a comment', '### Requirement: A\n\n<!-- open\n'],
  ])('%s that a file leaves open is refused with the file', (_, text) => {
    const open = openspec('open', `# o\n\n${text}`)
    expect(() => importSpecs(parseSpec(spec), [open, cart])).toThrow(
      expect.objectContaining({ code: 'spec/import-open', where: { path: open.path } }),
    )
  })

  test('nothing of these tools is an error', () => {
    expect(() => importSpecs(parseSpec(spec), [{ path: 'spec.md', text: '# Other\n' }])).toThrow(
      expect.objectContaining({ code: 'spec/import-nothing' }),
    )
  })
})
