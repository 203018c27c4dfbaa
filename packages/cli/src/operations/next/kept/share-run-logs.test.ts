import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openGit } from '@helix/git'
import { aRepo, startModelServer, temporaryFolder, type TestRepo } from '@helix/testkit'
import { expect, onTestFinished, test } from 'vitest'
import { aProduct, helix, playbook } from '../../../testing/product.ts'
import { runsRef, storeRunLog } from './run-log-ref.ts'
import { shareRunLogs } from './share-run-logs.ts'

/** A clone that keeps the log of one run. */
async function aCloneWith(run: string, remote: TestRepo) {
  const clone = aRepo({ files: { 'a.txt': run } })
  clone.git('remote', 'add', 'origin', remote.root)
  const git = await openGit(clone.root)
  const path = join(temporaryFolder(), 'log')
  writeFileSync(path, `{"of":"${run}"}\n`)
  await storeRunLog(git, run, path)
  return { clone, git }
}

const namesIn = (repo: TestRepo) => repo.git('ls-tree', '--name-only', runsRef).split('\n')

test('logs of two clones lie beside each other at their remote, and in whichever clone pushed last', async () => {
  const remote = aRepo({ bare: true })
  const [one, other] = [await aCloneWith('01A', remote), await aCloneWith('01B', remote)]

  await shareRunLogs(one.git, 'origin')
  await shareRunLogs(other.git, 'origin')
  await shareRunLogs(other.git, 'origin')

  expect(namesIn(remote)).toEqual(['01A.jsonl', '01B.jsonl'])
  expect(namesIn(other.clone)).toEqual(['01A.jsonl', '01B.jsonl'])
  expect(namesIn(one.clone)).toEqual(['01A.jsonl'])
})

test('a remote that cannot be reached keeps no log from being kept here', async () => {
  const { clone, git } = await aCloneWith('01A', aRepo({ bare: true }))
  await expect(shareRunLogs(git, 'nobody')).rejects.toMatchObject({ code: 'git/remote-failed' })
  expect(namesIn(clone)).toEqual(['01A.jsonl'])
})

const finish = { type: 'feat', description: 'add lists', why: 'REQ-1 asks for sums.', change: 'A fold.' }
const sum = 'export const sum = (list) => list.reduce((a, b) => a + b, 0)\n'

test.each([
  ['logs: origin', ['refs/helix/runs'], ''],
  ['logs: nobody', [], 'git/remote-failed  the run’s log is kept here and not pushed: nobody'],
  [null, [], ''],
])('a run that ends pushes its log where the playbook says so: %s', { timeout: 60_000 }, async (logs, there, said) => {
  const text = logs === null ? playbook : playbook.replace('{driver: builtin,', `{driver: builtin, ${logs},`)
  const repo = aProduct({ at: 'BUILD', playbook: text })
  const remote = aRepo({ bare: true })
  repo.git('remote', 'add', 'origin', remote.root)
  const script = [
    { calls: [{ id: 'a', name: 'write_file', arguments: { path: 'src/sum.js', content: sum } }] },
    { calls: [{ id: 'b', name: 'finish', arguments: finish }] },
  ]
  const server = await startModelServer(script)
  onTestFinished(() => server.close())
  const env = {
    HELIX_MODEL: 'scripted',
    OPENAI_BASE_URL: server.baseUrl,
    OPENAI_API_KEY: 'k',
    PATH: process.env['PATH'],
  }

  const { code, stdout, stderr } = await helix(repo, ['next'], { env })

  expect(code, `${stdout}${stderr}`).toBe(0)
  expect(remote.git('for-each-ref', '--format=%(refname)').split('\n').filter(Boolean)).toEqual(there)
  expect(`${stdout}${stderr}`).toContain(said)
})
