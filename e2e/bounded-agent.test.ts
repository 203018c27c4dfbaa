import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { startHelix } from '../packages/cli/src/testing/process.ts'
import { type Behaviour, type Script, startModelServer, temporaryFolder } from '../packages/testkit/src/index.ts'
import { aProduct, documentOf, helix, playbook, type Ran } from './support/product.ts'

type Repo = ReturnType<typeof aProduct>

// Each test starts the command several times, and some of these install and measure.
vi.setConfig({ testTimeout: 120_000 })

const sum = 'export const sum = (list) => list.reduce((a, b) => a + b, 0)\n'
const wrong = 'export const sum = () => 4\n'
const write = `writeFileSync('src/sum.js', ${JSON.stringify(sum)})\n`
const build = '{id: BUILD, opens: [domain, rest],'

interface Driven {
  /** Further keys of `agent`. */
  agent?: string
  /** Further keys of the step BUILD. */
  step?: string
  files?: Record<string, string>
}

/** A product in which a program works: an ES module that runs in the worktree. */
function aProductFor(program: string, { agent = '', step = '', files = {} }: Driven = {}): Repo {
  const path = join(temporaryFolder(), 'somebody.mjs')
  const modules = `import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { connect } from 'node:net'
`
  writeFileSync(path, modules + program)
  const run = JSON.stringify([process.execPath, path])
  const driven = playbook
    .replace('agent: {driver: builtin,', `agent: {driver: command, run: ${run},${agent}`)
    .replace(build, `${build}${step}`)
  return aProduct({ at: 'BUILD', playbook: driven, files })
}

/** What these tests read of the documents that the command prints. */
interface Said {
  isolation?: { kind: string }
  entries?: { ok: boolean; text: string }[]
  events?: { kind: string }[]
  runs?: object[]
  diagnostics?: { code: string }[]
}

function said(repo: Repo, ...args: string[]): Said {
  return readSaid(helix(repo, [...args, '--json']))
}

function readSaid(ran: Ran): Said {
  return documentOf(ran) ?? {}
}

/** The kinds of what happened, and the codes of what did not let more happen. */
function didOf(ran: Ran): string[] {
  const { events = [], diagnostics = [] } = readSaid(ran)
  return [...events.map(({ kind }) => kind), ...diagnostics.map(({ code }) => code)]
}

/** Whether author code can be kept apart on this machine, as doctor says. */
function hasSandbox(repo: Repo): boolean {
  if (apart !== undefined) return apart
  return (apart = said(repo, 'doctor').isolation?.kind === 'namespaces')
}

let apart: boolean | undefined

const oneIncrement = { ok: true, events: [{ kind: 'increment' }] }
/** Where nothing keeps programs apart, none is started. */
const noSandbox = { ok: false, diagnostics: [{ code: 'agent/no-sandbox' }] }

/** What a program wrote and Helix committed; null where nothing was. */
function landed(repo: Repo, path: string): unknown {
  return repo.git('ls-tree', 'HEAD', path) === '' ? null : JSON.parse(repo.git('show', `HEAD:${path}`))
}
const entries = (repo: Repo, kind: string) => said(repo, 'log', 'latest', '--only', kind)
const runsOf = (repo: Repo): object[] => entries(repo, 'run').entries ?? []

/** A port of this machine on which somebody listens. */
async function aListener(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

/** Programs of this machine whose arguments hold a word. */
function running(word: string): number {
  const ids = existsSync('/proc') ? readdirSync('/proc').filter((name) => /^\d+$/.test(name)) : []
  return ids.filter((id) => {
    const path = `/proc/${id}/cmdline`
    try {
      return readFileSync(path, 'utf8').includes(word)
    } catch {
      return false // It has ended meanwhile.
    }
  }).length
}

const connects = `const connects = (port) => new Promise((resolve) => {
  const socket = connect({ port, host: '127.0.0.1' })
  socket.once('connect', () => (socket.destroy(), resolve('done')))
  socket.once('error', () => resolve('refused'))
})
`

test('REQ-29 what a program tries outside of its worktree is refused, and nothing of it outlives its run', async () => {
  const home = temporaryFolder()
  const elsewhere = temporaryFolder()
  const word = `outlives-${process.pid}-${Date.now()}`
  mkdirSync(join(home, '.ssh'))
  writeFileSync(join(home, '.ssh', 'id'), 'secret')
  const port = await aListener()
  const repo = aProductFor(`${connects}
const { home, elsewhere, root, port, word } = JSON.parse(readFileSync('where.json', 'utf8'))
const attempt = (act) => { try { act(); return 'done' } catch { return 'refused' } }
const attempts = {
  key: attempt(() => readFileSync(home + '/.ssh/id')),
  home: attempt(() => writeFileSync(home + '/left', '')),
  elsewhere: attempt(() => writeFileSync(elsewhere + '/left', '')),
  checkout: attempt(() => writeFileSync(root + '/left', '')),
  hook: attempt(() => writeFileSync(root + '/.git/hooks/post-checkout', '')),
  reference: attempt(() => execFileSync('git', ['update-ref', 'refs/heads/mine', 'HEAD'], { stdio: 'ignore' })),
  gitFile: attempt(() => appendFileSync('.git', '')),
  policy: attempt(() => appendFileSync('playbook.yml', '')),
  network: await connects(port),
}
spawn(process.execPath, ['-e', 'setTimeout(() => {}, 20000)', word], { detached: true, stdio: 'ignore' }).unref()
writeFileSync('src/attempts.json', JSON.stringify(attempts))
${write}`)
  repo.commit('chore: say where\n', {
    files: { 'where.json': JSON.stringify({ home, elsewhere, root: repo.root, port, word }) },
  })

  const ran = helix(repo, ['next', '--json'], { HOME: home })

  const refused = {
    key: 'refused',
    home: 'refused',
    elsewhere: 'refused',
    checkout: 'refused',
    hook: 'refused',
    reference: 'refused',
    gitFile: 'refused',
    policy: 'refused',
    network: 'refused',
  }
  const hasRun = hasSandbox(repo)
  expect(didOf(ran)).toEqual([hasRun ? 'increment' : 'agent/no-sandbox'])
  expect(running(word)).toBe(0)
  expect(landed(repo, 'src/attempts.json')).toEqual(hasRun ? refused : null)
  expect([home, elsewhere, repo.root].map((folder) => existsSync(join(folder, 'left')))).toEqual([false, false, false])
  expect(runsOf(repo)).toMatchObject(hasRun ? [{ sandbox: { kind: 'namespaces', network: 'none' } }] : [])
})

test('REQ-29 an honest program finds git, its package manager, and the network where the playbook gives it', async () => {
  const port = await aListener()
  const repo = aProductFor(
    `${connects}${write}
const says = (...argv) => { const { status } = spawnSync(argv[0], argv.slice(1)); return status }
const found = {
  status: execFileSync('git', ['status', '--porcelain'], { encoding: 'utf8' }),
  log: execFileSync('git', ['log', '-1', '--format=%s'], { encoding: 'utf8' }),
  test: says('npm', 'test'),
  network: await connects(Number(readFileSync('port.txt', 'utf8'))),
}
writeFileSync('src/found.json', JSON.stringify(found))
`,
    {
      agent: ' network: shared,',
      files: { 'package.json': '{"type": "module", "scripts": {"test": "node --test test/*.test.js"}}\n' },
    },
  )
  repo.commit('chore: say where\n', { files: { 'port.txt': String(port) } })

  const ran = helix(repo, ['next', '--json'])

  const hasRun = hasSandbox(repo)
  const found = { status: '?? src/sum.js\n', log: 'chore: say where\n', test: 0, network: 'done' }
  expect(documentOf(ran)).toMatchObject(hasRun ? oneIncrement : noSandbox)
  expect(landed(repo, 'src/found.json')).toEqual(hasRun ? found : null)
  expect(runsOf(repo)).toMatchObject(hasRun ? [{ sandbox: { kind: 'namespaces', network: 'shared' } }] : [])
})

test('REQ-29 without a sandbox a program works only where the playbook says so, and that is shown', () => {
  const repo = aProductFor(write, { agent: ' sandbox: off,' })

  const ran = helix(repo, ['next', '--json'])

  expect(documentOf(ran)).toMatchObject(oneIncrement)
  expect(entries(repo, 'run')).toMatchObject({ entries: [{ sandbox: { kind: 'off' } }] })
  expect(helix(repo, ['doctor']).stdout).toContain('sandbox: off')
  expect(helix(repo, ['status']).stdout).toContain('sandbox: off')
})

/** A step that is built by Helix's own agent, whose model says this. */
async function runModel(script: Script, step = '') {
  const server = await startModelServer(script)
  onTestFinished(() => server.close())
  const repo = aProduct({ at: 'BUILD', playbook: playbook.replace(build, `${build}${step}`) })
  repo.git('config', 'http.extraheader', 'AUTHORIZATION: basic c2VjcmV0')
  const env = { HELIX_MODEL: 'scripted', OPENAI_BASE_URL: server.baseUrl, CI: '' }
  const ran = await startHelix(repo.root, ['next'], env).ended
  return { repo, ran, results: resultsOf(repo) }
}

/** What the tools answered, in order. */
function resultsOf(repo: Repo): { ok: boolean; text: string }[] {
  return (entries(repo, 'tool-result').entries ?? []).map(({ ok, text }) => ({ ok, text }))
}

let number = 0
const call = (name: string, given: object): Behaviour => ({
  calls: [{ id: `call-${(number += 1)}`, name, arguments: given }],
})
const finish = call('finish', {
  type: 'feat',
  description: 'add lists',
  why: 'REQ-1 asks for sums.',
  change: 'A fold.',
})

test('REQ-30 the agent runs commands of the playbook and a bounded shell, whose writes are bounded like its own', async () => {
  const shell = 'seq 1 40000; touch e2e/more.test.js src/more.js; cat ../../../config; exit 3'
  const { repo, ran, results } = await runModel([
    call('run', { command: 'unit' }),
    call('run', { shell }),
    call('run', { command: 'units' }),
    call('write_file', { path: 'src/sum.js', content: sum }),
    finish,
  ])

  const [unit, shown, unknown] = results
  expect(unit).toMatchObject({ ok: true, text: expect.stringContaining('exit code 0') })
  expect(unknown).toMatchObject({ ok: false, text: expect.stringContaining('Did you mean unit?') })
  const apart = [/exit code 3/, /^1\n2\n3\n/m, /\n39999\n40000\n/, /LAYER-FROZEN e2e\/more\.test\.js/]
  const text = shown?.text ?? ''
  expect((hasSandbox(repo) ? apart : [/sandbox/]).filter((part) => !part.test(text))).toEqual([])
  expect(text).not.toContain('c2VjcmV0')
  expect(text.length).toBeLessThan(20_000)
  expect(ran).toMatchObject({ code: 0 })
  const made = repo.git('show', '--format=', '--name-only', 'HEAD').split('\n').filter(Boolean)
  expect(made.filter((path) => path !== 'src/more.js')).toEqual(['src/sum.js'])
})

const heldOut = ' held-out: [e2e],'

test('REQ-31 the agent neither sees nor writes held-out tests; they answer only whether they pass', async () => {
  const { repo, ran, results } = await runModel(
    [
      call('list_files', { path: '' }),
      call('search', { pattern: 'sums a list' }),
      call('read_file', { path: 'e2e/sum.test.js' }),
      call('write_file', { path: 'e2e/sum.test.js', content: '' }),
      call('write_file', { path: 'src/sum.js', content: wrong }),
      call('finish', { type: 'feat', description: 'add', why: 'REQ-1.', change: '', covers: [], step_complete: true }),
      call('write_file', { path: 'src/sum.js', content: sum }),
      call('finish', { type: 'feat', description: 'add', why: 'REQ-1.', change: '', covers: [], step_complete: true }),
    ],
    heldOut,
  )

  expect(ran).toMatchObject({ code: 0 })
  const told = results.map(({ text }) => text)
  expect(told[0]).not.toContain('e2e')
  expect(results.slice(2, 4).map(({ ok }) => ok)).toEqual([false, false])
  expect(told[5]).toMatch(/GATE-HELD-OUT.*e2e.*fail/)
  expect(told.join('\n')).not.toMatch(/sums a list|sum\(\[1, 2\]\)|AssertionError|Expected|4 !== 3/)
  expect(repo.git('show', '--format=', '--name-only', 'HEAD').trim()).toBe('src/sum.js')
  expect(repo.git('ls-files', 'e2e').trim()).toBe('e2e/sum.test.js')
})

test('REQ-31 a program finds held-out tests neither in its worktree nor in the history that it can read', () => {
  const repo = aProductFor(
    `const attempt = (act) => { try { return act() } catch { return null } }
const git = (...args) => attempt(() => execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
writeFileSync('src/found.json', JSON.stringify({
  worktree: existsSync('e2e'),
  tree: git('ls-tree', '-r', '--name-only', 'HEAD')?.includes('e2e/') ?? true,
  history: git('log', '--all', '-p', '--format=')?.includes('sums a list') ?? true,
  blob: git('cat-file', '-t', readFileSync('blob.txt', 'utf8').trim()),
  checkout: existsSync(JSON.parse(readFileSync('where.json', 'utf8')).root + '/e2e/sum.test.js'),
  status: git('status', '--porcelain'),
}))
${write}`,
    { step: heldOut },
  )
  const blob = repo.git('rev-parse', 'HEAD:e2e/sum.test.js').trim()
  repo.commit('chore: say where\n', { files: { 'where.json': JSON.stringify({ root: repo.root }), 'blob.txt': blob } })

  const ran = helix(repo, ['next', '--json'])

  const hasRun = hasSandbox(repo)
  const found = { worktree: false, tree: false, history: false, blob: null, checkout: false, status: '' }
  expect(documentOf(ran)).toMatchObject(hasRun ? oneIncrement : noSandbox)
  expect(landed(repo, 'src/found.json')).toEqual(hasRun ? found : null)
})

/** What `helix next` did, by the kinds of its events. */
function next(repo: Repo, ...args: string[]) {
  const ran = helix(repo, ['next', ...args, '--json'])
  const document = readSaid(ran)
  return { code: ran.code, kinds: (document.events ?? []).map(({ kind }) => kind), document }
}

const stepOf = (repo: Repo) => said(repo, 'status')

test('REQ-32 a required review stops the work, says who approves what, and goes on without doing anything twice', () => {
  const repo = aProductFor(write, { step: ' review: required,', agent: ' sandbox: off,' })

  const stopped = next(repo, '--until', 'BUILD')

  expect(stopped).toMatchObject({ code: 0, kinds: ['increment', 'awaiting'] })
  expect(stopped.document).toMatchObject({
    diagnostics: [
      { code: 'GATE-APPROVAL-AWAITED', message: expect.stringContaining('BUILD'), fix: 'helix approve step' },
    ],
  })
  expect(next(repo)).toMatchObject({ code: 1, kinds: ['awaiting'] })
  expect(helix(repo, ['approve', 'step', '--why', 'read it'])).toMatchObject({ code: 0 })
  expect(next(repo, '--until', 'BUILD')).toMatchObject({ code: 0, kinds: ['done'] })
  expect(stepOf(repo)).toMatchObject({ step: { id: 'DONE' } })
  expect(said(repo, 'log').runs).toHaveLength(1)
})

test('REQ-32 a review of other work does not count', () => {
  const repo = aProductFor(write, { step: ' review: required,', agent: ' sandbox: off,' })
  expect(next(repo)).toMatchObject({ code: 0, kinds: ['increment'] })
  expect(helix(repo, ['approve', 'step', '--why', 'read it'])).toMatchObject({ code: 0 })
  const stamp = /^Helix-Spec: .*$/m.exec(repo.git('log', '-1', '--format=%B'))?.[0] ?? ''
  repo.commit(`STEP[3/4] refactor: say it otherwise\n\nWhy: REQ-1.\n\n${stamp}\n`, {
    files: { 'src/sum.js': `// Sums.\n${sum}` },
  })

  expect(next(repo)).toMatchObject({ code: 1, kinds: ['awaiting'] })
})

test('REQ-32 an optional review stops a single next, and not a run until the end', () => {
  const single = aProductFor(write, { step: ' review: optional,', agent: ' sandbox: off,' })
  expect(next(single)).toMatchObject({ code: 0, kinds: ['increment'] })
  expect(next(single)).toMatchObject({ code: 0, kinds: ['review'] })
  expect(stepOf(single)).toMatchObject({ step: { id: 'BUILD' } })

  expect(next(single, '--until', 'BUILD')).toMatchObject({ code: 0, kinds: ['done'] })
  const through = aProductFor(write, { step: ' review: optional,', agent: ' sandbox: off,' })
  expect(next(through, '--until', 'BUILD')).toMatchObject({ code: 0, kinds: ['increment', 'done'] })
})
