import { spawnSync } from 'node:child_process'
import { type GitAnswer, runGit, type TestRepo } from '@helix/testkit'
import { hookLine, hookNames, hookPath } from '../operations/init/hooks/hook-files.ts'
import { aProduct, builtCommand, type ProductOptions } from './product.ts'

/** A product whose hooks were committed and set up in this clone by the real command, through husky. */
export function aHuskyProduct(options: Omit<ProductOptions, 'hooks'> = {}): TestRepo {
  const hooks = Object.fromEntries(hookNames.map((name) => [hookPath(name), `${hookLine(name)}\n`]))
  const repo = aProduct({ ...options, files: { ...hooks, ...options.files } })
  setUpHooks(repo.root)
  return repo
}

/** `helix init --hooks` in a clone. */
export function setUpHooks(root: string, option = '--hooks'): void {
  const { status, stderr } = spawnSync(process.execPath, [builtCommand(), 'init', option], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, HELIX_INVOCATION: 'helix' },
  })
  if (status !== 0) throw new Error(`helix init ${option}: ${stderr}`)
}

/** git as a user calls it in a folder, with the hooks that are set up there. */
export function userGit(root: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): GitAnswer {
  return runGit(root, args, { NODE_COMPILE_CACHE: undefined, ...env })
}
