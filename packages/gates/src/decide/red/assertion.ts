// Failures of assertions: what the product answered is not what the test asks for, or the test fails whatever it answers.
import type { Failure, Frame } from '../../run/run.ts'
import type { RedClassName } from './classes.ts'
import type { RedContext } from './context.ts'
import { innermost } from './innermost.ts'
import { asksForAnother, asksNothing, assertsOnLiterals, callsAssertion } from './assertion-line.ts'
import { liesIn } from './lies-in.ts'
import { saysNotImplemented } from './not-implemented.ts'
import { holdsSource } from './source-text.ts'

/** The class of an assertion's failure; null for every other failure. */
export function classifyAssertion(failure: Failure, context: RedContext): RedClassName | null {
  if (!isAssertion(failure)) return null
  if (failure.causes.some(saysNotImplemented)) return 'R-not-implemented'
  const { message, actual = '' } = failure
  if (wrongEnd.test(message) && /NotImplemented|not (?:yet )?implemented/i.test(`${message}\n${actual}`))
    return 'R-not-implemented'
  const thrower = innermost(failure, context)
  const line = thrower === undefined ? '' : context.lineAt(thrower.file, thrower.line)
  const told = thrower === undefined ? '' : `${line}\n${declarationsOf(line, thrower, context)}`
  if (untaken.test(message) || noCount.test(message) || assertsOnLiterals(line)) return 'H-unconditional'
  if (asksForAnother(line) || asksNothing(line) || asksForNoStatus(failure, told)) return 'H-unconditional'
  if (isUnready(failure)) return 'H-unconditional'
  if (misused.test(message)) return 'H-test-bug'
  if (isIdle(failure, context) || holdsSource(failure, context)) return 'H-unconditional'
  const isGuarded = thrower !== undefined && context.isGuarded?.(thrower.file, thrower.line) === true
  if (!isCompared(failure) && !callsAssertion(line) && !isGuarded) return 'H-unconditional'
  if (thrower !== undefined && context.isImplementation(thrower.file)) return 'H-source-bug'
  return isBoundary(failure) ? 'R-boundary' : 'R-assertion'
}

/** Where the names of a line got their values, if in one line each. */
function declarationsOf(line: string, { file, line: at }: Frame, context: RedContext): string {
  const names = new Set(line.match(/[A-Za-z_$][\w$]*/g))
  const above = Array.from({ length: Math.min(at - 1, farthest) }, (_, back) => context.lineAt(file, at - 1 - back))
  return above.filter((one) => names.has(/^\s*(?:const |let )?([A-Za-z_$][\w$]*) = /.exec(one)?.[1] ?? '')).join('\n')
}

const farthest = 20

/** A status is a number, of a server one of three digits: `201`, neither `'201'` nor 1200 nor -1. */
function asksForNoStatus({ message, expected = '', actual = '' }: Failure, line: string): boolean {
  const isStatus = /^[1-5]\d\d$/
  const wanted = expected.replace(/^(['"])(.*)\1$/, '$2')
  const isBelow = /^-\d+$/.test(expected)
  if (isStatus.test(actual) && /^[1-5]\d\d [A-Z]/.test(wanted)) return true
  if (!/status/i.test(line)) return isBelow && isStatus.test(actual) && request.test(line)
  if (isBelow) return true
  if (!isStatus.test(actual)) return false
  if (!isStatus.test(wanted)) return /^-?\d+$/.test(wanted) && wanted === expected
  const isText = (value: string) => new RegExp(`['"]${value}['"]`).test(`${message}\n${line}`)
  return isText(wanted) && (wanted === actual || !isText(actual))
}

/** A helper is handed the method and the path of a request: `ask("GET", "/jobs")`. */
const request = /\(\s*(['"])(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\1,\s*f?['"`]\//

/** What will only come of it is compared: a promise that nobody waits for, a method that nobody calls, a generator. */
function isUnready({ message, expected = '', actual = '' }: Failure): boolean {
  const [, received = actual] =
    /^(?:Received:|\+) +(?!actual - expected)(.+)$/m.exec(message) ?? unequal.exec(message) ?? []
  const [, wanted = ''] = expected === '' ? (/^(?:- |.*\} ==+ )(.+)$/m.exec(message) ?? []) : [expected, expected]
  return unready.test(received) && wanted !== '' && !unready.test(wanted)
}

/** Of node:assert, where what was compared is more than a word. */
const unequal = /^(Promise \{[^]*\}) ==+ /

const unready =
  /^(?:Promise ?\{|\[(?:Async)?Function\b|Locator@|<(?:generator|coroutine|async_generator) object |<(?:bound|built-in) method |<(?:built-in )?function )/

/** The test that asserts uses nothing but what it makes itself. */
function isIdle({ frames }: Failure, { file, idleLines }: RedContext): boolean {
  return frames.some((frame) => liesIn(frame, file, idleLines))
}

function isAssertion(failure: Failure): boolean {
  const { name, code, message } = failure
  const isNamed = name === 'AssertionError' || name.startsWith('AssertionError ') || code === 'ERR_ASSERTION'
  return (
    isNamed ||
    waited.test(message) ||
    count.test(message) ||
    noCount.test(message) ||
    untaken.test(message) ||
    isOfSupertest(failure)
  )
}

/** How many assertions a test says that it makes, and that it made fewer. */
const count =
  /^expected number of assertions to be \d+, but got \d+|^expect\.assertions\(\d+\)|^plan expected \d+ assertions? but received/
/** Vitest asked the product again and again, until the test's own deadline. */
const waited = /^Timed out in waitUntil!/
const noCount = /^expected any number of assertions?\b|^expect\.hasAssertions\(\)/

/** A matcher was handed what no test compares, or asked about what is neither a mock nor a promise. */
const misused =
  /^Matcher error:[^\n]*\b(?:expected\b|received value must be (?:or return )?a (?:mock|spy|promise)\b)|\bcan be only used with \w+ object\b/m

/** Snapshots that nobody took. */
const untaken =
  /^New snapshot was not written|\n\nNew snapshot was |^A snapshot doesn't exist at |\bMissing snapshots can be generated\b/

/** What ended well was to fail, or the other way round: there is nothing to compare. */
const wrongEnd =
  /\b(?:did not throw|to not throw an error but|not\.toThrow\(|to throw an error, but it didn't|promise (?:resolved|rejected) .*instead of|Missing expected (?:exception|rejection)|[Gg]ot unwanted (?:exception|rejection))/

function isCompared(failure: Failure): boolean {
  const { message, expected, actual } = failure
  const isTold = expected !== undefined || actual !== undefined
  return isTold || waited.test(message) || wrongEnd.test(message) || count.test(message) || isOfSupertest(failure)
}

/** supertest says what it expected and what it got, in an error of no kind: `expected 200 "OK", got 404 "Not Found"`. */
function isOfSupertest({ name, message, frames }: Failure): boolean {
  const isThrower = frames.some(({ file }) => /(?:^|\/)node_modules\/supertest\//.test(file))
  return name === 'Error' && /^expected .+ got /s.test(message) && isThrower
}

/** The own server's router answered: no such route, wrong method, not implemented. */
function isBoundary({ expected, actual, message }: Failure): boolean {
  const held = actual?.trim() === 'Response {}' ? message.replace(/^expected /, '') : actual
  const [, wanted = statusIn(expected), got = statusIn(held)] =
    /^expected (\d{3}) "[^"]*", got (\d{3}) "/.exec(message) ?? []
  const [answered, asked] = [got, wanted].map((text) =>
    /^\[[\d,\s]+\]$/.test(text) ? (text.match(/\d+/g) ?? []) : [text],
  )
  return (
    got !== wanted &&
    answered?.every((one) => /^(404|405|501)$/.test(one)) === true &&
    asked?.every((one) => /^\d{3}$/.test(one)) === true
  )
}

/** A status as it is told: alone, by its name in Python, or as a member of an answer. */
function statusIn(text = ''): string {
  const [, told = text] =
    /^<HTTPStatus\.\w+: (\d+)>$/.exec(text) ?? /^(?:\w+ )?\{[^]*?\bstatus(?:Code)?["']?: (\d{3})\b/.exec(text) ?? []
  return told.trim()
}
