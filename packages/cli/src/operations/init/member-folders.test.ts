import { aRepo } from '@helix/testkit'
import { expect, test } from 'vitest'
import { run } from '../../run.ts'
import { testIo } from '../../testing/test-io.ts'
import { isPythonRepository } from './find-python.ts'
import { memberFolders } from './member-folders.ts'

test('packages of the product are found in folders, not in what tests and installations hold', () => {
  const paths = ['web/package.json', 'web/e2e/package.json', 'api/package.json', 'node_modules/x/package.json']
  expect(memberFolders([...paths, 'test/fixtures/a/package.json', 'package.json'])).toEqual(['web', 'api'])
})

test('a script in Python makes a repository of packages in folders no Python, a project does', () => {
  expect(isPythonRepository(['web/package.json', 'tools/release.py'])).toBe(false)
  expect(isPythonRepository(['web/package.json', 'pyproject.toml'])).toBe(true)
  expect(isPythonRepository(['test/fixtures/a/package.json', 'shop/cart.py'])).toBe(true)
})

test('packages without one at the root are named, with the command that makes it', async () => {
  const files = { 'web/package.json': '{}', 'my api/package.json': '{}', 'tools/release.py': '' }
  const repo = aRepo({ commits: [{ message: 'x', files }] })
  const io = testIo({ cwd: `${repo.root}/web` })
  expect(await run(['init', '--json'], io)).toBe(2)
  const [{ code, message, fix }] = JSON.parse(io.stdout()).diagnostics
  expect(code).toBe('init/no-package-json')
  expect(message).toContain('my api, web')
  expect(fix).toBe(
    `at the top: npm init -y && npm pkg set "workspaces[]=my api" "workspaces[]=web" && npm install, commit it, then: helix init`,
  )
})
