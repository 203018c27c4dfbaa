import { constants } from 'node:os'
import type { Exit } from '../exit.ts'

/** Signals that end a program which says nothing to them. */
const signals = [
  'SIGHUP', 'SIGINT', 'SIGQUIT', 'SIGILL', 'SIGTRAP', 'SIGABRT', 'SIGBUS', 'SIGFPE', 'SIGKILL', 'SIGUSR1', 'SIGSEGV', 'SIGUSR2',
  'SIGPIPE', 'SIGALRM', 'SIGTERM', 'SIGXCPU', 'SIGXFSZ', 'SIGSYS',
] as const // prettier-ignore

/** What the first process of a sandbox says when there is no such program. */
const notThere = /^(?:sh: \d+: .*: not found|setpriv: failed to execute .*: No such file or directory)$/m

/** How a program ended in a sandbox, told from how the sandbox did: 128 + n means signal n, 127 may mean that it is not there. */
export function endingInside(exit: Exit): Exit {
  const { code, stderr } = exit
  const signal = code === null ? undefined : signalOf(code - 128)
  if (signal !== undefined) return { ...exit, code: null, signal }
  return code === 127 && notThere.test(stderr) ? { ...exit, code: null, missing: true } : exit
}

function signalOf(number: number): NodeJS.Signals | undefined {
  return signals.find((name) => constants.signals[name] === number)
}
