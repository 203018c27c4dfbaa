import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { addTest, aProduct, helix, playbook } from '../../../testing/product.ts'

const asked = ['approve', 'finding', 'GATE-TESTS-FAILED', 'test/add.test.js', '--why', 'known', '--json']

/** A change that the hooks refused, still staged. */
function refused(rules = playbook) {
  const repo = aProduct({ hooks: true, playbook: rules })
  const commit = () => repo.tryGit('commit', '-q', '-m', 'refactor: tidy\n\nWhy: it is asked for.')
  writeFileSync(join(repo.root, 'src/add.js'), 'export const add = (a, b) => a + b + 1\n')
  repo.git('add', '-A')
  expect(commit().stderr).toContain('GATE-TESTS-FAILED')
  return { repo, commit }
}

function codes({ stdout }: { stdout: string }): string[] {
  const { diagnostics }: { diagnostics: { code: string }[] } = JSON.parse(stdout)
  return diagnostics.map(({ code }) => code)
}

test('what the hooks refused is approved before it is committed, and then let through', async () => {
  const { repo, commit } = refused()
  const approved = await helix(repo, [...asked, '--until', '2099-12-31'])
  expect(approved.code).toBe(0)
  expect(repo.git('diff', '--cached', '--name-only').trim()).toBe('src/add.js')

  const { code, stderr } = commit()
  expect([code, stderr]).toEqual([0, ''])
  expect(repo.git('log', '-2', '--format=%s').trim().split('\n')[1]).toContain('policy: approve GATE-TESTS-FAILED')
})

test('nobody approves what he is about to commit himself, where another person must', async () => {
  const { repo } = refused(playbook.replace('self: true', 'self: false'))
  const answer = await helix(repo, [...asked, '--until', '2099-12-31'])
  expect([answer.code, codes(answer)]).toEqual([2, ['approve/own']])
})

test('what is neither committed nor staged does not stand', async () => {
  const { repo } = refused()
  repo.git('reset', '-q')
  const answer = await helix(repo, [...asked, '--until', '2099-12-31'])
  expect([answer.code, codes(answer)]).toEqual([2, ['approve/no-finding']])
})

test('what git commit -a brought stands once it is staged, and the refusal says how', async () => {
  const repo = aProduct({ hooks: true })
  writeFileSync(join(repo.root, 'test/add.test.js'), addTest().replace('add(1, 2), 3', '3, add(1, 2)'))
  expect(repo.tryGit('commit', '-qam', 'refactor: tidy\n\nWhy: it is asked for.').stderr).toContain('INTEGRITY-BODY')
  const yes = ['approve', 'finding', 'INTEGRITY-BODY', 'test/add.test.js', '--why', 'same', '--until', '2099-12-31']
  const before = await helix(repo, yes)
  expect([
    before.code,
    before.stderr
      .match(/^next +([^]*)$/m)?.[1]
      ?.replaceAll(/\s+/g, ' ')
      .trim(),
  ]).toEqual([2, 'git add -u && helix approve finding INTEGRITY-BODY test/add.test.js --why "<reason>"'])
  repo.git('add', '-u')
  expect(await helix(repo, yes)).toMatchObject({ code: 0, stderr: '' })
})

test('what a message was refused for is approved before it is committed, and then let through', async () => {
  const repo = aProduct({ hooks: true })
  const commit = () => repo.tryGit('commit', '-q', '-m', 'refactor: tidy\n\nWhy: it is asked for.')
  writeFileSync(join(repo.root, 'test/add.test.js'), addTest().replace('add(1, 2), 3', '3, add(1, 2)'))
  repo.git('add', '-A')
  expect(commit().stderr).toContain('INTEGRITY-BODY')

  const yes = ['approve', 'finding', 'INTEGRITY-BODY', 'test/add.test.js', '--why', 'same', '--until', '2099-12-31']
  const approved = await helix(repo, yes)
  expect([approved.code, approved.stdout.match(/^next +(.*)$/m)?.[1]]).toEqual([0, 'helix commit --retry'])
  expect(await helix(repo, ['commit', '--retry'])).toMatchObject({ code: 0, stderr: '' })
  repo.git('reset', '-q', '--soft', 'HEAD~1')
  expect(commit()).toMatchObject({ code: 0, stderr: '' })
  const judged = await helix(repo, ['verify', '--static'])
  expect(judged).toMatchObject({ code: 0 })
  expect(judged.stdout).toContain('waived by')
})

test('a yes to one test is none to another', async () => {
  const repo = aProduct({ hooks: true, files: { 'test/more.test.js': addTest() } })
  const commit = () => repo.tryGit('commit', '-q', '-m', 'refactor: tidy\n\nWhy: it is asked for.')
  for (const path of ['test/add.test.js', 'test/more.test.js'])
    writeFileSync(join(repo.root, path), addTest().replace('add(1, 2), 3', '3, add(1, 2)'))
  repo.git('add', '-A')
  expect(commit().code).not.toBe(0)
  const yes = ['approve', 'finding', 'INTEGRITY-BODY', 'test/add.test.js', '--why', 'same', '--until', '2099-12-31']
  expect(await helix(repo, yes)).toMatchObject({ code: 0 })
  const again = commit()
  expect(again.code).not.toBe(0)
  expect(again.stderr).toContain('test/more.test.js')
  expect(again.stderr).not.toContain('test/add.test.js')
})
