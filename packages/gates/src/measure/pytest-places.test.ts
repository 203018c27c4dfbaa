import { spawnSync } from 'node:child_process'
import { rm } from 'node:fs/promises'
import type { PytestCommand } from '@helix/core'
import { afterEach, expect, it } from 'vitest'
import { join } from 'node:path'
import { readRun } from '../run/read-run.ts'
import { measureCommand } from './measure-command.ts'
import { preparePytest } from './pytest.ts'
import { aPolicyWith, aProject } from './testing/project.ts'

const folders: string[] = []
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })))
})

const command: PytestCommand = {
  kind: 'pytest', name: 'unit', quick: true, within: 60_000, files: ['tests/test_*.py'],
} // prettier-ignore
/** Without pytest a run proves nothing, and there is nothing to ask. */
const installed = spawnSync('python3', ['-m', 'pytest', '--version']).status === 0 ? ['pytest'] : []

/** A test that fails, beside these files. */
async function run(files: Record<string, string>, test = 'def test_adds():\n    assert 1 - 2 == 3\n') {
  const folder = await aProject({ 'tests/test_add.py': test, ...files })
  folders.push(folder)
  const raw = await measureCommand({ command, policy: aPolicyWith(command), folder, purpose: 'tests', seed: 1 })
  const { findings, tests } = readRun(raw, folder)
  return { codes: findings.map(({ code }) => code), states: tests.map(({ state }) => state) }
}

/** Forges the report of a run in which all is well, where Helix's plugin would. */
const forge = `import json, os
s = json.loads(os.environ["HELIX_PYTEST"])
test = {"file": "tests/test_add.py", "name": "test_adds", "state": "passed", "durationMs": 1}
canary = {"passing": "passed", "failing": "failed", "silent": []}
report = {"helix": 1, "nonce": s["nonce"], "reason": "passed", "canary": canary, "tests": [test], "unhandled": [], "properties": [], "bench": []}
os.write(3, json.dumps(report).encode())
os._exit(0)
`

it('pytest is started by a script that puts the tree on the path behind all that it loads first', async () => {
  const folder = await aProject({ 'tests/test_add.py': '' })
  folders.push(folder)
  const { argv, env } = await preparePytest(
    { command, policy: aPolicyWith(command), folder, purpose: 'tests', seed: 1 },
    folder,
    'nonce',
  )
  expect(argv.slice(1, 4)).toEqual([join(folder, 'helix_run'), '-p', 'helix_pytest'])
  expect(env).toMatchObject({ HELIX_PATH: folder, PYTHONHASHSEED: '1' })
  expect(env).not.toHaveProperty('PYTHONPATH')
})

it.each(installed)('nothing of the tree is loaded in the place of what %s and Helix load', async () => {
  const names = ['pytest.py', 'helix_pytest.py', 'src/uuid.py', 'src/sitecustomize.py']
  const files = Object.fromEntries(names.map((name) => [name, forge]))
  expect(await run(files)).toEqual({ codes: [], states: ['failed'] })
})

const swallowing = `try:
        own(self)
    except AssertionError:
        if self.name != "test_adds":
            raise
`
const adds = 'import helper\n\n\ndef test_adds():\n    assert 1 - 2 == 3\n'
/** Sources that decide how one test ends, by names that no reader of sources sees. */
const ways = [
  [
    'an assertion',
    'import contextlib, pytest\nsetattr(pytest, "rai" + "ses", lambda *a: contextlib.suppress(Exception))\n',
    'import helper\nimport pytest\n\n\ndef test_adds():\n    with pytest.raises(ValueError):\n        pass\n',
  ],
  [
    'what runs a test',
    `import pytest\ndef runtest(self, own=pytest.Function.runtest):\n    ${swallowing}setattr(pytest.Function, "run" + "test", runtest)\n`,
    adds,
  ],
  [
    'the code of a test',
    '',
    `import pytest\n\n\ndef test_adds():\n    assert 1 - 2 == 3\n\n
@pytest.fixture(autouse=True)
def kind(request):
    own = request.node.obj
    def safe():
        try:
            own()
        except AssertionError:
            pass
    if request.node.name == "test_adds":
        setattr(request.node, "o" + "bj", safe)
`,
  ],
  [
    'what a test does, in the function that it was',
    '',
    `import pytest\n\n\ndef test_adds():\n    assert 1 - 2 == 3\n\n
@pytest.fixture(autouse=True)
def kind(request):
    if request.node.name == "test_adds":
        setattr(request.node.function, "__co" + "de__", (lambda: None).__code__)
`,
  ],
] as const

it.each(installed.flatMap(() => ways))(
  'a source of the tree in the place of %s shows in every test',
  async (_, helper, test) => {
    expect(await run({ 'tests/helper.py': helper }, test)).toEqual({ codes: ['RUN-CANARY'], states: ['passed'] })
  },
)

it.each(installed)('helpers, packages below src and programs that tests start are found by %s', async () => {
  const test = `import subprocess, sys
from shop.cart import total
from tools import one


def test_adds():
    assert total([1, one]) == 2
    code = "from shop.cart import total; from tools import one; print(total([one]))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "1\\n"
`
  const files = { 'src/shop/__init__.py': '', 'src/shop/cart.py': 'total = sum\n', 'tools.py': 'one = 1\n' }
  expect(await run(files, test)).toEqual({ codes: [], states: ['passed'] })
})
