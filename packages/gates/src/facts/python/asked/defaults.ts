import type { SyntaxNode } from '@lezer/common'
import { bindingsOf, scopeAround } from '../names/bindings.ts'
import { type PythonSource, childrenOf, givenTo, walk } from '../syntax.ts'

/**
 * What a name stands for that is a parameter which nobody gives: every call of a function of the tests leaves it out, and the
 * function is never handed on. `null` for every other name.
 */
export function defaultsIn(source: PythonSource): (node: SyntaxNode) => SyntaxNode | null {
  const defaults = new Map<string, SyntaxNode>()
  // Others may call what is no test's.
  if (!/(?:^|\/)(?:test_[^/]*|[^/]*_test)\.py$/.test(source.path)) return () => null
  const spoken: SyntaxNode[] = []
  walk(source.root, (node) => {
    if (node.name === 'VariableName') spoken.push(node)
  })
  for (const { parent: held, from } of spoken) {
    if (held?.name !== 'FunctionDefinition' || held.parent?.name !== 'Script') continue
    const name = held.getChild('VariableName')
    const params = held.getChild('ParamList')
    if (name === null || name.from !== from || params === null) continue
    const uses = spoken.filter((one) => one.from !== from && source.textOf(one) === source.textOf(name))
    const calls = uses.flatMap(({ parent }) => (parent?.name === 'CallExpression' ? [parent] : []))
    if (calls.length === 0 || calls.length < uses.length || calls.some((call) => unpacks(call, source))) continue
    const given = calls.map((call) => givenTo(call, source))
    const most = Math.max(...given.map(({ values }) => values.length))
    for (const { at, named, value } of paramsOf(params, source)) {
      const isGiven = at < most || given.some((one) => one.named.has(named))
      const isFilled = bindingsOf(source).some(
        ({ target }) =>
          source.textOf(target) === named &&
          scopeAround(target)?.from === held.from &&
          target.parent?.name !== 'ParamList',
      )
      if (!isGiven && !isFilled) defaults.set(`${held.from} ${named}`, value)
    }
  }
  return (node) => defaults.get(`${scopeAround(node)?.from} ${source.textOf(node)}`) ?? null
}

function unpacks(call: SyntaxNode, source: PythonSource): boolean {
  const given = call.getChild('ArgList')
  return given === null || childrenOf(given).some((one) => source.textOf(one).startsWith('*'))
}

/** Those with a default, and the place of each. */
function paramsOf(params: SyntaxNode, source: PythonSource): { at: number; named: string; value: SyntaxNode }[] {
  const parts = childrenOf(params).filter(({ name }) => name !== 'TypeDef' && name !== 'Comment')
  const names = parts.flatMap((part, at) =>
    part.name === 'VariableName' && parts[at - 1]?.name !== 'AssignOp' ? [at] : [],
  )
  return names.flatMap((place, at) => {
    const [named, value] = [parts[place], parts[place + 2]]
    const hasDefault = parts[place + 1]?.name === 'AssignOp' && named !== undefined && value !== undefined
    return hasDefault ? [{ at, named: source.textOf(named), value }] : []
  })
}
