import { existsSync } from 'node:fs'
import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { HelixError } from '@helix/core'
import type { execa as start } from 'execa'
import { endWithHelix } from './helix-end.ts'
import { endGroup, killGroup } from './process-group.ts'
import { watchDisk } from './sandbox/disk-floor.ts'
import { endingInside } from './sandbox/ending-inside.ts'
import { watchMemory } from './sandbox/memory-bound.ts'
import { type Cell, sandboxed } from './sandbox/sandbox.ts'
import { scrubbedEnv } from './scrubbed-env.ts'
import { Head, Lines, Tail } from './tail.ts'
import type { Exit } from './exit.ts'

export interface ProcessOptions {
  /** Program and arguments; no shell. */
  argv: readonly string[]
  cwd: string
  /** Where it runs apart from everything else; beside everything else by default. */
  within?: Cell
  /** All that the process gets; `scrubbedEnv()` by default. */
  env?: Readonly<Record<string, string>>
  /** Milliseconds until it is stopped. */
  timeout: number
  /** Milliseconds without output until it is stopped. */
  idleTimeout?: number
  /** All of its standard input, or a stream that goes on; without it the input is closed. */
  input?: string | Uint8Array | Readable
  signal?: AbortSignal
  /** Bytes of memory that all processes of a program in a cell may hold together; three quarters of what there is by default. */
  mostMemory?: number
  /** Bytes kept of the end of each of the two outputs; 256 KiB by default. */
  maxBuffer?: number
  onLine?: (line: string, from: 'stdout' | 'stderr') => void
  /**
   * Bytes that are kept of what it writes to descriptor 3 (one more tells that there was more), a socket that no program which
   * it starts inherits, or finds by a path: what stands there is its own word, and nobody can take it back. None by default.
   */
  mostSaid?: number
  /** Standard output as it comes, for protocols that are spoken over it. */
  onOutput?: (piece: Uint8Array) => void
}

/**
 * Runs a program in its own process group and waits for it. Whatever is left of the group when the program ends, runs out of
 * time or is aborted is stopped too: SIGTERM, then SIGKILL; so is a program in a cell that leaves no room on a disk or in memory. Every ending is a value.
 * HelixError `process/no-folder` (`cwd` is not there), `process/cannot-start` (the program may not be executed, say).
 */
export async function runProcess(options: ProcessOptions): Promise<Exit> {
  const started = performance.now()
  const [stdout, stderr] = [new Tail(options.maxBuffer ?? 262_144), new Tail(options.maxBuffer ?? 262_144)]
  const said = new Head((options.mostSaid ?? 0) + 1)
  const exit = await supervise(options, { stdout, stderr, said })
  const durationMs = Math.round(performance.now() - started)
  const outer = {
    ...exit,
    durationMs,
    stdout: stdout.text(),
    stderr: stderr.text(),
    ...(options.mostSaid !== undefined && { said: said.bytes() }),
  }
  return options.within === undefined ? outer : endingInside(outer)
}

type Ending = Omit<Exit, 'durationMs' | 'stdout' | 'stderr' | 'said'>

type Kept = Record<'stdout' | 'stderr', Tail> & { said: Head }
type Child = ReturnType<typeof startProcess>

const notStarted: Ending = { code: null, signal: null, timedOut: false, stopped: false, missing: false }

async function supervise(options: ProcessOptions, kept: Kept): Promise<Ending> {
  const { execa } = await import('execa') // A hundred modules that hooks without gates do not need.
  if (options.signal?.aborted) return { ...notStarted, stopped: true }
  // Helix listens before it starts anything: a signal in between would leave an orphan.
  let leader: number | undefined
  const forget = endWithHelix({
    end: async () => (leader === undefined ? undefined : endGroup(leader)),
    endNow: () => (leader === undefined ? undefined : killGroup(leader)),
  })
  try {
    const child = startProcess(execa, options)
    leader = child.pid
    return leader === undefined ? neverStarted(options, (await child).cause) : await watch(child, leader, options, kept)
  } finally {
    forget()
  }
}

async function watch(child: Child, leader: number, options: ProcessOptions, kept: Kept): Promise<Ending> {
  const deadlines = watchDeadlines(options, () => void endGroup(leader))
  const bounds = watchBounds(options, leader, (said) => {
    kept.stderr.add(Buffer.from(`${said}\n`))
    options.onLine?.(said, 'stderr')
    void endGroup(leader)
  })
  try {
    const closed = [
      collect(
        child.stdout,
        kept.stdout,
        (piece) => (deadlines.heard(), options.onOutput?.(piece)),
        (line) => options.onLine?.(line, 'stdout'),
      ),
      collect(
        child.stderr,
        kept.stderr,
        () => deadlines.heard(),
        (line) => options.onLine?.(line, 'stderr'),
      ),
    ]
    const said = saidBy(child).map((stream) => keep(stream, kept.said))
    const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve) => {
      child.nodeChildProcess.once('exit', (...how) => resolve(how))
    })
    deadlines.clear()
    // Grandchildren may live on and hold the outputs open; those that have left the group are waited for a second at most.
    await endGroup(leader)
    await Promise.race([Promise.all(closed), sleep(1_000, undefined, { ref: false })])
    // Cut off it would be worth nothing, and hardly anybody can hold it still.
    await Promise.race([Promise.all(said), sleep(10_000, undefined, { ref: false })])
    return { ...notStarted, ...deadlines.passed, code, signal }
  } finally {
    deadlines.clear()
    for (const bound of bounds) bound.end()
    child.stdout.destroy()
    child.stderr.destroy()
    for (const stream of saidBy(child)) stream.destroy()
  }
}

/** Descriptor 3 of a program that has one. */
function saidBy(child: Child): Readable[] {
  const [, , , said] = child.nodeChildProcess.stdio
  return said instanceof Readable ? [said] : []
}

function keep(stream: Readable, head: Head): Promise<void> {
  stream.on('data', (piece: Buffer) => head.add(piece))
  return new Promise((resolve) => stream.once('close', () => resolve()))
}

/** What a program in a cell may take from everybody else. */
function watchBounds({ within, mostMemory }: ProcessOptions, leader: number, reached: (said: string) => void) {
  if (within === undefined) return []
  const memory = watchMemory(leader, reached, mostMemory === undefined ? {} : { most: mostMemory })
  return [memory, ...within.box.writable.map((folder) => watchDisk(folder, reached))]
}

/** Execa's promise waits until the outputs close, which may be never: only its process is used. */
function startProcess(execa: typeof start, { argv, cwd, env, input, within, mostSaid }: ProcessOptions) {
  const [program, ...args] = within === undefined ? argv : sandboxed({ argv, cwd }, within)
  if (program === undefined) throw new Error('an argv needs a program')
  if (!existsSync(cwd)) {
    throw new HelixError('process/no-folder', `${cwd} is not there`, { hint: 'Name a folder that exists.' })
  }
  return execa(program, args, {
    cwd,
    env: env ?? scrubbedEnv(),
    extendEnv: false,
    killDescendants: true, // gives the child a process group of its own; process-group.ts ends it
    cleanup: false,
    reject: false,
    buffer: false,
    encoding: 'buffer',
    ...(input === undefined ? {} : { input }),
    stdio: [
      input === undefined ? 'ignore' : 'pipe',
      'pipe',
      'pipe',
      ...(mostSaid === undefined ? [] : ['pipe' as const]),
    ],
  })
}

/** No such program is a value; everything else that keeps a program from starting is HelixError `process/cannot-start`. */
function neverStarted({ argv }: Pick<ProcessOptions, 'argv'>, cause: unknown): Ending {
  if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return { ...notStarted, missing: true }
  const said = cause instanceof Error ? cause.message : 'no reason given'
  throw new HelixError('process/cannot-start', `${argv[0]} cannot be started: ${said}`, {
    hint: `Check that ${argv[0]} is a program that you may execute.`,
    cause,
  })
}

function watchDeadlines({ timeout, idleTimeout, signal }: ProcessOptions, end: () => void) {
  const passed = { timedOut: false, stopped: false }
  const pass = (which: keyof typeof passed): void => {
    if (!passed.timedOut && !passed.stopped) end()
    passed[which] ||= !passed.timedOut && !passed.stopped
  }
  const timer = setTimeout(pass, timeout, 'timedOut')
  const idle = idleTimeout === undefined ? undefined : setTimeout(pass, idleTimeout, 'timedOut')
  const abort = (): void => pass('stopped')
  signal?.addEventListener('abort', abort, { once: true })
  return {
    passed,
    heard: () => void idle?.refresh(),
    clear: () => {
      clearTimeout(timer)
      clearTimeout(idle)
      signal?.removeEventListener('abort', abort)
    },
  }
}

/** Resolves when the stream is at its end. */
function collect(
  stream: Readable,
  tail: Tail,
  heard: (piece: Buffer) => void,
  onLine: (line: string) => void,
): Promise<void> {
  const lines = new Lines(onLine)
  stream.on('data', (piece: Buffer) => {
    heard(piece)
    tail.add(piece)
    lines.add(piece)
  })
  return new Promise((resolve) => {
    stream.once('close', () => {
      lines.end()
      resolve()
    })
  })
}
