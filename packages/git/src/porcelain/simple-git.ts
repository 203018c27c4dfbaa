import { HelixError } from '@helix/core'
import { gitEnvironment } from '../plumbing/environment.ts'
import type { Git } from '../git.ts'

export interface PorcelainOptions {
  /** Let the repository's hooks run. */
  hooks?: boolean
  env?: NodeJS.ProcessEnv
}

export type PorcelainAnswer = { done: true; stdout: string } | { done: false; said: string }

/**
 * A command that users type by hand, through simple-git; git's refusal is a value. simple-git strips GIT_ variables unless they
 * are named, refuses settings that could run programs unless they are allowed, and takes a process for ended 50 ms after its exit,
 * whatever is still in the pipe: all three are said here.
 */
export async function tryPorcelain(
  git: Git,
  args: string[],
  { hooks = false, env = {} }: PorcelainOptions = {},
): Promise<PorcelainAnswer> {
  const { GitError, simpleGit } = await import('simple-git')
  const environment = gitEnvironment(env)
  const porcelain = simpleGit({
    baseDir: git.root,
    completion: { onClose: true, onExit: false },
    allowEnvironment: Object.keys(environment),
    unsafe: {
      allowUnsafeHooksPath: true,
      allowUnsafeSshCommand: true,
      allowUnsafeAskPass: true,
      allowUnsafeEditor: true,
      allowUnsafePager: true,
      allowUnsafeConfigPaths: true,
      allowUnsafeConfigEnvCount: true,
      allowUnsafeFilter: true,
      allowUnsafeFsMonitor: true,
    },
    config: [...(hooks ? [] : ['core.hooksPath=/dev/null']), ...(git.settings ?? [])],
    // By default a failure that says nothing on standard error counts as success: `git commit` with nothing staged, say.
    errors: (error, { exitCode, stdErr, stdOut }) =>
      exitCode === 0 ? undefined : (error ?? Buffer.concat([...stdErr, ...stdOut])),
  }).env(environment)
  try {
    return { done: true, stdout: await porcelain.raw(args) }
  } catch (cause) {
    if (cause instanceof GitError) return { done: false, said: cause.message.trim() }
    throw cause
  }
}

/** As `tryPorcelain`, for what must succeed: its output. HelixError `git/failed`. */
export async function mustPorcelain(git: Git, args: string[]): Promise<string> {
  const answer = await tryPorcelain(git, args)
  if (answer.done) return answer.stdout
  throw porcelainFailed(args, answer.said)
}

export function porcelainFailed(args: readonly string[], said: string): HelixError {
  return new HelixError('git/failed', `git ${args.join(' ').slice(0, 200)}: ${said}`, {
    hint: 'Run the command by hand to see what git needs.',
  })
}
