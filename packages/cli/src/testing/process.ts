import { type ChildProcess, spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'
import { compileCache, main } from './product.ts'

export interface HelixProcess {
  child: ChildProcess
  /** How it ended. */
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null; stdout: string; stderr: string }>
}

/** Starts the real command in a process of its own: the sources, unless another file is said. */
export function startHelix(
  cwd: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  command = main,
): HelixProcess {
  const child = spawn(process.execPath, [command, ...args], {
    cwd,
    env: { ...process.env, NODE_COMPILE_CACHE: compileCache, HELIX_INVOCATION: 'helix', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const [stdout, stderr] = [text(child.stdout), text(child.stderr)]
  const exit = Promise.withResolvers<[number | null, NodeJS.Signals | null]>()
  child.once('exit', (...how) => exit.resolve(how))
  const ended = exit.promise.then(async ([code, signal]) => ({
    code,
    signal,
    stdout: await stdout,
    stderr: await stderr,
  }))
  return { child, ended }
}
