import { parsePlaybook } from '@helix/playbook'
import { aRepo } from '@helix/testkit'
import { expect, test } from 'vitest'
import { run } from '../../run.ts'
import { testIo } from '../../testing/test-io.ts'

async function setUp(files: Record<string, string>) {
  const manifest = JSON.stringify({ scripts: { test: 'node --test' } })
  const repo = aRepo({ commits: [{ message: 'x', files: { 'package.json': manifest, 'index.js': '', ...files } }] })
  const io = testIo({ cwd: repo.root })
  expect(await run(['init'], io)).toBe(0)
  const [, next, after] = /\nnext {5}(.*)\n +(.*)/.exec(io.stdout()) ?? []
  return { setup: parsePlaybook(repo.read('playbook.yml'), 'playbook.yml').setup?.run, next, after }
}

const install = ['npm', 'install', '--no-package-lock']

test.each([
  { '.npmrc': 'ignore-scripts=true\npackage-lock=false\n' },
  { '.gitignore': 'node_modules\npackage-lock.json\n' },
])('a repository that keeps no lockfile is installed without one: %j', async (files) => {
  const { setup, next } = await setUp(files)
  expect(setup).toEqual(install)
  expect(next).toMatch(/^git add playbook\.yml/)
})

test('a repository that forgot its lockfile is asked for one, and commits it with what adopts', async () => {
  const { setup, next, after } = await setUp({ '.npmrc': 'ignore-scripts=true\n' })
  expect([setup, next]).toEqual([['npm', 'ci'], 'npm install && echo node_modules >> .gitignore'])
  expect(after).toMatch(/^git add .*package-lock\.json \.gitignore && git commit/)
})

test('a lockfile that is there is what is installed', async () => {
  const { setup } = await setUp({ '.npmrc': 'package-lock=false\n', 'package-lock.json': '{}' })
  expect(setup).toEqual(['npm', 'ci'])
})
