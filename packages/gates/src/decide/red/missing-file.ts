// Files and programs that the operating system does not find.
import type { Failure } from '../../run/run.ts'
import type { RedClassName } from './classes.ts'
import type { RedContext } from './context.ts'
import { innermost } from './innermost.ts'
import { isAstray } from './slips.ts'

/** Node's words, and Helix's plugin of pytest says the same for a program. */
const noProgram = /^(?:spawn|spawnSync) (.+) ENOENT\b/
const noFile =
  /\bENOENT: no such file or directory, \w+ ['"]([^'"]+)['"]|^\[Errno 2\] No such file or directory: ['"]([^'"]+)['"]/
/** What a runtime says that was started with a script. */
const noScript = /Cannot find module ['"]([^'"]+)['"](?! imported)|can't open file ['"]([^'"]+)['"]/

/** The class of a failure that says that a file, a script or a program is not there; null for every other failure. */
export function classifyMissingFile(failure: Failure, context: RedContext): RedClassName | null {
  const { message } = failure
  const thrower = innermost(failure, context)
  if (thrower !== undefined && context.isImplementation(thrower.file)) return null
  const program = noProgram.exec(message)?.[1]
  if (program !== undefined) return isToCome(program, context) ? 'R-missing-module' : 'H-environment'
  const started = /^Command (?:failed: |')(.+)/.exec(message)?.[1]
  const [, module, file] = (started === undefined ? null : noScript.exec(message)) ?? []
  const script = module ?? file ?? ''
  // Reports of programs tell the whole path of what was started by a shorter one.
  const asked = started?.match(/[^\s'"[\],]+/g)?.find((word) => word === script || script.endsWith(`/${word}`))
  if (asked !== undefined && isToCome(asked, context)) return 'R-missing-module'
  const [, read, opened] = noFile.exec(message) ?? []
  const path = (read ?? opened)?.replace(/^(?:\.\/)+/, '')
  if (path === undefined) return null
  if (!isOutside(path) && context.paths.some((other) => isAstray(path, other, context))) return 'H-test-bug'
  if (context.isImplementation(path) || isOutside(path)) return 'H-other'
  return failure.beside === true ? 'H-hook-or-setup' : 'H-missing-helper'
}

/** A path of the product at which nothing is. */
function isToCome(path: string, context: RedContext): boolean {
  return path.includes('/') && !isOutside(path) && context.isImplementation(path) && !context.exists(path)
}

/** Paths below the run's folder are told without it. */
function isOutside(path: string): boolean {
  return /^(?:\/|[A-Za-z]:\\|\.\.\/)/.test(path)
}
