import type { CallExpression, NewExpression, Node } from 'oxc-parser'
import { walk } from '../syntax.ts'
import { globalNames } from './global-object.ts'
import { madeHere } from './made-here.ts'
import { bare, keyOf, pathOf } from './member-path.ts'
import { missingParts } from './missing-parts.ts'
import { runnerPackage } from './runner-parts.ts'
import { type SignFinder, signAt } from './source-sign.ts'

const runnerGlobals = /^(?:expect|it|test|describe|vi|jest|assert|beforeEach|afterEach)$/
/** Objects that everybody trusts: assigning to their members changes what tests and clocks say. */
const trusted =
  /^(?:assert|expect|chai|JSON|Math|Date|performance|Reflect|Symbol|(?:Object|Function|Error|Array|String|Number|Boolean|Promise|Map|Set|RegExp)(?:\.prototype)?|process\.hrtime)$/
/** What ends the run, or carries what its tests say. */
const ending = /^process\.(?:exit|reallyExit|abort|kill|emit|stdout\.write|send)$/

/** Code of a product that loads a test runner, or changes what runners and assertions rely on. */
export const patches: SignFinder = (source) => {
  const found: Node[] = []
  const loading: Node[] = []
  /** What changes a name's value, with that name. */
  const reaching: [Node, Node][] = []
  const given = trustedNames(source.program)
  for (const statement of source.program.body) {
    if (statement.type !== 'ImportDeclaration' || statement.importKind === 'type') continue
    const isUsed =
      statement.specifiers.length === 0 ||
      statement.specifiers.some((one) => !('importKind' in one) || one.importKind !== 'type')
    if (isUsed && runnerPackage.test(statement.source.value)) loading.push(statement)
  }
  walk(source.program, (node) => {
    if (
      node.type === 'ImportExpression' &&
      node.source.type === 'Literal' &&
      runnerPackage.test(String(node.source.value))
    )
      loading.push(node)
    // `??=` brings what is missing, and changes nothing that is there.
    if (node.type === 'AssignmentExpression' && node.operator === '=' && isTrusted(node.left, given))
      reaching.push([node, node.left])
    // What is taken away first is missing then.
    if (node.type === 'UnaryExpression' && node.operator === 'delete' && isTrusted(node.argument, given))
      reaching.push([node, node.argument])
    if (node.type === 'Property' || node.type === 'MethodDefinition' || node.type === 'PropertyDefinition') {
      if (keyOf(node.key) === 'asymmetricMatch') found.push(node)
    }
    if (node.type === 'CallExpression' && definesTrusted(node, given)) reaching.push([node, node.arguments[0] ?? node])
    if (node.type === 'CallExpression' && namesExpect(node)) found.push(node)
    if ((node.type === 'CallExpression' || node.type === 'NewExpression') && hasOwnClock(node)) found.push(node)
  })
  if (reaching.length > 0) {
    const isOwn = madeHere(source.program)
    const missing = missingParts(source.program)
    for (const [node, target] of reaching)
      if (!missing.has(node) && !isOwn(pathOf(target).split('.')[0] ?? '', node)) found.push(node)
  }
  return [
    ...loading.map((node) => signAt(source, 'runner-import', node)),
    ...found.map((node) => signAt(source, 'patching', node)),
  ]
}

/** Local name → what everybody trusts: `const own = JSON`. */
type Names = ReadonlyMap<string, string>

function trustedNames(program: Node): Names {
  const names = new Map([...globalNames(program)].map((name) => [name, 'globalThis']))
  walk(program, (node) => {
    if (node.type !== 'VariableDeclarator' || node.init === null || node.id.type !== 'Identifier') return
    const path = ownPath(node.init, names)
    if (trusted.test(path)) names.set(node.id.name, path)
  })
  return names
}

const global = /^(?:globalThis|global|window)$/

/** The path of members without the global object in front, by the names that everybody knows. */
function ownPath(node: Node, names: Names): string {
  const [top = '', ...rest] = pathOf(node).split('.')
  const path = [names.get(top) ?? top, ...rest].join('.')
  return path.replace(/^(?:globalThis|global|window)\./, '')
}

function isTrusted(target: Node, names: Names): boolean {
  const member = bare(target)
  if (member.type !== 'MemberExpression') return false
  const object = ownPath(member.object, names)
  if (global.test(object)) return runnerGlobals.test(keyOf(member.property))
  // How long stacks are is a setting that anybody may make.
  if (object === 'Error' && keyOf(member.property) === 'stackTraceLimit') return false
  return trusted.test(object) || ending.test(ownPath(target, names))
}

/** `Object.defineProperty(JSON, …)`, `Object.assign(globalThis.expect, …)`, `Reflect.set(Math, …)`. */
function definesTrusted(call: CallExpression, names: Names): boolean {
  const {
    callee,
    arguments: [target, key],
  } = call
  if (
    !/^(?:Object\.(?:defineProperty|defineProperties|assign)|Reflect\.(?:set|defineProperty|deleteProperty))$/.test(
      pathOf(callee),
    )
  )
    return false
  if (target === undefined) return false
  const path = ownPath(target, names)
  return global.test(path) ? key !== undefined && runnerGlobals.test(keyOf(key)) : trusted.test(path)
}

/** `bench('…', () => {}, { now })`, `new Bench({ now })`: benchmarks of Vitest and tinybench may bring a clock of their own. */
function hasOwnClock({ callee, arguments: given }: CallExpression | NewExpression): boolean {
  if (!/(?:^|\.)bench(?:$|\.)/i.test(pathOf(callee))) return false
  return given.some(
    (one) =>
      one.type === 'ObjectExpression' &&
      one.properties.some((option) => option.type === 'Property' && keyOf(option.key) === 'now'),
  )
}

/** `Symbol.for('expect-global')`: where Vitest and Jest keep their matchers. */
function namesExpect({ callee, arguments: given }: CallExpression): boolean {
  const [name] = given
  return pathOf(callee) === 'Symbol.for' && name !== undefined && /expect|jest|vitest|matchers/i.test(keyOf(name))
}
