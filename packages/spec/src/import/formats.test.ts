import { describe, expect, test } from 'vitest'
import { parseSpec } from '../parse-spec.ts'
import { convertSpec } from './convert.ts'
import type { Format } from './foreign-spec.ts'
import { kiro } from './kiro.ts'
import { openspec } from './openspec.ts'
import { specKit } from './spec-kit.ts'

const formats: Record<Format['name'], Format> = { openspec, 'spec-kit': specKit, kiro }

describe('a file is told by its name and by what stands in it', () => {
  const wish = '### Requirement 1: A\n'
  const rule = '### Requirement: A\n'
  test.each<[string, string, Format['name'][]]>([
    ['spec.md', rule, ['openspec']],
    ['a/spec.md', 'x\n\n##   requirement: A\n', ['openspec']],
    ['a/spec.md', '# Requirement: A\n', []],
    ['a/spec.md', `x ${rule}`, []],
    ['a/spec.md.bak', rule, []],
    ['a/myspec.md', rule, []],
    ['a/changes/b/spec.md', rule, []],
    ['changes/b/spec.md', rule, []],
    ['a/exchanges/spec.md', rule, ['openspec']],
    ['requirements.md', wish, ['kiro']],
    ['a/requirements.md', 'x\n\n##   req.  #2\n', ['kiro']],
    ['a/requirements.md', `x ${wish}`, []],
    ['a/requirements.md', '### Requirement A\n', []],
    ['a/requirements.md.bak', wish, []],
    ['a/myrequirements.md', wish, []],
    ['a/design.md', wish, []],
    ['a/spec.md', '# Feature Specification: A\n', ['spec-kit']],
    ['spec.md', '- **FR-001**: a\n', ['spec-kit']],
    ['a/spec.md', ' * NFR-1: a\n', ['spec-kit']],
    ['a/spec.md', '   - FR-1: a\n', []],
    ['a/spec.md', 'see - FR-1: a\n', []],
    ['a/plan.md', '- **FR-001**: a\n', []],
    ['a/spec.md.bak', '- **FR-001**: a\n', []],
  ])('%s with %j is of %j', (path, text, known) => {
    const found = Object.values(formats).filter((format) => format.recognises({ path, text }))
    expect(found.map(({ name }) => name)).toEqual(known)
  })

  test('each has a name that people know', () => {
    expect(Object.entries(formats).map(([name, { label }]) => [name, label])).toEqual([
      ['openspec', 'OpenSpec'],
      ['spec-kit', 'spec-kit'],
      ['kiro', 'Kiro'],
    ])
  })
})

/** Ids, old ids and titles of what a format finds. */
function found(format: Format, text: string): string[][] {
  const { requirements } = convertSpec({ path: 'x.md', text }, format, { scope: '', renamed: new Map() })
  return requirements.map(({ id, title, from }) => [id.slice(4), from.id, title])
}

describe('Kiro', () => {
  test.each([
    ['Requirement 1: Sign in', '1', 'Sign in'],
    ['Requirement #12.34 – Sign in', '12.34', 'Sign in'],
    ['Req. 2 Sign in', '2', 'Sign in'],
    ['requirement3.Sign in', '3', 'Sign in'],
  ])('the heading %j is %s, %j', (heading, number, title) => {
    expect(found(kiro, `# A\n\n### ${heading}\n`)).toEqual([[number, `Requirement ${number}`, title]])
  })

  test.each([['No Requirement 1'], ['Requirement A'], ['Introduction']])('the heading %j is none', (heading) => {
    expect(found(kiro, `# A\n\n### ${heading}\n`)).toEqual([])
  })

  test.each([
    ['I want to sign in, so that I see mine.', 'sign in'],
    ['I want to sign in so that I see mine.', 'sign in'],
    ['I want a cart, in order to buy', 'a cart'],
    ['I want a cart in order to buy', 'a cart'],
    ['I want to\nsign in. Then more', 'sign in'],
    ['I want a cart', 'a cart'],
    ['It is wanted.', ''],
  ])('without a title, %j wishes %j', (story, title) => {
    expect(
      found(kiro, `# A\n\n### Requirement 1\n\nAs one, ${story}\n\n### Requirement 2: B\n\nI want to fly.\n`),
    ).toEqual([
      ['1', 'Requirement 1', title],
      ['2', 'Requirement 2', 'B'],
    ])
  })
})

describe('OpenSpec', () => {
  test.each([
    ['### Requirement:   Items are kept', [['1', 'Items are kept', 'Items are kept']]],
    ['### requirement:Items', [['1', 'Items', 'Items']]],
    ['### No Requirement: Items', []],
  ])('%j', (heading, requirements) => {
    expect(found(openspec, `# A\n\n${heading}\n`)).toEqual(requirements)
  })
})

describe('spec-kit', () => {
  test.each([
    ['### User Story 12 – Share', [['US-12', 'User Story 12', 'Share']]],
    ['### User Story 1: Share', [['US-1', 'User Story 1', 'Share']]],
    ['### user story 1 Share', [['US-1', 'User Story 1', 'Share']]],
    ['### A User Story 1', []],
    ['- **FR-001**: It shares', [['FR-001', 'FR-001', 'It shares']]],
    [' * __NFR-A1-2:__ It shares', [['NFR-A1-2', 'NFR-A1-2', 'It shares']]],
    ['+ FR-1 It shares', [['FR-1', 'FR-1', 'It shares']]],
    ['  - FR-1: nested', []],
    ['- XFR-1: other', []],
    ['see - FR-1: other', []],
  ])('%j', (line, requirements) => {
    expect(found(specKit, `# A\n\n${line}\n`)).toEqual(requirements)
  })

  test('stories and items stand in the order of the file', () => {
    const ids = found(specKit, '# A\n\n- FR-1: a\n\n### User Story 1\n\n- FR-2: b\n').map(([id]) => id)
    expect(ids).toEqual(['FR-1', 'US-1', 'FR-2'])
  })

  test.each([
    ['specs/003-albums/spec.md', ['003', '003-ALBUMS']],
    ['specs/2025-01-albums/spec.md', ['2025-01', '2025-01-ALBUMS']],
    ['specs/7/spec.md', ['7', '7']],
    ['specs/3d-view/spec.md', ['3D-VIEW']],
    ['specs/Überblick/spec.md', ['UBERBLICK']],
    ['spec.md', ['SPEC']],
  ])('ids of %s are told apart by %j', (path, scopes) => {
    expect(specKit.scopes(path)).toEqual(scopes)
  })
})

test('what was found can be read as a spec', () => {
  const { lines } = convertSpec({ path: 'x.md', text: '# A\n\n- **FR-001**: a\n' }, specKit, {
    scope: 'X',
    renamed: new Map(),
  })
  expect(parseSpec(lines.join('\n')).requirements.map(({ id }) => id)).toEqual(['REQ-X-FR-001'])
})
