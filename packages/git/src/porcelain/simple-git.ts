import { GitError, type SimpleGit, simpleGit } from 'simple-git'
import { gitEnvironment } from '../environment.ts'
import type { Git } from '../open-git.ts'

/**
 * simple-git for what users do by hand. It strips GIT_ variables unless they are named, refuses settings that could run programs
 * unless they are allowed, and takes a process for ended 50 ms after its exit, whatever is still in the pipe: all three said here.
 */
export function porcelain(
  git: Git,
  { hooks = false, env = {} }: { hooks?: boolean; env?: NodeJS.ProcessEnv } = {},
): SimpleGit {
  const environment = gitEnvironment(env)
  return simpleGit({
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
    },
    config: hooks ? [] : ['core.hooksPath=/dev/null'],
  }).env(environment)
}

/** What git said, when it was git that failed; anything else is thrown on. */
export function gitSaid(cause: unknown): string {
  if (cause instanceof GitError) return cause.message.trim()
  throw cause
}
