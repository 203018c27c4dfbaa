import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Need, readRun } from '@helix/gates'
import { openGit } from '@helix/git'
import { compilePolicy, parsePlaybook } from '@helix/playbook'
import { aRepo, temporaryFolder } from '@helix/testkit'
import { expect, test } from 'vitest'
import { playbook } from '../../testing/product.ts'
import { testIo } from '../../testing/test-io.ts'
import { measuringHere } from '../measuring.ts'
import { keyOf } from '../run/plan-needs.ts'
import { makeOwnRepository } from './own-repository.ts'

const unit: Need = { what: 'run', command: 'unit', purpose: 'tests', times: 1 }

const asking = `import assert from 'node:assert'
import { execFileSync } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { test } from 'node:test'
const git = (...args) => execFileSync('git', args, { encoding: 'utf8' }).trim()
test('the top of the working tree is found', () => {
  assert.equal(git('rev-parse', '--show-toplevel'), realpathSync(process.cwd()))
  assert.match(git('rev-parse', 'HEAD'), /^[0-9a-f]{40}$/)
})
test('nothing of the history is told', () => {
  assert.equal(git('log', '--all', '--format=%s'), 'measured')
  assert.equal(git('config', '--get', 'core.bare'), 'false')
})
`

test.each(['linked', 'installed', 'kept'] as const)(
  'tests may ask git for the top and the head (%s)',
  async (dependencies) => {
    const repo = aRepo()
    // An installation writes into the repository that it finds, as those of hooks do.
    const setup = `import { execFileSync } from 'node:child_process'\nexecFileSync('git', ['config', 'core.hooksPath', '.husky'])\n`
    const installing = playbook.replace(
      'commands:',
      `setup: {run: [${JSON.stringify(process.execPath)}, setup.js], inputs: [setup.js]}\ncommands:`,
    )
    const files = { 'package.json': '{"type":"module"}', 'setup.js': setup, 'test/git.test.js': asking }
    repo.commit('build: a product\n', { files: { ...files, 'playbook.yml': installing } })
    const how = { dependencies, cached: dependencies === 'kept', onProgress: () => undefined }
    const policy = compilePolicy(parsePlaybook(installing, 'playbook.yml'), { digest: 'one', signers: [] })
    const tree = repo.git('rev-parse', 'HEAD^{tree}').trim()
    const hooks = () => repo.git('config', '--list')
    const before = hooks()
    // The second time finds what the first one installed.
    for (const _ of dependencies === 'kept' ? [1, 2] : [1]) {
      const measuring = await measuringHere(await openGit(repo.root), testIo({ cwd: repo.root }), how)
      const measured = (await measuring.measure({ tree, policy, needs: [unit] })).get(keyOf(unit))
      const runs = (measured?.runs ?? []).map((raw) => readRun(raw, measured?.root ?? ''))
      expect(runs.flatMap(({ tests }) => tests.map(({ name, state }) => [name, state]))).toEqual([
        ['the top of the working tree is found', 'passed'],
        ['nothing of the history is told', 'passed'],
      ])
      expect(runs.flatMap(({ findings }) => findings)).toEqual([])
    }
    expect(hooks()).toBe(before)
  },
)

const git = (folder: string, ...args: string[]) => execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8' })

test('one repository tells as much as another, and whatever is written over is no change to it', () => {
  const [one, other] = [temporaryFolder(), temporaryFolder()]
  mkdirSync(join(one, 'src'))
  writeFileSync(join(one, 'src/a.js'), '1')
  for (const folder of [one, other]) makeOwnRepository(folder)
  expect(git(one, 'rev-parse', 'HEAD')).toBe(git(other, 'rev-parse', 'HEAD'))
  expect(git(one, 'fsck', '--strict')).toBe('')
  expect(git(one, 'status', '--porcelain')).toBe('?? src/\n')
  expect(git(one, 'diff', 'HEAD')).toBe('')
})
