import { type Need, readRun } from '@helix/gates'
import { openGit } from '@helix/git'
import { compilePolicy, parsePlaybook } from '@helix/playbook'
import { aRepo, type Files } from '@helix/testkit'
import { expect, test } from 'vitest'
import { playbook } from '../../testing/product.ts'
import { testIo } from '../../testing/test-io.ts'
import { measuringHere } from '../measuring.ts'
import { keyOf } from '../run/plan-needs.ts'

const unit: Need = { what: 'run', command: 'unit', purpose: 'tests', times: 1 }
const installed = playbook.replace(
  'commands:',
  `setup: {run: [${JSON.stringify(process.execPath)}, setup.js], inputs: [setup.js]}\ncommands:`,
)

const head = `import assert from 'node:assert'
import { readFileSync, writeFileSync } from 'node:fs'
import { test } from 'node:test'
`
const wrong = 'export const add = (a, b) => a - b\n'
const right = 'export const add = (a, b) => a + b\n'

/** Findings of a run of a product that adds wrongly, with these files. */
async function findings(files: Files, dependencies: 'linked' | 'installed' = 'linked') {
  const all = {
    'package.json': '{"type":"module"}',
    'setup.js': '',
    'src/add.js': wrong,
    '.gitignore': 'out\n',
    ...files,
  }
  const repo = aRepo()
  repo.commit('build: a product\n', { files: { ...all, 'playbook.yml': installed } })
  const how = { dependencies, cached: false, onProgress: () => undefined }
  const measuring = await measuringHere(await openGit(repo.root), testIo({ cwd: repo.root }), how)
  const policy = compilePolicy(parsePlaybook(installed, 'playbook.yml'), { digest: 'one', signers: [] })
  const tree = repo.git('rev-parse', 'HEAD^{tree}').trim()
  const measured = (await measuring.measure({ tree, policy, needs: [unit] })).get(keyOf(unit))
  const runs = (measured?.runs ?? []).map((raw) => readRun(raw, measured?.root ?? ''))
  expect(runs.flatMap(({ tests }) => tests.map(({ state }) => state))).toEqual(['passed'])
  return runs.flatMap((run) => run.findings.map(({ code, where }) => `${code} ${where?.path}`))
}

const importing = (before: string, after = '') => ({
  'test/add.test.js': `${head}${before}
const { add } = await import('../src/add.js')
${after}
test('adds', () => assert.equal(add(1, 2), 3))
`,
})
const overwrite = `writeFileSync('src/add.js', ${JSON.stringify(right)})`

test('tests that write over the product prove nothing, also where they put it back', async () => {
  expect(await findings(importing(overwrite))).toEqual(['RUN-ALTERED src/add.js'])
  expect(await findings(importing(overwrite, `writeFileSync('src/add.js', ${JSON.stringify(wrong)})`))).toEqual([
    'RUN-ALTERED src/add.js',
  ])
})

test('an installation that writes over the product lets nothing be proven', async () => {
  const setup = `import { writeFileSync } from 'node:fs'\n${overwrite}\n`
  expect(await findings({ 'setup.js': setup, ...importing('') }, 'installed')).toEqual(['RUN-ALTERED src/add.js'])
})

test('what git does not track, lockfiles, and data that is put back may be written', async () => {
  const setup = `import { mkdirSync, writeFileSync } from 'node:fs'
mkdirSync('out')
writeFileSync('out/built.js', '')
writeFileSync('package-lock.json', '{"lockfileVersion": 3}')
writeFileSync('src/add.js', ${JSON.stringify(right)})
`
  const test = importing(
    `writeFileSync('test/data.json', '2'); writeFileSync('test/data.json', '1'); writeFileSync('new.js', '')`,
  )
  const data = { 'package-lock.json': '{}', 'test/data.json': '1', 'src/add.js': right }
  expect(await findings({ ...data, 'setup.js': setup, ...test }, 'installed')).toEqual([])
})

test('tests that write over what runs tests prove nothing', async () => {
  const setup = `import { mkdirSync, writeFileSync } from 'node:fs'
mkdirSync('node_modules/vitest/dist', { recursive: true })
writeFileSync('node_modules/vitest/package.json', '{}')
writeFileSync('node_modules/vitest/dist/index.js', '')
`
  const test = importing(`writeFileSync('node_modules/vitest/dist/index.js', 'patched')`)
  expect(await findings({ 'setup.js': setup, 'src/add.js': right, ...test }, 'installed')).toEqual([
    'RUN-ALTERED node_modules/vitest/dist/index.js',
  ])
})
