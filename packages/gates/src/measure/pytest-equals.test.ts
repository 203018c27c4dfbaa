import { spawnSync } from 'node:child_process'
import { rm } from 'node:fs/promises'
import type { PytestCommand } from '@helix/core'
import { afterEach, expect, it } from 'vitest'
import { readRun } from '../run/read-run.ts'
import { measureCommand } from './measure-command.ts'
import { aPolicyWith, aProject } from './testing/project.ts'

const folders: string[] = []
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })))
})

const command: PytestCommand = { kind: 'pytest', name: 'unit', quick: true, within: 60_000, files: ['tests/**'] }
const hasPytest = spawnSync('python3', ['-m', 'pytest', '--version']).status === 0

async function run(files: Record<string, string>) {
  const folder = await aProject(files)
  folders.push(folder)
  const raw = await measureCommand({ command, policy: aPolicyWith(command), folder, purpose: 'tests', seed: 7 })
  const { valid, findings } = readRun(raw, folder)
  return { valid, told: findings.map(({ code, message }) => `${code} ${message}`).join('\n') }
}

const tests = `from shop import total, Bill

def test_total():
    assert total([1, 2]) == 3

def test_prices():
    assert {"sums": [total([1, 2])]} == {"sums": [3]}

def test_bill():
    assert 3 in Bill()
`

const lying = {
  'Sum.__eq__': `class Sum:
    def __eq__(self, other):
        self.seen = other
        return self.seen == other

class Bill:
    def __contains__(self, item):
        return item == 3

def total(prices):
    return Sum()
`,
  'Bill.__contains__': `class Bill:
    def __contains__(self, item):
        return [item] == [item]

def total(prices):
    return sum(prices)
`,
}

it.runIf(hasPytest).each(Object.entries(lying))(
  'an answer of a Python product that says yes to anything shows in its tests: %s',
  { timeout: 120_000 },
  async (name, product) => {
    const { valid, told } = await run({ 'tests/test_shop.py': tests, 'src/shop.py': product })
    expect({ valid, told }).toEqual({
      valid: false,
      told: expect.stringMatching(new RegExp(`RUN-CANARY .*${name} \\(says yes to anything\\)`)),
    })
  },
)

it.runIf(hasPytest)(
  'answers that compare, and values of tests that equal a kind, are their own',
  { timeout: 120_000 },
  async () => {
    const ran = await run({
      'tests/test_shop.py': `from any_int import AnyInt\n${tests}
def test_kind():
    assert total([1, 2]).cents == AnyInt()
`,
      'tests/any_int.py': 'class AnyInt:\n    def __eq__(self, other):\n        return isinstance(other, int)\n',
      'src/shop.py': `class Sum:
    def __init__(self, cents):
        self.cents = cents

    def __eq__(self, other):
        return self.cents == (other.cents if isinstance(other, Sum) else other)

class Bill:
    def __contains__(self, item):
        return item in (1, 2, 3)

def total(prices):
    return Sum(sum(prices))
`,
    })
    expect(ran).toEqual({ valid: true, told: '' })
  },
)
