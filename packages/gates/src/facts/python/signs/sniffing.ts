import type { SyntaxNode } from '@lezer/common'
import type { Sign } from '../../facts.ts'
import { operatorOf } from '../assertions/comparison.ts'
import { bindingsOf } from '../names/bindings.ts'
import { type KnownNames, knownNames } from '../names/known-names.ts'
import { type PythonSource, givenTo, walk } from '../syntax.ts'
import { signAt } from './source-sign.ts'

/** Variables that only runners of tests and mutants set. */
const variable =
  /^(?:PYTEST_\w+|COV_CORE_\w+|COVERAGE_(?:RUN|FILE|RCFILE|PROCESS_START)|PYTHON(?:HASHSEED|DONTWRITEBYTECODE)|HELIX_(?:SEED|STUB_CALLS|SERVICE_URL)|MUTANT_UNDER_TEST|TOX_ENV\w*|_called_from_test)$/
/** What names a runner, its parts and what belongs to them, or begins or ends like one. */
const runner =
  /(?:^|\W|_)(?:pytest|unittest|py\.test|nose|pluggy|conftest|hypothesis|testcase)(?:$|\W|_)|helix_|^_?pyte|ytest$/i
/** What only places in a stack are called. */
const place = /(?:^|[^a-z])tests?(?:$|[^a-z])/i
/** What a process knows of how it was started, and of what else is in it. */
const surrounding =
  /^(?:sys\.(?:modules|argv|orig_argv|getprofile|gettrace)|gc\.get_\w+|os\.environb?|__main__)(?:\.|$)|^psutil\.Process/
const stack =
  /^(?:sys\.(?:_getframe|_current_frames)|inspect\.(?:stack|currentframe|trace|getouterframes)|traceback\.(?:extract|format|walk)_stack|__main__|sys\.argv\.0)(?:\.|$)/
/** What a debugger, a profiler or a measurement of coverage has set; a product is run with none. */
const watching = /^(?:sys\.(?:gettrace|getprofile|monitoring\.\w+)|threading\.(?:gettrace|getprofile))$/
/** How a process was started, itself or one around it; a computed part reads as a word. */
const ownProcess = /\/proc\/[^/\s]+\/(?:task\/[^/\s]+\/)?(?:cmdline|environ|comm)\b/
/** From so many frames up there is a runner. */
const deep = 8
const ofFrames = /^(?:f_back|f_code|f_globals|co_filename|co_name)$/
const asking =
  /^(?:get|startswith|endswith|find|rfind|index|count|match|search|fullmatch|findall|fnmatch|contains|isdisjoint|intersection|issubset|issuperset|__contains__)$/
const comparing = /^(?:==|!=|in|not in|is|is not|&|-|\^|<|>|<=|>=)$/
const testFile = /^[\w@./*-]*(?:test_[\w*-]+|[\w*-]+_test|conftest)\.py$|^[\w./*-]*\btests?\/[\w./*-]*\*\.py$/

/** Code that finds out whether it is being tested: by variables of runners, loaded modules, arguments, the call stack. */
export function sniffing(source: PythonSource): Sign[] {
  const names = knownNames(source)
  const told = tellers(source, names)
  const found = new Map<number, SyntaxNode>()
  walk(source.root, (node) => {
    if (node.parent?.name === 'ExpressionStatement' && node.name !== 'CallExpression') return
    const text = isText(node) ? names.textOf(node) : null
    const isNamed = text !== null && variable.test(text)
    const isMember = names.of(node) === 'sys._called_from_test'
    if (
      isNamed ||
      isMember ||
      (text !== null && isAsked(node, text, told, source)) ||
      readsTest(node, names, source) ||
      asksWatchers(node, names) ||
      readsProcess(node, names, source) ||
      measuresStack(node, names, source)
    )
      found.set(source.lineAt(node.from), node)
  })
  return [...found.values()].map((node) => signAt(source, 'sniffing', statementAround(node)))
}

/** `sys.gettrace()`: who watches. */
function asksWatchers(node: SyntaxNode, names: KnownNames): boolean {
  return node.name === 'CallExpression' && watching.test(names.of(node.firstChild))
}

/** `/proc/self/cmdline`, `f'/proc/{pid}/cmdline'`. */
function readsProcess(node: SyntaxNode, names: KnownNames, source: PythonSource): boolean {
  if (node.name === 'FormatString') return ownProcess.test(source.textOf(node).replaceAll(/\{[^{}]*\}/g, 'computed'))
  return isText(node) && ownProcess.test(names.textOf(node) ?? '')
}

/** `len(inspect.stack())`, `sys._getframe(30)`, a loop that counts frames: a stack is deeper where a runner calls. */
function measuresStack(node: SyntaxNode, names: KnownNames, source: PythonSource): boolean {
  if (node.name === 'CallExpression') {
    const [first] = givenTo(node, source).values
    if (first === undefined) return false
    if (source.textOf(node.firstChild ?? node) === 'len') return isWholeStack(first, names)
    return names.of(node.firstChild) === 'sys._getframe' && Number(source.textOf(first)) >= deep
  }
  if (node.name !== 'WhileStatement') return false
  const body = node.getChild('Body')
  const said = body === null ? '' : source.textOf(body)
  return /\.f_back\b/.test(said) && /\+=\s*1\b|\+\s*1\b/.test(said) && !/\b(?:break|return|if)\b/.test(said)
}

/** `inspect.stack()`, also under a name. */
function isWholeStack(node: SyntaxNode, names: KnownNames): boolean {
  const made = node.name === 'VariableName' ? names.valueOf(node) : node
  return made?.name === 'CallExpression' && stack.test(names.of(made.firstChild))
}

/** A text, a name that stands for one, or texts put together; not what is part of these. */
function isText({ name, parent }: SyntaxNode): boolean {
  return (
    /^(?:String|ContinuedString|BinaryExpression|CallExpression|VariableName|MemberExpression)$/.test(name) &&
    parent?.name !== 'ContinuedString'
  )
}

/** Where a source sees who is asking, and the names that it gives to what it saw. */
interface Tellers {
  isSurrounding: (node: SyntaxNode) => boolean
  isStack: (node: SyntaxNode) => boolean
}

function tellers(source: PythonSource, names: KnownNames): Tellers {
  const seen = { around: new Set<string>(), stack: new Set<string>() }
  const isOf = (node: SyntaxNode, kind: RegExp, given: ReadonlySet<string>): boolean => {
    if (node.name === 'VariableName' && given.has(source.textOf(node))) return true
    return /^(?:VariableName|MemberExpression|CallExpression)$/.test(node.name) && kind.test(names.of(node))
  }
  const isSurrounding = (node: SyntaxNode): boolean =>
    isOf(node, surrounding, seen.around) || (node.name === 'String' && /\/proc\//.test(source.textOf(node)))
  const isStack = (node: SyntaxNode): boolean =>
    isOf(node, stack, seen.stack) || (node.name === 'PropertyName' && ofFrames.test(source.textOf(node)))
  // What is made of something that was seen tells as much; twice, for loops.
  for (let time = 0; time < 2; time += 1) {
    for (const { target, origin } of bindingsOf(source)) {
      if (origin === null || target.name !== 'VariableName') continue
      if (holds(origin, isSurrounding)) seen.around.add(source.textOf(target))
      if (holds(origin, isStack)) seen.stack.add(source.textOf(target))
    }
  }
  return { isSurrounding, isStack }
}

function holds(node: SyntaxNode, asked: (node: SyntaxNode) => boolean): boolean {
  let found = false
  walk(node, (inner) => {
    found ||= asked(inner)
  })
  return found
}

/** `'pytest' in sys.modules`, `sys.modules.get(name)`, `any('test' in frame.filename for frame in inspect.stack())`. */
function isAsked(node: SyntaxNode, text: string, { isSurrounding, isStack }: Tellers, source: PythonSource): boolean {
  const isRunner = runner.test(text)
  if (!isRunner && !place.test(text)) return false
  let asks = false
  for (let at = node.parent; at !== null && !/Statement$|^Body$|^Script$/.test(at.name); at = at.parent) {
    asks ||= at.name === 'BinaryExpression' && comparing.test(operatorOf(at, source))
    asks ||= at.name === 'CallExpression' && asking.test(methodOf(at, source))
    if (!asks) continue
    if ((isRunner && holds(at, isSurrounding)) || holds(at, isStack)) return true
  }
  return false
}

/** The last name of what a call calls. */
function methodOf(node: SyntaxNode, source: PythonSource): string {
  const called = node.firstChild
  return called === null
    ? ''
    : source.textOf(called.name === 'MemberExpression' ? (called.lastChild ?? called) : called)
}

/** `open('tests/test_cart.py')`: a product has no business with it. */
function readsTest(node: SyntaxNode, names: KnownNames, source: PythonSource): boolean {
  if (
    node.name !== 'CallExpression' ||
    !/^(?:open|Path|exists|isfile|read_text|getsource|getlines?|r?glob|iglob)$/.test(methodOf(node, source))
  )
    return false
  return givenTo(node, source).values.some((value) => testFile.test(names.textOf(value) ?? ''))
}

function statementAround(node: SyntaxNode): SyntaxNode {
  const { parent } = node
  return parent !== null && /Expression$|^ArgList$/.test(parent.name) ? statementAround(parent) : node
}
