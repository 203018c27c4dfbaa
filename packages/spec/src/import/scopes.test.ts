import { describe, expect, test } from 'vitest'
import { parseSpec } from '../parse-spec.ts'
import { folderName, scopeOf } from './foreign-spec.ts'
import { importSpecs } from './import-specs.ts'
import { specKit } from './spec-kit.ts'

const path = (name: string) => `openspec/specs/${name}/spec.md`
const file = (name: string, more = '') => ({
  path: path(name),
  text: `# ${name}\n\n### Requirement: A\n\nSee [r].\n\n${more}`,
})
const take = (...files: { path: string; text: string }[]) => importSpecs(parseSpec('# S\n'), files)

test.each([
  ['user-auth', 'USER-AUTH'],
  ['--a__b 2!', 'A-B-2'],
  ['Überblick', 'UBERBLICK'],
  ['登录', ''],
])('what tells ids of %j apart is %j', (name, scope) => {
  expect(scopeOf(name)).toBe(scope)
})

test.each([
  ['a/b/spec.md', 'b'],
  ['spec.mdx.MD', 'spec.mdx'],
])('%s lies in %s', (of, folder) => {
  expect(folderName(of)).toBe(folder)
})

test('a number that does not begin the name of a feature is a part of it', () => {
  expect(specKit.scopes('specs/v-3/spec.md')).toEqual(['V-3'])
})

test('one file alone whose name has no letter of this script gets ids that begin with more than its number', () => {
  expect(take(file('登录')).requirements[0]?.id).toMatch(/^REQ-F[0-9A-F]{6}-1$/)
})

describe('of a label that several files define', () => {
  test('the first definition is the one that others are compared with', () => {
    const { text, changed } = take(file('a', '[r]: a.md\n'), file('b', '[r]: b.md\n'), file('c', '[r]: a.md\n'))
    expect(text.match(/\[r\]: a\.md/g)).toHaveLength(2)
    expect(text).toContain('\n[r-b]: b.md\n')
    expect(changed.filter((one) => one.path === path('c')).map(({ line }) => line)).toEqual([1, 3])
  })

  test('a definition on two lines cannot be renamed, and is refused', () => {
    const two = { path: path('b'), text: '# b\n\n### Requirement: A\n\nSee [x][a\nr].\n\n[a\nr]: b.md\n' }
    expect(() => take(file('a', '[a r]: a.md\n'), two)).toThrow(
      expect.objectContaining({ code: 'spec/import-label', where: { path: path('b') } }),
    )
  })
})

const kit = (line: string) => take({ path: 'specs/1-a/spec.md', text: `#  Feature Specification: A\n\n${line}\n` })

describe('items of spec-kit', () => {
  test.each([
    ['-  **FR-001**  :   It shares', 'REQ-1-FR-001', 'It shares'],
    ['- FR-1-22: a', 'REQ-1-FR-1-22', 'a'],
    ['- **NFR-ab-cd:** a', 'REQ-1-NFR-ab-cd', 'a'],
  ])('%s', (line, id, title) => {
    expect(kit(line).requirements.map((one) => [one.id, one.title])).toEqual([[id, title]])
  })

  test.each([
    ['-  **FR-1**: a\n', true],
    ['#  Feature Specification\n', true],
    ['x # Feature Specification\n', false],
    ['# Feature Specifications\n', false],
  ])('%j tells its file: %s', (text, isTold) => {
    expect(specKit.recognises({ path: 'spec.md', text })).toBe(isTold)
  })
})
