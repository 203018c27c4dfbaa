import type { SyntaxNode } from '@lezer/common'
import type { Sign } from '../../facts.ts'
import { namesPlace } from '../../named-place.ts'
import { type KnownNames, knownNames } from '../names/known-names.ts'
import { type PythonSource, childrenOf, givenTo, walk } from '../syntax.ts'
import { signAt } from './source-sign.ts'

const places =
  /^(?:os\.(?:getcwdb?|get[e]?[ug]id|getlogin|getpp?id|path\.expanduser)|pathlib\.(?:Path|PurePath)\.(?:cwd|home)|socket\.(?:gethostname|getfqdn)|platform\.node|getpass\.getuser|tempfile\.gettempdir)$/
/** What such steps answer of a place tells of it. */
const steps =
  /^(?:os\.path\.(?:basename|dirname|abspath|realpath|normpath|split)|pathlib\.(?:Path|PurePath)|os\.fspath)$|^\.str$/
const asking = /^(?:startswith|endswith|find|rfind|index|count|match|search|fullmatch|fnmatch|__contains__)$/
/** How much there is in a process grows with the runner that is in it. */
const counted = /^(?:sys\.(?:modules|path|meta_path|path_hooks)|os\.environb?|builtins\.globals)$/

/**
 * Code that compares where it runs with places that it knows: its folder, the machine, the user, how much is loaded. What is made of
 * such a place (`Path.cwd() / 'data'`) asks nothing.
 */
export function surroundings(source: PythonSource): Sign[] {
  const names = knownNames(source)
  const tells = (node: SyntaxNode): boolean => {
    const text = node.name === 'Number' ? source.textOf(node) : names.textOf(node)
    return text !== null && namesPlace(text)
  }
  const found = new Map<number, SyntaxNode>()
  walk(source.root, (node) => {
    const parts = childrenOf(node)
    const [left, right] = [parts.at(0), parts.at(-1)]
    if (left === undefined || right === undefined) return
    const compares = node.name === 'BinaryExpression' && comparing.test(source.text.slice(left.to, right.from))
    const isPair =
      compares && ((isMade(left, names, source) && tells(right)) || (isMade(right, names, source) && tells(left)))
    if (
      isPair ||
      isAsked(node, { names, source, tells }) ||
      countsAll(node, names, source) ||
      asksForCompiled(node, names)
    )
      found.set(source.lineAt(node.from), node)
  })
  return [...found.values()].map((node) => signAt(source, 'sniffing', node))
}

const comparing = /^\s*(?:==|!=|in|not\s+in|<=?|>=?)\s*$/

/** `here.startswith('/srv')`, `re.search('srv', here)`. */
function isAsked(
  node: SyntaxNode,
  { names, source, tells }: { names: KnownNames; source: PythonSource; tells: (node: SyntaxNode) => boolean },
): boolean {
  const called = node.name === 'CallExpression' ? node.firstChild : null
  if (called?.name !== 'MemberExpression' || !asking.test(source.textOf(called.lastChild ?? called))) return false
  const sides = [...childrenOf(called).slice(0, 1), ...givenTo(node, source).values]
  return sides.some((one) => isMade(one, names, source)) && sides.some(tells)
}

/** `len(sys.modules)`. */
function countsAll(node: SyntaxNode, names: KnownNames, source: PythonSource): boolean {
  if (node.name !== 'CallExpression' || source.textOf(node.firstChild ?? node) !== 'len') return false
  const [first] = givenTo(node, source).values
  return first !== undefined && counted.test(names.of(first))
}

/** `sys.dont_write_bytecode`, where nobody sets it: pytest is told to leave nothing compiled in the checkout. */
function asksForCompiled(node: SyntaxNode, names: KnownNames): boolean {
  if (node.name !== 'MemberExpression' || names.of(node) !== 'sys.dont_write_bytecode') return false
  const { parent } = node
  return parent?.name !== 'AssignStatement' || parent.firstChild?.from !== node.from
}

/** Names may lead to one another in a circle. */
const deepest = 8

function isMade(node: SyntaxNode, names: KnownNames, source: PythonSource, depth = 0): boolean {
  if (depth > deepest) return false
  const isInner = (inner: SyntaxNode): boolean => isMade(inner, names, source, depth + 1)
  if (node.name === 'VariableName') {
    const stands = names.valueOf(node)
    return source.textOf(node) === '__file__' || (stands !== null && isInner(stands))
  }
  const [first] = childrenOf(node)
  if (first === undefined) return false
  if (node.name === 'MemberExpression') return isInner(first)
  if (node.name !== 'CallExpression') return false
  if (places.test(names.of(first))) return true
  if (first.name === 'MemberExpression' && isInner(first)) return true
  return steps.test(names.of(first)) && givenTo(node, source).values.some(isInner)
}
