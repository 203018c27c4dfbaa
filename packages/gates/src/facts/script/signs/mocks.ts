import type { Node } from 'oxc-parser'
import { walk } from '../syntax.ts'
import { type SignFinder, signAt } from './source-sign.ts'

const members = new Set(['mock', 'doMock', 'unstable_mockModule', 'module'])

/** Modules of the repository that a source puts another one in the place of: `vi.mock('../src/x.ts')`, `mock.module(…)`. */
export const mocks: SignFinder = (source) => {
  const found: ReturnType<SignFinder> = []
  walk(source.program, (node) => {
    if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return
    const { object, property } = node.callee
    if (property.type !== 'Identifier' || !members.has(property.name)) return
    if (
      !/^(?:vi|vitest|jest|mock)$/.test(nameOf(object)) ||
      (nameOf(object) === 'mock') !== (property.name === 'module')
    )
      return
    const specifier = literalIn(node.arguments[0])
    if (specifier !== null) found.push({ ...signAt(source, 'mock', node), text: specifier })
  })
  return found
}

/** `mock` of `t.mock.module(…)` too. */
function nameOf(node: Node): string {
  if (node.type === 'Identifier') return node.name
  return node.type === 'MemberExpression' && node.property.type === 'Identifier' ? node.property.name : ''
}

function literalIn(node: Node | undefined): string | null {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value
  return node?.type === 'ImportExpression' ? literalIn(node.source) : null
}
