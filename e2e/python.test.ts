import { chmodSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { expect, test } from 'vitest'
import { aRepo, temporaryFolder } from '../packages/testkit/src/index.ts'
import { codesOf, measuredBy } from './support/answers.ts'
import { aProduct, documentOf, helix, playbook } from './support/product.ts'
import { work } from './support/work.ts'

/**
 * Stands in for `python3` with pytest where there is none, and behaves on the wire as they do under Helix: reads the settings
 * in HELIX_PYTEST, says its report over descriptor 3, writes the calls of generated modules to HELIX_STUB_CALLS. Of Python it knows imports
 * of one module, and tests whose body is one assertion about a call or about literals, bare or in a `try`.
 */
const pytest = `#!${process.execPath}
const fs = require('node:fs')
const { nonce, root } = JSON.parse(process.env.HELIX_PYTEST)
const read = (file) => (fs.existsSync(root + '/' + file) ? fs.readFileSync(root + '/' + file, 'utf8') : null)
const files = process.argv.slice(2).filter((word) => /^[^=*]+\\.py$/.test(word))
const tests = []
for (const file of files) {
  const lines = read(file).split('\\n')
  const fail = (name, error, line) =>
    tests.push({ file, name, state: 'failed', durationMs: 1, failure: { causes: [], frames: [{ file, line, column: 1 }], ...error } })
  const at = lines.findIndex((line) => line.startsWith('from '))
  const [, module, name] = /^from ([\\w.]+) import (\\w+)/.exec(lines[at] ?? '') ?? []
  const place = (module ?? '').replaceAll('.', '/') + '.py'
  const source = module === undefined ? null : read(place)
  if (module !== undefined && source === null) {
    const parts = module.split('.').map((_, at, all) => all.slice(0, at + 1))
    const missing = parts.find((names) => !fs.existsSync(root + '/' + names.join('/'))) ?? parts.at(-1)
    fail('', { name: 'ModuleNotFoundError', message: "No module named '" + missing.join('.') + "'" }, at + 1)
    continue
  }
  const own = lines.flatMap((line, at) => {
    const [, test] = /^def (test_\\w+)\\(/.exec(line) ?? []
    if (test === undefined) return []
    const end = lines.findIndex((other, next) => next > at && other !== '' && !other.startsWith(' '))
    return [{ test, body: lines.slice(at + 1, end === -1 ? undefined : end), line: at + 2 }]
  })
  const hook = read(file.replace(/[^/]*$/, 'conftest.py')) ?? ''
  for (const { test, body, line } of hook.includes('del items[1:]') ? own.slice(0, 1) : own) {
    const calls = name !== undefined && body.some((text) => text.includes(name + '('))
    const isStub = calls && !source.includes('def ' + name + '(')
    if (isStub) {
      const call = { kind: 'call', module: place, name, test, testPath: root + '/' + file, from: [{ file: root + '/' + file, line }] }
      fs.appendFileSync(process.env.HELIX_STUB_CALLS, JSON.stringify(call) + '\\n')
    }
    const swallows = body.some((text) => text.trim() === 'try:')
    const [, actual, expected] = /assert (\\d+) == (\\d+)/.exec(body.join(' ')) ?? []
    if (isStub && !swallows) fail(test, { name: 'NotImplementedError', message: name + ' is not implemented' }, line)
    else if (actual !== expected) fail(test, { name: 'AssertionError', message: 'assert ' + actual + ' == ' + expected, actual, expected }, line)
    else tests.push({ file, name: test, state: 'passed', durationMs: 1 })
  }
}
const failed = tests.some(({ state }) => state === 'failed')
const report = {
  helix: 1, nonce, reason: failed ? 'failed' : 'passed', tests, unhandled: [], properties: [], bench: [],
  canary: { passing: 'passed', failing: 'failed', silent: [] },
}
fs.writeSync(3, JSON.stringify(report))
process.exitCode = failed ? 1 : 0
`

/** The command in a process of its own, with that Python first on its path. */
function helixWithPytest(repo: { root: string }, args: readonly string[]): ReturnType<typeof helix> {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'python3'), pytest)
  chmodSync(join(folder, 'python3'), 0o755)
  return helix(repo, args, { PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}` })
}

/** The same product, its acceptance tests in Python; Python's unit tests beside those of node. */
const python = playbook
  .replace(/^ {2}e2e: \{.*$/m, "  e2e: {runner: pytest, files: ['e2e/**/test_*.py'], within: 20s}")
  .replace('commands:', "commands:\n  checks: {runner: pytest, files: ['test/**/test_*.py'], within: 20s}")
  .replace('{gate: tests, of: unit}', '{gate: tests, of: [unit, checks], empty: until-first}')

const cart = 'def total(prices):\n    return sum(prices)\n'

const redProduct = (body: string) =>
  work(
    aProduct({ at: 'E2E_RED', playbook: python }),
    'STEP[2/4]',
    { 'e2e/test_cart.py': body },
    { step: 'E2E_RED', next: 'BUILD' },
  )

test('REQ-38 a Python target that calls what does not exist yet passes, and the verdict tells that it called', () => {
  const repo = redProduct('from shop.cart import total\n\ndef test_sums():\n    assert total([1, 2]) == 3\n')

  const ran = helixWithPytest(repo, ['verify', '--json'])

  expect([ran.code, measuredBy(ran, 'red-bar')]).toEqual([0, expect.objectContaining({ red: 1, called: 1, untold: 0 })])
})

test('REQ-38 a Python target that never calls the product is refused at the red bar, and one that a stub satisfies', () => {
  const repo = redProduct(`from shop.cart import total

def test_sums():
    assert 3 == 4

def test_sums_nothing():
    try:
        total([])
    except Exception:
        pass
`)

  const ran = helixWithPytest(repo, ['verify', '--json'])

  expect([ran.code, codesOf(ran)]).toEqual([1, ['RED-STUB-PASSES', 'RED-UNCALLED']])
  expect(ran.stdout).toContain('test_sums')
})

test('REQ-38 pytest collecting fewer tests than the sources declare is refused, and passes when it collects them all', () => {
  const repo = aProduct({ playbook: python, files: { 'shop/cart.py': cart } })
  const keep = 'refactor(test): tidy\n\nHelix-Lane: keep\n'
  const one = 'def test_one():\n    assert total([1]) == 1\n'
  const two = 'def test_two():\n    assert total([1, 1]) == 2\n'

  repo.commit(keep, { files: { 'test/test_more.py': `from shop.cart import total\n\n${one}\n${two}` } })
  const all = helixWithPytest(repo, ['verify'])
  const hook = 'def pytest_collection_modifyitems(items):\n    del items[1:]\n'
  repo.commit(keep, { files: { 'test/conftest.py': hook } })
  const fewer = helixWithPytest(repo, ['verify', '--json'])

  expect([all.code, fewer.code]).toEqual([0, 1])
  expect(codesOf(fewer)).toContain('RUN-COUNT')
})

test('REQ-39 a Python repository is taken in with its own tools', () => {
  const project = '[project]\nname = "shop"\nversion = "1.0.0"\n\n[dependency-groups]\ndev = ["pytest>=8"]\n'
  const files = {
    'pyproject.toml': project,
    'uv.lock': 'version = 1\n',
    'src/shop/cart.py': 'def total(prices):\n    return sum(prices)\n',
    'tests/test_cart.py': 'from shop.cart import total\n\ndef test_sums():\n    assert total([1, 2]) == 3\n',
  }
  const repo = aRepo({ commits: [{ message: 'chore: begin', files }] })

  const ran = helix(repo, ['init', '--yes', '--json'])

  expect(ran.code).toBe(0)
  const written = repo.read('playbook.yml')
  expect(written).toMatch(/setup: \{run: \[uv, sync, --frozen\], inputs: \[pyproject\.toml, uv\.lock\]\}/)
  expect(written).toMatch(/unit: \{runner: pytest, files: \[.*\btests?\/.*\.py/)
  expect(written).not.toMatch(/npm|vitest|package\.json|\.[jt]s\b/)
  expect(helix(repo, ['status']).code).toBe(0)
})

/** The first step may change everything, so that one commit shows what the sources say. */
const open = playbook
  .replace('opens: [domain, rest]', 'opens: []')
  .replace('opens: [spec], exit', 'opens: [spec, domain, rest], exit')

const importing = (line: string) => `${line}\n\n\ndef total(prices):\n    return sum(prices)\n`

test('REQ-39 a Python import that the playbook does not allow is refused, and one that it allows passes', () => {
  const layered = open
    .replace('layers:', 'layers:\n  ports: [shop/ports/**]\n  core: [shop/core/**]\n  outside: [shop/adapters/**]')
    .replace('commands:', 'imports: {ports: [], core: [ports]}\ncommands:')
    .replace('always: [', 'always: [{gate: layers}, ')
    .replace('opens: [spec, ', 'opens: [spec, core, ports, outside, ')
  const repo = aProduct({
    at: 'SPEC_DRAFT',
    playbook: layered,
    files: {
      'shop/ports/store.py': 'class Store:\n    pass\n',
      'shop/adapters/files.py': 'def load():\n    return []\n',
    },
  })
  work(repo, 'STEP[1/4]', { 'shop/core/cart.py': importing('from shop.ports.store import Store') })
  const allowed = helix(repo, ['verify'])
  work(repo, 'STEP[1/4]', {
    'shop/core/bill.py': importing('from shop.adapters import files'),
    'shop/core/cart.py': importing('from ..adapters.files import load'),
  })
  const refused = helix(repo, ['verify', '--json'])

  expect([allowed.code, refused.code, codesOf(refused)]).toEqual([0, 1, ['LAYERS-EDGE']])
  const told = JSON.stringify(documentOf(refused))
  expect(told).toContain('"path":"shop/core/bill.py"')
  expect(told).toContain('"path":"shop/core/cart.py"')
})

const tested = {
  'shop/cart.py': cart,
  'test/test_cart.py': `import pytest
from shop.cart import total

def test_sums():
    assert total([1, 2]) == 3

def test_of_nothing():
    assert total([]) == 0

def test_of_one():
    assert total([7]) == 7
`,
}

test('REQ-39 Python tests that say less are refused, each with its own code', () => {
  const repo = work(aProduct({ at: 'SPEC_DRAFT', playbook: open, files: tested }), 'STEP[1/4]', {
    'shop/cart.py': 'def total(prices):  # pragma: no cover\n    return sum(prices)\n',
    'test/test_cart.py': `import pytest
from shop.cart import total

def test_sums():
    assert total([1, 2])

@pytest.mark.skip
def test_of_nothing():
    assert total([]) == 0
`,
  })

  const ran = helix(repo, ['verify', '--json'])

  const asked = ['LOST', 'PRAGMA', 'SKIP', 'WEAKENED'].map((name) => `INTEGRITY-${name}`)
  expect([ran.code, codesOf(ran).filter((code) => code.startsWith('INTEGRITY'))]).toEqual([1, asked])
})

test('REQ-39 a Python test that moves and a new one pass', () => {
  const repo = aProduct({ at: 'SPEC_DRAFT', playbook: open, files: tested })
  const moved = tested['test/test_cart.py']
  repo.remove('test/test_cart.py')
  work(repo, 'STEP[1/4]', {
    'test/test_total.py': `${moved}\ndef test_of_three():\n    assert total([1, 2, 3]) == 6\n`,
  })

  const ran = helix(repo, ['verify', '--json'])

  const measured = { moved: 3, lost: 0, weakened: 0, pragmas: 0 }
  expect([ran.code, measuredBy(ran, 'integrity')]).toEqual([0, expect.objectContaining(measured)])
})
