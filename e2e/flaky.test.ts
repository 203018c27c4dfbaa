import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { temporaryFolder } from '../packages/testkit/src/index.ts'
import { codesOf, measuredBy } from './support/answers.ts'
import { aProduct, helix, playbook } from './support/product.ts'
import { work } from './support/work.ts'

type Repo = ReturnType<typeof aProduct>

const assertion = `import assert from 'node:assert'\nimport { test } from 'node:test'\n`

/** The first step may change everything. */
const open = playbook
  .replace('opens: [domain, rest]', 'opens: []')
  .replace('opens: [spec], exit', 'opens: [spec, domain, rest], exit')

/** Counts its runs in the folder that it is run in; what the product makes of the count decides. */
const settles = `${assertion}import { appendFileSync, readFileSync } from 'node:fs'
import { settled } from '../src/settled.js'
test('settles', () => {
  appendFileSync('runs', '.')
  assert.equal(settled(readFileSync('runs', 'utf8').length), true)
})
`
const settled = (body: string) => `export const settled = (run) => ${body}\n`
const everyOther = settled('run % 2 === 0')

const flaking = (before: string) =>
  aProduct({
    at: 'SPEC_DRAFT',
    playbook: open,
    files: { 'test/settles.test.js': settles, 'src/settled.js': before },
  })

test('REQ-35 a test that disagrees with itself on the base as well is not charged to the change, and is told', () => {
  const repo = work(flaking(everyOther), 'STEP[1/4]', { 'src/more.js': 'export const more = 1\n' })

  const ran = helix(repo, ['verify', '--json'])

  const flaky = ['test/settles.test.js > settles']
  expect([ran.code, measuredBy(ran, 'tests')]).toEqual([0, expect.objectContaining({ flaky, failed: 0 })])
})

test('REQ-35 a test that a change makes disagree is refused, and a waiver lets it disagree but not fail', () => {
  const repo = work(flaking(settled('run > 0')), 'STEP[1/4]', { 'src/settled.js': everyOther })

  const refused = helix(repo, ['verify', '--json'])
  expect([refused.code, codesOf(refused)]).toEqual([1, ['GATE-TESTS-FLAKY']])

  const finding = ['approve', 'finding', 'GATE-TESTS-FLAKY', 'test/settles.test.js']
  expect(helix(repo, [...finding, '--until', '2099-12-31', '--why', 'the clock is being replaced']).code).toBe(0)
  const waived = helix(repo, ['verify'])
  expect([waived.code, /"settles"[^]*waived\s+by\s[^]*\suntil\s+2099-12-31/.test(waived.stdout)]).toEqual([0, true])

  work(repo, 'STEP[1/4]', { 'src/settled.js': settled('run < 0') })
  const broken = helix(repo, ['verify', '--json'])
  expect([broken.code, codesOf(broken)]).toEqual([1, ['GATE-TESTS-FAILED']])
})

test('REQ-35 a frozen test that disagrees is refused, and nobody can waive that', () => {
  const sum = `import { appendFileSync, readFileSync } from 'node:fs'
export const sum = (list) => {
  appendFileSync('runs', '.')
  return readFileSync('runs', 'utf8').length % 2 === 0 ? list[0] : list[0] + list[1]
}
`
  const repo = work(aProduct({ at: 'BUILD' }), 'STEP[3/4]', { 'src/sum.js': sum }, { step: 'BUILD', next: 'DONE' })

  const refused = helix(repo, ['verify', '--json'])
  expect([refused.code, codesOf(refused)]).toEqual([1, ['RED-FROZEN-FLAKY']])

  const finding = ['approve', 'finding', 'RED-FROZEN-FLAKY', 'e2e/sum.test.js']
  const waiver = helix(repo, [...finding, '--until', '2099-12-31', '--why', 'it mostly passes', '--json'])
  expect([waiver.code, waiver.stdout.includes('approve/frozen')]).toEqual([2, true])
})

/** A registry on this machine that writes down each installation. */
async function aRegistry() {
  const log = join(temporaryFolder(), 'installations')
  writeFileSync(log, '')
  const serve = `import { createServer } from 'node:http'
import { appendFileSync } from 'node:fs'
const server = createServer((_, response) => { appendFileSync(${JSON.stringify(log)}, '.'); response.end('export const one = 1') })
server.listen(0, '127.0.0.1', () => console.log(server.address().port))
`
  const child = spawn(process.execPath, ['--input-type=module', '-e', serve], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill())
  const [port]: Buffer[] = await once(child.stdout, 'data')
  return { url: `http://127.0.0.1:${String(port).trim()}/`, installations: () => readFileSync(log, 'utf8').length }
}

test('REQ-36 what a step needs is installed once for one lockfile, and anew for a fresh check', async () => {
  const { url, installations } = await aRegistry()
  const install = `import { mkdirSync, writeFileSync } from 'node:fs'
const answer = await fetch(process.argv[2])
mkdirSync('node_modules/one', { recursive: true })
writeFileSync('node_modules/one/package.json', '{"type":"module","exports":"./index.js"}')
writeFileSync('node_modules/one/index.js', await answer.text())
`
  const setup = `setup: {run: [${JSON.stringify(process.execPath)}, scripts/install.js, '${url}'], inputs: [package.json]}\n`
  const usesOne = `${assertion}import { one } from 'one'\ntest('has one', () => assert.equal(one, 1))\n`
  const lists = `${assertion}test('REQ-1 sums a list', async () => {
  const { sum } = await import('../src/sum.js')
  assert.equal(sum([1, 2]), 3)
})
`
  const repo = aProduct({
    at: 'E2E_RED',
    playbook: `${playbook.replace('  free:', '  support: [scripts/**]\n  free:')}${setup}`,
    files: { 'scripts/install.js': install, 'test/one.test.js': usesOne },
  })
  expect(helix(repo, ['verify', '--sign']).code).toBe(0)
  work(repo, 'STEP[2/4]', { 'e2e/sum.test.js': lists })

  const before = installations()
  const done = helix(repo, ['commit', '--done'])
  expect([done.code, installations() - before]).toEqual([0, 1])

  const known = installations()
  expect(helix(repo, ['verify', '--fresh', '--allow-empty'], { CI: '1' }).code).toBe(0)
  expect(installations() > known).toBe(true)
})

const sum = 'export const sum = (list) => list[0] + list[1]\n'

/** A mutation tool that says of each mutant of `src/sum.js` which test noticed it. */
const mutants = (killedBy: string) => `import { readFileSync, writeFileSync } from 'node:fs'
const source = readFileSync('src/sum.js', 'utf8')
const column = source.indexOf('+') + 1
const location = { start: { line: 1, column }, end: { line: 1, column: column + 1 } }
const mutant = { id: '1', mutatorName: 'ArithmeticOperator', replacement: '-', location, status: 'Killed', killedBy: ['${killedBy}'] }
writeFileSync(process.argv[2], JSON.stringify({
  schemaVersion: '1',
  files: { 'src/sum.js': { language: 'javascript', source, mutants: [mutant] } },
  testFiles: {
    'e2e/sum.test.js': { tests: [{ id: 'frozen', name: 'REQ-1 sums a list' }] },
    'test/add.test.js': { tests: [{ id: 'other', name: 'adds' }] },
  },
}))
`

/** A finished cycle whose mutants the named test notices. */
function finished(killedBy: string): Repo {
  const command = `  mutants: {run: [${JSON.stringify(process.execPath)}, scripts/mutants.js, '{report}'], report: mutation-json}\n`
  const gate = '{gate: mutation, of: mutants, min-patch: 80}'
  const repo = aProduct({
    at: 'BUILD',
    playbook: playbook
      .replace('  free:', '  support: [scripts/**]\n  free:')
      .replace('always:', `${command}always:`)
      .replace('exit: [{gate: tests, of: e2e}]', `exit: [{gate: tests, of: e2e}, ${gate}]`),
    files: { 'scripts/mutants.js': mutants(killedBy) },
  })
  work(repo, 'STEP[3/4]', { 'src/sum.js': sum }, { step: 'BUILD', next: 'DONE' })
  return work(repo, 'STEP[4/4]', { 'adapters/none.js': 'export {}\n' }, { step: 'DONE', next: 'idle' })
}

test('REQ-37 a frozen test that notices no change of the new code is refused before the cycle ends', () => {
  const ran = helix(finished('other'), ['verify', '--json'])

  expect([ran.code, codesOf(ran)]).toEqual([1, ['RED-FROZEN-IDLE']])
  expect(ran.stdout).toContain('sums a list')
})

test('REQ-37 a frozen test that notices one passes, and where no mutants are made the verdict says so', () => {
  const ran = helix(finished('frozen'), ['verify', '--json'])
  expect([ran.code, measuredBy(ran, 'red-bar')]).toEqual([0, expect.objectContaining({ killing: 1 })])

  const without = aProduct({ at: 'BUILD' })
  work(without, 'STEP[3/4]', { 'src/sum.js': sum }, { step: 'BUILD', next: 'DONE' })
  work(without, 'STEP[4/4]', { 'adapters/none.js': 'export {}\n' }, { step: 'DONE', next: 'idle' })
  const untold = helix(without, ['verify', '--json'])
  expect([untold.code, measuredBy(untold, 'red-bar')]).toEqual([0, expect.objectContaining({ killing: null })])
})
