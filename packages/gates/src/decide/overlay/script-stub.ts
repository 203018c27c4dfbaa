import { scriptMeddling } from './script-meddling.ts'

/** Without `import.meta`, which a runner that transforms to CommonJS does not take. */
export const scriptStub = String.raw`
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

${scriptMeddling}const standIns = new WeakSet()

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
