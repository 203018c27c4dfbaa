// Why a test fails. Order matters: assertions first, because their text may hold anything ("timed out", "not implemented").
import type { Failure } from '../../run/run.ts'
import { classifyAssertion } from './assertion.ts'
import type { RedClassName } from './classes.ts'
import type { RedContext } from './context.ts'
import { classifyMissingExport } from './missing-export.ts'
import { classifyMissingFile } from './missing-file.ts'
import { classifyMissingMember } from './missing-member.ts'
import { classifyMissingModule } from './missing-module.ts'
import { classifyMissingPython } from './missing-python.ts'
import { isInert } from '../../facts/script/inert-packages.ts'
import { isInertModule } from '../../facts/python/imports/standard-modules.ts'
import { innermost } from './innermost.ts'
import { liesIn } from './lies-in.ts'
import { saysNotImplemented } from './not-implemented.ts'
import { refusedByOwnServer } from './own-server.ts'

type Rule = (failure: Failure, context: RedContext) => RedClassName | null

/** The rules in the order in which they are asked; the first answer counts. */
const rules: readonly Rule[] = [
  classifyAssertion,
  notImplemented,
  classifyMissingFile,
  classifyMissingModule,
  classifyMissingPython,
  classifyMissingExport,
  classifyMissingMember,
  cancelled,
  connection,
  syntax,
  notJson,
  timeout,
  environment,
  fails,
  misused,
  ownBug,
]

/**
 * The class of one failure. `around`: the file, a suite or a hook failed, not the test; then only what is missing by
 * its structure (module, export) is a good reason.
 */
export function classify(failure: Failure, context: RedContext, around: boolean): RedClassName {
  const beside = around || failure.beside === true
  const held = beside ? { ...failure, beside } : failure
  const [rule, found] = firstAnswer(held, context)
  if (around && rule === ownBug && innermost(failure, context)?.file === context.file) return 'H-hook-or-setup'
  if (beside) return (failure.beside === true ? namedBeside : namedAround).has(found) ? found : 'H-hook-or-setup'
  return found === 'H-other' && isBesideTests(failure, context) ? 'H-hook-or-setup' : found
}

/** The rule that counts, with what it says. */
function firstAnswer(failure: Failure, context: RedContext): [rule: Rule | null, name: RedClassName] {
  for (const rule of rules) {
    const name = rule(failure, context)
    if (name !== null) return [rule, name]
  }
  return [null, 'H-other']
}

/** What keeps its name in a hook or a fixture: what is missing by its structure, what cannot be read, the machine. */
const namedBeside = new Set<RedClassName>([
  'R-missing-module', 'R-missing-export', 'H-missing-package', 'H-missing-helper', 'H-broken-source-import', 'H-syntax',
  'H-environment', 'H-timeout',
]) // prettier-ignore
/** What keeps its name when a file is loaded. */
const namedAround = new Set<RedClassName>([...namedBeside, 'H-test-bug', 'H-source-bug'])

/** Thrown in the test's file by what is no part of a test: a hook, a fixture; or by the runner, for a fixture that is none. */
function isBesideTests(failure: Failure, context: RedContext): boolean {
  const isOwn = failure.frames.some((frame) => frame.inside && frame.file === context.file)
  const isElsewhere = isOwn && context.testLines.length > 0 && !isInTest(failure, context)
  return failure.name === 'FixtureLookupError' || isElsewhere
}

/** Whether a failure went through the lines of a test that its file declares. */
export function isInTest({ frames }: Failure, { file, testLines }: Pick<RedContext, 'file' | 'testLines'>): boolean {
  return frames.some((frame) => liesIn(frame, file, testLines))
}

/** `pytest.fail()`, and what pytest refuses by it; under a condition it is an assertion. */
function fails(failure: Failure, context: RedContext): RedClassName | null {
  const { name, message } = failure
  if (name !== 'Failed') return null
  const thrower = innermost(failure, context)
  const isGuarded = thrower !== undefined && context.isGuarded?.(thrower.file, thrower.line) === true
  if (isGuarded && !failure.frames.some((frame) => liesIn(frame, context.file, context.idleLines))) return 'R-assertion'
  return /^Fixture "[^"\n]+" called directly\b/.test(message) ? 'H-test-bug' : 'H-unconditional'
}

function notImplemented(failure: Failure, context: RedContext): RedClassName | null {
  if (![failure, ...failure.causes].some(saysNotImplemented)) return null
  const thrower = innermost(failure, context)
  return thrower !== undefined && context.isImplementation(thrower.file) ? 'R-not-implemented' : 'H-unconditional'
}

/** Node's words for a test that never ran, as a hook of its suite broke. */
function cancelled({ message }: Failure): RedClassName | null {
  return message.startsWith('test did not finish before its parent and was cancelled') ? 'H-hook-or-setup' : null
}

function connection(failure: Failure, context: RedContext): RedClassName | null {
  const own = refusedByOwnServer(failure, context)
  if (own === null) return null
  return own ? 'R-own-server-refused' : 'H-environment'
}

function syntax({ name, message, code }: Failure): RedClassName | null {
  if ((name === 'SyntaxError' && readAsData.test(message)) || misuses.test(message)) return null
  const said = /PARSE_ERROR|Transform failed|Unexpected token|Failed to parse source|Parse failure:|error TS\d+/
  return /^(?:Syntax|Indentation|Tab)Error$/.test(name) || code === 'PARSE_ERROR' || said.test(message)
    ? 'H-syntax'
    : null
}

/** A text that is no JSON, no pattern or no number is data of the program that reads it. */
const readAsData = /\bJSON\b|^Invalid (?:regular expression|flags)\b|^Cannot convert .* to a BigInt$/s

/** What the own server answered is read as JSON before it is asked for its status, and is the text of an error. */
function notJson(failure: Failure, context: RedContext): RedClassName | null {
  const { name, message } = failure
  const thrower = innermost(failure, context)
  if (!/^(?:SyntaxError|JSONDecodeError)$/.test(name) || thrower === undefined) return null
  const isAnswer =
    /\.json\(\)/.test(context.lineAt(thrower.file, thrower.line)) && !context.isImplementation(thrower.file)
  return isAnswer && /\bJSON\b|^Expecting value:/.test(message) ? 'R-boundary' : null
}

/** The runner's limit, or one that the test itself sets; a hook that gives up is a hook that breaks. */
function timeout({ name, message, beside }: Failure): RedClassName | null {
  return (/^Timeout(?:Error|Expired)$/.test(name) && beside !== true) ||
    /\b(test|hook) timed out\b|\bTimeout of \d+ ?ms exceeded\b|\bExceeded timeout of \d+ ms for a (?:test|hook)\b/i.test(
      message,
    )
    ? 'H-timeout'
    : null
}

const environmentCodes = new Set([
  'ENOTFOUND', 'EAI_AGAIN', 'EADDRINUSE', 'EADDRNOTAVAIL', 'EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'EMFILE', 'ENFILE',
  'ETIMEDOUT', 'ENETDOWN', 'ENETUNREACH', 'EHOSTDOWN', 'EHOSTUNREACH',
]) // prettier-ignore

function environment(failure: Failure, context: RedContext): RedClassName | null {
  const links = [failure, ...failure.causes]
  const told = links.some(
    ({ code, message }) =>
      environmentCodes.has(code ?? '') ||
      [...environmentCodes].some((known) => message.includes(`${known}:`) || message.includes(`${known} `)) ||
      /\b[A-Z][A-Z0-9_]+ is not set\b|\b(?:missing|unset|undefined|no)\b[^\n]{0,40}\benvironment variable|\benvironment variable[^\n]{0,80}\b(?:missing|required|undefined|not (?:set|defined|found)|must be set)\b|docker daemon|Executable doesn't exist at|net::ERR_(?:NAME_|INTERNET_|ADDRESS_|NETWORK_|PROXY_|CERT_)|Name or service not known|Temporary failure in name resolution|getaddrinfo failed/i.test(
        message,
      ),
  )
  return told || namesVariable(failure, context) ? 'H-environment' : null
}

/** The error that a test throws itself names a variable that it has asked for a few lines before. */
function namesVariable(failure: Failure, context: RedContext): boolean {
  const thrower = innermost(failure, context)
  if (thrower === undefined || context.isImplementation(thrower.file)) return false
  const { file, line } = thrower
  const before = Array.from({ length: Math.min(line, 10) }, (_, back) => context.lineAt(file, line - back)).join('\n')
  const asked = [...before.matchAll(/\benv(?:iron)?(?:\.get\(|\.|\[)['"]?([A-Z]\w*)|\bgetenv\(['"](\w+)/g)]
  const words = new Set(failure.message.match(/\w+/g))
  return asked.some(([, name = '', other = '']) => words.has(name || other))
}

/**
 * A tool of tests refuses what the test asks of it: the runner says that there is no such matcher, name in a mock or member to
 * spy on; a library for tests threw the error.
 */
function misused({ message, frames: [thrower] }: Failure): RedClassName | null {
  const [, script, python] = ofPackage.exec(thrower?.file ?? '') ?? []
  const isByTool = (script !== undefined && isInert(script)) || (python !== undefined && isInertModule(python))
  return misuses.test(message) || isByTool ? 'H-test-bug' : null
}

const ofPackage = /\/node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*\/node_modules\/)|\/site-packages\/(\w+)\//

const misuses =
  /^Invalid Chai property: |^\[vitest\] No "[^"\n]+" export is defined on the |^The property "[^"\n]+" is not defined on the |^Property `[^`\n]+` does not exist in the provided object|^Test functions cannot both take a 'done' callback | while parsing css selector "|^The vi\.spyOn\(\) function could not find an object to spy upon/

function ownBug(failure: Failure, context: RedContext): RedClassName | null {
  const thrower = innermost(failure, context)
  if (thrower !== undefined && context.isImplementation(thrower.file)) return 'H-source-bug'
  const isToldWhere = thrower !== undefined || failure.frames.length === 0
  return isToldWhere && bugs.has(failure.name) ? 'H-test-bug' : null
}

/** Errors of the languages themselves. */
const bugs = new Set([
  'ReferenceError', 'TypeError', 'RangeError', 'SyntaxError', 'URIError', 'EvalError', 'DataCloneError', 'InvalidCharacterError', 'NameError', 'UnboundLocalError', 'AttributeError', 'IndexError',
  'KeyError', 'ValueError', 'JSONDecodeError', 'UnicodeDecodeError', 'UnicodeEncodeError', 'StopIteration', 'OverflowError', 'RecursionError',
  'ZeroDivisionError', 'FrozenInstanceError', 'error', 'PatternError',
]) // prettier-ignore
