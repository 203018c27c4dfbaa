import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openGit } from '@helix/git'
import { aRepo, temporaryFolder } from '@helix/testkit'
import { expect, test } from 'vitest'
import { compilePlaybook } from '../../repository/compile-playbook.ts'
import { playbook } from '../../testing/product.ts'
import { testIo } from '../../testing/test-io.ts'
import { measuringHere } from '../measuring.ts'
import { keyOf } from './plan-needs.ts'

const policy = compilePlaybook(
  playbook.replace('commands:', `commands:\n  bench: {run: [${JSON.stringify(process.execPath)}, bench.js]}`),
  [],
)

/** A benchmark that writes down where it runs and which code it finds there; of the head it may fail. */
const bench = (log: string) => `import { appendFileSync } from 'node:fs'
import { name } from './name.js'
appendFileSync(${JSON.stringify(log)}, JSON.stringify([process.cwd(), name]) + '\\n')
`

async function inTurns(times: number, signal = new AbortController()) {
  const log = join(temporaryFolder(), 'turns')
  writeFileSync(log, '')
  const files = { 'package.json': '{"type":"module"}', 'bench.js': bench(log) }
  const repo = aRepo()
  const treeOf = (name: string) => {
    repo.commit(name, { files: { ...files, 'name.js': `export const name = '${name}'\n` } })
    return repo.git('rev-parse', 'HEAD^{tree}').trim()
  }
  const [against, tree] = [treeOf('base'), treeOf('head')]
  const git = await openGit(repo.root)
  const how = { dependencies: 'linked', cached: false, onProgress: (what: string) => said.push(what) } as const
  const said: string[] = []
  const io = { ...testIo({ cwd: repo.root }), signal: signal.signal }
  const measuring = await measuringHere(git, io, how)
  const need = { what: 'run', command: 'bench', purpose: 'bench', times, against } as const
  const measured = (await measuring.measure({ tree, policy, needs: [need] })).get(keyOf(need))
  const turns = readFileSync(log, 'utf8').trim().split('\n').map((line): [string, string] => JSON.parse(line)) // prettier-ignore
  return { measured, said, turns }
}

test('base and head take turns, all at the same place', async () => {
  const { measured, said, turns } = await inTurns(4)
  expect(turns.map(([, name]) => name)).toEqual(['base', 'head', 'head', 'base'])
  expect(new Set(turns.map(([place]) => place)).size).toBe(1)
  expect(measured?.runs.map(({ exit }) => exit.code)).toEqual([0, 0, 0, 0])
  expect(said).toEqual(['bench base 1/4', 'bench head 2/4', 'bench head 3/4', 'bench base 4/4'])
})

test('both have the same order of tests, and the place of the runs is told once for all', async () => {
  const { measured, turns } = await inTurns(2)
  expect(new Set(measured?.runs.map(({ seed }) => seed)).size).toBe(1)
  expect(measured?.root).toBe(turns[0]?.[0])
})

test('an interrupted comparison measures nothing more and answers nothing', async () => {
  const stopped = new AbortController()
  stopped.abort(new Error('interrupted'))
  await expect(inTurns(4, stopped)).rejects.toThrow('interrupted')
})
