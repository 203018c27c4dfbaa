import type { CallExpression, Node } from 'oxc-parser'
import { isCallback } from '../functions.ts'
import { type Source, walk } from '../syntax.ts'
import { keyOf, pathOf, textOf } from './member-path.ts'
import { ownAssertions, ownMatchers, runnerPackage } from './runner-parts.ts'
import { type SignFinder, signAt } from './source-sign.ts'

/**
 * Code of tests and of what they are run by that decides how tests end: other matchers under known names, equality of its own,
 * other assertions, results and errors of tests that are written over, the runner's own workings.
 */
export const deciding: SignFinder = (source) => {
  if (!isOfTests(source)) return []
  const found = new Set<Node>()
  walk(source.program, (node) => {
    if (node.type === 'CallExpression' && decidingCalls.some((decides) => decides(node))) found.add(node)
    if (node.type === 'Property' && keyOf(node.key) === 'addEqualityTesters') found.add(node)
    if (countsItself(node)) found.add(node)
    if (node.type === 'AssignmentExpression' && isDecidingPath(pathOf(node.left))) found.add(node)
    if (node.type === 'UnaryExpression' && node.operator === 'delete' && isDecidingPath(pathOf(node.argument)))
      found.add(node)
    if (node.type === 'MemberExpression' && /^__vitest_\w+$/.test(keyOf(node.property))) found.add(node)
  })
  return [...found].map((node) => signAt(source, 'deciding', node))
}

/** Whether a source has to do with tests: by what it imports, its name, or what it is to a runner. */
function isOfTests({ module, path, text }: Source): boolean {
  return (
    /(?:^|[./_-])(?:test|spec|tests|__tests__|setup|setupTests|fixtures?)(?:[./_-]|$)/i.test(path) ||
    text.includes('handleTestEvent') ||
    module.staticImports.some(({ moduleRequest }) => runnerPackage.test(moduleRequest.value))
  )
}

/** `expect.setState({ assertionCalls: 1 })`, `expect.getState().assertionCalls += 1`: assertions that nobody made. */
function countsItself(node: Node): boolean {
  if (node.type === 'ObjectExpression') return keysIn(node).includes('assertionCalls')
  const target =
    node.type === 'AssignmentExpression' ? node.left : node.type === 'UpdateExpression' ? node.argument : null
  return target?.type === 'MemberExpression' && keyOf(target.property) === 'assertionCalls'
}

type Decides = (call: CallExpression) => boolean

const decidingCalls: readonly Decides[] = [
  // expect.extend({ toBe() { … } })
  (call) => isMember(call, 'expect', 'extend') && keysIn(call.arguments[0]).some((key) => ownMatchers.has(key)),
  // expect.extend({ toBeMoney: () => ({ pass: true }) })
  (call) => isMember(call, 'expect', 'extend') && membersIn(call.arguments[0]).some((made) => alwaysPasses(made)),
  // expect.addEqualityTesters([…]), by whatever name: what is equal is what the tests say.
  ({ callee }) => callee.type === 'MemberExpression' && keyOf(callee.property) === 'addEqualityTesters',
  // expect[name](…): whatever it sets.
  ({ callee }) => callee.type === 'MemberExpression' && callee.computed && pathOf(callee.object) === 'expect' && textOf(callee.property) === null,
  // expect.addSnapshotSerializer({ test: () => true, … }): one text for everything.
  (call) => isMember(call, 'expect', 'addSnapshotSerializer') && takesEverything(call.arguments[0]),
  (call) => isMember(call, 'snapshot', 'setDefaultSnapshotSerializers') && holdsConstant(call.arguments[0]),
  // assert.register('equal', …), mock.method(assert, 'equal', …), vi.spyOn(expect, …)
  (call) => isMember(call, 'assert', 'register') && ownAssertions.has(keyOf(call.arguments[0] ?? call)),
  (call) => isReplacing(call) && /^(?:assert|expect)(?:\.|$)/.test(pathOf(call.arguments[0] ?? call)),
  // vi.mock('vitest'), mock.module('node:assert')
  (call) => isMocking(call) && /^(?:(?:node:)?assert|vitest$|@jest\/globals|node:test|expect$)/.test(textIn(call) ?? ''),
  (call) => /(?:^|\.)addEventHandler$/.test(pathOf(call.callee)),
  (call) => pathOf(call.callee) === 'Symbol.for' && /expect|jest|vitest|matchers/i.test(textIn(call) ?? ''),
  (call) => /^(?:Object\.getOwnPropertySymbols|Reflect\.ownKeys)$/.test(pathOf(call.callee)) && /^global(?:This)?$/.test(pathOf(call.arguments[0] ?? call)),
  // testInfo.errors.splice(0)
  (call) => /(?:^|\.)(?:test|info|testInfo)\.errors\.(?:splice|pop|shift)$/.test(pathOf(call.callee)),
] // prettier-ignore

/** What a runner keeps of a test that ends, and assertions themselves. */
function isDecidingPath(path: string): boolean {
  return /^(?:assert|expect|chai)\.\w+$|^Object\.is$/.test(path) || keptOutcome.test(path)
}

const keptOutcome =
  /(?:^|\.)(?:task\.result(?:\.\w+)?|task\.mode|(?:test|info|testInfo)\.errors(?:\.length)?|testInfo\.(?:status|expectedStatus)|currentlyRunningTest(?:\.\w+)*)$/

function isMember({ callee }: CallExpression, object: string, member: string): boolean {
  return pathOf(callee) === `${object}.${member}`
}

function isReplacing({ callee }: CallExpression): boolean {
  return /^(?:(?:\w+\.)?mock\.(?:method|getter|setter|property)|(?:vi|jest)\.(?:spyOn|replaceProperty)|sinon\.(?:stub|replace|spy)|Object\.(?:assign|definePropert(?:y|ies))|Reflect\.(?:set|defineProperty))$/.test(
    pathOf(callee),
  )
}

function isMocking({ callee }: CallExpression): boolean {
  return /^(?:(?:vi|vitest|jest)\.(?:mock|doMock|unstable_mockModule)|(?:\w+\.)?mock\.module)$/.test(pathOf(callee))
}

function textIn({ arguments: [first] }: CallExpression): string | null {
  return first === undefined ? null : textOf(first)
}

function keysIn(node: Node | undefined): string[] {
  if (node?.type !== 'ObjectExpression') return []
  return node.properties.flatMap((property) => (property.type === 'Property' ? [keyOf(property.key)] : []))
}

function membersIn(node: Node | undefined): Node[] {
  if (node?.type !== 'ObjectExpression') return []
  return node.properties.flatMap((property) => (property.type === 'Property' ? [property.value] : []))
}

/** A matcher all of whose answers are `{ pass: true, … }`. */
function alwaysPasses(matcher: Node): boolean {
  const said: boolean[] = []
  walk(matcher, (node) => {
    if (node.type === 'Property' && keyOf(node.key) === 'pass')
      said.push(node.value.type === 'Literal' && node.value.value === true)
  })
  return said.length > 0 && said.every(Boolean)
}

/** `{ test: () => true }`. */
function takesEverything(node: Node | undefined): boolean {
  if (node?.type !== 'ObjectExpression') return false
  return node.properties.some(
    (property) => property.type === 'Property' && keyOf(property.key) === 'test' && answersTrue(property.value),
  )
}

function answersTrue(node: Node): boolean {
  if (!isCallback(node)) return false
  const { body } = node
  if (body?.type !== 'BlockStatement') return body?.type === 'Literal' && body.value === true
  const [first] = body.body
  return first?.type === 'ReturnStatement' && first.argument?.type === 'Literal' && first.argument.value === true
}

/** A function that looks at nothing. */
function holdsConstant(node: Node | undefined): boolean {
  if (node?.type !== 'ArrayExpression') return false
  return node.elements.some((one) => one?.type === 'ArrowFunctionExpression' && one.params.length === 0)
}
