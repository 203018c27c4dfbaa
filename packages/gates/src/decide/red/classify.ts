// Why a test fails. Order matters: assertions first, because their text may hold anything ("timed out", "not implemented").
import type { Failure, Frame } from '../../run/run.ts'
import type { RedClassName } from './classes.ts'
import type { RedContext } from './context.ts'
import { isMissingExport } from './missing-export.ts'
import { classifyMissingModule } from './missing-module.ts'
import { classifyMissingPython } from './missing-python.ts'
import { refusedByOwnServer } from './own-server.ts'

type Rule = (failure: Failure, context: RedContext) => RedClassName | null

/** The rules in the order in which they are asked; the first answer counts. */
const rules: readonly Rule[] = [
  assertion,
  notImplemented,
  classifyMissingModule,
  classifyMissingPython,
  (failure, context) => (isMissingExport(failure, context) ? 'R-missing-export' : null),
  connection,
  syntax,
  timeout,
  environment,
  fails,
  ownBug,
]

/**
 * The class of one failure. `around`: the file, a suite or a hook failed, not the test; then only what is missing by
 * its structure (module, export) is a good reason.
 */
export function classify(failure: Failure, context: RedContext, around: boolean): RedClassName {
  const found = rules.map((rule) => rule(failure, context)).find((name) => name !== null) ?? 'H-other'
  const structural = found === 'R-missing-module' || found === 'R-missing-export'
  if (around && found.startsWith('R-') && !structural) return 'H-hook-or-setup'
  return found === 'H-other' && (around || isBesideTests(failure, context)) ? 'H-hook-or-setup' : found
}

/** Thrown in the test's file by what is no part of a test: a hook, a fixture; or by the runner, for a fixture that is none. */
function isBesideTests({ name, frames }: Failure, { file, testLines }: RedContext): boolean {
  const own = frames.filter((frame) => frame.inside && frame.file === file)
  const isInTest = own.some(({ line }) => testLines.some(([first, last]) => first <= line && line <= last))
  return name === 'FixtureLookupError' || (own.length > 0 && testLines.length > 0 && !isInTest)
}

function assertion(failure: Failure, context: RedContext): RedClassName | null {
  if (!isAssertion(failure)) return null
  if (failure.causes.some(saysNotImplemented)) return 'R-not-implemented'
  if (wrongEnd.test(failure.message) && /NotImplemented|not (?:yet )?implemented/i.test(failure.message))
    return 'R-not-implemented'
  const isCompared = failure.expected !== undefined || failure.actual !== undefined
  if (!isCompared && !wrongEnd.test(failure.message)) return 'H-unconditional'
  const inProduct = innermost(failure, context)
  if (inProduct !== undefined && context.isImplementation(inProduct.file)) return 'H-source-bug'
  return isBoundary(failure) ? 'R-boundary' : 'R-assertion'
}

/** What ended well was to fail, or the other way round: there is nothing to compare. */
const wrongEnd =
  /\b(?:did not throw|to throw an error, but it didn't|promise (?:resolved|rejected) .*instead of|Missing expected (?:exception|rejection)|Got unwanted (?:exception|rejection))/

function isAssertion({ name, code }: Failure): boolean {
  return name === 'AssertionError' || name.startsWith('AssertionError ') || code === 'ERR_ASSERTION'
}

/** The own server's router answered: no such route, wrong method, not implemented. */
function isBoundary({ expected, actual }: Failure): boolean {
  return expected !== undefined && /^(404|405|501)$/.test(actual?.trim() ?? '') && /^\d{3}$/.test(expected.trim())
}

/** `pytest.fail()`. */
function fails({ name }: Failure): RedClassName | null {
  return name === 'Failed' ? 'H-unconditional' : null
}

function notImplemented(failure: Failure, context: RedContext): RedClassName | null {
  if (![failure, ...failure.causes].some(saysNotImplemented)) return null
  const thrower = innermost(failure, context)
  return thrower !== undefined && context.isImplementation(thrower.file) ? 'R-not-implemented' : 'H-unconditional'
}

function saysNotImplemented({ name, message, code }: { name: string; message: string; code?: string }): boolean {
  return (
    name.startsWith('NotImplemented') ||
    /NOT_IMPLEMENTED/.test(code ?? '') ||
    /\bnot (yet )?implemented\b/i.test(message)
  )
}

function connection(failure: Failure, context: RedContext): RedClassName | null {
  const own = refusedByOwnServer(failure, context)
  if (own === null) return null
  return own ? 'R-own-server-refused' : 'H-environment'
}

function syntax({ name, message, code }: Failure): RedClassName | null {
  const said = /PARSE_ERROR|Transform failed|Unexpected token|Failed to parse source|Parse failure:|error TS\d+/
  return /^(?:Syntax|Indentation|Tab)Error$/.test(name) || code === 'PARSE_ERROR' || said.test(message)
    ? 'H-syntax'
    : null
}

function timeout({ name, message }: Failure): RedClassName | null {
  return name === 'TimeoutError' ||
    /\b(test|hook) timed out\b|\bTimeout of \d+ ?ms exceeded\b|\bExceeded timeout of \d+ ms for a (?:test|hook)\b/i.test(
      message,
    )
    ? 'H-timeout'
    : null
}

const environmentCodes = new Set([
  'ENOTFOUND', 'EAI_AGAIN', 'EADDRINUSE', 'EACCES', 'EPERM', 'ENOSPC', 'EMFILE', 'ETIMEDOUT', 'ENETUNREACH', 'EHOSTUNREACH',
]) // prettier-ignore

function environment(failure: Failure): RedClassName | null {
  const links = [failure, ...failure.causes]
  const told = links.some(
    ({ code, message }) =>
      environmentCodes.has(code ?? '') ||
      [...environmentCodes].some((known) => message.includes(`${known}:`) || message.includes(`${known} `)) ||
      /\b[A-Z][A-Z0-9_]+ is not set\b|docker daemon|Name or service not known|Temporary failure in name resolution|getaddrinfo failed/i.test(
        message,
      ),
  )
  return told ? 'H-environment' : null
}

function ownBug(failure: Failure, context: RedContext): RedClassName | null {
  const thrower = innermost(failure, context)
  if (thrower === undefined) return null
  if (context.isImplementation(thrower.file)) return 'H-source-bug'
  const bug =
    /^(ReferenceError|TypeError|RangeError|SyntaxError|NameError|UnboundLocalError|AttributeError|IndexError|KeyError|ZeroDivisionError)$/.test(
      failure.name,
    )
  return bug ? 'H-test-bug' : null
}

/** The innermost frame inside the repository. */
function innermost(failure: Failure, context: RedContext): Frame | undefined {
  return failure.frames.find((frame) => frame.inside && context.exists(frame.file))
}
