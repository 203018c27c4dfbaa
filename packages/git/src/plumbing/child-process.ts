import type * as ChildProcess from 'node:child_process'

/** node:child_process, loaded with the first process: hooks that know the answer already start none. */
export function childProcess(): typeof ChildProcess {
  return process.getBuiltinModule('node:child_process')
}
