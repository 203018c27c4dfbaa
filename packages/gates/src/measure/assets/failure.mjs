// What Helix's reporters say of an error: name, message, code, causes, what was compared, where. Plain JavaScript without
// imports of Helix: it is loaded by the runner of the judged project. `readers/helix-json.ts` reads what comes of it.
import { inspect } from 'node:util'

const longest = 16_384
const mostFrames = 50
const place =
  /^\s*at (?:.*?\()?((?:file:\/\/)?\/[^()]*?|[A-Za-z]:\\[^()]*?|file:\/\/\/[^()]*?):(\d+):(\d+)\)?(?: \{)?\s*$/

/** A thrown value of any kind. Runners that only have a printed stack hand it in as `stack`. */
export function failureOf(error, root) {
  const thrown = together(falsifier(asError(error)))
  return {
    ...linkOf(thrown, root),
    causes: causesOf(thrown, root),
    ...comparedBy(thrown),
    frames: framesOf(thrown.stack, root),
  }
}

/** Node's assertions say by their operator that they compared, be it with nothing. */
function comparedBy({ operator, expected, actual, matcherResult }) {
  if (operator === 'fail') return {}
  const shown = typeof operator === 'string' ? shownValue : textOf
  return {
    expected: shown(expected ?? matcherResult?.expected ?? expected),
    actual: shown(actual ?? matcherResult?.actual ?? matcherResult?.received ?? actual),
  }
}

/** A property of fast-check fails for what its body threw on a case, which is the cause or, before fast-check 4, printed. */
export function falsifier(error) {
  const { message, cause, stack } = error
  if (!/^Property failed after \d+ tests?\b/.test(String(message))) return error
  const printed = /^Got (?:error: )?([^]*)/m.exec(message)?.[1] ?? ''
  const found = cause ? asError(cause) : (printedError(printed) ?? { name: 'Error', message: printed, stack })
  const isFalse = /^(?:\w*Error: )?Property failed by returning false/.test(found.message)
  const told = isFalse ? { name: 'AssertionError', expected: true, actual: false, stack } : found
  return { ...told, message: `${found.message}\n\n${message}` }
}

/** Errors that come together are as one of them where all are of one kind. */
function together(error) {
  const [first, ...others] =
    error.name === 'AggregateError' && Array.isArray(error.errors) ? error.errors.map(asError) : []
  if (first === undefined || others.some(({ name, code }) => name !== first.name || code !== first.code)) return error
  const { message, code, cause, stack } = first
  return { name: classIn(stack) ?? first.name, message, code, cause, stack: `${stack}\n${error.stack}` }
}

/** On its way between processes an error may lose its class; it stands at the head of what is printed of it. */
export function classIn(printed) {
  return /^(\w+)(?: \[\w+\])?: /.exec(String(printed ?? ''))?.[1]
}

/** The error that a process printed before it ended; null when none can be found. */
export function printedError(text) {
  const lines = text.split('\n')
  const start = lines.findIndex((line) => /^(?:Uncaught )?\w*(?:Error|Exception)(?: \[\w+\])?: /.test(line))
  if (start === -1) return null
  const rest = lines.slice(start)
  const end = rest.findIndex((line) => /^\s+at /.test(line))
  const head = (end === -1 ? rest : rest.slice(0, end)).join('\n').trim()
  const [, name, code, message] = /^(?:Uncaught )?(\w+)(?: \[(\w+)\])?: ([^]*)$/.exec(head) ?? []
  return { name, code, message, stack: rest.join('\n') }
}

/** Whether a test asked `expect` for a matcher that there is none of: no assertion, but a bug of the test. */
export function isNoMatcher(message) {
  return /^expect\([^\n]*\)[\w.]* is not a function/.test(message)
}

/** What an assertion of `expect`'s family says that it compared, in words only. */
export function comparedIn(message) {
  const status = /^ *(?:- )?← (\d{3}) /m.exec(message)
  if (status) return { expected: '200', actual: status[1] }
  const inWords = /^Expected[^:\n]*:(?: *|\n *)(.+)\n+Received[^:\n]*:(?: *|\n *)(.+)/m.exec(message)
  if (inWords) return { expected: inWords[1], actual: inWords[2] }
  // Some matchers expect what their name says.
  const alone = /^(?:Received(?: \w+| has value)?|Number of calls|Error name|Thrown value): +(.+)/m.exec(message)
  if (alone) return { actual: alone[1] }
  // Jest's words for errors of node:assert and chai; both have nothing to say of what fails unconditionally.
  const value = /^Expected value +(.+)\n+Received:\s*\n +(.+)/m.exec(message)
  if (value) return value[1] === 'undefined' && value[2] === 'undefined' ? {} : { expected: value[1], actual: value[2] }
  if (!/^- Expected/m.test(message)) return {}
  const lines = (sign) =>
    message
      .split('\n')
      .filter((line) => line.startsWith(sign) && !/^[-+] (?:Expected|Received)\b/.test(line))
      .map((line) => line.slice(1).trim())
      .join('\n')
  return { expected: lines('-'), actual: lines('+') }
}

/** Assertions that an error of Helix's probe names as silent (`silenceMark`); none for any other error. */
export function silencedBy(failure) {
  const [, names] =
    /^(?:Error: )?Helix: after this test these assertions let everything pass: (.*)$/m.exec(failure?.message ?? '') ??
    []
  return names === undefined ? [] : names.split(', ')
}

/** Which tests tell that assertions let everything pass when they had ended. */
export function silentOf(tests) {
  return tests.flatMap(({ file, name, failure }) => {
    const assertions = silencedBy(failure)
    return assertions.length === 0 ? [] : [{ file, name, assertions }]
  })
}

export function withoutColours(text) {
  // oxlint-disable-next-line no-control-regex -- the colours of a terminal
  return String(text ?? '').replace(/\u001B\[[\d;]*m/g, '')
}

/** Paths below the judged folder become relative: they must not depend on where it lies. */
export function relative(text, root) {
  return text.replaceAll(`file://${root}/`, '').replaceAll(`${root}/`, '')
}

function asError(error) {
  if (typeof error === 'object' && error !== null) return error
  return { name: 'Error', message: String(error) }
}

function causesOf(error, root) {
  const causes = []
  for (let next = error.cause; next && causes.length < 10; next = next.cause)
    causes.push(linkOf(together(asError(next)), root))
  return causes
}

function linkOf({ name, message, code }, root) {
  return {
    name: String(name ?? 'Error'),
    message: relative(withoutColours(message), root).slice(0, longest),
    code: code === undefined || code === null ? undefined : String(code),
  }
}

function framesOf(stack, root) {
  return String(stack ?? '')
    .split('\n')
    .filter((line) => !line.includes('/assert-counter.mjs:'))
    .flatMap((line) => {
      const found = place.exec(line)
      return found ? [{ file: relative(decode(found[1]), root), line: Number(found[2]), column: Number(found[3]) }] : []
    })
    .slice(0, mostFrames)
}

function decode(path) {
  return path.startsWith('file://') ? decodeURI(path) : path
}

function textOf(value) {
  return value === undefined ? undefined : shownValue(value)
}

function shownValue(value) {
  return (typeof value === 'string' ? value : inspect(value, { depth: 4, breakLength: 120 })).slice(0, longest)
}
