import type { CallExpression, NewExpression, Node } from 'oxc-parser'
import { type Constants, constantsOf } from '../imports/specifiers.ts'
import { isCallback } from '../functions.ts'
import { type Source, holds, walk } from '../syntax.ts'
import { globalNames, makesGlobal, pathWithin } from './global-object.ts'
import { bare, keyOf, pathOf, textOf } from './member-path.ts'
import { type SignFinder, signAt } from './source-sign.ts'
import { loadsOfOwnWriting, startsText } from './started-text.ts'

/** Code that stands in a text: no coverage counts its lines, no mutant breaks it, no rule reads it. */
export const hiddenCode: SignFinder = (source) => {
  const found: Node[] = []
  const isApart = /\brunIn(?:New)?Context\(|\bcreateContext\(/.test(source.text)
  const named = machineNames(source)
  const constants = constantsOf(source.program)
  const globals = globalNames(source.program)
  const compiled = source.module.staticImports.filter(({ moduleRequest }) => isCompiled(moduleRequest.value))
  const inspects = source.module.staticImports.some(({ moduleRequest }) => inspector.test(moduleRequest.value))
  const requires = source.text.includes('createRequire')
  walk(source.program, (node) => {
    const isCalled = node.type === 'CallExpression' || node.type === 'NewExpression'
    if (isCalled && (runsText(node, named, isApart, globals) || startsText(node))) found.push(node)
    if (node.type === 'MemberExpression' && isMakerOfFunctions(node)) found.push(node)
    if (inspects && node.type === 'Literal' && evaluating.test(textOf(node) ?? '')) found.push(node)
    if (node.type === 'CallExpression' && requiresCompiled(node, requires)) found.push(node)
    if (handsOn(node).some((one) => isEval(one, globals))) found.push(node)
    if (node.type === 'VariableDeclarator' && takesMaker(node, source.program, globals)) found.push(node)
    if (node.type === 'ImportExpression' && (isText(node.source, constants) || isCompiled(textOf(node.source) ?? '')))
      found.push(node)
  })
  return [...found, ...compiled, ...loadsOfOwnWriting(source)].map((place) => signAt(source, 'hidden-code', place))
}

/** In the product's own context; one of its own (`runInNewContext`) is a way to keep code apart. */
const running =
  /^(?:Function|process\.dlopen|vm\.(?:runInThisContext|compileFunction)|WebAssembly\.(?:instantiate|compile)(?:Streaming)?|WebAssembly\.(?:Module|Instance))$/
const script = /^vm\.(?:Script|SourceTextModule)$/

function runsText(
  node: CallExpression | NewExpression,
  named: ReadonlyMap<string, string>,
  isApart: boolean,
  globals: ReadonlySet<string>,
): boolean {
  if (makesGlobal(node)) return false
  const [first] = node.arguments
  const callee = inner(node.callee)
  const path = pathWithin(callee, globals)
  const [top = ''] = path.split('.')
  const name = named.has(top) ? (named.get(top) ?? '') + path.slice(top.length) : path
  if (script.test(name)) return node.type === 'NewExpression' && !isApart && !loadsFile(node)
  if (running.test(name) || isEval(callee, globals)) return true
  if (/^(?:globalThis\.)?set(?:Timeout|Interval)$/.test(name)) return first !== undefined && isWritten(first)
  if (node.type === 'CallExpression' && callsMaker(node)) return true
  // `Reflect.get(globalThis, 'Function')`.
  if (name === 'Reflect.get') return node.arguments.some((one) => /^(?:eval|Function)$/.test(textOf(one) ?? ''))
  // `eval.call(…)`, `Function.apply(…)`, `Reflect.construct(Function, …)`.
  if (/^(?:eval|Function)\.(?:call|apply|bind)$/.test(name)) return true
  if (/^Reflect\.(?:construct|apply)$/.test(name))
    return first !== undefined && /^(?:eval|Function)$/.test(pathOf(first))
  return callee.type === 'MemberExpression' && keyOf(callee.property) === '_compile'
}

/** What a source calls the parts of `node:vm`: local name → its own. */
function machineNames({ module }: Source): Map<string, string> {
  const names = new Map<string, string>()
  for (const { moduleRequest, entries } of module.staticImports) {
    if (!/^(?:node:)?vm$/.test(moduleRequest.value)) continue
    for (const { importName, localName } of entries) {
      const isWhole = importName.name === null || importName.name === undefined || importName.name === 'default'
      names.set(localName.value, isWhole ? 'vm' : `vm.${importName.name}`)
    }
  }
  return names
}

/** `const Make = globalThis.Function`, `const { eval: run } = globalThis`; `const { constructor: make } = total` where it is called. */
function takesMaker(
  { id, init }: Extract<Node, { type: 'VariableDeclarator' }>,
  program: Node,
  globals: ReadonlySet<string>,
): boolean {
  if (init === null) return false
  if (pathWithin(init, globals) === 'Function') return true
  if (id.type !== 'ObjectPattern') return false
  return id.properties.some((one) => {
    if (one.type !== 'Property') return false
    if (/^(?:eval|Function)$/.test(keyOf(one.key))) return true
    const name = keyOf(one.value)
    return (
      keyOf(one.key) === 'constructor' &&
      holds(program, (node) => node.type === 'CallExpression' && pathOf(node.callee) === name)
    )
  })
}

/** `(() => {}).constructor`, `Object.getPrototypeOf(async () => {}).constructor`: makes functions of texts as Function does. */
function isMakerOfFunctions({ object, property }: Extract<Node, { type: 'MemberExpression' }>): boolean {
  if (keyOf(property) !== 'constructor') return false
  const of = inner(object)
  if (isCallback(of)) return true
  const [first] = of.type === 'CallExpression' && pathOf(of.callee) === 'Object.getPrototypeOf' ? of.arguments : []
  return first !== undefined && isCallback(inner(first))
}

/** `total.constructor('return 1')`; `total.constructor(text)()`, also with `new`: a value of a class is made of no text, or not called. */
function callsMaker(call: CallExpression): boolean {
  if (asksForClass(call.callee)) return call.arguments.some((one) => isWritten(one))
  const made = inner(call.callee)
  if (made.type === 'NewExpression') return asksForClass(made.callee)
  return made.type === 'CallExpression' && asksForClass(made.callee) && !callsMaker(made)
}

function asksForClass(callee: Node): boolean {
  const maker = inner(callee)
  if (maker.type !== 'MemberExpression' || isMakerOfFunctions(maker)) return false
  return keyOf(maker.property) === 'constructor' && maker.object.type !== 'Super'
}

function isWritten(node: Node): boolean {
  return node.type === 'TemplateLiteral' || typeof (node.type === 'Literal' && node.value) === 'string'
}

const inspector = /^(?:node:)?inspector(?:\/promises)?$/

/** Methods of a debugger that run a text, or put one in the place of a source. */
const evaluating =
  /^(?:Runtime\.(?:evaluate|callFunctionOn|compileScript|runScript)|Debugger\.(?:setScriptSource|evaluateOnCallFrame))$/

/** `require('./rules.node')`, also by a function that `createRequire` made. */
function requiresCompiled({ callee, arguments: given }: CallExpression, requires: boolean): boolean {
  const [first] = given
  if (first === undefined || given.length > 1 || !isCompiled(textOf(first) ?? '')) return false
  const isMade = callee.type === 'CallExpression' && /(?:^|\.)createRequire$/.test(pathOf(callee.callee))
  return isMade || pathOf(callee) === 'require' || (requires && callee.type === 'Identifier')
}

/** Values that go on under another name, or to somebody else. */
function handsOn(node: Node): Node[] {
  if (node.type === 'CallExpression') return node.arguments
  if (node.type === 'VariableDeclarator') return node.init === null ? [] : [node.init]
  if (node.type === 'AssignmentExpression') return [node.right]
  return []
}

/** A file of the repository's own that was compiled elsewhere: `./rules.wasm`. */
function isCompiled(specifier: string): boolean {
  return /^[./].*\.(?:wasm|node)(?:\?.*)?$/.test(specifier)
}

/** `data:` and `blob:` modules. */
function isText(node: Node, constants: Constants): boolean {
  const said = node.type === 'Identifier' ? constants.get(node.name) : node
  const text = said === undefined ? '' : beginningOf(said)
  return (
    /^(?:data|blob):/.test(text) || (said?.type === 'CallExpression' && pathOf(said.callee) === 'URL.createObjectURL')
  )
}

/** The text with which one that is put together begins. */
function beginningOf(node: Node): string {
  if (node.type === 'TemplateLiteral') return node.quasis[0]?.value.raw ?? ''
  return node.type === 'BinaryExpression' ? beginningOf(node.left) : node.type === 'Literal' ? String(node.value) : ''
}

/** A loader: the text of a file under that file's name, which is measured like any module: `new vm.Script(read(path), { filename: path })`. */
function loadsFile({ arguments: [text, options] }: NewExpression): boolean {
  if (text === undefined || options?.type !== 'ObjectExpression') return false
  const named = options.properties.find((one) => one.type === 'Property' && one.key.type === 'Identifier' && one.key.name === 'filename') // prettier-ignore
  const name = named?.type === 'Property' && named.value.type === 'Identifier' ? named.value.name : null
  const parts =
    text.type === 'TemplateLiteral' && text.quasis.every(({ value }) => value.raw === '') ? text.expressions : [text]
  return parts.some((part) => {
    if (part.type !== 'CallExpression' || !/^(?:fs\.)?readFileSync$/.test(pathOf(part.callee))) return false
    const [path] = part.arguments
    return name !== null && path?.type === 'Identifier' && path.name === name
  })
}

/** `eval`, `globalThis.eval`, also in `(0, eval)(…)`. */
function isEval(node: Node, globals: ReadonlySet<string>): boolean {
  return pathWithin(inner(node), globals) === 'eval'
}

/** What parentheses, types and commas stand around. */
function inner(node: Node): Node {
  const value = bare(node)
  return value.type === 'SequenceExpression' ? inner(value.expressions.at(-1) ?? value) : value
}
