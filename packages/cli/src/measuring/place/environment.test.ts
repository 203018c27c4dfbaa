import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Need, readRun } from '@helix/gates'
import { openGit } from '@helix/git'
import { compilePolicy, parsePlaybook } from '@helix/playbook'
import { aRepo, type TestRepo } from '@helix/testkit'
import { expect, test } from 'vitest'
import { playbook } from '../../testing/product.ts'
import { testIo } from '../../testing/test-io.ts'
import { measuringHere } from '../measuring.ts'
import { keyOf } from '../run/plan-needs.ts'
import { withKeptFolder } from './kept-folder.ts'

const unit: Need = { what: 'run', command: 'unit', purpose: 'tests', times: 1 }
const byPytest = playbook.replace(
  /^ {2}unit: .*$/m,
  '  unit: {runner: pytest, files: ["tests/test_*.py"], quick: true}',
)
/** Without pytest there is nothing that an environment could start. */
const installed = spawnSync('python3', ['-m', 'pytest', '--version']).status === 0 ? ['pytest'] : []

/** An environment in the user's folder that nobody has activated. What a text of a `.pth` file says is done when Python starts. */
function makeEnvironment(repo: TestRepo, files: Record<string, string>): void {
  const made = spawnSync('python3', ['-m', 'venv', '--without-pip', '--system-site-packages', join(repo.root, '.venv')])
  expect(made.status).toBe(0)
  const lib = join(repo.root, '.venv/lib')
  const packages = join(lib, readdirSync(lib)[0] ?? '', 'site-packages')
  mkdirSync(packages, { recursive: true })
  for (const [name, text] of Object.entries(files)) writeFileSync(join(packages, name), text)
}

async function statesOf(repo: TestRepo) {
  const measuring = await measuringHere(await openGit(repo.root), testIo({ cwd: repo.root }), {
    dependencies: 'linked',
    cached: true,
    onProgress: () => undefined,
  })
  const policy = compilePolicy(parsePlaybook(byPytest, 'playbook.yml'), { digest: 'one', signers: [] })
  const tree = repo.git('rev-parse', 'HEAD^{tree}').trim()
  const measured = (await measuring.measure({ tree, policy, needs: [unit] })).get(keyOf(unit))
  const runs = (measured?.runs ?? []).map((raw) => readRun(raw, measured?.root ?? ''))
  return runs.flatMap(({ tests, findings }) => [
    ...tests.map(({ state }) => state),
    ...findings.map(({ code }) => code),
  ])
}

const asking = `import beside
from shop import total

def test_total():
    assert total(1, 2) == beside.three
`
const right = 'def total(a, b):\n    return a + b\n'
const wrong = 'def total(a, b):\n    return a - b\n'

function aShop(): TestRepo {
  const repo = aRepo()
  const files = {
    '.gitignore': '.venv\n',
    'playbook.yml': byPytest,
    'tests/test_total.py': asking,
    'lib/shop/__init__.py': wrong,
  }
  repo.commit('build: a shop\n', { files })
  // What lies in the user's folder, and in no commit.
  repo.write('lib/shop/__init__.py', right)
  return repo
}

const pythonIn = (folder: string) => readFile(join(folder, '.venv/bin/python'), 'utf8')

test('programs of the playbook find the environment, too', async () => {
  const repo = aRepo()
  repo.commit('build: a shop\n', { files: { '.gitignore': '.venv\n' } })
  repo.write('.venv/pyvenv.cfg', 'home = /usr/bin\n').write('.venv/bin/python', 'python')
  const git = await openGit(repo.root)
  for (const _ of [1, 2]) expect(await withKeptFolder(git, 'HEAD', pythonIn)).toBe('python')
})

test.each(installed)('%s runs in the environment of the repository, on the sources of the tree', async () => {
  const repo = aShop()
  makeEnvironment(repo, { 'beside.py': 'three = 3\n', 'shop.pth': `${join(repo.root, 'lib')}\n` })
  expect(await statesOf(repo)).toEqual(['failed'])
  repo.commit('fix: total\n', { files: { 'lib/shop/__init__.py': right } })
  expect(await statesOf(repo)).toEqual(['passed'])
})

test.each(installed)('what setuptools maps to a folder of the repository %s finds in the tree', async () => {
  const repo = aShop()
  const mapped = `import sys
from importlib.util import spec_from_file_location
MAPPING = {"shop": ${JSON.stringify(join(repo.root, 'lib/shop'))}}
class Finder:
    @classmethod
    def find_spec(cls, name, path=None, target=None):
        if name in MAPPING:
            return spec_from_file_location(name, MAPPING[name] + "/__init__.py", submodule_search_locations=[MAPPING[name]])
sys.meta_path.append(Finder)
`
  const files = { '__editable___shop_finder.py': mapped, 'shop.pth': 'import __editable___shop_finder\n' }
  makeEnvironment(repo, { 'beside.py': 'three = 3\n', ...files })
  expect(await statesOf(repo)).toEqual(['failed'])
})

test.each(installed)('what failed for a missing package %s runs again once it is installed', async () => {
  const repo = aShop()
  repo.commit('fix: total\n', { files: { 'lib/shop/__init__.py': right } })
  makeEnvironment(repo, { 'shop.pth': `${join(repo.root, 'lib')}\n` })
  expect(await statesOf(repo)).toEqual(['failed'])
  makeEnvironment(repo, { 'beside.py': 'three = 3\n' })
  expect(await statesOf(repo)).toEqual(['passed'])
})
