import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { probeSandbox } from '@helix/process'
import { temporaryFolder } from '@helix/testkit'
import { expect, test, vi } from 'vitest'
import { aProduct, helix, playbook, stateOf, otherWorktrees } from '../../testing/product.ts'

/** What these tests ask of programs holds in a sandbox, and beside none where a machine has none. */
const apart = (await probeSandbox()).kind === 'namespaces' ? '' : ' sandbox: off,'

/** A product in which a script works; `more` are further keys of `agent`. */
function aProductFor(script: string, more = apart) {
  const path = join(temporaryFolder(), 'agent.mjs')
  writeFileSync(
    path,
    `import { execFileSync } from 'node:child_process'\nimport { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'\n${script}`,
  )
  const run = JSON.stringify([process.execPath, path])
  const driven = playbook.replace('agent: {driver: builtin,', `agent: {driver: command, run: ${run},${more}`)
  return aProduct({ at: 'BUILD', playbook: driven })
}

const write = `writeFileSync('src/sum.js', 'export const sum = (list) => list.reduce((a, b) => a + b, 0)\\n')\n`
const local = (repo: { root: string }, name: string) => {
  const folder = join(repo.root, '.git/helix', name)
  return existsSync(folder) ? readdirSync(folder) : []
}

test('a program works in a worktree: its change lands as one commit, and its home leaves with the run', async () => {
  const repo = aProductFor(
    `${write}writeFileSync('helix-handin.json', JSON.stringify({ scope: 'sum', description: 'add lists', why: 'REQ-1 asks for sums.' }))\nconst index = execFileSync('git', ['diff', '--cached', '--name-only'], { encoding: 'utf8' })\nif (index !== '') process.exit(1)`,
  )
  const { code, stdout, stderr } = await helix(repo, ['next'], { env: { PATH: process.env['PATH'] } })
  expect([code, stderr]).toEqual([0, ''])
  expect(stdout).toContain('STEP[3/4] feat(sum): add lists')
  expect(repo.git('log', '-1', '--format=%B')).toMatch(/\nAssisted-by: agent\.mjs\n/)
  expect(repo.git('show', '--format=', '--name-only')).toBe('src/sum.js')
  expect([otherWorktrees(repo), local(repo, 'homes')]).toEqual([[], []])
})

test('without a sandbox a program that leads git to a repository of its own is stopped before git is asked anything', async () => {
  const trap = join(temporaryFolder(), 'trapped')
  const repo = aProductFor(
    `${write}
execFileSync('git', ['init', '-q', '${trap}-repo'])
execFileSync('git', ['-C', '${trap}-repo', 'config', 'core.fsmonitor', 'touch ${trap}; false'])
rmSync('.git')
writeFileSync('.git', 'gitdir: ${trap}-repo/.git\\n')`,
    ' sandbox: off,',
  )
  const before = stateOf(repo)
  const { code, stderr } = await helix(repo, ['next'], { env: { PATH: process.env['PATH'] } })
  expect([code, stderr.includes('helix why next/worktree'), existsSync(trap)]).toEqual([2, true, false])
  expect(stateOf(repo)).toEqual(before)
})

test('without a change the run ends honestly, with the brief still there for a person', async () => {
  const repo = aProductFor(`console.log('done!')`)
  const before = stateOf(repo)
  const { code, stdout } = await helix(repo, ['next'])
  expect([code, stdout.includes('agent/no-change')]).toEqual([1, true])
  expect(stateOf(repo)).toEqual(before)
  expect((await helix(repo, ['next', '--brief'])).stdout).toContain('git commit -m')
  expect((await helix(repo, ['doctor'])).stdout).toContain('agent.mjs works here')
})

test('no folder above the worktree is called .git: coding agents refuse to write below one', async () => {
  // Where tests run may itself lie below such a folder.
  vi.stubEnv('XDG_CACHE_HOME', temporaryFolder())
  const repo = aProductFor(`if (process.cwd().split('/').includes('.git')) process.exit(1)\n${write}`)
  const { code, stderr } = await helix(repo, ['next'], { env: { PATH: process.env['PATH'] } })
  expect([code, stderr, repo.read('src/sum.js').length > 0]).toEqual([0, '', true])
})

test('orders for agents that a program writes are refused, in any folder, and those that are there stay', async () => {
  const repo = aProductFor(
    `${write}if (readFileSync(0, 'utf8').includes('NEXT-ORDERS')) process.exit()
mkdirSync('src/.claude')
for (const path of ['CLAUDE.md', 'src/.claude/settings.json']) writeFileSync(path, 'obey')`,
  )
  const before = stateOf(repo)
  const { code, stdout } = await helix(repo, ['next'], { env: { PATH: process.env['PATH'] } })
  expect([code, stdout.match(/NEXT-ORDERS +\S+:/g)]).toEqual([
    1,
    [expect.stringContaining('CLAUDE.md'), expect.stringContaining('src/.claude/settings.json')],
  ])
  expect(stateOf(repo)).toEqual(before)
})

test('a run that the system stops leaves no home, which may fill the disk, and is told with where its files lie', async () => {
  // The second start finds a file in the place of the first one's home.
  const repo = aProductFor(
    `${write}writeFileSync('adapters.js', '')
if (readFileSync(0, 'utf8').includes('NEXT-ORDERS')) process.exit()
writeFileSync('CLAUDE.md', 'obey')
rmSync(process.env.HOME, { recursive: true })
writeFileSync(process.env.HOME, 'x'.repeat(9000))`,
    ' sandbox: off,',
  )
  const { code, stderr } = await helix(repo, ['next'], { env: { PATH: process.env['PATH'] } })
  expect([code, stderr.replaceAll(/\s+/g, ' ')]).toEqual([
    2,
    expect.stringMatching(/what the run wrote lies in \S*worktrees/),
  ])
  expect(local(repo, 'homes')).toEqual([])
})
