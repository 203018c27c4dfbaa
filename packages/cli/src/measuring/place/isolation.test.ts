import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { readRun, type Need } from '@helix/gates'
import { openGit } from '@helix/git'
import { compilePolicy, parsePlaybook } from '@helix/playbook'
import { probeSandbox } from '@helix/process'
import { aRepo, type Files, temporaryFolder } from '@helix/testkit'
import { expect, test, vi } from 'vitest'
import { playbook } from '../../testing/product.ts'
import { testIo } from '../../testing/test-io.ts'
import { measuringHere } from '../measuring.ts'
import { keyOf } from '../run/plan-needs.ts'
import type { Dependencies } from './snapshot.ts'

const here = await probeSandbox()
/** Empty where there is no sandbox: then these are not run, and the first test says why. */
const sandboxes = here.kind === 'namespaces' ? [here.detail] : []

const served = playbook.replace(/ e2e: \{run/, ' e2e: {service: app, run').replace(
  'commands:',
  `setup: {run: [${JSON.stringify(process.execPath)}, setup.js], inputs: [setup.js]}
services: {app: {run: [${JSON.stringify(process.execPath)}, server.js], port-env: PORT, ready: /healthz, within: 20s}}
commands:`,
)

const unit: Need = { what: 'run', command: 'unit', purpose: 'tests', times: 1 }

const server = `import { createServer } from 'node:http'
createServer((_, answer) => answer.end('served')).listen(process.env.PORT, '127.0.0.1')
`

/** What needs measure of a product with these files, with the names of tests by their state. */
async function measured(files: Files, needs: readonly Need[], dependencies: Dependencies = 'installed') {
  const all = { 'package.json': '{"type":"module"}', 'setup.js': '', 'server.js': server, ...files }
  const repo = aRepo()
  repo.commit('build: a product\n', { files: { ...all, 'playbook.yml': served } })
  const git = await openGit(repo.root)
  const io = testIo({ cwd: repo.root })
  const measuring = await measuringHere(git, io, { dependencies, cached: false, onProgress: () => undefined })
  const policy = compilePolicy(parsePlaybook(served, 'playbook.yml'), { digest: 'one', signers: [] })
  const tree = repo.git('rev-parse', 'HEAD^{tree}').trim()
  const found = await measuring.measure({ tree, policy, needs })
  const of = (need: Need) => {
    const measurement = found.get(keyOf(need))
    const runs = (measurement?.runs ?? []).map((raw) => readRun(raw, measurement?.root ?? ''))
    const tests = runs.flatMap((run) => run.tests.map(({ name, state, failure }) => [name, failure?.message ?? state]))
    return { runs, smoke: measurement?.smoke, tests: Object.fromEntries(tests), codes: runs.flatMap(codesOf) }
  }
  return { of, isolation: measuring.isolation }
}

const codesOf = ({ findings }: { findings: { code: string }[] }) => findings.map(({ code }) => code)

const head = `import assert from 'node:assert'
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import * as fs from 'node:fs'
import { createServer } from 'node:http'
import * as os from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
`

test('what is measured says what kept it apart, and quick feedback that it is only a process group', async () => {
  const { kind, detail } = here
  const files = { 'test/a.test.js': `${head}test('passes', () => assert.ok(true))\n` }
  const clean = await measured(files, [unit])
  expect(clean.isolation).toEqual({ kind, detail })
  expect(clean.of(unit)).toMatchObject({ tests: { passes: 'passed' }, codes: [] })
  expect((await measured(files, [], 'linked')).isolation).toMatchObject({ kind: 'process' })
})

test.each(sandboxes)("an author's tests can do nothing to the user that they can do beside him", async () => {
  const home = temporaryFolder()
  mkdirSync(join(home, '.ssh'))
  writeFileSync(join(home, '.ssh', 'id_ed25519'), 'the key')
  vi.stubEnv('DEPLOY_TOKEN', 'the token')
  await withServer(async (url) => {
    const attacks = `${head}
const denied = (attack) => assert.throws(attack, /ENOENT|EACCES|EROFS|ESRCH|EPERM/)
test('reads a key', () => denied(() => fs.readFileSync(${JSON.stringify(join(home, '.ssh', 'id_ed25519'))})))
test('writes into a home', () => denied(() => fs.writeFileSync(${JSON.stringify(join(home, 'written'))}, '1')))
test('signals a process', () => denied(() => process.kill(${process.pid}, 0)))
test('reaches a port', async () => {
  await assert.rejects(fetch(${JSON.stringify(url)}), (error) => error.cause.code === 'ECONNREFUSED')
})
test('finds a token', () => {
  const all = fs.readdirSync('/proc').filter((name) => /^\\d+$/.test(name)).map((pid) => {
    try { return fs.readFileSync('/proc/' + pid + '/environ', 'utf8') } catch { return '' }
  })
  assert.ok(!all.join().includes('the token'))
})
`
    const names = ['reads a key', 'writes into a home', 'signals a process', 'reaches a port', 'finds a token']
    const apart = (await measured({ 'test/attack.test.js': attacks }, [unit])).of(unit)
    expect(apart.tests).toEqual(Object.fromEntries(names.map((name) => [name, 'passed'])))
    // The attacks are real: beside the user each of them succeeds.
    const beside = (await measured({ 'test/attack.test.js': attacks }, [unit], 'linked')).of(unit)
    expect(Object.values(beside.tests)).not.toContain('passed')
  })
  vi.unstubAllEnvs()
})

test.each(sandboxes)('no process of a run is left to rewrite its report', async () => {
  const forger = `
test('forges', async () => {
  const [, report] = fs.readFileSync('/proc/' + process.ppid + '/cmdline', 'utf8').match(/destination=([^\\0]+)/)
  const forged = '<testsuites><testcase name="forged" classname="test"/></testsuites>'
  const script = 'const fs = require("fs"); fs.writeFileSync("alive", ""); setInterval(() => fs.writeFileSync(process.argv[1], process.argv[2]), 1)'
  spawn(process.execPath, ['-e', script, report + '.late', forged], { detached: true, stdio: 'ignore' }).unref()
  while (!fs.existsSync('alive')) await new Promise((done) => setTimeout(done, 10))
})
`
  const run = (await measured({ 'test/forge.test.js': head + forger }, [unit])).of(unit)
  expect(run).toMatchObject({ tests: { forges: 'passed' }, codes: [] })
  const forgers = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  expect(forgers.filter((pid) => commandLine(pid).includes('classname="test"'))).toEqual([])
})

test.each(sandboxes)('honest tests serve, spawn, use git and temporary files, and write into the tree', async () => {
  const honest = `
test('serves', async () => {
  const server = createServer((_, answer) => answer.end('own')).listen(0, 'localhost')
  await once(server, 'listening')
  assert.equal(await (await fetch('http://localhost:' + server.address().port)).text(), 'own')
  server.close()
})
test('spawns', () => assert.equal(execFileSync('node', ['-p', '1 + 1'], { encoding: 'utf8' }), '2\\n'))
test('writes', () => {
  const file = join(fs.mkdtempSync(join(os.tmpdir(), 'a-')), 'file')
  fs.writeFileSync(file, '1')
  fs.renameSync(file, 'moved')
  fs.writeFileSync('/tmp/file', '1')
  fs.writeFileSync(join(os.homedir(), 'file'), '1')
})
test('uses git', () => {
  const folder = fs.mkdtempSync(join(os.tmpdir(), 'git-'))
  const git = (...args) => execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { cwd: folder })
  git('init', '-q')
  git('commit', '-q', '--allow-empty', '-m', 'first')
})
test('finds what setup made', () => assert.equal(fs.readFileSync(join(os.homedir(), 'made'), 'utf8'), 'by setup'))
`
  const setup = "import { writeFileSync } from 'node:fs'\nwriteFileSync(process.env.HOME + '/made', 'by setup')\n"
  const { tests, codes } = (await measured({ 'test/a.test.js': head + honest, 'setup.js': setup }, [unit])).of(unit)
  expect(codes).toEqual([])
  expect(tests).toEqual({ serves: 'passed', spawns: 'passed', writes: 'passed', 'uses git': 'passed', 'finds what setup made': 'passed' }) // prettier-ignore
})

test.each(sandboxes)('a service, its tests and the smoke requests meet in a network of their own', async () => {
  const e2e: Need = { what: 'run', command: 'e2e', purpose: 'tests', times: 2 }
  const smoke: Need = { what: 'smoke', service: 'app', gets: { '/': 200 }, load: { path: '/', seconds: 1 } }
  await withServer(async (url) => {
    const asks = `
test('asks the service', async () => assert.equal(await (await fetch(process.env.HELIX_SERVICE_URL)).text(), 'served'))
test('reaches nobody else', () => assert.rejects(fetch(${JSON.stringify(url)}), (error) => error.cause.code === 'ECONNREFUSED'))
`
    const { of } = await measured({ 'e2e/a.test.js': head + asks }, [e2e, smoke])
    expect(of(e2e).runs.map(({ valid, serviceStarted }) => [valid, serviceStarted])).toEqual([[true, true], [true, true]]) // prettier-ignore
    expect(of(e2e).tests).toEqual({ 'asks the service': 'passed', 'reaches nobody else': 'passed' })
    expect(of(smoke).smoke).toMatchObject({ started: true, gets: [{ path: '/', status: 200 }], load: { errors: 0 } })
  })
})

test.each(sandboxes)('a service that does not start is told as it is outside of a sandbox', async () => {
  const e2e: Need = { what: 'run', command: 'e2e', purpose: 'tests', times: 1 }
  const files = { 'e2e/a.test.js': `${head}test('t', () => assert.ok(process.env.HELIX_SERVICE_URL))\n` }
  const { of } = await measured({ ...files, 'server.js': 'process.exit(3)\n' }, [e2e])
  expect(of(e2e)).toMatchObject({ codes: ['RUN-SERVICE'], tests: { t: 'passed' } })
})

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return '' // It has ended meanwhile.
  }
}

async function withServer(use: (url: string) => Promise<void>): Promise<void> {
  const listening = createServer((_, answer) => answer.end('from the host'))
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve))
  const address = listening.address()
  try {
    await use(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`)
  } finally {
    listening.close()
  }
}
