import type { SyntaxNode } from '@lezer/common'
import type { Sign } from '../../facts.ts'
import { type KnownNames, knownNames } from '../names/known-names.ts'
import { type PythonSource, childrenOf, givenTo, walk } from '../syntax.ts'
import { signAt } from './source-sign.ts'

/** What runs a text or brings code out of bytes, whoever calls it. */
const makers = /^(?:builtins\.(?:exec|eval|compile|\*)|marshal\.loads?|codeop\.\w+|code\.(?:Interactive\w+|interact))$/
/** What does so where it is called; as a type it only tells functions from others. */
const types = /^types\.(?:CodeType|FunctionType|LambdaType)$/
/** What runs its first text. */
const running = /^(?:timeit\.(?:timeit|repeat|Timer)|cProfile\.run\w*|profile\.run\w*|pdb\.run\w*|bdb\.run\w*)$/
const shell = /^(?:os\.(?:system|popen)|subprocess\.\w+)$/
const unpacking = /^(?:pickle|_pickle|dill|cloudpickle|jsonpickle)\.(?:loads|decode|Unpickler)$/
/** What runs the file that it is given. */
const opening =
  /^(?:runpy\.run_path|imp\.load_\w+|zipimport\.zipimporter|importlib\.machinery\.\w+Loader|importlib\.util\.spec_from_file_location|ctypes\.(?:CDLL|PyDLL|(?:cdll|pydll)\.LoadLibrary)|sys\.path\.(?:insert|append))$/

/** Code that stands in a text or in bytes: no coverage counts its lines, no rule reads it. */
export function hiddenCode(source: PythonSource): Sign[] {
  const names = knownNames(source)
  const found = new Map<number, SyntaxNode>()
  const add = (node: SyntaxNode): void => {
    const line = source.lineAt(node.from)
    if (!found.has(line)) found.set(line, node)
  }
  walk(source.root, (node) => {
    if (/^(?:VariableName|MemberExpression|CallExpression)$/.test(node.name) && isMaker(node, names))
      add(node.parent ?? node)
    if (node.name === 'CallExpression' && runsHidden(node, names, source)) add(node)
    if (node.name === 'MemberExpression' && makesAnew(node, source)) add(node.parent ?? node)
    if (node.name === 'ArrayExpression' && startsText(node, names)) add(node)
  })
  return [...found.values()].map((node) => signAt(source, 'hidden-code', node))
}

/** Names of keywords and of parameters are written like any other; what a parameter is given by default is one of them all. */
function isMaker(node: SyntaxNode, names: KnownNames): boolean {
  if (!makers.test(names.of(node))) return false
  const { parent, nextSibling, prevSibling } = node
  if (parent?.name === 'ParamList') return prevSibling?.name === 'AssignOp'
  return parent?.name !== 'FunctionDefinition' && !(parent?.name === 'ArgList' && nextSibling?.name === 'AssignOp')
}

function runsHidden(node: SyntaxNode, names: KnownNames, source: PythonSource): boolean {
  const called = names.of(node.firstChild)
  const { values, named } = givenTo(node, source)
  const given = [...values, ...named.values()]
  if (shell.test(called)) return given.some((value) => /\bpython[\d.]*\s+-c\b/.test(names.textOf(value) ?? ''))
  if (types.test(called)) return true
  if (running.test(called)) return given.some((value) => names.textOf(value) !== null)
  if (unpacking.test(called)) return given.some((value) => holdsText(value, names, source))
  if (!opening.test(called)) return false
  return given.some(
    (value) => isNoSource(names.textOf(value) ?? '') || (holdsFile(value, source) && endsElsewhere(value, names)),
  )
}

/** A text of the source, also where it is decoded first. */
function holdsText(node: SyntaxNode, names: KnownNames, source: PythonSource): boolean {
  let found = false
  walk(node, (inner) => {
    found ||= (inner.name === 'VariableName' || /String/.test(inner.name)) && names.textOf(inner) !== null
  })
  // The name of a file is a text, too.
  return found && !/\bopen\(|\.read/.test(source.textOf(node))
}

/** A path inside of the repository that is no source. */
function isNoSource(path: string): boolean {
  return /^(?:\.{1,2}\/|\w[\w.-]*\/)[^:]*\.\w+$/.test(path) && !/\.pyi?$/.test(path)
}

function holdsFile(node: SyntaxNode, source: PythonSource): boolean {
  return /\b__file__\b/.test(source.textOf(node))
}

/** Whether the last text of a path that is put together ends like no source. */
function endsElsewhere(node: SyntaxNode, names: KnownNames): boolean {
  let last = ''
  walk(node, (inner) => {
    if (inner.name === 'String') last = names.textOf(inner) ?? ''
  })
  return /\.\w+$/.test(last) && !/\.pyi?$/.test(last)
}

/** `f.__code__ = …`, `f.__code__.replace(…)`, `type(f.__code__)(…)`. */
function makesAnew(node: SyntaxNode, source: PythonSource): boolean {
  const [, , key] = childrenOf(node)
  if (key === undefined || source.textOf(key) !== '__code__') return false
  const { parent, nextSibling } = node
  if (nextSibling?.name === 'AssignOp') return true
  if (parent?.name === 'MemberExpression') return source.textOf(parent).endsWith('.replace')
  return (
    parent?.name === 'ArgList' &&
    parent.parent?.parent?.name === 'CallExpression' &&
    source.textOf(parent.parent.firstChild ?? node) === 'type'
  )
}

/** `[sys.executable, '-c', 'code']`. */
function startsText(node: SyntaxNode, names: KnownNames): boolean {
  const parts = childrenOf(node).filter(({ name }) => !/^[[\],]$|^Comment$/.test(name))
  const start = parts.findIndex(
    (part) => names.of(part) === 'sys.executable' || /^python[\d.]*$/.test(names.textOf(part) ?? ''),
  )
  return start !== -1 && parts.slice(start + 1).some((part) => names.textOf(part) === '-c')
}
