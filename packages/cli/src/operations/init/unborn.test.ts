import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { aRepo } from '@helix/testkit'
import { expect, test } from 'vitest'
import { helix } from '../../testing/product.ts'

/** What `helix init` says to do next in a repository that has no commit. */
async function nextIn(root: string): Promise<string> {
  const { code, stdout } = await helix({ root }, ['init', '--yes', '--json'])
  const [{ code: said, fix }] = JSON.parse(stdout).diagnostics
  expect([code, said]).toEqual([2, 'repository/unborn'])
  return fix
}

test('before the first commit, the next command is one that can be pasted', async () => {
  const repo = aRepo()
  const begin = 'git add -A && git commit -m "chore: begin" && helix init'
  expect(await nextIn(repo.root)).toBe(`npm init -y && ${begin}`)
  writeFileSync(join(repo.root, 'package.json'), '{}')
  expect(await nextIn(repo.root)).toBe(begin)
  mkdirSync(join(repo.root, 'node_modules', 'x'), { recursive: true })
  writeFileSync(join(repo.root, 'node_modules', 'x', 'index.js'), '')
  const next = await nextIn(repo.root)
  execFileSync('sh', ['-c', next.replace(' && helix init', '')], { cwd: repo.root })
  expect(repo.git('ls-files')).toBe('.gitignore\npackage.json')
  expect(await helix(repo, ['init', '--yes', '--dry-run'])).toMatchObject({ code: 0 })
})
