import { expect, test } from 'vitest'
import { aProduct, documentOf, helix, playbook } from './support/product.ts'

/** The same product, its tests run by an adapter instead of an argv. */
const driven = playbook
  .replace(/^ {2}unit: .*$/m, "  unit: {runner: node, files: ['test/**/*.test.js'], quick: true, within: 20s}")
  .replace(/^ {2}e2e: \{.*$/m, "  e2e: {runner: node, files: ['e2e/**/*.test.js'], within: 20s}")

const imports = `import assert from 'node:assert'\nimport { test } from 'node:test'\n`
const add = `import { add } from '../src/add.js'\ntest('first', () => assert.equal(add(2, 3), 5))\n`
const two = (second: string) => `${imports}${add}test('second', () => ${second})\n`

test('REQ-13 an acceptance test whose static import does not exist yet is red for a good reason', () => {
  const repo = aProduct({ at: 'E2E_RED', playbook: driven })
  const stamp = repo.git('log', '-1', '--format=%(trailers:key=Helix-Spec)').trim()
  const message = `STEP[2/4] test: sum lists\n\nWhy: REQ-1 asks for it.\n\n${stamp}\n`
  const body = `test('REQ-1 sums a list', () => assert.equal(sum([1, 2]), 3))\n`
  repo.commit(message, { files: { 'e2e/sum.test.js': `${imports}import { sum } from '../src/sum.js'\n${body}` } })

  const done = helix(repo, ['commit', '--done', '--json'])

  expect(done.code).toBe(0)
  expect(documentOf(done)).toMatchObject({ ok: true, step: 'E2E_RED' })
})

test('REQ-13 a test file that leaves before its last test is refused, and passes when it stays', () => {
  const repo = aProduct({ playbook: driven })
  const keep = 'refactor(test): tidy\n\nHelix-Lane: keep\n'

  repo.commit(keep, { files: { 'test/more.test.js': two('assert.equal(add(2, 2), 4)') } })
  const stays = helix(repo, ['verify'])
  repo.commit(keep, { files: { 'test/last.test.js': two('process.exit(0)') } })
  const leaves = helix(repo, ['verify', '--json'])

  expect([stays.code, leaves.code]).toEqual([0, 1])
  expect(JSON.stringify(documentOf(leaves))).toContain('"code":"RUN-COUNT"')
})

test('REQ-14 the findings of the newest judgement are a SARIF log', () => {
  const repo = aProduct()
  const broken = 'export const add = (a, b) => a - b\n'
  repo.commit('refactor: add anew\n\nHelix-Lane: keep\n', { files: { 'src/add.js': broken } })
  expect(helix(repo, ['verify', '--sign'])).toMatchObject({ code: 1 })

  const exported = helix(repo, ['evidence', 'export', '--format', 'sarif'])

  expect(exported.code).toBe(0)
  const place = { physicalLocation: { artifactLocation: { uri: 'test/add.test.js' }, region: { startLine: 4 } } }
  expect(documentOf(exported)).toMatchObject({
    $schema: expect.stringContaining('sarif-schema-2.1.0.json'),
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'Helix', rules: [{ id: 'GATE-TESTS-FAILED', shortDescription: { text: 'A test fails' } }] },
        },
        results: [
          {
            ruleId: 'GATE-TESTS-FAILED',
            ruleIndex: 0,
            level: 'error',
            message: { text: expect.stringContaining('"adds" fails') },
            locations: [place],
          },
        ],
      },
    ],
  })
})

test('REQ-14 the tests of the newest judgement are a CTRF report that says why a target is red', () => {
  const repo = aProduct({ at: 'BUILD' })
  expect(helix(repo, ['verify', '--sign'])).toMatchObject({ code: 0 })

  const exported = helix(repo, ['evidence', 'export', '--format', 'ctrf'])

  expect(exported.code).toBe(0)
  expect(documentOf(exported)).toMatchObject({
    reportFormat: 'CTRF',
    results: {
      tool: { name: 'Helix' },
      summary: { tests: 2, passed: 1, failed: 1, pending: 0, skipped: 0, other: 0 },
      tests: expect.arrayContaining([
        expect.objectContaining({ name: 'adds', status: 'passed', filePath: 'test/add.test.js' }),
        expect.objectContaining({
          name: 'REQ-1 sums a list',
          status: 'failed',
          filePath: 'e2e/sum.test.js',
          extra: { helix: expect.objectContaining({ class: 'R-missing-module' }) },
        }),
      ]),
    },
  })
})
