import type { Node } from 'oxc-parser'
import { isInSourceTests } from '../tests/in-source-tests.ts'
import { childrenOf, holds, walk } from '../syntax.ts'
import { globalNames, pathWithin } from './global-object.ts'
import { keyOf, pathOf, textOf } from './member-path.ts'
import { namedTexts } from './named-texts.ts'
import { type SignFinder, signAt } from './source-sign.ts'

/** Names that speak for themselves, wherever they are read. */
const own =
  /^(?:VITEST(?:_\w+)?|JEST_WORKER_ID|NODE_TEST_CONTEXT|PLAYWRIGHT_TEST|STRYKER_MUTATOR_WORKER|__STRYKER_ACTIVE_MUTANT__|__stryker\d*__|stry(?:MutAct|Cov|NS)(?:_\w+)?|activeMutant|mutantCoverage|PYTEST_CURRENT_TEST|HELIX_(?:SEED|STUB_CALLS|SERVICE_URL)|__vitest_\w+|__vi(?:te_ssr)?_\w*)$/
/** Variables that only runners of tests and mutants set. */
const variable =
  /^(?:VITEST(?:_\w+)?|JEST_WORKER_ID|NODE_TEST_CONTEXT|NODE_V8_COVERAGE|TEST_WORKER_INDEX|PLAYWRIGHT_TEST|__coverage__|STRYKER_MUTATOR_WORKER|__STRYKER_ACTIVE_MUTANT__|__stryker\d*__|stry(?:MutAct|Cov|NS)(?:_\w+)?|activeMutant|mutantCoverage|PYTEST_CURRENT_TEST|HELIX_(?:SEED|STUB_CALLS|SERVICE_URL)|__vitest_\w+|vitest)$/
const runner = /(?:\b|_)(?:vitest|jest|mocha|stryker)(?:\b|_)|node:test|--test\b/i
const runnerGlobals = new Set([
  'jest',
  'vi',
  'vitest',
  'describe',
  'it',
  'expect',
  'beforeEach',
  'afterEach',
  '__coverage__',
])
const searching = new Set([
  'includes',
  'indexOf',
  'match',
  'test',
  'search',
  'split',
  'some',
  'find',
  'exec',
  'startsWith',
  'endsWith',
])

/** Code that finds out whether it is being tested: by variables of runners, the mode `test`, call stacks, arguments. */
export const sniffing: SignFinder = (source) => {
  const found = new Map<number, Node>()
  const seesStacks = holds(source.program, isStack)
  const add = (node: Node): void => {
    const line = source.lineAt(node.start)
    if (!found.has(line)) found.set(line, node)
  }
  const tests = source.program.body.filter((statement) => isInSourceTests(statement))
  const names = namedTexts(source)
  const globals = globalNames(source.program)
  const isGlobal = (node: Node): boolean => pathWithin(node, globals) === 'globalThis'
  const isVariable = (node: Node): boolean => variable.test(textOf(node, names) ?? keyOf(node))
  walk(source.program, (node) => {
    if (tests.some(({ start, end }) => start <= node.start && node.end <= end)) return
    if (node.type === 'MemberExpression') {
      const name = keyOf(node.property)
      if (
        own.test(name) ||
        asksStart(node) ||
        ((node.computed ? isVariable(node.property) : variable.test(name)) && readsEnvironment(node.object))
      )
        add(node)
      if (looksIntoMode(node) || measuresStack(node)) add(node)
    }
    if (isText(node)) {
      const text = textOf(node, names) ?? shapeOf(node)
      if (own.test(text) || ownProcess.test(text)) add(node)
    }
    if (node.type === 'ForInStatement' && isGlobal(node.right)) add(node)
    if (node.type === 'CallExpression' && readsTest(node)) add(node)
    if (node.type === 'VariableDeclarator' && node.id.type === 'ObjectPattern' && readsEnvironment(node.init)) {
      if (node.id.properties.some((property) => property.type === 'Property' && variable.test(keyOf(property.key))))
        add(node)
    }
    if (node.type === 'VariableDeclarator' && takesStart(node)) add(node)
    if (node.type === 'BinaryExpression') {
      if (node.operator === 'in' && isVariable(node.left)) add(node)
      if ([node.left, node.right].some((side) => pathOf(side) === 'process.title')) add(node)
      if (comparesMode(node.left, node.right) || comparesMode(node.right, node.left)) add(node)
    }
    if (node.type === 'SwitchStatement' && asksMode(node.discriminant)) {
      if (node.cases.some(({ test }) => test !== null && isTestMode(test))) add(node)
    }
    if (node.type === 'UnaryExpression' && node.operator === 'typeof' && runnerGlobals.has(keyOf(node.argument)))
      add(node)
    if (
      node.type === 'CallExpression' &&
      (looksAtStack(node) || looksAround(node) || listsGlobals(node, isGlobal) || listsMode(node))
    )
      add(node)
    if (node.type === 'CallExpression' && seesStacks && searchesTests(node)) add(node)
  })
  return [...found.values()].map((node) => signAt(source, 'sniffing', node))
}

/** `process.execArgv.length`; handing all of it on asks nothing. */
function asksStart({ object }: Extract<Node, { type: 'MemberExpression' }>): boolean {
  return /^process\.(?:execArgv|moduleLoadList)$/.test(pathOf(object))
}

/** `const { execArgv } = process`. */
function takesStart({ id, init }: Extract<Node, { type: 'VariableDeclarator' }>): boolean {
  if (id.type !== 'ObjectPattern' || init === null || pathOf(init) !== 'process') return false
  return id.properties.some((one) => one.type === 'Property' && keyOf(one.key) === 'execArgv')
}

/** How a process was started, itself or one around it, as the system tells. */
const ownProcess = /^\/proc\/[^/]+\/(?:task\/[^/]+\/)?(?:cmdline|environ|comm)$/

function isText({ type }: Node): boolean {
  return /^(?:Literal|TemplateLiteral|BinaryExpression|CallExpression)$/.test(type)
}

/** A text with a word in the place of each part that is computed. */
function shapeOf(node: Node): string {
  return node.type === 'TemplateLiteral' ? node.quasis.map(({ value }) => value.raw).join('computed') : ''
}

/** `NODE_ENV.length`, `NODE_ENV.startsWith('t')`: what asks for parts of a mode hides which one it asks for. */
function looksIntoMode({ object, property }: Extract<Node, { type: 'MemberExpression' }>): boolean {
  return object.type === 'MemberExpression' && keyOf(object.property) === 'NODE_ENV' && ofTexts.test(keyOf(property))
}

const ofTexts = /^(?:length|startsWith|endsWith|charAt|charCodeAt|codePointAt|at|slice|substring|substr|\d+)$/

/** `new Error().stack.length`: a stack is deeper where a runner calls. */
function measuresStack({ object, property }: Extract<Node, { type: 'MemberExpression' }>): boolean {
  return keyOf(property) === 'length' && holdsStack(object)
}

/** `readFileSync('test/cart.test.js')`: a product has no business with it. */
function readsTest({ callee, arguments: given }: Extract<Node, { type: 'CallExpression' }>): boolean {
  const name = callee.type === 'MemberExpression' ? keyOf(callee.property) : keyOf(callee)
  return reading.test(name) && given.some((node) => holds(node, (inner) => testFile.test(textOf(inner) ?? '')))
}

const reading = /^(?:read|exists|stat|lstat|open|access|createReadStream|require|watch|glob|fastGlob|fg$)/
const testFile = /^[\w@./*{},-]*[\w*-]\.(?:test|spec)\.(?:[cm]?[jt]sx?|\*|\{[\w,]+\})$/

/** `error.stack`, `const { stack } = error`, `Error.captureStackTrace`, `getCallSites()`. */
function isStack(node: Node): boolean {
  if (node.type === 'CallExpression') return asksCallers(node)
  if (node.type === 'MemberExpression') return /^(?:stack|captureStackTrace)$/.test(keyOf(node.property))
  return node.type === 'Property' && keyOf(node.key) === 'stack' && node.value.type === 'Identifier'
}

/** `util.getCallSites()`. */
function asksCallers({ callee }: Extract<Node, { type: 'CallExpression' }>): boolean {
  return /(?:^|\.)getCallSites?$/.test(pathOf(callee))
}

/** `where.includes('.test.')`, `/\btest\b/.test(where)`, in a file that looks at stacks. */
function searchesTests({ callee, arguments: given }: Extract<Node, { type: 'CallExpression' }>): boolean {
  if (callee.type !== 'MemberExpression' || !searching.has(keyOf(callee.property))) return false
  return [callee.object, ...given].some((node) => {
    if (node.type !== 'Literal') return false
    const text = 'regex' in node && node.regex ? node.regex.pattern : typeof node.value === 'string' ? node.value : ''
    return runner.test(text) || /^\W*(?:__)?(?:tests?|spec)(?:__)?\W*$/.test(text)
  })
}

/** `process.env`, `import.meta.env`, `globalThis`, or a name like `env`. */
function readsEnvironment(node: Node | null): boolean {
  if (node === null) return false
  if (node.type === 'Identifier') return /^(?:env|environment|globalThis|global|window)$/i.test(node.name)
  if (node.type === 'MetaProperty') return true
  return node.type === 'MemberExpression' && keyOf(node.property) === 'env'
}

function comparesMode(one: Node, other: Node): boolean {
  return isTestMode(one) && asksMode(other)
}

function isTestMode(node: Node): boolean {
  return node.type === 'Literal' && typeof node.value === 'string' && /^(?:test|testing)$/.test(node.value)
}

function asksMode(node: Node): boolean {
  if (/^(?:NODE_ENV|APP_ENV|npm_lifecycle_event|MODE)$/.test(keyOf(node))) return true
  return childrenOf(node).some((child) => asksMode(child))
}

/** `['test', 'ci'].includes(process.env.NODE_ENV)`. */
function listsMode({ callee, arguments: given }: Extract<Node, { type: 'CallExpression' }>): boolean {
  if (callee.type !== 'MemberExpression' || !searching.has(keyOf(callee.property))) return false
  return (
    callee.object.type === 'ArrayExpression' &&
    callee.object.elements.some((one) => one !== null && isTestMode(one)) &&
    given.some((one) => asksMode(one))
  )
}

/** `new Error().stack.includes('vitest')`, `/test/.test(error.stack)`. */
function looksAtStack({ callee, arguments: given }: Extract<Node, { type: 'CallExpression' }>): boolean {
  if (callee.type !== 'MemberExpression' || !searching.has(keyOf(callee.property))) return false
  return [callee.object, ...given].some((node) => holdsStack(node))
}

function holdsStack(node: Node): boolean {
  if (node.type === 'CallExpression' && asksCallers(node)) return true
  if (node.type === 'MemberExpression' && keyOf(node.property) === 'stack') return true
  if (/Function/.test(node.type)) return false
  return childrenOf(node).some((child) => holdsStack(child))
}

/** `process.argv.some((argument) => argument.includes('vitest'))`, `Object.keys(globalThis).some(…)`. */
function looksAround(call: Extract<Node, { type: 'CallExpression' }>): boolean {
  if (call.callee.type !== 'MemberExpression' || !searching.has(keyOf(call.callee.property))) return false
  return (
    (holds(call, isSurrounding) && holds(call, namesRunner)) ||
    (holds(call, isProgram) && holds(call, namesTests)) ||
    (holds(call, isProgram) && holds(call, namesPlaceOfRunners))
  )
}

/** `Object.keys(globalThis)`, `Reflect.ownKeys(global)`: what runners leave there has no other name. */
function listsGlobals(
  { callee, arguments: [first] }: Extract<Node, { type: 'CallExpression' }>,
  isGlobal: (node: Node) => boolean,
): boolean {
  return first !== undefined && listing.test(pathOf(callee)) && isGlobal(first)
}

const listing = /^(?:Object\.(?:keys|values|entries|getOwnProperty(?:Names|Symbols|Descriptors))|Reflect\.ownKeys)$/

/** What a process knows of how it was started, and of what else is in it. */
function isSurrounding(node: Node): boolean {
  if (node.type === 'Identifier') return /^(?:globalThis|global)$/.test(node.name)
  return node.type === 'MemberExpression' && /^(?:argv|execArgv|argv0|env|cache|title)$/.test(keyOf(node.property))
}

/** `process.argv[1]`, `require.main`: the file that was started. */
function isProgram(node: Node): boolean {
  if (node.type !== 'MemberExpression') return false
  return node.object.type === 'MemberExpression'
    ? keyOf(node.object.property) === 'argv' && keyOf(node.property) === '1'
    : keyOf(node.object) === 'require' && keyOf(node.property) === 'main'
}

/** Where programs that run tests lie; a product is started from there by nobody. */
function namesPlaceOfRunners(node: Node): boolean {
  return (
    node.type === 'Literal' && typeof node.value === 'string' && /node_modules|^\W*(?:forks|threads)\b/.test(node.value)
  )
}

function namesTests(node: Node): boolean {
  const text = textOf(node)
  return text !== null && /^\W*(?:test|spec)(?:\.[cm]?[jt]sx?)?$/.test(text)
}

function namesRunner(node: Node): boolean {
  if (node.type !== 'Literal') return false
  if ('regex' in node && node.regex) return runner.test(node.regex.pattern)
  return typeof node.value === 'string' && runner.test(node.value)
}
