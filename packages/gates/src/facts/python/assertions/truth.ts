import type { SyntaxNode } from '@lezer/common'
import { isOpposite, ofComparison, operatorOf } from './comparison.ts'
import { holdsAnything } from './holds-anything.ts'
import { knownNames } from '../names/known-names.ts'
import { type PythonSource, childrenOf, dottedName, givenTo } from '../syntax.ts'
import { isSaidTwice, plainOf } from './said-twice.ts'

/** What a condition comes to, whatever the product answers; null where that is up to the product. */
export function truthOf(node: SyntaxNode, source: PythonSource): boolean | null {
  return tellers[node.name]?.(node, source) ?? null
}

/** Whether an assertion holds whatever it asks: a true literal, a tuple that is never empty, a value compared with itself. */
export function alwaysHolds(asked: SyntaxNode, source: PythonSource): boolean {
  return truthOf(asked, source) === true
}

type Tell = (node: SyntaxNode, source: PythonSource) => boolean | null

const tellers: Readonly<Record<string, Tell>> = {
  Boolean: (node, source) => source.textOf(node) === 'True',
  None: () => false,
  LambdaExpression: () => true,
  Number: (node, source) => Number(source.textOf(node).replaceAll('_', '')) !== 0,
  String: (node, source) => !/^[a-zA-Z]*(?:""|'')$/.test(source.textOf(node)),
  TupleExpression: holdsAnything,
  ArrayExpression: holdsAnything,
  SetExpression: holdsAnything,
  DictionaryExpression: holdsAnything,
  VariableName: ofName,
  ParenthesizedExpression: (node, source) => truthOf(childrenOf(node)[1] ?? node, source),
  UnaryExpression: ofSign,
  ConditionalExpression: ofChoice,
  BinaryExpression: ofPair,
  CallExpression: ofCall,
}

/** Constants of Python as tests run, and names that stand for a plain value. */
function ofName(node: SyntaxNode, source: PythonSource): boolean | null {
  if (source.textOf(node) === '__debug__') return true
  const value = knownNames(source).valueOf(node)
  return value !== null && /^(?:Number|String|Boolean|None)$/.test(value.name) ? truthOf(value, source) : null
}

function ofSign(node: SyntaxNode, source: PythonSource): boolean | null {
  const [sign, value] = childrenOf(node)
  const truth = value === undefined ? null : truthOf(value, source)
  return sign?.name !== 'not' || truth === null ? null : !truth
}

/** `a if b else c`. */
function ofChoice(node: SyntaxNode, source: PythonSource): boolean | null {
  const [yes, , asked, , no] = childrenOf(node)
  if (yes === undefined || asked === undefined || no === undefined) return null
  const truth = truthOf(asked, source)
  if (truth !== null) return truthOf(truth ? yes : no, source)
  const answers = [isSaidTwice(yes, asked, source) || truthOf(yes, source), truthOf(no, source)]
  return answers[0] === answers[1] ? (answers[0] ?? null) : null
}

function ofPair(node: SyntaxNode, source: PythonSource): boolean | null {
  const parts = childrenOf(node).filter(({ name }) => name !== 'Comment')
  const [left, right] = [parts[0], parts.at(-1)]
  if (left === undefined || right === undefined) return null
  const operator = operatorOf(node, source)
  if (operator === 'and' || operator === 'or') {
    // What decides as soon as one side says it.
    const deciding = operator === 'or'
    const truths = [truthOf(left, source), truthOf(right, source)]
    if (truths.includes(deciding) || isOpposite(left, right, source)) return deciding
    return truths.every((truth) => truth === !deciding) ? !deciding : null
  }
  return ofComparison(node, source)
}

/** `isinstance(x, object)`, `all(… for x in [])`. */
function ofCall(node: SyntaxNode, source: PythonSource): boolean | null {
  const name = dottedName(node.firstChild, source)
  const [first, second] = givenTo(node, source).values
  if (name === 'isinstance' && first !== undefined && second !== undefined) {
    const isAny = /^(?:object$|\(.*\bobject\b.*\)$)/s.test(source.textOf(second))
    return isAny || plainOf(second, source) === `type(${plainOf(first, source)})` ? true : null
  }
  if (name !== 'all' && name !== 'any') return null
  const given = node.getChild('ArgList')
  return overNothing(given?.getChild('for') == null ? (first ?? null) : given) ? name === 'all' : null
}

/** An empty list, or what goes over one. */
function overNothing(node: SyntaxNode | null): boolean {
  if (node === null) return false
  if (/^(?:Tuple|Array)Expression$/.test(node.name)) return holdsAnything(node) === false
  const list = node.getChild('in')?.nextSibling
  return list != null && overNothing(list)
}
