// Everything of the surrounding world that a command may touch, so that tests can call one in-process.
// What costs time to load or to set up waits until it is asked for: a hook asks for little.
import { realpathSync } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import { parentCommands } from './parent-commands.ts'
import { visible } from './visible.ts'
import { workingFolder } from './working-folder.ts'

export interface Io {
  /** Reading it throws HelixError `repository/no-folder` where the folder has been deleted under the process. */
  readonly cwd: string
  env: Readonly<Record<string, string | undefined>>
  /** How this process was called, for commands that are printed to be pasted: `helix`, `npx helix`, `node …/helix.js`. */
  invocation: string
  /** Absolute paths of the running node and of the script that it was started with: what hooks start. */
  readonly program: readonly [node: string, script: string]
  /** The command lines of the processes that started this one, nearest first. */
  parents(): string[][]
  /** Seconds since the epoch. */
  now: () => number
  /** All of standard input. */
  read(): Promise<Uint8Array>
  /** Standard output: results only. */
  write: (text: string) => void
  /** Standard error: diagnostics and progress. */
  warn: (text: string) => void
  /** Both of standard input and standard error are a terminal: questions and live progress make sense. */
  readonly interactive: boolean
  /** Standard output is a terminal. */
  readonly terminal: boolean
  /** Columns of the terminal, 80 in a pipe. */
  readonly columns: number
  /** Asks on the terminal; only called when `interactive`. */
  ask: (question: string) => Promise<string>
  /** Aborted on Ctrl-C and termination. */
  signal: AbortSignal
}

/** The world of a real process. */
export function processIo(): Io {
  return {
    get cwd() {
      return workingFolder()
    },
    env: process.env,
    invocation: invocationOf(process.argv[1] ?? 'helix', process.env),
    get program() {
      return [process.execPath, realpathSync(process.argv[1] ?? '')] as const
    },
    parents: () => (parents ??= parentCommands()),
    read: () => buffer(process.stdin),
    now: () => Math.floor(Date.now() / 1000),
    write: (text) => put(process.stdout, visible(text)),
    warn: (text) => put(process.stderr, visible(text)),
    get interactive() {
      return isTerminal(0) && isTerminal(2) && !process.env['CI']
    },
    get terminal() {
      // Asked of the stream, which is there anyway: node:tty is not.
      return 'isTTY' in process.stdout
    },
    get columns() {
      // A terminal that does not know its size says 0.
      return Math.min(process.stdout.columns || 80, 100)
    },
    ask,
    signal: stopSignal(),
  }
}

let parents: string[][] | undefined

const written = new Set<NodeJS.WriteStream>()

function put(stream: NodeJS.WriteStream, text: string): void {
  if (!written.has(stream)) stream.on('error', unlessUnread)
  written.add(stream)
  stream.write(text)
}

/** Whoever reads may stop (`| head -1`): what was asked for is done to its end all the same. */
function unlessUnread(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
}

/**
 * Ends the process with an exit code. At once, where all text has been handed over: Node takes longer to put away what it holds of
 * a long history than the system does.
 */
export function leave(exit: number): void {
  process.exitCode = exit
  if ([...written].every((stream) => stream.writableLength === 0)) process.exit()
}

function isTerminal(descriptor: number): boolean {
  return process.getBuiltinModule('node:tty').isatty(descriptor)
}

/** Aborted by the first signal, so that everything can be put away; the second one ends the process where it is. */
function stopSignal(): AbortSignal {
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => (stop.signal.aborted ? process.exit(exitOf(signal)) : stop.abort(signal)))
  }
  return stop.signal
}

/** What a shell calls the end by a signal (POSIX 2.8.2): 128 and its number. */
export function exitOf(signal: unknown): number {
  return signal === 'SIGTERM' ? 143 : 130
}

/** How a user would call this again: by name when it was found by name, else by the path that was run. */
function invocationOf(script: string, env: Io['env']): string {
  if (env['HELIX_INVOCATION']) return env['HELIX_INVOCATION']
  if (env['npm_command'] === 'exec') return 'npx helix'
  return /\.[cm]?[jt]s$/.test(script) ? `node ${script}` : 'helix'
}

async function ask(question: string): Promise<string> {
  const { createInterface } = await import('node:readline/promises')
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return (await terminal.question(question)).trim()
  } finally {
    terminal.close()
  }
}
