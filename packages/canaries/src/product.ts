// The product that canaries are made in: small enough to be read at a glance, whole enough for every rule to have its place.

export const specPath = 'docs/spec.md'

/** Its rules: authors may not approve their own work, and nothing but `integrity` holds always. */
export function playbookFor(node: string, signing: 'none' | 'ssh'): string {
  const runner = `[${JSON.stringify(node)}, --test, --test-reporter=junit, '--test-reporter-destination={report}'`
  return `version: 1
signing: ${signing}
beacon: {shown: [file, tag]}
layers:
  free: [README.md, docs/**]
  dependencies: {paths: [package.json, package-lock.json], approval: 1}
  testkit: [test/support/**]
  e2e: [e2e/**]
  domain: [src/**, test/**]
  infra: [adapters/**]
commands:
  unit: {run: ${runner}, 'test/**/*.test.js'], report: junit, quick: true, within: 60s}
  e2e: {run: ${runner}, 'e2e/**/*.test.js'], report: junit, within: 60s}
always: [{gate: integrity}]
steps:
  - {id: SPEC_DRAFT, opens: [spec], exit: [{gate: spec}, {gate: approval, of: spec}]}
  - {id: E2E_RED, opens: [e2e, testkit], exit: [{gate: red-bar, of: e2e, runs: 2}]}
  - {id: BUILD, opens: [domain, rest], exit: [{gate: tests, of: e2e}]}
  - {id: DONE, opens: [infra], exit: [{gate: release}]}
`
}

export const unitTest = `import assert from 'node:assert'
import { test } from 'node:test'
import { add } from '../src/add.js'
test('adds', () => assert.equal(add(1, 2), 3))
`

/** A test that reads what it expects. */
const readingTest = `import assert from 'node:assert'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { add } from '../src/add.js'
const read = (name) => JSON.parse(readFileSync(new URL(name, import.meta.url)))
test('adds as it is written', () => assert.equal(add(2, 3), read('./written.json').sum))
`

/** A test of each row of a table, and what its loop declares for it. */
export function rowsTest(rows = '[1, 2]', expected = '3', name = 'sum'): string {
  return `import assert from 'node:assert'
import { test } from 'node:test'
import { add } from '../src/add.js'
for (const [a, b] of [${rows}]) {
  const expected = ${expected}
  test(\`adds \${a} to \${b}\`, () => {
    const ${name} = add(b, a)
    assert.equal(${name}, expected)
  })
}
`
}

export const files: Readonly<Record<string, string>> = {
  'README.md': '# Adding\n',
  'package.json': '{"type":"module"}\n',
  'src/add.js': 'export const add = (a, b) => a + b\n',
  'src/half.js': 'export const half = (a) => a / 3\n',
  'test/add.test.js': unitTest,
  'test/rows.test.js': rowsTest(),
  'test/written.json': '{"sum": 5}\n',
  'test/written.test.js': readingTest,
}

export const spec = `# Adding

## REQ-1 Two numbers are added

Acceptance:

- 1 and 2 give 3
`

export const e2eTest = `import assert from 'node:assert'
import { test } from 'node:test'
test('REQ-1 sums a list', async () => {
  const { sum } = await import('../src/sum.js')
  assert.equal(sum([1, 2]), 3)
})
`
