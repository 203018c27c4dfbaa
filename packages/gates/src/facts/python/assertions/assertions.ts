// What a Python test asserts: `assert`, unittest's methods, pytest.raises, helpers that are named for it.
import type { SyntaxNode } from '@lezer/common'
import { type Strength, asOne, summedUp } from '../../assertion-sums.ts'
import type { Assertions } from '../../facts.ts'
import { byMethod, nothing } from './kinds.ts'
import { isMadePoorer } from './made-poorer.ts'
import { type PythonSource, childrenOf, dottedName, givenTo } from '../syntax.ts'
import { isAnsweredTwice, runs } from './said-twice.ts'
import { compared, strengthOf, valuesIn } from './strength.ts'
import { isWide } from './tolerance.ts'
import { unreached } from './unreached.ts'
import { alwaysHolds } from './truth.ts'

export interface PythonAssertion {
  node: SyntaxNode
  strength: Strength
  /** It holds whatever the product does. */
  isTautology: boolean
}

const exact =
  /^assert(?:Equals?|Is|IsNone|DictEqual|ListEqual|SetEqual|TupleEqual|CountEqual|SequenceEqual|MultiLineEqual|AlmostEqual|(?:_has_calls|_called_once_with|_called_with|_any_call)|_array_equal|_allclose|_frame_equal|_series_equal)$/
const weak = /^(?:assert(?:True|False|IsNotNone|_called|_called_once)|ok_)$/
const helper = /^(?:assert|check|verify|expect)_\w+$|^(?:assert|verify|expect)[A-Z]\w*$/

/** The assertions below a node, outermost first, but for parts that are left out; what stands inside one is no other. */
export function assertionsBelow(
  node: SyntaxNode,
  source: PythonSource,
  leavesOut: (part: SyntaxNode) => boolean = () => false,
): PythonAssertion[] {
  if (leavesOut(node)) return []
  const own = assertionAt(node, source)
  if (own !== null) return [own]
  return childrenOf(node).flatMap((child) => assertionsBelow(child, source, leavesOut))
}

/** Counts the assertions below these nodes, as far as anything comes to them. */
export function assertionsIn(nodes: readonly SyntaxNode[], source: PythonSource): Assertions {
  return summedUp(reachedBelow(nodes, source).map(({ strength }) => asOne(strength)))
}

/** The assertions below these nodes that anything comes to. */
export function reachedBelow(nodes: readonly SyntaxNode[], source: PythonSource): PythonAssertion[] {
  const places = new Set(nodes.flatMap((node) => unreached(node, source)).map(({ from, name }) => `${from} ${name}`))
  const isUnreached = ({ from, name }: SyntaxNode) => places.size > 0 && places.has(`${from} ${name}`)
  return nodes.flatMap((node) => assertionsBelow(node, source, isUnreached))
}

function assertionAt(node: SyntaxNode, source: PythonSource): PythonAssertion | null {
  if (node.name === 'AssertStatement') {
    const [, asked] = childrenOf(node)
    if (asked === undefined) return null
    const isTautology = alwaysHolds(asked, source)
    return { node, strength: isTautology ? nothing : strengthOf(asked, source), isTautology }
  }
  return node.name === 'CallExpression' ? calledAssertion(node, source) : null
}

function calledAssertion(node: SyntaxNode, source: PythonSource): PythonAssertion | null {
  const name = dottedName(node.firstChild, source) || source.textOf(node).split('(', 1)[0] || ''
  const method = name.split('.').at(-1) ?? ''
  const { values, named } = givenTo(node, source)
  if (
    /^(?:pytest\.|self\.)?(?:raises|warns|deprecated_call|assertRaises(?:Regex)?|assertWarns(?:Regex)?)$/.test(name)
  ) {
    const isAny = /^(?:Exception|BaseException)?$/.test(source.text.slice(values[0]?.from ?? 0, values[0]?.to ?? 0))
    const isTold = named.has('match') || method.endsWith('Regex')
    return {
      node,
      strength: { isExact: false, isWeak: isAny && !isTold, values: (isAny ? 0 : 1) + (isTold ? 1 : 0) },
      isTautology: false,
    }
  }
  if (!helper.test(method) && !weak.test(method)) return null
  const [first, second] = values
  if (weak.test(method)) {
    if (first === undefined) return { node, strength: nothing, isTautology: false }
    const holds = method === 'assertTrue' && alwaysHolds(first, source)
    return { node, strength: holds ? nothing : strengthOf(first, source), isTautology: holds }
  }
  const operator = { assertIn: 'in', assertNotIn: 'not in' }[method]
  if (operator !== undefined && first !== undefined && second !== undefined)
    return { node, strength: compared([first, operator, second], source), isTautology: false }
  const kind = byMethod(method, values, source)
  if (kind !== null) return { node, strength: kind, isTautology: false }
  // What a mock was called with are not two sides.
  const isCompared = exact.test(method) && !/^assert_(?:called|any_call|has_calls)/.test(method)
  const isSame = isCompared && first !== undefined && second !== undefined && isAnsweredTwice(first, second, source)
  if (isSame) return { node, strength: nothing, isTautology: !runs(first, source) }
  const asked = Math.max(1, ...values.map((value) => valuesIn(value, source)))
  const isExact =
    (exact.test(method) || !/^assert[A-Z]/.test(method)) &&
    !isWide(node, second, source) &&
    !(first && isMadePoorer(first, source))
  return {
    node,
    strength: { isExact, isWeak: false, isLoose: !isExact, values: asked },
    isTautology: false,
  }
}
