import { expect, it } from 'vitest'
import { anEvidence, at } from '../testing/evidence.ts'
import { realTree } from '../testing/real-tree.ts'
import { newSigns } from './new-signs.ts'

const pragma = '/* istanbul ignore next */\n'
const [one, other, third] = ['src/domain/a.ts', 'src/domain/b.ts', 'src/domain/c.ts']

const found = (before: Record<string, string>, after: Record<string, string>) => {
  const [base, head] = [realTree(before), realTree(after)]
  const { findings, measured } = newSigns(anEvidence({ position: at('DOMAIN_LOGIC'), base, head }))
  return { places: findings.map(({ where }) => `${where?.path}:${where?.line}`), pragmas: measured['pragmas'] }
}

it('a new sign is told where it is new, not where the same one has long been', () => {
  const before = { [one]: 'export const a = 1\n', [other]: `${pragma}export const b = 1\n` }
  const after = { ...before, [one]: `export const a = 1\n${pragma}export const c = 1\n` }
  expect(found(before, after)).toEqual({ places: [`${one}:2`], pragmas: 1 })
})

it('a sign that goes from one file to another is not new; a second one is', () => {
  const before = { [one]: `${pragma}export const a = 1\n`, [other]: `${pragma}export const b = 1\n` }
  const moved = { [third]: `${pragma}export const a = 1\n`, [other]: `${pragma}export const b = 1\n` }
  expect(found(before, moved)).toEqual({ places: [], pragmas: 0 })
  const split = { ...moved, [third]: `${pragma}export const a = 1\n${pragma}export const c = 1\n` }
  expect(found(before, split)).toEqual({ places: [`${third}:3`], pragmas: 1 })
})

it('without a base nothing is new', () => {
  const head = realTree({ [one]: `${pragma}export const a = 1\n` })
  expect(newSigns(anEvidence({ base: null, head })).findings).toEqual([])
})

it('a sign that is only laid out anew is the one that was there; another one is not', () => {
  const before = {
    [one]: 'export const made = (async () => { /* nothing */ })\n  .constructor\nexport const run = eval("x", 1)\n',
  }
  const after = {
    [one]: "export const made = (async () => {\n  /* nothing */\n}).constructor\nexport const run = eval('x', 1,)\n",
  }
  expect(found(before, after).places).toEqual([])
  expect(found(before, { [one]: `${before[one]}export const more = eval("y", 1)\n` }).places).toEqual([`${one}:4`])
})
