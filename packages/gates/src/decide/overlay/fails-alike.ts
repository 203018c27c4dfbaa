// A test that fails alike whatever the product answers: shown by runs, where no reading of the source can tell.
import type { DeclaredTest } from '../../facts/facts.ts'
import type { Failure, Frame, Run } from '../../run/run.ts'
import type { Evidence, StubbedRuns } from '../evidence.ts'
import { toleratedOnStubs } from './stub-modes.ts'
import { isOf } from './was-called.ts'
import { inHand, mayWorkElsewhere } from './works-elsewhere.ts'

/** A test that failed, and how. */
export interface Failing {
  id: string
  file: string
  failure: Failure
}

/**
 * Whether an assertion fails in the same place with the same value in hand when the product answers anything and changes all that it is
 * handed, and when it answers nothing or throws, if the test comes so far. Rather says no: where the product may work on what the test looks at by
 * files, pages, globals or packages, where it was handed what no stub can change, where there is nothing in hand yet, where one call of a mock is
 * counted (stubs call what they are handed once), and where a call stands in the line that fails and only its end is told.
 */
export function failsAlike(
  failing: Failing,
  { throw: throwing, undefined: silent, any }: StubbedRuns,
  evidence: Evidence,
): boolean {
  if (any?.findings.every(({ code }) => toleratedOnStubs.has(code)) !== true) return false
  const { failure, file } = failing
  const [onAny, onNothing, onThrown] = [any, silent, throwing].map(
    (run) => run.tests.find(({ id }) => id === failing.id)?.failure,
  )
  if (onAny === undefined || onNothing === undefined || !isAlike(onAny, failure)) return false
  if (isInOnePlace(onNothing, failure) && !isAlike(onNothing, failure)) return false
  // Who catches what the product throws has that in hand.
  if (onThrown !== undefined && isInOnePlace(onThrown, failure) && !isAlike(onThrown, failure)) return false
  if (lineIn(file, onNothing) > lineIn(file, failure)) return false
  if (isEmptyHanded(failure) || thrown.test(failure.message)) return false
  const test = evidence.head.facts(file)?.tests.find((one) => holds(one, failing))
  if (test === undefined || catchesIt(failing, test, evidence)) return false
  const handed = handedBy(any, file, test)
  if (mayWorkElsewhere(file, failure, { evidence, isToldPath: handed.includes(toldPath) })) return false
  if (handed.some((name) => name !== toldPath) || countsOneCall(failure, evidence)) return false
  return !saysEndOnly(failure) || ![silent, any].some((run) => callsIn(run, failure.frames))
}

/** Where values are told, words beside them may name what never is the same: an address, a time. */
function isAlike(one: Failure, other: Failure): boolean {
  const isSame = one.actual === other.actual && one.expected === other.expected
  const isTold = one.actual !== undefined && one.expected !== undefined
  return isSame && (isTold || one.message === other.message) && isInOnePlace(one, other)
}

function isInOnePlace(one: Failure, other: Failure): boolean {
  const [place, otherPlace] = [one, other].map(({ frames }) => frames.find(({ inside }) => inside))
  return place?.line === otherPlace?.line && place?.file === otherPlace?.file
}

/** Where a test ended; what ends further down has passed what stands above. */
function lineIn(file: string, { frames }: Failure): number {
  return frames.findLast((frame) => frame.inside && frame.file === file)?.line ?? 0
}

/** What was to happen has not happened yet, and the product of today does nothing: nothing, none, no call. */
function isEmptyHanded(failure: Failure): boolean {
  const { message } = failure
  const actual = inHand(failure)
  return (
    nothing.test(actual) ||
    ofNothing.test(actual) ||
    /\bcalls?: 0\b|\bnever called\b|\bcalled 0 times\b|\bgot 0 times\b|\bnot called\b|\bto have been awaited\b/i.test(
      message,
    )
  )
}

const none = String.raw`(?:undefined|null|None|NaN|[-+]?0|false|False|''|""|b''|b"")`
const nothing = new RegExp(
  String.raw`^(?:|${none}|\[\]|\{\}|\(\)|(?:Array|Object) [[{][\]}]|set\(\)|(?:Map|Set)(?:\(0\))? ?\{\})$`,
)
/** Each of its members is nothing. */
const ofNothing = new RegExp(
  String.raw`^(?:Array |Object )?[[{(]\s*(?:(?:['"]?\w+['"]?:\s*)?${none}(?:,\s*|\s*(?=[\]})])))+[\]})]$`,
)

/** A mock that was called once: so it is where a stub was handed it, and it may be by the product of today. */
function countsOneCall({ actual, frames }: Failure, { head }: Evidence): boolean {
  const place = frames.find(({ inside }) => inside)
  const line = place === undefined ? '' : (head.text(place.file)?.split('\n')[place.line - 1] ?? '')
  return actual === '1' && counting.test(line)
}

const counting = /\bcallCount\b|\bcalls\.length\b|\bcalls\)\.toHaveLength\(|\btoHaveBeenCalledTimes\(|\.call_count\b/

/** Only that it was so, or not, is known. */
function saysEndOnly({ actual }: Failure): boolean {
  return actual === undefined || /^(?:true|True)$/.test(actual)
}

/** It is of an error that did not come, or came; or of a warning. */
const thrown =
  /\b(?:did not throw|to throw|to be raised|not raised|DID NOT RAISE|DID NOT WARN|rejected|resolved|Missing expected)\b/

function holds({ line, endLine }: DeclaredTest, { file, failure }: Failing): boolean {
  return failure.frames.some(
    (frame) => frame.inside && frame.file === file && line <= frame.line && frame.line <= endLine,
  )
}

/** Whether what the failing line asks comes from a clause that catches: stubs that answer never throw. */
function catchesIt({ file, failure }: Failing, { line, endLine }: DeclaredTest, { head }: Evidence): boolean {
  const lines = (head.text(file) ?? '').split('\n')
  const place = failure.frames.find((frame) => frame.inside && frame.file === file)?.line ?? 0
  // Who throws himself what he catches waits for nobody.
  const tried = lines
    .slice(line - 1, endLine)
    .join('\n')
    .split(/\btry\b/)
    .slice(1)
  const clauses = tried.map((one) => one.split(/\b(?:catch|except)\b/))
  const calling = clauses.filter(([body = '']) => /\w\(/.test(body.replaceAll(thrownHere, '')))
  const caught = calling.flatMap(([, ...behind]) => behind).join('\n')
  const given = new Set([...caught.matchAll(/^\s*(\w+) = |[{;] *(\w+) = /gm)].map(([, name, other]) => name ?? other))
  return [...(lines[place - 1] ?? '').matchAll(/\w+/g)].some(([name]) => given.has(name))
}

const thrownHere = /\b(?:throw new|raise) \w+\(/g

/** Names of what the product was handed and no stub can change in a way that would show. */
function handedBy({ stubCalls }: Run, file: string, test: DeclaredTest): string[] {
  return (stubCalls ?? [])
    .filter((call) => call.kind === 'handed' && isOf(call, { file, test }))
    .map(({ name }) => name)
}

/** A path of the test's that lies there already. */
const toldPath = 'path'

/** Whether the product was called from a line that the failure went through. */
function callsIn({ stubCalls }: Run, frames: readonly Frame[]): boolean {
  return (stubCalls ?? []).some(({ from }) =>
    from.some((place) => frames.some(({ inside, file, line }) => inside && file === place.file && line === place.line)),
  )
}
