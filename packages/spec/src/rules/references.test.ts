import { describe, expect, test } from 'vitest'
import { parseSpec } from '../parse-spec.ts'
import { references } from './references.ts'

const told = (text: string) =>
  references.check(parseSpec(text)).map(({ message, where }) => `${where?.line} ${message}`)
const spec = (use: string, definition = '[a b]: x.md') =>
  `# T\n\n## REQ-1 A\n\n${use}\n\n## REQ-2 B\n\ny\n\n## Links\n\n${definition}\n`

describe('a requirement that links by a label', () => {
  test.each([
    ['See [a b].', 'a b'],
    ['See [it][a b].', 'a b'],
    ['See [ A \t B ][].', ' A \t B '],
    ['See [x] and [a b].', 'a b'],
  ])('whose target stands outside of it: %s', (use, label) => {
    expect(told(spec(use))).toEqual([`5 REQ-1 links to [${label}], whose target stands outside of it in line 13`])
  })

  test.each([['See [a b](y.md).'], ['See [a].'], ['See a b.'], ['~~~\n[a b]\n~~~'], ['See [a\nb].']])(
    'is not told for %j',
    (use) => {
      expect(told(spec(use))).toEqual([])
    },
  )

  test.each([
    ['   [a b]:x.md', 1],
    ['    [a b]: x.md', 0],
    ['~~~\n[a b]: x.md\n~~~', 0],
    ['see [a b]: x.md', 0],
  ])('the definition %j makes it %d finding', (definition, times) => {
    expect(told(spec('See [a b].', definition))).toHaveLength(times)
  })

  test('is told once, in the line of the first', () => {
    expect(told(spec('Text.\nSee [a b].\nSee [a b].'))).toEqual([expect.stringMatching(/^6 REQ-1 /)])
  })

  test('in its last line, and of a definition next to it', () => {
    expect(told('[a]: x.md\n# REQ-1 A\nSee [a].\n')).toHaveLength(1)
    expect(told('# REQ-1 A\nSee [a].\n\n# REQ-2 B\n[a]: x.md\n')).toEqual([expect.stringMatching(/^2 REQ-1 .*line 5$/)])
  })

  test.each([['# REQ-1 A\n\nSee [a].\n\n[a]: x.md\n'], ['# REQ-1 A\n[a]: x.md\n\nSee [a].\n']])(
    'whose target stands in it is sound: %j',
    (text) => {
      expect(told(text)).toEqual([])
    },
  )
})
