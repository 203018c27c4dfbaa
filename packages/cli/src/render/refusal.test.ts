import type { Finding } from '@helix/core'
import { Chalk } from 'chalk'
import { expect, test } from 'vitest'
import type { WaivedFinding } from '../decide/waiver-words.ts'
import { renderFindings, renderRefusal } from './refusal.ts'
import type { Style } from './style.ts'

const style: Style = { chalk: new Chalk({ level: 0 }), columns: 80, command: (words) => words }

const finding = (code: string, at: number): Finding => ({ severity: 'error', code, message: `no. ${at}` })
const many = (count: number): Finding[] =>
  Array.from({ length: count }, (_, at) => finding(at % 3 === 0 ? 'MSG-LABEL' : 'LAYER-CLOSED', at + 1))

test('of very many findings the first of each code are shown, and the others counted by their code', () => {
  const lines = renderFindings(many(320), style)

  expect(lines).toHaveLength(11)
  expect(lines.slice(0, 2)).toEqual(['  MSG-LABEL     no. 1', '  LAYER-CLOSED  no. 2'])
  expect(lines.at(-1)).toBe('  … and 310 more (--json lists all): LAYER-CLOSED 208, MSG-LABEL 102')
})

test('of many codes no more are shown than a screen holds', () => {
  const each = Array.from({ length: 60 }, (_, at) => finding(`CODE-${at % 30}`, at))
  expect(renderFindings(each, style)).toHaveLength(21)
  expect(renderFindings(each, style)[19]).toBe('  CODE-19  no. 19')
})

test('what was waived comes last, and nobody is told to do it again', () => {
  const waived: WaivedFinding = {
    severity: 'note',
    code: 'INTEGRITY-LOST',
    message: 'waived',
    fix: 'helix approve finding INTEGRITY-LOST a',
    waiver: { by: 'SELF-APPROVED', why: 'known' },
  }
  const awaited: Finding = { ...finding('APPROVAL-AWAITED', 1), fix: 'helix approve dependencies' }
  const said = renderRefusal({ what: 'this branch', findings: [waived, awaited] }, style)
  expect(said.split('\n').slice(2, 4)).toEqual(['  APPROVAL-AWAITED  no. 1', '  INTEGRITY-LOST    waived'])
  expect(said).toMatch(/next     helix approve dependencies\n$/)
  expect(renderRefusal({ what: 'this branch', findings: [waived] }, style)).toContain('INTEGRITY-LOST a')
})

test('a test of a commit is named with its path once', () => {
  const where = { path: 'a.test.js', name: '8a535bc26650 a.test.js > adds' }
  const lost: Finding = { severity: 'error', code: 'INTEGRITY-LOST', message: 'gone', where }
  expect(renderFindings([lost], style)).toEqual(['  INTEGRITY-LOST  8a535bc26650 a.test.js > adds  gone'])
})

test('a line of what is no file is said to be one', () => {
  const where = { name: '8a535bc26650 commit message', line: 1 }
  expect(renderFindings([{ ...finding('MSG-FIXUP', 1), where }], style)).toEqual([
    '  MSG-FIXUP  8a535bc26650 commit message, line 1  no. 1',
  ])
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
