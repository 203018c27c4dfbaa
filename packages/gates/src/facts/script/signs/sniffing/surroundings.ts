import type { Node } from 'oxc-parser'
import { holds } from '../../syntax.ts'
import { keyOf, pathOf, textOf } from '../member-path.ts'
import { runner } from './runner.ts'
import { isSearch, type MethodCall, type Sniff, textIn } from './sniff.ts'

/** How a process was started, what else is in it, and what files of tests say. */
export const surroundings: Sniff = (node, { names, isGlobal }) => {
  if (ownProcess.test(textIn(node, names))) return true
  // `process.execArgv.length`; handing all of it on asks nothing.
  if (node.type === 'MemberExpression') return /^process\.(?:execArgv|moduleLoadList)$/.test(pathOf(node.object))
  if (node.type === 'VariableDeclarator') return takesStart(node)
  if (node.type === 'BinaryExpression') return [node.left, node.right].some((side) => pathOf(side) === 'process.title')
  if (node.type !== 'CallExpression') return false
  return readsTest(node) || listsGlobals(node, isGlobal) || (isSearch(node) && looksAround(node))
}

/** How a process was started, itself or one around it, as the system tells. */
const ownProcess = /^\/proc\/[^/]+\/(?:task\/[^/]+\/)?(?:cmdline|environ|comm)$/

/** `const { execArgv } = process`. */
function takesStart({ id, init }: Extract<Node, { type: 'VariableDeclarator' }>): boolean {
  if (id.type !== 'ObjectPattern' || init === null || pathOf(init) !== 'process') return false
  return id.properties.some((one) => one.type === 'Property' && keyOf(one.key) === 'execArgv')
}

/** `readFileSync('test/cart.test.js')`: a product has no business with it. */
function readsTest({ callee, arguments: given }: Extract<Node, { type: 'CallExpression' }>): boolean {
  const name = callee.type === 'MemberExpression' ? keyOf(callee.property) : keyOf(callee)
  return reading.test(name) && given.some((node) => holds(node, (inner) => testFile.test(textOf(inner) ?? '')))
}

const reading = /^(?:read|exists|stat|lstat|open|access|createReadStream|require|watch|glob|fastGlob|fg$)/
const testFile = /^[\w@./*{},-]*[\w*-]\.(?:test|spec)\.(?:[cm]?[jt]sx?|\*|\{[\w,]+\})$/

/** `Object.keys(globalThis)`, `Reflect.ownKeys(global)`: what runners leave there has no other name. */
function listsGlobals(
  { callee, arguments: [first] }: Extract<Node, { type: 'CallExpression' }>,
  isGlobal: (node: Node) => boolean,
): boolean {
  return first !== undefined && listing.test(pathOf(callee)) && isGlobal(first)
}

const listing = /^(?:Object\.(?:keys|values|entries|getOwnProperty(?:Names|Symbols|Descriptors))|Reflect\.ownKeys)$/

/** `process.argv.some((argument) => argument.includes('vitest'))`, `Object.keys(globalThis).some(…)`. */
function looksAround(call: MethodCall): boolean {
  return (
    (holds(call, isSurrounding) && holds(call, namesRunner)) ||
    (holds(call, isProgram) && (holds(call, namesTests) || holds(call, namesPlaceOfRunners)))
  )
}

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
