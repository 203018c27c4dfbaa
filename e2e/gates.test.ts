import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../packages/testkit/src/index.ts'
import { aProduct, addTest, documentOf, helix, playbook } from './support/product.ts'

type Repo = ReturnType<typeof aProduct>

const assertion = `import assert from 'node:assert'\nimport { test } from 'node:test'\n`

/** Commits a change in the active step, and the Done of that step where there is one. */
function work(repo: Repo, label: string, files: Record<string, string>, done?: { step: string; next: string }): Repo {
  const spec = repo.git('log', '-1', '--format=%(trailers:key=Helix-Spec)').trim()
  const trailers = spec === '' ? '' : `\n${spec}\n`
  repo.commit(`${label} test: change\n\nWhy: it is asked for.\n${trailers}`, { files })
  if (done === undefined) return repo
  const text = repo
    .git('show', 'HEAD:progress.json')
    .replace(done.step, done.next)
    .replace(/"number":(\d+)/, (_, number: string) => `"number":${Number(number) + 1}`)
  const message = `${label} chore: finish ${done.step}\n\nWhy: it holds.\n\n${spec === '' ? '' : `${spec}\n`}Helix-Done: ${done.step}\n`
  repo.commit(message, { files: { 'progress.json': `${text}\n` } })
  return repo
}

/** Codes of everything that keeps the range from passing, each once. */
function codesOf(ran: ReturnType<typeof helix>): string[] {
  const told = JSON.stringify(documentOf(ran)).matchAll(/"code":"([A-Z-]+)"/g)
  return [...new Set([...told].map(([, code]) => code ?? ''))].toSorted((one, other) => (one < other ? -1 : 1))
}

interface Document {
  trees: { verdicts: { gate: string; measured: unknown }[] }[]
}

/** What the last judged tree's verdict on a gate measured. */
function measuredBy(ran: ReturnType<typeof helix>, gate: string): unknown {
  const { trees } = documentOf(ran) as Document // oxlint-disable-line typescript/no-unsafe-type-assertion -- verify's own document
  return trees.at(-1)?.verdicts.find((verdict) => verdict.gate === gate)?.measured
}

const red = { step: 'E2E_RED', next: 'BUILD' }
const redProduct = (body: string) =>
  work(aProduct({ at: 'E2E_RED' }), 'STEP[2/4]', { 'e2e/sum.test.js': `${assertion}${body}` }, red)

test('REQ-15 a target that never calls the product is refused at the red bar, and one that a stub satisfies', () => {
  const repo = redProduct(`test('REQ-1 sums a list', () => assert.equal(3, 4))
test('REQ-1 sums nothing', async () => {
  const { sum } = await import('../src/sum.js')
  assert.throws(() => sum())
})
`)

  const ran = helix(repo, ['verify', '--json'])

  expect([ran.code, codesOf(ran)]).toEqual([1, ['RED-STUB-PASSES', 'RED-UNCALLED']])
  expect(ran.stdout).toContain('sums a list')
})

test('REQ-15 a target that calls what does not exist yet passes, and the verdict tells that it called', () => {
  const repo = redProduct(`test('REQ-1 sums a list', async () => {
  const { sum } = await import('../src/sum.js')
  assert.equal(sum([1, 2]), 3)
})
test('REQ-1 sums later', async () => {
  const sums = await import('../src/sum.js')
  assert.equal(await sums.later([]), 0)
})
`)

  const ran = helix(repo, ['verify', '--json'])

  expect([ran.code, measuredBy(ran, 'red-bar')]).toEqual([0, expect.objectContaining({ red: 2, called: 2 })])
})

/** The first step may change everything, so that one commit shows what integrity says. */
const open = playbook
  .replace('opens: [domain, rest]', 'opens: []')
  .replace('opens: [spec], exit', 'opens: [spec, domain, rest], exit')
const body = `test('adds more', () => assert.equal(add(2, 2), 4))\n`
const addImport = `import { add } from '../src/add.js'\n`
const tested = {
  'test/more.test.js': `${assertion}${addImport}${body}`,
  'src/log.js': 'export const log = (text) => text.length > 0\n',
}

test('REQ-16 tests that say less and a product that asks who is asking are refused, each with its own code', () => {
  const repo = work(aProduct({ at: 'SPEC_DRAFT', playbook: open, files: tested }), 'STEP[1/4]', {
    'test/add.test.js': addTest().replace('assert.equal(add(1, 2), 3)', 'assert.ok(add(1, 2))'),
    'test/more.test.js': `${assertion}${addImport}test('adds more', () => { try { assert.equal(add(2, 2), 4) } catch {} })\n`,
    'test/always.test.js': `${assertion}${addImport}test('is itself', () => { const sum = add(1, 1); assert.equal(sum, sum) })\n`,
    'src/add.js': `export const add = (a, b) => (process.env.NODE_ENV === 'test' ? 3 : a + b + (process.env.NODE_TEST_CONTEXT ? 0 : 1))\n`,
    'src/log.js': '// Stryker disable all\nexport const log = (text) => text.length > 0\n',
  })

  const ran = helix(repo, ['verify', '--json'])

  const asked = ['PRAGMA', 'SNIFFING', 'SWALLOWED', 'TAUTOLOGY', 'WEAKENED'].map((name) => `INTEGRITY-${name}`)
  expect([ran.code, codesOf(ran).filter((code) => code.startsWith('INTEGRITY'))]).toEqual([1, asked])
})

test('REQ-16 a test that moves and a new one pass', () => {
  const repo = aProduct({ at: 'SPEC_DRAFT', playbook: open, files: tested })
  repo.remove('test/more.test.js')
  work(repo, 'STEP[1/4]', {
    'test/sums.test.js': `${assertion}${addImport}${body}test('adds nothing', () => assert.equal(add(0, 0), 0))\n`,
  })

  const ran = helix(repo, ['verify', '--json'])

  const measured = { moved: 1, lost: 0, weakened: 0, swallowed: 0, tautologies: 0, pragmas: 0, sniffing: 0 }
  expect([ran.code, measuredBy(ran, 'integrity')]).toEqual([0, expect.objectContaining(measured)])
})

/** A benchmark that takes as long as the product says, and writes down whose turn it was. */
const bench = (log: string) => `import { appendFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { cost, name } from '../src/cost.js'
appendFileSync(${JSON.stringify(log)}, name + ' ')
const [report] = process.argv.slice(2)
const place = { file: 'bench/run.js', name: 'pays' }
writeFileSync(report, JSON.stringify({
  helix: 1, nonce: basename(report, '.report'), reason: 'passed',
  tests: [{ ...place, state: 'passed', durationMs: 1 }], unhandled: [], properties: [],
  bench: [{ ...place, mean: cost, p95: cost, samples: 100 }],
}))
`
const cost = (name: string, time: number) => `export const name = '${name}'\nexport const cost = ${time}\n`

/** Helix's answer about a product whose speed the first step changes, and the turns of the benchmark. */
function benchmarked(time: number) {
  const log = join(temporaryFolder(), 'turns')
  const timed = open
    .replace(
      'commands:',
      `commands:\n  bench: {run: [${JSON.stringify(process.execPath)}, bench/run.js, '{report}'], report: helix-json}`,
    )
    .replace(
      'exit: [{gate: spec}, {gate: approval, of: spec}]',
      'exit: [{gate: perf, of: bench, max-p95: 1s, max-ratio: 1.1, pairs: 12}]',
    )
  const files = { 'src/cost.js': cost('base', 10), 'bench/run.js': bench(log) }
  const repo = aProduct({ at: 'SPEC_DRAFT', playbook: timed, files })
  work(repo, 'STEP[1/4]', { 'src/cost.js': cost('head', time) }, { step: 'SPEC_DRAFT', next: 'E2E_RED' })
  const ran = helix(repo, ['verify', '--json'])
  return { ran, turns: readFileSync(log, 'utf8').trim().split(' ') }
}

test('REQ-17 code that became slower than at the start of the cycle is refused', () => {
  const { ran } = benchmarked(20)

  expect([ran.code, codesOf(ran)]).toEqual([1, ['PERF-RATIO']])
})

test('REQ-17 base and head are measured in turns, as often as the playbook asks', () => {
  const { ran, turns } = benchmarked(10)

  const block = ['base', 'head', 'head', 'base']
  expect(turns).toEqual(Array.from({ length: 6 }, () => block).flat())
  expect([ran.code, measuredBy(ran, 'perf')]).toEqual([0, expect.objectContaining({ ratio: 1, pairs: 12 })])
})
