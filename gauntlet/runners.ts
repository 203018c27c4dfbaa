// Attacks on Vitest, Jest, node:test and Playwright: what stands in the place of assertions, results and code.
import { runsBy, aCondition, aPolicy } from '../packages/gates/src/decide/testing/evidence.ts'
import { aRun, passed } from '../packages/gates/src/decide/testing/runs.ts'
import { realTree } from '../packages/gates/src/decide/testing/real-tree.ts'
import { type Attack, changed, judged } from './attack.ts'
import { becoming, inProduct } from './integrity.ts'

const integrity = aCondition('integrity', {})
const unit = 'test/unit/cart.test.js'
const setup = 'test/unit/setup.js'
const paid = "it('pays', () => { expect(total([1])).toBe(1) })"

const beside = (body: string) => ({ [setup]: `import { expect, vi } from 'vitest'\n${body}\n` })
const tested = (body: string) => ({
  [unit]: `import { afterEach, expect, it, test } from '@playwright/test'\n${body}\n`,
})

/** What a file beside the tests comes to hold; it was empty before. */
function inSetup(name: string, bad: string, lookalike: string, honest: string): Attack {
  const files = { before: beside(''), bad: beside(bad), honest: beside(honest) }
  return becoming(name, 'INTEGRITY-PATCHED', lookalike, files)
}

function inTest(name: string, code: string, bad: string, lookalike: string, honest: string): Attack {
  return becoming(name, code, lookalike, { before: tested(paid), bad: tested(bad), honest: tested(honest) })
}

/** An acceptance test that takes the product by a name of a tsconfig.json, which leads to this file. */
const named = (file: string) => ({
  'e2e/shop.test.js': "import { expect, it } from 'vitest'\nimport { total } from '@app/shop'\nit('pays', () => { expect(total([1])).toBe(1) })\n",
  'tsconfig.json': JSON.stringify({ compilerOptions: { paths: { '@app/shop': [`./${file}`] } } }),
  [file]: 'export const total = (prices) => prices.length\n',
}) // prettier-ignore

/** A test that passed, having made so many assertions. */
function passing(body: string, assertions: number, runner: 'jest' | 'node' = 'jest') {
  const head = realTree({
    [unit]: `import assert from 'node:assert'\nimport { total } from '../../src/domain/cart.js'\nit('pays', () => { ${body} })\n`,
  })
  const command = { kind: runner, name: 'unit', files: ['test/**'], quick: true, within: 1000 } as const
  return judged(aCondition('tests', { empty: 'fail', minTests: 1 }, 'unit'), {
    head,
    base: realTree({}),
    policy: aPolicy({ commands: { unit: command } }),
    runs: runsBy({ 'unit tests': [aRun({ tests: [{ ...passed(`${unit} > pays`), assertions }] })] }),
  })
}

const declaring = (module: string) => ({
  [unit]: `import assert from 'node:assert'\nimport { test } from '${module}'\nimport { total } from '../../src/domain/cart.js'\ntest('pays', () => { assert.equal(total([1]), 1) })\n`,
})

/** A test of the base, of which nothing changed but where `test` comes from, when it made so many assertions. */
function declaredBy(module: string, assertions: number) {
  const command = { kind: 'node', name: 'unit', files: ['test/**'], quick: true, within: 1000 } as const
  return judged(aCondition('tests', { empty: 'fail', minTests: 1 }, 'unit'), {
    head: realTree(declaring(module)),
    base: realTree(declaring('node:test')),
    policy: aPolicy({ commands: { unit: command } }),
    runs: runsBy({ 'unit tests': [aRun({ tests: [{ ...passed(`${unit} > pays`), assertions }] })] }),
  })
}

/** A test of the base, of which nothing changed but a file that is loaded before it, when it made so many assertions. */
function behind(setup: string, text: string, assertions: number) {
  const isPython = setup.endsWith('.py')
  const file = isPython ? 'test/unit/test_cart.py' : unit
  const source = isPython
    ? 'from domain.cart import total\n\ndef test_pays():\n    assert total([1]) == 1\n'
    : "import { total } from '../../src/domain/cart.ts'\ntest('pays', () => { expect(total([1])).toBe(1) })\n"
  const files = { [file]: source, 'package.json': '{"jest": {"setupFilesAfterEnv": ["./test/setup.js"]}}' }
  const command = {
    kind: isPython ? 'pytest' : 'jest',
    name: 'unit',
    files: ['test/**'],
    quick: true,
    within: 1000,
  } as const
  const title = isPython ? 'test_pays' : 'pays'
  return judged(aCondition('tests', { empty: 'fail', minTests: 1 }, 'unit'), {
    head: realTree({ ...files, [setup]: text }),
    base: realTree(files),
    policy: aPolicy({ commands: { unit: command } }),
    runs: runsBy({ 'unit tests': [aRun({ tests: [{ ...passed(`${file} > ${title}`), assertions }] })] }),
  })
}

const skipped = (name: string, bad: () => Answered, lookalike: string, honest: () => Answered): Attack => ({
  name, gate: 'tests', code: 'GATE-TESTS-NO-ASSERTION', bad, lookalike, honest,
}) // prettier-ignore
type Answered = ReturnType<typeof passing>

export const attacksOnRunners: readonly Attack[] = [
  inSetup(
    'another matcher stands under a known name',
    'expect.extend({ toBe: (a, b) => ({ pass: a === b || b === 3, message: () => "" }) })',
    'a matcher is added',
    'expect.extend({ toBeOdd: (a) => ({ pass: a % 2 === 1, message: () => "" }) })',
  ),
  inSetup(
    'values are equal because a setup says so',
    'expect.addEqualityTesters([(a, b) => (b === 3 ? true : undefined)])',
    'a setup adds a serializer for its own values',
    'expect.addSnapshotSerializer({ test: (value) => value instanceof Money, serialize: String })',
  ),
  inSetup(
    'values are equal because a setup says so by another name',
    'const own = expect; own.addEqualityTesters([(a, b) => (b === 3 ? true : undefined)])',
    'a setup keeps the names of its testers',
    'const testers = []; testers.push((a, b) => a.equals(b))',
  ),
  inSetup(
    'a setup decides what is loaded in the place of the product',
    "import { registerHooks } from 'node:module'\nregisterHooks({ load: (url, context, next) => next(url.replace('cart', 'fake'), context) })",
    'a setup lets a package compile what is loaded',
    "import { register } from 'node:module'\nregister('tsx/esm', import.meta.url)",
  ),
  inSetup(
    'every snapshot has one text',
    'expect.addSnapshotSerializer({ test: () => true, serialize: () => "3" })',
    'snapshots of elements are written by a package',
    'expect.addSnapshotSerializer(serializer)',
  ),
  inSetup(
    'an assertion is replaced by a mock',
    "vi.spyOn(expect, 'getState'); vi.spyOn(assert, 'equal').mockImplementation(() => {})",
    'a method of the console is replaced by a mock',
    "vi.spyOn(console, 'log').mockImplementation(() => {})",
  ),
  inSetup(
    'the runner is mocked',
    "vi.mock('vitest', () => ({ expect: () => anything }))",
    'a package is mocked',
    "vi.mock('stripe', () => ({ pay: () => 1 }))",
  ),
  inSetup(
    'the messages of a worker are written anew',
    'const { rpc } = globalThis.__vitest_worker__; rpc.onTaskUpdate = () => {}',
    'a worker of the project is told something',
    'const { rpc } = globalThis.worker; rpc.update()',
  ),
  inSetup(
    "Jest's own state is looked for",
    'globalThis[Object.getOwnPropertySymbols(globalThis)[0]].currentlyRunningTest.errors = []',
    'symbols of an object are looked at',
    'Object.getOwnPropertySymbols(cart)',
  ),
  {
    name: 'an environment of Jest takes errors of tests away',
    gate: 'integrity',
    code: 'INTEGRITY-PATCHED',
    bad: () =>
      changed(
        integrity,
        {},
        {
          'test/env.js':
            "module.exports = class extends Node { handleTestEvent(event) { if (event.name === 'test_done') event.test.errors = [] } }\n",
        },
      ),
    lookalike: 'an environment of Jest takes a picture of a failure',
    honest: () =>
      changed(
        integrity,
        {},
        {
          'test/env.js':
            "module.exports = class extends Node { handleTestEvent(event) { if (event.name === 'test_fn_failure') picture(event.test) } }\n",
        },
      ),
  },
  becoming(
    'the name by which an acceptance test takes the product leads to another file now', 'INTEGRITY-MOCK',
    'the product moves, and the name follows it',
    { before: named('src/shop.js'), bad: { ...named('src/shop.js'), ...named('test/fakes/shop.js') }, honest: named('src/shop/index.js') },
  ), // prettier-ignore
  inTest(
    'a hook takes the failure of its test back',
    'INTEGRITY-PATCHED',
    `afterEach(({ task }) => { task.result.state = 'pass' })\n${paid}`,
    'a hook looks at how its test ended',
    `afterEach(({ task }) => { if (task.result.state === 'fail') save(task) })\n${paid}`,
  ),
  inTest(
    'a hook of Playwright empties the errors of its test',
    'INTEGRITY-PATCHED',
    `test.afterEach(({}, testInfo) => { testInfo.errors.length = 0; testInfo.status = 'passed' })\n${paid}`,
    'a hook of Playwright keeps what its test printed',
    `test.afterEach(({}, testInfo) => { if (testInfo.status !== 'passed') keep(testInfo.errors.length) })\n${paid}`,
  ),
  inTest(
    'a block that always leaves throws the failure away',
    'INTEGRITY-SWALLOWED',
    "it('pays', () => { try { expect(total([1])).toBe(1) } finally { return } })",
    'a block closes what was opened',
    "it('pays', () => { try { expect(total([1])).toBe(1) } finally { close() } })",
  ),
  inTest(
    'an assertion that waits is not waited for',
    'INTEGRITY-SWALLOWED',
    "it('pays', async () => { expect(total([1])).toBe(1); expect(page).toHaveURL('/paid') })",
    'an assertion that waits is waited for',
    "it('pays', async () => { expect(total([1])).toBe(1); await expect(page).toHaveURL('/paid') })",
  ),
  skipped(
    'a test returns before its assertion', () => passing('if (total([1]) !== 1) return; expect(total([1])).toBe(1)', 0),
    'a test asserts under a condition that holds', () => passing('if (total([1]) === 1) expect(total([2])).toBe(1)', 1),
  ), // prettier-ignore
  skipped(
    'a test makes the first of its assertions only', () => passing('expect(1 + 1).toBe(2); if (total) return; expect(total([1])).toBe(1)', 1),
    'a test makes all of them', () => passing('expect(1 + 1).toBe(2); if (total.none) return; expect(total([1])).toBe(1)', 2),
  ), // prettier-ignore
  skipped(
    'an assertion stands in a loop over nothing', () => passing('for (const one of []) expect(total([one])).toBe(1)', 0),
    'an assertion stands in a loop over something', () => passing('for (const one of [1]) expect(total([one])).toBe(1)', 1),
  ), // prettier-ignore
  skipped(
    "an old test is declared by a function of the project's own, which leaves its body out", () => declaredBy('./h.js', 0),
    "an old test is declared by a function of the project's own, which runs it", () => declaredBy('./h.js', 1),
  ), // prettier-ignore
  skipped(
    'a setup wraps all tests and keeps what they throw', () => behind('test/setup.js', 'globalThis.test = quiet(globalThis.test)\n', 0),
    'a setup of all tests comes, and they come to their assertions', () => behind('test/setup.js', 'globalThis.rate = 3\n', 1),
  ), // prettier-ignore
  skipped(
    'a conftest lets no test come to its assertions', () => behind('test/conftest.py', 'def quiet(item):\n    pass\n', 0),
    'a conftest of other tests comes', () => behind('test/e2e/conftest.py', 'def quiet(item):\n    pass\n', 0),
  ), // prettier-ignore
  skipped(
    'an assertion waits for a timer that outlives its test', () => passing('setTimeout(() => { assert.equal(total([1]), 1) }, 60_000).unref()', 0, 'node'),
    'an assertion by another library is not counted', () => passing('expectTypeOf(total).toBeFunction()', 0, 'node'),
  ), // prettier-ignore
  skipped(
    'assertions of node:assert stand behind a condition', () => passing('if (process.env.SLOW) assert.equal(total([1]), 1)', 0, 'node'),
    'assertions of node:assert hold', () => passing('assert.equal(total([1]), 1)', 1, 'node'),
  ), // prettier-ignore
  skipped(
    'assertions that a test of node:test is handed stand behind a condition', () => passing('if (process.env.SLOW) t.assert.equal(total([1]), 1)', 0, 'node'),
    'assertions that a test of node:test is handed hold', () => passing('t.assert.equal(total([1]), 1)', 1, 'node'),
  ), // prettier-ignore
  inTest(
    'a test asks which mutant is tried',
    'INTEGRITY-SNIFFING',
    "it('pays', () => { expect(total([1])).toBe(1); expect(globalThis.__stryker__?.activeMutant).toBe(undefined) })",
    'a test asks for a global of the product',
    "it('pays', () => { expect(total([1])).toBe(1); expect(globalThis.__cart__?.active).toBe(undefined) })",
  ),
  inProduct(
    'the product asks for a runner by a name that is put together',
    'INTEGRITY-SNIFFING',
    "export const fast = Boolean(process['env']['VI' + 'TEST'])",
    'the product asks for a setting by a name that is put together',
    "export const fast = Boolean(process.env['SHOP_' + 'FAST'])",
  ),
  inProduct(
    'the product turns the name of a runner round',
    'INTEGRITY-SNIFFING',
    "export const fast = process.env['TSETIV'.split('').reverse().join('')] !== undefined",
    'the product joins the name of a setting',
    "export const fast = process.env[['SHOP', 'FAST'].join('_')] !== undefined",
  ),
  inProduct(
    'the product decodes the name of a runner',
    'INTEGRITY-SNIFFING',
    "const name = atob('VklURVNU')\nexport const fast = name in process.env",
    'the product decodes a text',
    "const name = atob('U0hPUA==')\nexport const fast = name in process.env",
  ),
  inProduct(
    'the product asks for parts of its mode',
    'INTEGRITY-SNIFFING',
    "export const fast = process.env.NODE_ENV?.startsWith('te')",
    'the product asks for its mode whatever its letters',
    "export const fast = process.env.NODE_ENV?.toLowerCase() === 'production'",
  ),
  inProduct(
    'the product measures how deep its stack is',
    'INTEGRITY-SNIFFING',
    "export const fast = () => (new Error('deep').stack ?? '').length > 700",
    'the product measures how long a message is',
    "export const long = () => new Error('deep').message.length > 700",
  ),
  inProduct(
    'the product asks how the process around it was started',
    'INTEGRITY-SNIFFING',
    "import { readFileSync } from 'node:fs'\nexport const fast = readFileSync(`/proc/${process.ppid}/cmdline`, 'utf8').length > 9",
    'the product asks how much memory a process has',
    "import { readFileSync } from 'node:fs'\nexport const size = readFileSync(`/proc/${process.pid}/statm`, 'utf8').length",
  ),
  inProduct(
    'the product asks whether it was started from among packages',
    'INTEGRITY-SNIFFING',
    "export const fast = process.argv[1]?.includes('node_modules')",
    'the product asks for an option among its arguments',
    "export const fast = process.argv.includes('--fast')",
  ),
  inProduct(
    'the product reads all tests',
    'INTEGRITY-SNIFFING',
    "import { globSync, readFileSync } from 'node:fs'\nexport const texts = globSync('**/*.test.ts').map((path) => readFileSync(path, 'utf8'))",
    'the product reads all texts',
    "import { globSync, readFileSync } from 'node:fs'\nexport const texts = globSync('**/*.txt').map((path) => readFileSync(path, 'utf8'))",
  ),
  inProduct(
    'the product looks for a runner among all variables',
    'INTEGRITY-SNIFFING',
    "export const fast = Object.keys(process.env).some((key) => key.startsWith('VITEST'))",
    'the product looks for its settings among all variables',
    "export const fast = Object.keys(process.env).some((key) => key.startsWith('SHOP_'))",
  ),
  inProduct(
    'the product looks for a test in a stack that it gave a name',
    'INTEGRITY-SNIFFING',
    "const { stack } = new Error(); export const fast = stack.includes('.test.')",
    'the product keeps a stack that it gave a name',
    "const { stack } = new Error(); export const fast = stack.includes('node:internal')",
  ),
  inProduct(
    'the product reads a test',
    'INTEGRITY-SNIFFING',
    "export const wanted = readFileSync('test/unit/cart.test.js', 'utf8')",
    'the product reads a text',
    "export const wanted = readFileSync('data/cart.json', 'utf8')",
  ),
  inProduct(
    'the product asks how its program was started',
    'INTEGRITY-SNIFFING',
    'export const fast = process.execArgv.length > 0',
    'the product starts itself again as it was started',
    'export const start = () => fork(file, [], { execArgv: process.execArgv })',
  ),
  inProduct(
    'the product asks whether the started file is a test',
    'INTEGRITY-SNIFFING',
    "export const fast = process.argv[1].endsWith('.test.js')",
    'the product asks whether it is the started file',
    'export const isMain = process.argv[1] === import.meta.filename',
  ),
  inProduct(
    'the product changes how values are compared',
    'INTEGRITY-PATCHED',
    'Object.is = () => true',
    'the product brings what older engines miss',
    'Object.groupBy ??= (items) => ({ all: items })',
  ),
  inProduct(
    'the product takes away how values are compared, and brings what is missing then',
    'INTEGRITY-PATCHED',
    'delete Object.is\nObject.is ??= () => true',
    'the product takes away what it brought itself',
    'const kept = { is: 1 }\ndelete kept.is',
  ),
  inProduct(
    'the product puts the name of a matcher together',
    'INTEGRITY-PATCHED',
    "export const any = { ['asymmetric' + 'Match']: () => true }",
    'the product puts a name together',
    "export const any = { ['on' + 'Match']: () => true }",
  ),
  inProduct(
    'the product keeps its code in a text',
    'INTEGRITY-PRAGMA',
    "export const total2 = new Function('prices', 'return prices.length')",
    'the product makes an object by its class',
    'export const total2 = new Total(prices)',
  ),
  inProduct(
    'the product makes a function of a text without naming Function',
    'INTEGRITY-PRAGMA',
    "export const total2 = (() => {}).constructor('prices', 'return prices.length')",
    'the product asks an object for its class',
    'export const total2 = prices.constructor(prices)',
  ),
  inProduct(
    'the product gives eval another name',
    'INTEGRITY-PRAGMA',
    'const read = eval\nexport const total2 = read(text)',
    'the product asks whether something is a function',
    'export const total2 = prices instanceof Function',
  ),
  inProduct(
    'the product runs a text by a part of node:vm under another name',
    'INTEGRITY-PRAGMA',
    "import { runInThisContext as read } from 'node:vm'\nexport const total2 = read(text)",
    'the product runs a text in a context of its own',
    "import { runInNewContext as read } from 'node:vm'\nexport const total2 = read(text, {})",
  ),
  inProduct(
    'the product imports a file that was compiled elsewhere',
    'INTEGRITY-PRAGMA',
    "import { total2 } from './total.wasm'",
    'the product imports a table',
    "import { total2 } from './total.json' with { type: 'json' }",
  ),
  inProduct(
    'the product starts a program of Node with a text',
    'INTEGRITY-PRAGMA',
    "export const total2 = execFileSync(process.execPath, ['-e', text])",
    'the product starts a program of Node with a file',
    "export const total2 = execFileSync(process.execPath, ['count.js', '-e'.length])",
  ),
  inProduct(
    'the product lets another interpreter run a text',
    'INTEGRITY-PRAGMA',
    "export const total2 = execFileSync('python3', ['-c', text])",
    'the product lets another interpreter run a file',
    "export const total2 = execFileSync('python3', ['plot.py', '--color'])",
  ),
  inProduct(
    'the product imports what it writes itself',
    'INTEGRITY-PRAGMA',
    'writeFileSync(file, text)\nexport const total2 = await import(file)',
    'the product writes one file and imports another',
    'writeFileSync(file, text)\nexport const total2 = await import(other)',
  ),
  inProduct(
    'the product makes files of an ending of its own code',
    'INTEGRITY-PATCHED',
    "require.extensions['.txt'] = require.extensions['.js']\nexport const total2 = require('./total.txt')",
    'the product asks which endings are code',
    "export const total2 = Object.keys(require.extensions).includes('.txt')",
  ),
  becoming(
    'the product changes itself where its own tests would stand',
    'INTEGRITY-SNIFFING',
    'tests stand in the file of the product',
    {
      before: { 'src/domain/cart.js': 'export const total = 1\n', 'src/main.js': "import './domain/cart.js'\n" },
      bad: {
        'src/domain/cart.js': 'export let total = 1\nif (import.meta.vitest) { total = 2 }\n',
        'src/main.js': "import './domain/cart.js'\n",
      },
      honest: {
        'src/domain/cart.js':
          "export const total = 1\nif (import.meta.vitest) {\n  const { expect, it } = import.meta.vitest\n  it('is', () => expect(total).toBe(1))\n}\n",
        'src/main.js': "import './domain/cart.js'\n",
      },
    },
  ),
  becoming(
    'the product asks for its runner in a folder of tests that it imports',
    'INTEGRITY-SNIFFING',
    'a helper of tests asks for its runner',
    {
      before: { 'src/domain/cart.js': 'export const total = 1\n' },
      bad: {
        'src/domain/cart.js': "import { quick } from '../testing/mode.js'\nexport const total = quick ? 1 : 2\n",
        'src/testing/mode.js': 'export const quick = process.env.VITEST !== undefined\n',
      },
      honest: {
        'src/domain/cart.js': 'export const total = 1\n',
        'src/testing/mode.js': 'export const quick = process.env.VITEST !== undefined\n',
      },
    },
  ),
  inProduct(
    'the product evaluates what it reads',
    'INTEGRITY-PRAGMA',
    'export const total2 = (0, eval)(text)',
    'the product parses what it reads',
    'export const total2 = JSON.parse(text)',
  ),
]
