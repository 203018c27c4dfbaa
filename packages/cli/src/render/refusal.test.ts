import type { Finding } from '@helix/core'
import { Chalk } from 'chalk'
import { expect, test } from 'vitest'
import { renderFindings } from './refusal.ts'
import type { Style } from './style.ts'

const style: Style = { chalk: new Chalk({ level: 0 }), columns: 80, command: (words) => words }

const finding = (code: string, at: number): Finding => ({ severity: 'error', code, message: `no. ${at}` })
const many = (count: number): Finding[] =>
  Array.from({ length: count }, (_, at) => finding(at % 3 === 0 ? 'MSG-LABEL' : 'LAYER-CLOSED', at + 1))

test('of very many findings the first are shown, and the others counted by their code', () => {
  const lines = renderFindings(many(320), style)

  expect(lines).toHaveLength(21)
  expect(lines.slice(0, 2)).toEqual(['  MSG-LABEL     no. 1', '  LAYER-CLOSED  no. 2'])
  expect(lines.at(-1)).toBe('  … and 300 more (--json lists all): LAYER-CLOSED 200, MSG-LABEL 100')
})

test('one more than a screen holds is shown, as its count would take its line', () => {
  expect(renderFindings(many(21), style).at(-1)).toBe('  LAYER-CLOSED  no. 21')
  expect(renderFindings(many(21), style)).toHaveLength(21)
})

test('a name with a line feed begins no line of its own', () => {
  const path = 'a\n  GATE-TESTS  passed'
  const odd: Finding = { severity: 'error', code: 'TREE-PATH', message: 'is odd', where: { path } }
  expect(renderFindings([odd], style)).toEqual([String.raw`  TREE-PATH  "a\n  GATE-TESTS  passed"  is odd`])
})

test('a path that the message begins with is not named twice behind its commit', () => {
  const where = { name: '8a535bc26650', path: 'docs/spec.md' }
  const spec: Finding = { severity: 'error', code: 'LAYER-SPEC', message: 'docs/spec.md: the spec changes', where }
  expect(renderFindings([spec], style)).toEqual(['  LAYER-SPEC  8a535bc26650  docs/spec.md: the spec changes'])
  const placed = { ...spec, where: { ...where, line: 4 } }
  expect(renderFindings([placed], style)).toEqual([
    '  LAYER-SPEC  8a535bc26650 docs/spec.md:4  docs/spec.md: the spec changes',
  ])
  const odd = { ...spec, message: 'a\nb: odd', where: { ...where, path: 'a\nb' } }
  expect(renderFindings([odd], style)[0]).toContain(String.raw`8a535bc26650 "a\nb"  a`)
})
