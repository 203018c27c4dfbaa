import { spawnSync } from 'node:child_process'
import { basename } from 'node:path'
import type { Command, NodeCommand, PytestCommand } from '@helix/core'
import { rm } from 'node:fs/promises'
import { afterEach, expect, it } from 'vitest'
import { readRun } from '../run/read-run.ts'
import { measureCommand } from './measure-command.ts'
import { aPolicyWith, aProject, aVitestCommand } from './testing/project.ts'

const folders: string[] = []
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })))
})

const hasPytest = spawnSync('python3', ['-m', 'pytest', '--version']).status === 0
const files = ['test/**']
const node: NodeCommand = { kind: 'node', name: 'unit', quick: true, within: 60_000, files }
const pytest: PytestCommand = { kind: 'pytest', name: 'unit', quick: true, within: 60_000, files }

/** How each test of a project ended, where whoever measures it works in CI and without colours. */
async function told(command: Command, text: Record<string, string>) {
  const folder = await aProject(text)
  folders.push(folder)
  const raw = await measureCommand({ command, policy: aPolicyWith(command), folder, purpose: 'tests', seed: 7 })
  const states = readRun(raw, folder).tests.map(({ name, state, failure }) => [name, failure?.message ?? state])
  return { raw, states: Object.fromEntries(states) }
}

const marks = '/^(?:CI|NO_COLOR|HELIX_.*)$/'
const inScript = `Object.keys(process.env).filter((name) => ${marks}.test(name)).join()`
const inPython = `",".join(name for name in os.environ if name in ("CI", "NO_COLOR") or name.startswith("HELIX_"))`

it('a product on Vitest finds no variable that tells of a gate', async () => {
  const text = `import { expect, it } from 'vitest'\nit('asks', () => { expect(${inScript}).toBe('') })\n`
  expect((await told(aVitestCommand({ files }), { 'test/a.test.ts': text })).states).toEqual({ asks: 'passed' })
})

it('a product on node:test finds none', async () => {
  const text = `import assert from 'node:assert'\nimport { it } from 'node:test'\nit('asks', () => { assert.equal(${inScript}, '') })\n`
  expect((await told(node, { 'test/a.test.mjs': text })).states).toEqual({ asks: 'passed' })
})

it.runIf(hasPytest)('a product on pytest finds none, nor do programs that it starts', async () => {
  const text = `import os\nimport subprocess\nimport sys\n\ndef test_asks():\n    assert ${inPython} == ""\n\ndef test_starts():\n    program = "import os; print(${inPython.replaceAll('"', "'")})"\n    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True).stdout.strip() == ""\n`
  expect((await told(pytest, { 'test/test_a.py': text })).states).toEqual({
    test_asks: 'passed',
    test_starts: 'passed',
  })
})

it('a snapshot that is not there yet is written by nobody', async () => {
  const text = `import { expect, it } from 'vitest'\nit('asks', () => { expect(3).toMatchSnapshot() })\nit('asks inline', () => { expect(3).toMatchInlineSnapshot() })\n`
  const { states } = await told(aVitestCommand({ files }), { 'test/a.test.ts': text })
  expect(Object.values(states)).toEqual([
    expect.stringMatching(/Snapshot .* mismatched/),
    expect.stringMatching(/Snapshot .* mismatched/),
  ])
})

it.runIf(hasPytest)('what a long comparison of pytest tells is not cut', async () => {
  const text = `def test_asks():\n    assert ${JSON.stringify(Array.from({ length: 40 }, (_, at) => `one ${at}`))} == []\n`
  const { states } = await told(pytest, { 'test/test_a.py': text })
  expect(states['test_asks']).toContain('one 39')
  expect(states['test_asks']).not.toContain('truncated')
})

it('no name of a folder tells whose it is', async () => {
  const { raw } = await told(aVitestCommand({ files }), { 'test/a.test.ts': '' })
  const [, , , , , , config = ''] = raw.argv
  expect(basename(config)).toBe('vitest.config.mjs')
  expect(config).not.toMatch(/helix|run|test-/)
})
