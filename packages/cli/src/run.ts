import { type Finding, HelixError } from '@helix/core'
import { exitOf, type Io } from './io.ts'
import { systemRefusal } from './system-refusal.ts'

/** Exit code of a bug in Helix (EX_SOFTWARE of sysexits.h). */
const bug = 70

/**
 * Runs one command line and answers the exit code: 0 yes, 1 no, 2 cannot, 70 bug, 130 stopped by Ctrl-C. The only place where errors become
 * exit codes. Hooks take a short way that loads neither the command table nor the option parser.
 */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  const exit = await runOrReport(argv, io)
  return io.signal.aborted ? exitOf(io.signal.reason) : exit
}

async function runOrReport(argv: readonly string[], io: Io): Promise<number> {
  try {
    if (argv[0] === 'hook') return await (await import('./hooks/index.ts')).runHook(argv.slice(1), io)
    return await (await import('./program.ts')).runProgram(argv, io)
  } catch (error) {
    return await report(error, argv, io)
  }
}

async function report(thrown: unknown, argv: readonly string[], io: Io): Promise<number> {
  if (io.signal.aborted) {
    // Whatever broke off did so because it was told to.
    io.warn('stopped\n')
    return exitOf(io.signal.reason)
  }
  const error = systemRefusal(thrown) ?? thrown
  const { hostLog } = await import('./render/hosted/host-log.ts')
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
function findingsOf({ code, message, hint, where, findings }: HelixError): Finding[] {
  return [{ severity: 'error', code, message, ...(where && { where }), ...(hint && { fix: hint }) }, ...findings]
}
