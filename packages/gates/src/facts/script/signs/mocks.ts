import type { Node } from 'oxc-parser'
import { isCallback } from '../functions.ts'
import { walk } from '../syntax.ts'
import { keyOf, textOf } from './member-path.ts'
import { namedTexts } from './named-texts.ts'
import { type SignFinder, signAt } from './source-sign.ts'

const members = new Set(['mock', 'doMock', 'unstable_mockModule', 'module'])

/**
 * Modules of the repository that a source puts another one in the place of: `vi.mock('../src/x.ts')`, `mock.module(…)`. Where
 * it takes anything from the real ones, each is a partial mock.
 */
export const mocks: SignFinder = (source) => {
  const found: ReturnType<SignFinder> = []
  const texts = namedTexts(source)
  const takesReal = /\b(?:importActual|importOriginal|requireActual|unmock|doUnmock|dontMock)\b/.test(source.text)
  walk(source.program, (node) => {
    if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return
    const { object, property } = node.callee
    if (property.type !== 'Identifier' || !members.has(property.name)) return
    if (
      !/^(?:vi|vitest|jest|mock)$/.test(nameOf(object)) ||
      (nameOf(object) === 'mock') !== (property.name === 'module')
    )
      return
    const specifier = literalIn(node.arguments[0], texts)
    const kind = takesReal || isPartial(node.arguments[1]) ? 'partial-mock' : 'mock'
    if (specifier !== null) found.push({ ...signAt(source, kind, node), text: specifier })
  })
  return found
}

/** `vi.mock(path, async (original) => …)`, `vi.mock(path, { spy: true })`. */
function isPartial(made: Node | undefined): boolean {
  if (isCallback(made)) return made.params.length > 0
  return (
    made?.type === 'ObjectExpression' &&
    made.properties.some((one) => one.type === 'Property' && keyOf(one.key) === 'spy')
  )
}

/** `mock` of `t.mock.module(…)` too. */
function nameOf(node: Node): string {
  if (node.type === 'Identifier') return node.name
  return node.type === 'MemberExpression' && node.property.type === 'Identifier' ? node.property.name : ''
}

function literalIn(node: Node | undefined, texts: ReadonlyMap<string, string>): string | null {
  if (node === undefined) return null
  return node.type === 'ImportExpression' ? literalIn(node.source, texts) : textOf(node, texts)
}
