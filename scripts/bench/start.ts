import { spawnSync } from 'node:child_process'
import { performance } from 'node:perf_hooks'

export interface Started {
  milliseconds: number
  output: string
}

export interface StartOptions {
  cwd?: string
  env?: NodeJS.ProcessEnv
  input?: string
}

// The machine's own git settings do not count, and in CI Helix would leave its compile cache out.
const neutral = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', CI: undefined }

/** Runs one process to its end. A non-zero exit ends the bench: no row measures a failure. */
export function start([command = '', ...args]: readonly string[], options: StartOptions = {}): Started {
  const began = performance.now()
  const done = spawnSync(command, args, {
    cwd: options.cwd,
    env: { ...process.env, ...neutral, ...options.env },
    input: options.input ?? '',
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  })
  const milliseconds = performance.now() - began
  if (done.error) throw done.error
  if (done.status !== 0) {
    throw new Error(`${[command, ...args].join(' ')} ended with ${done.status}\n${done.stdout}${done.stderr}`)
  }
  return { milliseconds, output: done.stdout }
}

/** Fails the bench when something did not do what is measured. */
export function expectThat(holds: boolean, what: string, output = ''): void {
  if (!holds) throw new Error(`the bench would measure a failure: ${what}\n${output}`)
}
