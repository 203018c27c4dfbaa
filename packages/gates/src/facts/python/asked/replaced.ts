import type { SyntaxNode } from '@lezer/common'
import { freeNames } from '../tests/free-names.ts'
import { type PythonSource, childrenOf, dottedName, givenTo, plainText, walk } from '../syntax.ts'
import type { PythonNames } from './names.ts'

/** Methods in whose place a test puts what uses nothing but itself: `Queue.take`. */
export type Replaced = ReadonlySet<string>

export function replacedIn(source: PythonSource, own: ReadonlySet<string>): Replaced {
  const found = new Set<string>()
  const put = (holder: string, name: string | null, value: SyntaxNode | null | undefined): void => {
    if (holder !== '' && name !== null && value && freeNames(value, source, own).length === 0)
      found.add(`${holder}.${name}`)
  }
  const isToldTo = (target: SyntaxNode) => dottedName(target, source).endsWith('.return_value')
  walk(source.root, (node) => {
    if (node.name === 'CallExpression') {
      const { values, named } = givenTo(node, source)
      const [holder = null, name, value] = values
      if (/(?:^|\.)patch\.object$|^(?:monkeypatch|mp)\.setattr$/.test(dottedName(node.firstChild, source)))
        put(dottedName(holder, source), plainText(name, source), value ?? named.get('return_value') ?? named.get('new'))
    }
    if (node.name === 'AssignStatement' && node.firstChild?.name === 'MemberExpression')
      if (/^(?:LambdaExpression|CallExpression)$/.test(node.lastChild?.name ?? '') || isToldTo(node.firstChild)) {
        const path = dottedName(node.firstChild, source)
          .replace(/\.(?:return_value|side_effect)$/, '')
          .split('.')
        put(path.slice(0, -1).join('.'), path.at(-1) ?? '', node.lastChild)
      }
    if (node.name === 'ClassDefinition' && node.getChild('ArgList') !== null)
      for (const one of childrenOf(node.getChild('Body') ?? node)) {
        const name = one.name === 'FunctionDefinition' ? one.getChild('VariableName') : null
        const body = one.getChild('Body')
        if (name !== null && body !== null) put(nameOf(node, source), source.textOf(name), body)
      }
  })
  return found
}

/** Whether what is asked comes of a method that the test itself has put there. */
export function isReplaced(
  node: SyntaxNode | null,
  replaced: Replaced,
  source: PythonSource,
  names: PythonNames,
  depth = 0,
): boolean {
  if (depth > 5) return false
  if (node?.name === 'VariableName') return isReplaced(names.valueOf(node), replaced, source, names, depth + 1)
  if (node?.name === 'MemberExpression') return isReplaced(node.firstChild, replaced, source, names, depth)
  const callee = node?.name === 'CallExpression' ? node.firstChild : null
  const [given] =
    node !== null && callee !== null && counting.test(source.textOf(callee)) ? givenTo(node, source).values : []
  if (given !== undefined) return isReplaced(given, replaced, source, names, depth + 1)
  if (callee?.name !== 'MemberExpression' || callee.firstChild === null || callee.lastChild === null) return false
  const holder = callee.firstChild
  const made = holder.name === 'VariableName' ? names.valueOf(holder) : holder
  const kind = made?.name === 'CallExpression' ? dottedName(made.firstChild, source) : ''
  const name = source.textOf(callee.lastChild)
  const isOwn = [dottedName(holder, source), kind].some((one) => replaced.has(`${one}.${name}`))
  return isOwn || isReplaced(holder, replaced, source, names, depth)
}

/** What makes nothing but what it is given. */
const counting = /^(?:len|list|sorted|tuple|set|str|sum)$/

function nameOf(definition: SyntaxNode, source: PythonSource): string {
  const name = definition.getChild('VariableName')
  return name === null ? '' : source.textOf(name)
}
