import { runProcess } from '@helix/process'
import type { Io } from '../../../io.ts'

/**
 * The version of the Node that starts package managers and the user's own programs, such as 22.18.0: the first on PATH, which
 * need not be the one that runs Helix. Null where there is none.
 */
export async function nodeOnPath({ cwd, env, signal }: Io): Promise<string | null> {
  const { PATH } = env
  if (PATH === undefined) return null
  const { stdout } = await runProcess({ argv: ['node', '--version'], cwd, env: { PATH }, timeout: 10_000, signal })
  return /^v(\d+\.\d+\.\d+)/.exec(stdout)?.[1] ?? null
}
