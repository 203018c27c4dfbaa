import type { SyntaxNode } from '@lezer/common'
import type { Sign } from '../../facts.ts'
import { assertionsBelow } from '../assertions/assertions.ts'
import { type PythonSource, childrenOf, dottedName, givenTo, walk } from '../syntax.ts'
import { signAt } from './source-sign.ts'
import { truthOf } from '../assertions/truth.ts'

/** Errors that a failing assertion is one of. */
const catching = /\b(?:AssertionError|Exception|BaseException)\b/

/** Assertions whose failure never reaches pytest: caught and forgotten, expected, or behind what never holds; each by itself. */
export function swallowed(source: PythonSource): Sign[] {
  const found = new Map<number, SyntaxNode>()
  const take = (body: SyntaxNode | null) => {
    if (body !== null) for (const { node } of assertionsBelow(body, source)) found.set(node.from, node)
  }
  walk(source.root, (node) => {
    if (node.name === 'TryStatement' && forgets(node, source)) take(node.getChild('Body'))
    if (node.name === 'WithStatement' && expectsFailure(node, source)) take(node.getChild('Body'))
    if (/^(?:If|While)Statement$/.test(node.name) && neverRuns(node, source)) take(node.getChild('Body'))
  })
  return [...found.values()].map((node) => signAt(source, 'swallowed', node))
}

function asserts(node: SyntaxNode | null, source: PythonSource): boolean {
  return node !== null && assertionsBelow(node, source).length > 0
}

/** `try: assert x … except Exception: pass`. */
function forgets(node: SyntaxNode, source: PythonSource): boolean {
  const parts = childrenOf(node)
  if (!asserts(parts.find(({ name }) => name === 'Body') ?? null, source)) return false
  return parts.some((part, at) => {
    if (part.name !== 'except') return false
    const end = parts.findIndex((other, index) => index > at && other.name === 'Body')
    const caught = parts.slice(at + 1, end).map((one) => source.textOf(one))
    const body = parts[end]
    const isCaught = caught.length === 0 || catching.test(caught.join(' '))
    return isCaught && body !== undefined && !reacts(body, caught.includes('as') ? (caught.at(-1) ?? '') : '', source)
  })
}

/** Whether a handler asserts, raises, fails, or does anything with the error but print it. */
function reacts(body: SyntaxNode, name: string, source: PythonSource): boolean {
  if (asserts(body, source)) return true
  let found = false
  const visit = (node: SyntaxNode): void => {
    if (node.name === 'RaiseStatement') found = true
    if (node.name === 'CallExpression') {
      const called = dottedName(node.firstChild, source)
      if (/^(?:pytest|self)\.(?:fail|skip|skipTest)$/.test(called)) found = true
      if (/^(?:print|log(?:ger|ging)?\.\w+|traceback\.\w+)$/.test(called)) return
    }
    if (node.name === 'VariableName' && source.textOf(node) === name) found = true
    for (const child of childrenOf(node)) visit(child)
  }
  visit(body)
  return found
}

/** `with suppress(AssertionError): assert x`, `with pytest.raises(Exception): assert x`. */
function expectsFailure(node: SyntaxNode, source: PythonSource): boolean {
  const body = node.getChild('Body')
  const holdsAssert = body !== null && childrenOf(body).some(({ name }) => name === 'AssertStatement')
  return childrenOf(node).some((part) => {
    if (part.name !== 'CallExpression') return false
    const called = dottedName(part.firstChild, source)
    const { values, named } = givenTo(part, source)
    if (named.has('match') || !values.some((value) => catching.test(source.textOf(value)))) return false
    if (/(?:^|\.)suppress$/.test(called)) return asserts(body, source)
    return /(?:^|\.)(?:raises|assertRaises)$/.test(called) && holdsAssert
  })
}

function neverRuns(node: SyntaxNode, source: PythonSource): boolean {
  const [, condition] = childrenOf(node)
  return condition !== undefined && truthOf(condition, source) === false && asserts(node.getChild('Body'), source)
}
