import type * as ChildProcess from 'node:child_process'
import type { Socket } from 'node:net'
import type { Readable } from 'node:stream'

/** node:child_process, loaded with the first process: hooks that know the answer already start none. */
export function childProcess(): typeof ChildProcess {
  return process.getBuiltinModule('node:child_process')
}

/** The pipes of a child process, for which Node waits or not; they are sockets, though their types do not say so. */
export function pipesOf({ stdout, stderr }: { stdout: Readable; stderr: Readable }): Socket[] {
  return [stdout, stderr].filter((pipe): pipe is Readable & Socket => 'unref' in pipe)
}
