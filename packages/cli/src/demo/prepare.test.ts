import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { probeSandbox, runProcess, scrubbedEnv } from '@helix/process'
import { temporaryFolder, twoPeople } from '@helix/testkit'
import { expect, test } from 'vitest'
import { prepareCell } from '../measuring/place/cell.ts'
import { layOut } from './prepare.ts'

test('packages of the product are installed as they will be for measuring: in a sandbox, where there is one', async () => {
  const [folder, top] = [temporaryFolder(), temporaryFolder()]
  await layOut(folder, scrubbedEnv(), twoPeople.anna)
  const tree = join(top, 'tree')
  mkdirSync(tree)
  for (const name of ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml'])
    copyFileSync(join(folder, name), join(tree, name))
  const sandbox = await probeSandbox()
  const home = join(folder, '.git', 'helix', 'home')
  const within = sandbox.kind === 'namespaces' ? await prepareCell(sandbox, { top, home }) : null

  const argv = ['pnpm', 'install', '--frozen-lockfile']
  const exit = await runProcess({ argv, cwd: tree, timeout: 25_000, ...(within && { within }) })

  expect(exit.code).toBe(0)
  expect(existsSync(join(tree, 'node_modules', 'vitest', 'package.json'))).toBe(true)
})
