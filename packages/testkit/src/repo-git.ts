import { spawnSync } from 'node:child_process'

export interface GitAnswer {
  code: number | null
  stdout: string
  stderr: string
}

/** Runs git in a folder, untouched by the machine's own git settings and by variables that a hook may have set. */
export function runGit(
  cwd: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  input: string | Uint8Array = '',
): GitAnswer {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'))
  const result = spawnSync('git', args, {
    cwd,
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    env: {
      ...Object.fromEntries(inherited),
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_NOSYSTEM: '1',
      LC_ALL: 'C',
      ...env,
    },
  })
  // A hook may end git before it has read its input, which is an error of the pipe and no missing answer.
  if (result.error && result.status === null) throw result.error
  return { code: result.status, stdout: result.stdout, stderr: result.stderr }
}

/** As `runGit`; answers standard output without its last newline and throws what git said when it fails. */
export function mustGit(
  cwd: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  input: string | Uint8Array = '',
): string {
  const answer = runGit(cwd, args, env, input)
  if (answer.code !== 0) throw new Error(`git ${args.join(' ')} failed (${answer.code}): ${answer.stderr}`)
  return answer.stdout.replace(/\n$/, '')
}
