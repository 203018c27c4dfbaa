import { type Finding, HelixError } from '@helix/core'
import { exitOf, type Io } from './io.ts'

/** Exit code of a bug in Helix (EX_SOFTWARE of sysexits.h). */
const bug = 70

/** What a process ends with that had nothing left to wait for before its work was done: a bug, and never a yes. */
export const unfinished = bug

/** Does some work and answers its exit code. The only place where errors become exit codes. */
export async function reporting(argv: readonly string[], io: Io, work: () => Promise<number>): Promise<number> {
  let exit: number
  try {
    exit = await work()
  } catch (error) {
    exit = await report(error, argv, io)
  }
  return io.signal.aborted ? exitOf(io.signal.reason) : exit
}

async function report(thrown: unknown, argv: readonly string[], io: Io): Promise<number> {
  if (io.signal.aborted) {
    // Whatever broke off did so because it was told to.
    io.warn('stopped\n')
    return exitOf(io.signal.reason)
  }
  const [{ systemRefusal }, { hostLog }] = await Promise.all([
    import('./system-refusal.ts'),
    import('./render/hosted/host-log.ts'),
  ])
  const error = systemRefusal(thrown) ?? thrown
  const log = await hostLog(io.env)
  if (!(error instanceof HelixError)) {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
    io.warn(log.text(`This is a bug in Helix; please report it with the lines below.\n${stack}\n`))
    return bug
  }
  if (argv.includes('--json')) {
    io.write(log.json(`${JSON.stringify({ ok: false, diagnostics: findingsOf(error) }, null, 2)}\n`))
    return 2
  }
  const [{ renderFailure }, { styleFor }] = await Promise.all([
    import('./render/failure.ts'),
    import('./render/style.ts'),
  ])
  io.warn(log.text(renderFailure(error, styleFor(io))) + log.annotations(findingsOf(error)))
  return 2
}

/** The error itself and its reasons. */
export function findingsOf({ code, message, hint, where, findings }: HelixError): Finding[] {
  return [{ severity: 'error', code, message, ...(where && { where }), ...(hint && { fix: hint }) }, ...findings]
}
