import { spawnSync } from 'node:child_process'
import { rm } from 'node:fs/promises'
import type { PytestCommand } from '@helix/core'
import { afterEach, expect, it } from 'vitest'
import { readRun } from '../run/read-run.ts'
import { measureCommand } from './measure-command.ts'
import { aPolicyWith, aProject, aVitestCommand } from './testing/project.ts'

const folders: string[] = []
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })))
})

async function run(files: Record<string, string>) {
  const folder = await aProject(files)
  folders.push(folder)
  const command = aVitestCommand({ files: ['test/**'] })
  const raw = await measureCommand({ command, policy: aPolicyWith(command), folder, purpose: 'tests', seed: 7 })
  return readRun(raw, folder)
}

const fails = `it('fails', () => { expect(1).toBe(2) })\n`

it('neither a test nor a program that it starts can say anything in the place of the runner', async () => {
  const says = `import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'
it('holds nothing of the runner’s', () => {
  expect(spawnSync('sh', ['-c', 'echo {} >&3 || echo {} >/proc/' + process.ppid + '/fd/3']).status).not.toBe(0)
})
${fails}`
  const { valid, tests } = await run({ 'test/a.test.ts': says })
  expect({ valid, states: tests.map(({ name, state }) => `${name} ${state}`).toSorted() }).toEqual({
    valid: true,
    states: ['fails failed', 'holds nothing of the runner’s passed'],
  })
})

it('what a second one says beside the runner’s report spoils it', async () => {
  const config = `import { writeSync } from 'node:fs'
process.on('exit', () => writeSync(3, '{"helix":1}'))
export default {}
`
  const test = `import { expect, it } from 'vitest'\n${fails}`
  const { valid, findings } = await run({ 'test/a.test.ts': test, 'vitest.config.mjs': config })
  expect({ valid, codes: findings.map(({ code }) => code) }).toEqual({ valid: false, codes: ['REPORT-TRUNCATED'] })
})

const hasPytest = spawnSync('python3', ['-m', 'pytest', '--version']).status === 0

async function runPytest(test: string) {
  const folder = await aProject({ 'tests/test_a.py': test })
  folders.push(folder)
  const command: PytestCommand = { kind: 'pytest', name: 'unit', quick: true, within: 60_000, files: ['tests/**'] }
  const raw = await measureCommand({ command, policy: aPolicyWith(command), folder, purpose: 'tests', seed: 7 })
  const { valid, findings, tests } = readRun(raw, folder)
  const states = tests.map(({ name, state }) => `${name} ${state}`).toSorted()
  return { valid, codes: findings.map(({ code }) => code), states }
}

it.runIf(hasPytest)('what a test does at the very end of pytest takes back nothing of its report', async () => {
  const ran = await runPytest(`import atexit, glob, os, sys

def at_the_end():
    folder = os.path.dirname(sys.modules["helix_pytest"].__file__)
    for path in glob.glob(folder + "/*.json"):
        text = open(path).read().replace('"name": "test_sums", "state": "failed"', '"name": "test_sums", "state": "passed"')
        open(path, "w").write(text.replace('"reason": "failed"', '"reason": "passed"'))
    os._exit(0)

atexit.register(at_the_end)

def test_sums():
    assert 1 + 1 == 3
`)
  expect(ran).toEqual({ valid: false, codes: ['REPORT-DISAGREES'], states: ['test_sums failed'] })
})

it.runIf(hasPytest)('what a test of pytest starts or forks says nothing in its place', async () => {
  const ran = await runPytest(`import os, subprocess

def said(say):
    child = os.fork()
    if child == 0:
        try:
            say()
        except OSError:
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])

def test_forks():
    assert said(lambda: os.write(3, b"{}")) == 1

def test_starts():
    assert subprocess.run(["sh", "-c", "echo {} >&3"], close_fds=False).returncode != 0

def test_keeps_what_is_forked_later():
    def again():
        kept = os.open(os.devnull, os.O_WRONLY)
        if said(lambda: os.write(kept, b"{}")) != 0:
            raise OSError
    assert said(again) == 0
`)
  const states = ['test_forks passed', 'test_keeps_what_is_forked_later passed', 'test_starts passed']
  expect(ran).toEqual({ valid: true, codes: [], states })
})
