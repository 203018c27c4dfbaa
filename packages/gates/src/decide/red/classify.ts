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
  ownBug,
]

/**
 * The class of one failure. `around`: the file, a suite or a hook failed, not the test; then only what is missing by
 * its structure (module, export) is a good reason.
 */
export function classify(failure: Failure, context: RedContext, around: boolean): RedClassName {
  const found = rules.map((rule) => rule(failure, context)).find((name) => name !== null) ?? 'H-other'
  const structural = found === 'R-missing-module' || found === 'R-missing-export'
  return around && found.startsWith('R-') && !structural ? 'H-hook-or-setup' : found
}

function assertion(failure: Failure, context: RedContext): RedClassName | null {
  if (!isAssertion(failure)) return null
  if (failure.causes.some(saysNotImplemented)) return 'R-not-implemented'
  if (failure.expected === undefined && failure.actual === undefined) return 'H-unconditional'
  const inProduct = innermost(failure, context)
  if (inProduct !== undefined && context.isImplementation(inProduct.file)) return 'H-source-bug'
  return isBoundary(failure) ? 'R-boundary' : 'R-assertion'
}

function isAssertion({ name, code }: Failure): boolean {
  return name === 'AssertionError' || name.startsWith('AssertionError ') || code === 'ERR_ASSERTION'
}

/** The own server's router answered: no such route, wrong method, not implemented. */
function isBoundary({ expected, actual }: Failure): boolean {
  return expected !== undefined && /^(404|405|501)$/.test(actual?.trim() ?? '') && /^\d{3}$/.test(expected.trim())
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
  const said = /PARSE_ERROR|Transform failed|Unexpected token|Failed to parse source|error TS\d+/
  return /^(?:Syntax|Indentation|Tab)Error$/.test(name) || code === 'PARSE_ERROR' || said.test(message)
    ? 'H-syntax'
    : null
}

function timeout({ name, message }: Failure): RedClassName | null {
  return name === 'TimeoutError' || /\b(test|hook) timed out\b|\bTimeout of \d+ ?ms exceeded\b/i.test(message)
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
      /\b[A-Z][A-Z0-9_]+ is not set\b|docker daemon/i.test(message),
  )
  return told ? 'H-environment' : null
}

function ownBug(failure: Failure, context: RedContext): RedClassName | null {
  const thrower = innermost(failure, context)
  if (thrower === undefined) return null
  if (context.isImplementation(thrower.file)) return 'H-source-bug'
  const bug = /^(ReferenceError|TypeError|RangeError|SyntaxError|NameError|UnboundLocalError|AttributeError)$/.test(
    failure.name,
  )
  return bug ? 'H-test-bug' : null
}

/** The innermost frame inside the repository. */
function innermost(failure: Failure, context: RedContext): Frame | undefined {
  return failure.frames.find((frame) => frame.inside && context.exists(frame.file))
}
