// A small product that has adopted Helix, and the real command in a process of its own.
import { spawnSync } from 'node:child_process'
import { compileCache, main } from '../../packages/cli/src/testing/product.ts'

export { aProduct, addTest, playbook, spec } from '../../packages/cli/src/testing/product.ts'

export interface Ran {
  code: number | null
  stdout: string
  stderr: string
}

/**
 * Runs one command line of Helix in a repository. `CI` is unset, so that nothing depends on where the test runs; what node
 * compiled once is kept, which halves the start.
 */
export function helix(repo: { root: string }, args: readonly string[], env: NodeJS.ProcessEnv = {}): Ran {
  const { CI: _, ...inherited } = process.env
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    cwd: repo.root,
    encoding: 'utf8',
    env: { ...inherited, NODE_COMPILE_CACHE: compileCache, HELIX_INVOCATION: 'helix', ...env },
  })
  return { code: status, stdout, stderr }
}

/** The one JSON document of a command with `--json`; null where it printed none. */
export function documentOf({ stdout }: Ran): unknown {
  try {
    return JSON.parse(stdout)
  } catch {
    return null
  }
}
