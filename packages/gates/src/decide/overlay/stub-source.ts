import type { StubAnswers } from '../evidence.ts'
import { pythonStub } from './python-stub.ts'
import type { StubModule } from './stub-module.ts'

/**
 * Text of a module that stands in for one of the product, in plain JavaScript or in Python. Whatever is taken from it can be called,
 * constructed and read; calls and reads are written down (`HELIX_STUB_CALLS`, one JSON document a line: `StubCall` with
 * absolute places). Started as a program it writes that down and ends with 70 (EX_SOFTWARE of sysexits.h), in the mode `any` with 0.
 * In that mode answers can be asked for anything in turn, and whatever the product is handed is called, filled and changed, a server of this machine asked. A test
 * that asks without an end is answered nothing after a while, and then by an error: its loops come to an end in every mode.
 */
export function stubSource({ path, names, isCommonJs }: StubModule, mode: StubAnswers): string {
  if (path.endsWith('.py')) return pythonStub({ path }, mode)
  const files = JSON.stringify('node:fs')
  const load = isCommonJs
    ? `const { appendFileSync, existsSync } = require(${files})`
    : `import { appendFileSync, existsSync } from ${files}`
  return [
    '// @ts-nocheck',
    load,
    `const settings = ${JSON.stringify({ path, mode })}`,
    body,
    isCommonJs ? "module.exports = standIn('')" : exportsOf(names),
    '',
  ].join('\n')
}

/** Every name is exported under an alias, so that reserved words and texts can be names too. */
function exportsOf(names: readonly string[]): string {
  const all = [...new Set(['default', ...names])].filter((name) => name !== '*')
  const made = all.map((name, at) => `const stub${at} = standIn(${JSON.stringify(name)})`)
  return [...made, `export { ${all.map((name, at) => `stub${at} as ${exportName(name)}`).join(', ')} }`].join('\n')
}

function exportName(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name)
}

/** Without `import.meta`, which a runner that transforms to CommonJS does not take. */
const body = String.raw`
const seen = new Set()

function record(kind, name) {
  const target = process.env.HELIX_STUB_CALLS
  if (!target || seen.size > 2000) return
  const depth = Error.stackTraceLimit
  Error.stackTraceLimit = 100
  const from = String(new Error().stack).split('\n').slice(1).flatMap(placeOf)
  Error.stackTraceLimit = depth
  const { currentTestName = null, testPath = null } = runnerState()
  const line = JSON.stringify({ kind, module: settings.path, name, test: currentTestName, testPath, from })
  if (seen.has(line)) return
  seen.add(line)
  appendFileSync(target, line + '\n')
}

/** Vitest keeps its expect under this symbol; Jest's is global. */
function runnerState() {
  const expect = globalThis[Symbol.for('expect-global')] ?? globalThis.expect
  return (typeof expect?.getState === 'function' && expect.getState()) || {}
}

function placeOf(frame) {
  const [, file, line] = /(?:\(|at (?:async )?)((?:file:\/\/)?\/[^()]*?):(\d+):\d+\)?$/.exec(frame) ?? []
  const plain = (file ?? '').replace(/^file:\/\//, '').replace(/[?#].*$/, '')
  if (plain === '' || plain.includes('/node_modules/') || plain.endsWith('/' + settings.path)) return []
  return [{ file: plain, line: Number(line) }]
}

class NotImplementedError extends Error {
  constructor(name) {
    super((name || settings.path) + ' is not implemented')
    this.name = 'NotImplementedError'
    this.code = 'ERR_NOT_IMPLEMENTED'
  }
}

const plain = new Set(['then', 'constructor', 'toJSON', 'asymmetricMatch', '$$typeof', 'nodeType', 'tagName', 'prototype', 'name', 'length', 'call', 'apply', 'bind', 'toString', 'valueOf'])

/** How often each test has asked: a loop that waits for an answer comes to an end. */
const uses = new Map()
const most = 5000
let isMeddling = false

/** Whether answers can be asked for anything still. */
function isOpen() {
  return settings.mode === 'any' && (uses.get(runnerState().currentTestName ?? '') ?? 0) <= most
}

function use(name) {
  const test = runnerState().currentTestName ?? ''
  const count = (uses.get(test) ?? 0) + 1
  uses.set(test, count)
  if (count > 2 * most) throw new NotImplementedError(name)
}

function answerOf(name) {
  return isOpen() ? standIn(name + '()') : undefined
}

/** What the product can do to what it is handed; of what is no plain object, that is written down. */
function meddle(given) {
  if (isMeddling || !isOpen()) return
  isMeddling = true
  try {
    for (const one of given) touch(one)
  } finally {
    isMeddling = false
  }
}

function touch(one, depth = 0) {
  if (typeof one === 'string' && one.includes('/') && existsSync(one)) return record('handed', 'path')
  if (one === null || (typeof one !== 'object' && typeof one !== 'function') || standIns.has(one)) return
  const kind = Object.getPrototypeOf(one)
  try {
    if (endings.has(one)) record('handed', 'process')
    else if (typeof one === 'function') {
      const done = one(standIn('given'), standIn('given'))
      if (typeof done?.catch === 'function') done.then((value) => touch(value, depth + 1)).catch(() => {})
      else if (depth < 2) touch(done, depth + 1)
    } else if (Array.isArray(one)) {
      for (const part of one) if (depth < 2) touch(part, depth + 1)
      one.push(standIn('given'))
    } else if (kind === null || Object.getPrototypeOf(kind) === null || isOpenMade(one)) {
      for (const key of Object.keys(one)) {
        if (depth < 2) touch(one[key], depth + 1)
        if (typeof one[key] !== 'object' && typeof one[key] !== 'function') one[key] = standIn('given')
      }
    } else if (one instanceof Date) one.setTime(7)
    else record('handed', kind.constructor?.name ?? '')
  } catch {}
}

/** Whether a class of somebody's own has made it that keeps nothing where only the class comes. */
function isOpenMade(one) {
  for (let kind = Object.getPrototypeOf(one); kind !== null && Object.getPrototypeOf(kind) !== null; kind = Object.getPrototypeOf(kind))
    if (!/^class\b(?![^]*(?:#|__private|WeakMap))/.test(String(kind.constructor))) return false
  return Object.keys(one).length > 0
}

/** A server of this machine, which the test may have started. */
function addressIn(given) {
  const held = given.flatMap((one) => (one !== null && typeof one === 'object' && !standIns.has(one) && !(one instanceof URL) ? Object.values(one) : [one]))
  return held.map((one) => (typeof one === 'string' || one instanceof URL ? String(one) : '')).find((text) => /^https?:\/\/(?:127\.0\.0\.1|localhost|\[::1\]):\d/.test(text))
}

const { fetch } = globalThis

/** The product may ask it, and change so what the test sees; where it does not answer, nobody knows. */
async function ask(address) {
  try {
    const asked = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}', signal: AbortSignal.timeout(500) }
    await (await fetch(address, asked)).text()
  } catch {
    record('handed', 'address')
  }
}

/** They would end the run. */
const endings = new Set([process.exit, process.reallyExit, process.abort, process.kill])

const standIns = new WeakSet()

/** The shape is what a class of the test, or the test itself, has given to instances. */
function standIn(name, shape = null) {
  const answer = (given) => {
    record('call', name)
    use(name)
    if (settings.mode === 'throw') throw new NotImplementedError(name)
    meddle(given)
  }
  const made = proxyOf(name, answer, shape)
  standIns.add(made)
  return made
}

function proxyOf(name, answer, shape) {
  // Told from what answers nothing wherever it is written down.
  return new Proxy(settings.mode === 'any' ? function stub() {} : function () {}, {
    apply(_target, _self, given) {
      answer(given)
      const address = addressIn(given)
      return address === undefined || !isOpen() ? answerOf(name) : ask(address).then(() => answerOf(name))
    },
    construct(_target, given, maker) {
      answer(given)
      const address = addressIn(given)
      if (address !== undefined && isOpen()) void ask(address)
      return standIn(name, maker.prototype)
    },
    // Who asks whether it has a member is told so: matchers look there before they compare.
    getOwnPropertyDescriptor(target, key) {
      const own = Reflect.getOwnPropertyDescriptor(target, key)
      const isNone = own !== undefined || typeof key === 'symbol' || plain.has(key) || key === '__esModule'
      return isNone ? own : { configurable: true, enumerable: true, writable: true, value: standIn(name ? name + '.' + key : key) }
    },
    get(target, key, receiver) {
      if (typeof key === 'symbol' && key in telling && isOpen()) return telling[key](name)
      if (typeof key === 'symbol' || plain.has(key) || Object.hasOwn(target, key)) return Reflect.get(target, key, target)
      if (key === '__esModule') return undefined
      if (shape !== null && key in shape && !(key in Object.prototype)) return Reflect.get(shape, key, receiver)
      const member = name ? name + '.' + key : key
      record('call', member)
      use(member)
      return standIn(member)
    },
    getPrototypeOf(target) {
      return shape ?? Reflect.getPrototypeOf(target)
    },
    // Who goes through its members has called it.
    ownKeys(target) {
      record('call', name)
      return Reflect.ownKeys(target)
    },
  })
}

/** What an answer says of itself where it is gone through or written down. */
const telling = {
  // As many as few tests count.
  [Symbol.iterator]: (name) => function* () {
    for (let at = 0; at < 7; at += 1) yield standIn(name + '[' + at + ']')
  },
  [Symbol.asyncIterator]: (name) => async function* () {
    yield standIn(name + '[0]')
  },
  [Symbol.toPrimitive]: (name) => (hint) => (hint === 'number' ? 7 : 'stub of ' + name),
}

const started = (process.argv[1] ?? '').replace(/\.[cm]?[jt]sx?$/, '')
if (started.endsWith('/' + settings.path.replace(/\.[cm]?[jt]sx?$/, ''))) {
  record('start', '')
  const said = settings.path + ' is not implemented (a stub by Helix)'
  console.log(said)
  console.error(said)
  process.exit(settings.mode === 'any' ? 0 : 70)
}
`
