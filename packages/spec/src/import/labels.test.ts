import { describe, expect, test } from 'vitest'
import { labelsIn, linksIn, newLabels, withLabels } from './labels.ts'

describe('labels', () => {
  test('are those of definitions, as CommonMark compares them', () => {
    expect([...labelsIn('[a  B]: x.md\n\n[a b]: later.md\n[ß]: <>\n\n`[c]: no`\n')]).toEqual([
      ['A B', 'x.md'],
      ['SS', ''],
    ])
  })

  test('that lead elsewhere in what stands before get the first name that is free', () => {
    const own = labelsIn('[a]: a.md\n[b]: b.md\n[c]: c.md\n[A-Cart]: d.md\n')
    const before = labelsIn('[a]: other.md\n[b]: b.md\n[a-cart-again]: e.md\n')
    expect([...newLabels(own, before, 'CART')]).toEqual([['A', 'a-cart-again-again']])
    expect([...newLabels(labelsIn('[a]: a.md'), labelsIn('[a]: '), 'CART')]).toEqual([])
  })
})

describe('a line with a renamed label', () => {
  const renamed = new Map([['A B', 'a-b-cart']])

  test.each([
    ['see [a b].', 'see [a b][a-b-cart].'],
    ['see [a  b][].', 'see [a  b][a-b-cart].'],
    ['see [ a b ].', 'see [ a b ][a-b-cart].'],
    ['see [it][A b].', 'see [it][a-b-cart].'],
    ['[a b]: x.md', '[a-b-cart]: x.md'],
    ['  [a b]: x.md', '  [a-b-cart]: x.md'],
    ['see [a b]: it', 'see [a b][a-b-cart]: it'],
    ['`x` [a b]: it', '`x` [a b][a-b-cart]: it'],
    ['see [a b](x.md)', 'see [a b](x.md)'],
    ['see [a b][c]', 'see [a b][c]'],
    ['see [c]', 'see [c]'],
    ['`[a b]` and ``[a b]`` and [a b]', '`[a b]` and ``[a b]`` and [a b][a-b-cart]'],
  ])('%j becomes %j', (line, became) => {
    expect(withLabels(line, renamed)).toBe(became)
  })

  test('is the same where none is renamed', () => {
    expect(withLabels('see [a b]', new Map())).toBe('see [a b]')
  })
})

test('links and images are told in their order', () => {
  expect(linksIn('[a](x.md) ![b](y.png) <https://z.org> [c][] [d]()\n\n[c]: w.md\n')).toEqual([
    'x.md',
    'y.png',
    'https://z.org',
    'w.md',
    '',
  ])
})
