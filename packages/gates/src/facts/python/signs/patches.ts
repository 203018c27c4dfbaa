import type { SyntaxNode } from '@lezer/common'
import type { Sign } from '../../facts.ts'
import { bindingsOf } from '../names/bindings.ts'
import { equalsEverything } from '../assertions/equals-everything.ts'
import { importStatements } from '../imports/import-statements.ts'
import { type KnownNames, knownNames } from '../names/known-names.ts'
import { loadedModules } from '../imports/loaded-modules.ts'
import { type PythonSource, givenTo, walk } from '../syntax.ts'
import { signAt } from './source-sign.ts'

const runner = /^(?:pytest|_pytest|unittest|nose|hypothesis)(?:\.|$)/
/** Modules that tests and assertions rely on; settings of the process (`sys.stdout`, `os.environ`) are none. */
const trusted =
  /^(?:builtins|time|datetime|random|json|math|cmath|decimal|fractions|statistics|operator|functools|collections|copy|re|uuid|inspect|types|typing|unittest|pytest|_pytest|hypothesis)\./

/** Code that loads a test runner, or changes what tests and assertions rely on. */
export function patches(source: PythonSource): Sign[] {
  const loading = [...importStatements(source), ...loadedModules(source)]
    .filter(({ module }) => runner.test(module ?? ''))
    .map(({ at }) => lineAt(source, at))
  const names = knownNames(source)
  const found: SyntaxNode[] = equalsEverything(source)
  for (const { target } of bindingsOf(source)) if (isTrusted(target, names)) found.push(statementAround(target))
  walk(source.root, (node) => {
    if (node.name === 'CallExpression' && setsTrusted(node, names, source)) found.push(node)
  })
  return [
    ...loading.map((place) => signAt(source, 'runner-import', place)),
    ...found.map((node) => signAt(source, 'patching', node)),
  ]
}

function lineAt({ text }: PythonSource, from: number): { from: number; to: number } {
  const end = text.indexOf('\n', from)
  return { from, to: end === -1 ? text.length : end }
}

/** `time.time = …`, `del math.pi`, `for vars(builtins)['abs'] in …`, `sys.modules['math'], x = …`. */
function isTrusted(target: SyntaxNode, names: KnownNames): boolean {
  return target.name === 'MemberExpression' && trusted.test(`${names.of(target)}.`)
}

function statementAround(node: SyntaxNode): SyntaxNode {
  return node.parent === null || node.name.endsWith('Statement') ? node : statementAround(node.parent)
}

/** `setattr(builtins, 'abs', …)`, `vars(math).update(…)`. */
function setsTrusted(node: SyntaxNode, names: KnownNames, source: PythonSource): boolean {
  const called = names.of(node.firstChild)
  const [object] = givenTo(node, source).values
  if (/^(?:builtins\.setattr|object\.__setattr__|type\.__setattr__)$/.test(called))
    return trusted.test(`${names.of(object)}.`)
  return (
    /\b(?:vars\(.*\)|__dict__)\.(?:update|setdefault|__setitem__)\(/.test(source.textOf(node)) &&
    trusted.test(`${called}.`)
  )
}
