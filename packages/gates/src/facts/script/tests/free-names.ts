import type { Node } from 'oxc-parser'
import { type Source, childrenOf, walk } from '../syntax.ts'
import { keyOf, pathOf } from '../signs/member-path.ts'
import { plainMembers } from './plain-tables.ts'
import { boundNames } from './declarations.ts'
import { isLabel } from './free-identifiers.ts'
import { anything } from '../../fixed/unit.ts'

/** What the language brings that knows nothing of the product. */
const language = [
  'undefined', 'NaN', 'Infinity', 'Object', 'Array', 'String', 'Number', 'Boolean', 'BigInt', 'Symbol', 'Math', 'JSON', 'RegExp', 'Map', 'Set', 'WeakMap', 'WeakSet',
  'Error', 'TypeError', 'RangeError', 'SyntaxError', 'ReferenceError', 'EvalError', 'URIError', 'AggregateError', 'Promise', 'parseInt', 'parseFloat', 'isNaN', 'isFinite',
  'structuredClone', 'URL', 'URLSearchParams', 'Buffer', 'TextEncoder', 'TextDecoder', 'Intl', 'Uint8Array', 'encodeURIComponent', 'decodeURIComponent', 'encodeURI', 'decodeURI',
] // prettier-ignore
const asserting = new Set(['expect', 'assert', 'should'])
const assertionLibraries = /^(?:node:)?assert(?:\/strict)?$|^(?:chai|power-assert|uvu\/assert)$/

/** What modules of Node bring of their own: what it does, it does with what it is given. */
const pure: ReadonlyMap<string, RegExp> = new Map([
  ['events', /^(?:EventEmitter|on|once)$/],
  ['http', /^createServer$/],
  ['net', /^createServer$/],
  ['path', /./],
  ['stream', /^(?:Readable|Writable|Transform|PassThrough)$/],
  ['util', /^(?:format|inspect|isDeepStrictEqual|promisify)$/],
])

const clock = /\bnew Date(?:\(\)|(?!\())|\bDate\.now\b|\bperformance\.now\b/g
/** Somebody else says what time it is, and may hand it to the product. */
const turned = /\b(?:useFakeTimers|setSystemTime|timers\.enable|clock\.\w+|spyOn\(Date|Date\s*=[^=])/

/** Names of a source, and members of what it writes down, behind which the product cannot stand. */
export function ownNames({ module, text, program }: Source): Set<string> {
  // How much time goes by hangs on the product, and shows where the clock is read twice.
  const isTimeless = (text.match(clock) ?? []).length < 2 && !turned.test(text)
  const own = new Set([...language, ...asserting, ...(isTimeless ? ['Date'] : []), ...plainMembers(program)])
  for (const { moduleRequest, entries } of module.staticImports) {
    for (const { importName, localName } of entries) {
      const isOwn =
        assertionLibraries.test(moduleRequest.value) ||
        isAssertion(moduleRequest.value, importName.name) ||
        pure.get(moduleRequest.value.replace('node:', ''))?.test(importName.name ?? '') === true
      if (isOwn) own.add(localName.value)
      else own.delete(localName.value)
    }
  }
  return own
}

function isAssertion(specifier: string, name: string | null): boolean {
  return !/^[.#~@/]/.test(specifier.replace(/^@(?:jest|playwright)\//, '')) && name !== null && asserting.has(name)
}

/** The names that a node speaks of, and `*` where it may do anything; not those that functions in it keep to themselves. */
export function freeNames(node: Node, own: ReadonlySet<string>): string[] {
  const found: string[] = []
  visit(node, new Set())
  return found

  function visit(inner: Node, bound: ReadonlySet<string>): void {
    if (/^TS(?:Type|Interface)/.test(inner.type)) return
    if (isOwnPlace(inner)) return
    if (mayDoAnything(inner)) found.push(anything)
    if (inner.type === 'MemberExpression' && own.has(pathOf(inner))) return
    if (inner.type === 'Identifier' && !bound.has(inner.name) && !own.has(inner.name)) found.push(inner.name)
    const within = isScope(inner) ? new Set([...bound, ...boundIn(inner)]) : bound
    for (const child of childrenOf(inner)) if (!isLabel(child, inner) && !isMock(inner)) visit(child, within)
  }
}

/** Where the test lies, what Helix tells it, and how its process was started. */
function isOwnPlace(node: Node): boolean {
  if (node.type === 'Identifier') return node.name === '__filename' || node.name === '__dirname'
  if (node.type !== 'MemberExpression') return false
  const isOfModule = node.object.type === 'MetaProperty' && /^(?:url|filename|dirname)$/.test(keyOf(node.property))
  return isOfModule || /^process\.(?:env\.HELIX_\w+|argv|platform|arch|version|pid|execPath)$/.test(pathOf(node))
}

/** `vi.fn` makes a function that nobody knows until it is handed over. */
function isMock(node: Node): boolean {
  return node.type === 'MemberExpression' && mocks.test(pathOf(node))
}

const mocks = /^(?:vi\.fn|jest\.fn|(?:\w+\.)?mock\.fn|sinon\.(?:spy|stub|fake))$/

function isScope({ type }: Node): boolean {
  return /^(?:Arrow)?Function|^CatchClause$/.test(type)
}

/** Parameters, and what is declared anywhere below. */
function boundIn(scope: Node): string[] {
  const names: string[] = []
  if ('params' in scope && Array.isArray(scope.params)) for (const one of scope.params) names.push(...boundNames(one))
  if (scope.type === 'CatchClause' && scope.param !== null) names.push(...boundNames(scope.param))
  walk(scope, (inner) => {
    if (inner.type === 'VariableDeclarator') names.push(...boundNames(inner.id))
  })
  return names
}

/** Loaded modules, matchers that somebody else may have made, `this`. */
function mayDoAnything(node: Node): boolean {
  if (/^(?:ImportExpression|ThisExpression|Super)$/.test(node.type)) return true
  if (node.type !== 'MemberExpression' || node.property.type !== 'Identifier') return false
  return isChained(node.object) && !matchers.has(node.property.name)
}

/** A part of `expect(x).not.toBe`. */
function isChained(node: Node): boolean {
  if (node.type === 'MemberExpression') return isChained(node.object)
  if (node.type !== 'CallExpression') return false
  const { callee } = node
  const root = callee.type === 'MemberExpression' ? callee.object : callee
  return (root.type === 'Identifier' && root.name === 'expect') || isChained(callee)
}

/** Of Vitest, Jest, Playwright and Chai. */
const matchers = new Set([
  'not', 'resolves', 'rejects', 'toBe', 'toEqual', 'toStrictEqual', 'toMatch', 'toMatchObject', 'toContain', 'toContainEqual', 'toHaveLength', 'toHaveProperty', 'toBeNull',
  'toBeUndefined', 'toBeDefined', 'toBeTruthy', 'toBeFalsy', 'toBeNaN', 'toBeInstanceOf', 'toBeTypeOf', 'toBeOneOf', 'toBeCloseTo', 'toBeGreaterThan', 'toBeGreaterThanOrEqual',
  'toBeLessThan', 'toBeLessThanOrEqual', 'toHaveText', 'toContainText', 'toHaveTitle', 'toHaveURL', 'toHaveValue', 'toHaveCount', 'toHaveAttribute', 'toBeVisible', 'toBeHidden', 'toBeEnabled', 'toBeChecked',
  'toThrow', 'toThrowError', 'toHaveBeenCalled', 'toHaveBeenCalledOnce', 'toHaveBeenCalledTimes', 'toHaveBeenCalledWith', 'toHaveBeenLastCalledWith', 'toHaveBeenNthCalledWith', 'toHaveBeenCalledExactlyOnceWith',
   'toSatisfy', 'to', 'be', 'been', 'is', 'that', 'which', 'and', 'has', 'have', 'with', 'at', 'of', 'same', 'but', 'does',
  'deep', 'any', 'all', 'a', 'an', 'include', 'contain', 'ok', 'true', 'false', 'null', 'undefined', 'NaN', 'exist', 'empty', 'equal', 'equals', 'eq', 'eql', 'above', 'least', 'below', 'most',
  'within', 'instanceof', 'property', 'length', 'lengthOf', 'match', 'string', 'keys', 'throw', 'members', 'oneOf', 'closeTo',
]) // prettier-ignore
