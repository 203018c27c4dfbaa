import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { probeSandbox } from '@helix/process'
import { type Behaviour, startModelServer, temporaryFolder, type TestRepo } from '@helix/testkit'
import { describe, expect, onTestFinished, test } from 'vitest'
import { aProduct, helix, otherWorktrees, playbook } from '../../testing/product.ts'

const here = await probeSandbox()
const sum = 'export const sum = (list) => list.reduce((a, b) => a + b, 0)\n'
const write = `writeFileSync('src/sum.js', ${JSON.stringify(sum)})\n`
const build = '{id: BUILD, opens: [domain, rest],'
const path = { PATH: process.env['PATH'] }

/** A product in which a script works; `agent` and `step` are further keys there. */
function aProductFor(script: string, { agent = '', step = '' } = {}): TestRepo {
  const program = join(temporaryFolder(), 'agent.mjs')
  writeFileSync(
    program,
    `import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'\n${script}`,
  )
  const run = JSON.stringify([process.execPath, program])
  const driven = playbook
    .replace('agent: {driver: builtin,', `agent: {driver: command, run: ${run},${agent}`)
    .replace(build, `${build}${step}`)
  return aProduct({ at: 'BUILD', playbook: driven })
}

const heldOut = { step: ' held-out: [e2e],' }
const landed = (repo: TestRepo) => repo.git('show', '--format=', '--name-only', 'HEAD').split('\n')

test('a program that could read what is held out is not started', async () => {
  const repo = aProductFor(write, { ...heldOut, agent: ' sandbox: off,' })
  const start = repo.head()
  const { code, stderr } = await helix(repo, ['next'], { env: path })
  expect([code, stderr.includes('helix why agent/no-sandbox'), repo.head()]).toEqual([2, true, start])
})

const call = (id: string, name: string, given: object): Behaviour => ({ calls: [{ id, name, arguments: given }] })

describe.each(here.kind === 'namespaces' ? [here] : [])('in a sandbox of $kind', () => {
  test('a program that writes held-out tests of its own is told so, and does without', async () => {
    const repo = aProductFor(
      `if (readFileSync(0, 'utf8').includes('LAYER-HELD-OUT')) { rmSync('e2e', { recursive: true }); ${write} }
else { mkdirSync('e2e'); writeFileSync('e2e/sum.test.js', ''); writeFileSync('e2e/mine.test.js', '') }`,
      heldOut,
    )
    const { code, stderr } = await helix(repo, ['next'], { env: path })
    expect([code, stderr]).toEqual([0, ''])
    expect(landed(repo)).toEqual(['src/sum.js'])
    const log = await helix(repo, ['log', 'latest', '--only', 'check', '--json'])
    expect(JSON.parse(log.stdout).entries).toMatchObject([
      { findings: [{ code: 'LAYER-HELD-OUT', where: { path: 'e2e/mine.test.js' } }] },
    ])
  })

  test('tests that a program wrote can do no more where the gates run them than it could itself', async () => {
    const elsewhere = temporaryFolder()
    writeFileSync(join(elsewhere, 'key'), 'the private key')
    const trap = `import { test } from 'node:test'
import { existsSync, writeFileSync } from 'node:fs'
test('reads and writes elsewhere', () => {
  if (existsSync('${elsewhere}/key')) writeFileSync('${elsewhere}/read', '')
  try { process.kill(${process.pid}, 0); writeFileSync('${elsewhere}/signalled', '') } catch {}
  try { writeFileSync('${elsewhere}/written', '') } catch {}
})\n`
    const repo = aProductFor(`${write}writeFileSync('test/trap.test.js', ${JSON.stringify(trap)})`)
    const { code, stderr } = await helix(repo, ['next'], { env: path })
    expect([code, stderr, landed(repo)]).toEqual([0, '', ['src/sum.js', 'test/trap.test.js']])
    expect(readdirSync(elsewhere)).toEqual(['key'])
  })

  test('honest tests find there what is installed, write temporary files and start programs', async () => {
    const honest = `import assert from 'node:assert'
import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { answer } from 'answer'
test('answers', () => {
  mkdtempSync(join(tmpdir(), 'a-'))
  assert.equal(execFileSync(process.execPath, ['-p', String(answer)], { encoding: 'utf8' }), '42\\n')
})\n`
    const repo = aProductFor(`${write}writeFileSync('test/honest.test.js', ${JSON.stringify(honest)})`)
    repo.write('node_modules/answer/package.json', '{"name":"answer","main":"index.js","type":"module"}')
    repo.write('node_modules/answer/index.js', 'export const answer = 42\n')
    repo.write('.git/info/exclude', 'node_modules\n')
    const { code, stderr } = await helix(repo, ['next'], { env: path })
    expect([code, stderr]).toEqual([0, ''])
    expect(landed(repo)).toEqual(['src/sum.js', 'test/honest.test.js'])
  })

  test('links that a program leaves in its home or in the place of packages lead nobody who comes after it elsewhere', async () => {
    const elsewhere = temporaryFolder()
    writeFileSync(join(elsewhere, 'profile'), 'mine')
    const repo = aProductFor(
      `import { symlinkSync } from 'node:fs'
const [brief, begun] = [process.env.HOME + '/brief.md', readFileSync(0, 'utf8')]
if (begun.includes('LAYER-CLOSED')) process.exit()
for (const path of [brief, 'node_modules', process.env.TMPDIR]) rmSync(path, { recursive: true })
symlinkSync('${elsewhere}/profile', brief)
symlinkSync('${elsewhere}', 'node_modules')
symlinkSync('${elsewhere}/tmp', process.env.TMPDIR)
mkdirSync('adapters'); writeFileSync('adapters/new.js', '')`,
    )
    repo.write('node_modules/answer/package.json', '{"name":"answer"}')
    repo.write('.git/info/exclude', 'node_modules\n')
    const { code, stdout } = await helix(repo, ['next'], { env: path })
    expect([code, /agent\/[a-z-]+/.exec(stdout)?.[0]]).toEqual([1, 'agent/no-change'])
    expect([readdirSync(elsewhere), readFileSync(join(elsewhere, 'profile'), 'utf8')]).toEqual([['profile'], 'mine'])
  })

  test('tests that may be read about run where what is held out is not: their messages could hold it', async () => {
    const spy = `import { readFileSync } from 'node:fs'
import { test } from 'node:test'
test('spies', () => { throw new Error(readFileSync('e2e/sum.test.js').toString('base64')) })
`
    const repo = aProductFor(
      `if (existsSync('test/spy.test.js')) { rmSync('test/spy.test.js'); ${write} }
else writeFileSync('test/spy.test.js', ${JSON.stringify(spy)})`,
      heldOut,
    )
    const { code, stderr } = await helix(repo, ['next'], { env: path })
    expect([code, stderr, landed(repo)]).toEqual([0, '', ['src/sum.js']])
    const log = await helix(repo, ['log', 'latest', '--only', 'check', '--json'])
    expect(JSON.parse(log.stdout).entries).toMatchObject([
      { findings: [{ message: expect.stringContaining('ENOENT') }] },
    ])
  })

  test('a worktree that a killed run left to the user of the sandbox is taken up again', async () => {
    const script = `${write}if (process.env.AGAIN === undefined) { writeFileSync('src/begun.js', ''); setInterval(() => {}, 1000) }`
    const repo = aProductFor(script, { agent: ' env: [AGAIN],' })
    const controller = new AbortController()
    const first = helix(repo, ['next'], { env: path, signal: controller.signal })
    const begun = () => otherWorktrees(repo).filter((folder) => existsSync(join(folder, 'src/begun.js')))
    await expect.poll(begun, { timeout: 20_000 }).not.toEqual([])
    controller.abort()
    await first
    const [worktree = ''] = begun()
    if (process.getuid?.() === 0) execFileSync('chown', ['-R', '65534:65534', worktree])

    const { code, stderr } = await helix(repo, ['next'], { env: { ...path, AGAIN: '1' } })

    expect([code, stderr]).toEqual([0, ''])
    expect(landed(repo)).toEqual(['src/sum.js'])
    const kept = repo.git('for-each-ref', '--format=%(refname)', 'refs/helix/attempts')
    expect(repo.git('show', '--format=', '--name-only', kept).split('\n')).toEqual(['src/begun.js', 'src/sum.js'])
  })

  test('what a shell put in the place of closed files is undone there, and nowhere else', async () => {
    const elsewhere = temporaryFolder()
    writeFileSync(join(elsewhere, 'sum.test.js'), 'mine')
    const repo = aProduct({ at: 'BUILD' })
    const shell = `rm -rf e2e && ln -s '${elsewhere}' e2e; mkdir adapters; touch adapters/new.js; rm -f playbook.yml; git commit -qam mine; true`
    const finish = { type: 'feat', description: 'add lists', why: 'REQ-1 asks for sums.', change: 'A fold.' }
    const server = await startModelServer([
      call('a', 'run', { shell }),
      call('b', 'read_file', { path: 'e2e/sum.test.js' }),
      call('c', 'write_file', { path: 'src/sum.js', content: sum }),
      call('d', 'finish', finish),
    ])
    onTestFinished(() => server.close())
    const env = { HELIX_MODEL: 'scripted', OPENAI_BASE_URL: server.baseUrl, ...path }

    const { code, stderr } = await helix(repo, ['next'], { env })

    const said = server.requests.at(-1)?.messages.map(({ content }) => content ?? '') ?? []
    expect([code, stderr]).toEqual([0, ''])
    expect(said.find((text) => text.includes('put back'))).toMatch(
      /LAYER-CLOSED adapters\/new\.js.*LAYER-FROZEN e2e.*LAYER-FROZEN e2e\/sum\.test\.js/s,
    )
    expect(said.find((text) => text.startsWith('e2e/sum.test.js lines'))).toContain('REQ-1 sums a list')
    expect(landed(repo)).toEqual(['src/sum.js'])
    expect(readFileSync(join(elsewhere, 'sum.test.js'), 'utf8')).toBe('mine')
  })
})
