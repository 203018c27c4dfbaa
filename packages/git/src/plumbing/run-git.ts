import type { ChildProcessByStdio } from 'node:child_process'
import { existsSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { HelixError } from '@helix/core'
import { gitEnvironment } from './environment.ts'
import { childProcess, pipesOf } from './child-process.ts'
import { Portions } from './portions.ts'

export interface GitOptions {
  input?: string | Uint8Array
  /** Laid over the scrubbed environment. */
  env?: NodeJS.ProcessEnv
  /** Milliseconds after which the process is killed; none by default. */
  timeout?: number
}

export interface GitAnswer {
  code: number | null
  stdout: Buffer
  stderr: string
}

// No hook may run because Helix looks at or records something, no commit-graph file may tell what objects don't, and no setting of a
// user may turn what `git log` prints into another encoding or leave the first commit's files out of it.
export const gitSettings = [
  '-c', 'core.hooksPath=/dev/null', '-c', 'core.commitGraph=false', '-c', 'i18n.logOutputEncoding=UTF-8', '-c', 'log.showRoot=true',
  '--literal-pathspecs',
] // prettier-ignore

/**
 * One git process; a non-zero exit is an answer. Throws HelixError `git/missing` (no git on PATH), `git/no-folder`
 * (`cwd` is not there), `git/timeout`.
 */
export async function runGit(cwd: string, args: readonly string[], options: GitOptions = {}): Promise<GitAnswer> {
  const answer = await new Promise<GitAnswer & { signal: NodeJS.Signals | null }>((resolve, reject) => {
    const child = childProcess().spawn('git', [...gitSettings, ...args], {
      cwd,
      env: gitEnvironment(options.env),
      stdio: [options.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      ...(options.timeout === undefined ? {} : { timeout: options.timeout, killSignal: 'SIGKILL' as const }),
    })
    const out: Buffer[] = []
    const err: Buffer[] = []
    child.stdout?.on('data', (chunk: Buffer) => out.push(chunk))
    child.stderr?.on('data', (chunk: Buffer) => err.push(chunk))
    // git may stop reading before the end of its input; the exit code says how that ended.
    child.stdin?.on('error', () => undefined)
    child.stdin?.end(options.input)
    child.on('error', (cause) => reject(cannotStart(cwd, cause)))
    child.on('close', (code, signal) => {
      resolve({ code, signal, stdout: Buffer.concat(out), stderr: Buffer.concat(err).toString('utf8') })
    })
  })
  if (answer.signal !== null && options.timeout !== undefined) {
    throw new HelixError('git/timeout', `git ${args[0]} gave no answer within ${options.timeout / 1000} s`, {
      hint: 'Check the network and the remote, then try again.',
    })
  }
  return answer
}

/** Standard output of a git process that must succeed. Throws HelixError `git/failed`, and those of `runGit`. */
export async function mustGit(cwd: string, args: readonly string[], options: GitOptions = {}): Promise<Buffer> {
  const answer = await runGit(cwd, args, options)
  if (answer.code !== 0) throw gitFailed(args, answer)
  return answer.stdout
}

/** As `mustGit`, piece by piece while git is at work; it fails after the last piece. */
export async function* streamGit(cwd: string, args: readonly string[]): AsyncGenerator<Buffer> {
  const { child, output, ended, said } = takeStarted(cwd, args) ?? startGit(cwd, args)
  try {
    yield* output.read()
    const code = await ended
    if (code !== 0) throw gitFailed(args, { code, stderr: Buffer.concat(said).toString('utf8') })
  } finally {
    child.kill()
  }
}

interface Started {
  cwd: string
  args: readonly string[]
  child: ChildProcessByStdio<null, Readable, Readable>
  output: Portions
  ended: Promise<number | null>
  said: Buffer[]
}

function startGit(cwd: string, args: readonly string[]): Started {
  const child = childProcess().spawn('git', [...gitSettings, ...args], {
    cwd,
    // Commit by commit, as git hands a log on by itself, it would be handed on a thousand times.
    env: gitEnvironment({ GIT_FLUSH: '0' }),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: Buffer[] = []
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk))
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', (cause) => reject(cannotStart(cwd, cause)))
    child.on('close', resolve)
  })
  ended.catch(() => undefined)
  return { cwd, args, child, output: new Portions(child.stdout, ended), ended, said }
}

let ahead: Started | null = null

/** Starts a process that `streamGit` will take over when it is asked the same. If it never is, Node ends without waiting for it. */
export function startAhead(cwd: string, args: readonly string[]): void {
  ahead ??= startGit(cwd, args)
  ahead.child.unref()
  for (const pipe of pipesOf(ahead.child)) pipe.unref()
}

/** A process that was started for another question is of no use any more. */
function takeStarted(cwd: string, args: readonly string[]): Started | null {
  const started = ahead
  ahead = null
  if (started === null) return null
  if (started.cwd !== cwd || started.args.join('\0') !== args.join('\0')) {
    started.child.kill()
    return null
  }
  started.child.ref()
  for (const pipe of pipesOf(started.child)) pipe.ref()
  return started
}

/** As `mustGit`: one line of text. */
export async function mustGitLine(cwd: string, args: readonly string[], options: GitOptions = {}): Promise<string> {
  return (await mustGit(cwd, args, options)).toString('utf8').trimEnd()
}

/** What git said, as an error that names the command. */
export function gitFailed(args: readonly string[], answer: Pick<GitAnswer, 'code' | 'stderr'>): HelixError {
  if (unknownOption.test(answer.stderr)) {
    return new HelixError('git/too-old', `this git does not know an option that Helix uses: ${answer.stderr.trim()}`, {
      hint: 'Install git 2.34 or newer: https://git-scm.com/downloads',
    })
  }
  const said = answer.stderr.trim() || `exit ${answer.code}`
  return new HelixError('git/failed', `git ${args.join(' ').slice(0, 200)}: ${said}`, {
    hint: 'Run the command by hand to see what git needs.',
  })
}

/** Said of what Helix asks, it can only mean that this git is older. */
const unknownOption =
  /^(?:fatal: unrecognized argument|error: unknown (?:option|switch)|git: '[a-z-]+' is not a git command)/m

export function cannotStart(cwd: string, cause: Error): Error {
  if (!('code' in cause) || cause.code !== 'ENOENT') return cause
  if (!existsSync(cwd)) {
    return new HelixError('git/no-folder', `${cwd} is not there`, { hint: 'Name a folder that exists.' })
  }
  return new HelixError('git/missing', 'git is not installed, or not on PATH', {
    hint: 'Install git 2.34 or newer: https://git-scm.com/downloads',
    cause,
  })
}
