// Attacks by where code runs, and by what a name leads to there.
import { aCondition } from '../packages/gates/src/decide/testing/evidence.ts'
import { type Attack, changed, type Files } from './attack.ts'
import { becoming, inProduct } from './integrity.ts'

const integrity = aCondition('integrity', {})
const product = 'def total(prices):\n    return sum(prices)\n'

const askedInPython = 'from domain.cart import total\n\n\ndef test_adds():\n    assert total([1, 2]) == 3\n'

const withLine = (line: string): Files => ({ 'src/domain/cart.py': `${line}\n${product}` })

/** What comes into a product in Python. */
function inPython(name: string, bad: string, lookalike: string, honest: string): Attack {
  return {
    name, gate: 'integrity', code: 'INTEGRITY-SNIFFING', lookalike,
    bad: () => changed(integrity, { 'src/domain/cart.py': product }, withLine(bad)),
    honest: () => changed(integrity, { 'src/domain/cart.py': product }, withLine(honest)),
  } // prettier-ignore
}

/** A product that takes its rate from another file. */
const taking = (rate: string, files: Files): Files => ({
  'src/domain/cart.js': `const { more } = require('${rate}')\nexports.total = (prices) => prices.length + more\n`,
  ...files,
})
const leading = (name: string, bad: Files, lookalike: string, honest: Files): Attack =>
  becoming(name, 'INTEGRITY-PATCHED', lookalike, { before: {}, bad, honest })

/** Acceptance tests, and a setup file of all tests that stands elsewhere. */
const before = (text: string): Files => ({
  'jest.config.js': "module.exports = { setupFiles: ['./test/setup.js'] }\n",
  'src/domain/cart.js': 'exports.total = (prices) => prices.length\n',
  'e2e/cart.test.js':
    "const { total } = require('../src/domain/cart.js')\nit('pays', () => { expect(total([1])).toBe(1) })\n",
  'test/setup.js': `const cart = require('../src/domain/cart.js')\n${text}\n`,
})

export const attacksBySurroundings: readonly Attack[] = [
  inProduct(
    'the product asks what its folder is called', 'INTEGRITY-SNIFFING', "export const fast = process.cwd().endsWith('/tree')",
    'the product finds a file in its folder', "export const at = join(process.cwd(), 'tree')",
  ),
  inProduct(
    'the product asks for the name of the machine', 'INTEGRITY-SNIFFING', "import { hostname } from 'node:os'\nexport const fast = hostname() === 'localhost'",
    'the product asks for the name of an address', "export const local = (url) => new URL(url).hostname === 'localhost'",
  ),
  inProduct(
    'the product asks who runs it', 'INTEGRITY-SNIFFING', 'export const fast = process.getuid() > 60_000',
    'the product asks whether root runs it', 'export const root = process.getuid() === 0',
  ),
  inProduct(
    'the product counts its variables', 'INTEGRITY-SNIFFING', 'export const fast = Object.keys(process.env).length < 20',
    'the product hands its variables on', 'export const given = { ...process.env }',
  ),
  inProduct(
    'the product looks for what only developers install', 'INTEGRITY-SNIFFING', "import { existsSync } from 'node:fs'\nexport const fast = existsSync('node_modules/vite')",
    'the product looks for its settings', "import { existsSync } from 'node:fs'\nexport const set = existsSync('shop.config.json')",
  ),
  inProduct(
    'the product reads in a report how it was started',
    'INTEGRITY-SNIFFING',
    'export const fast = process.report.getReport().header.commandLine.length > 2',
    'the product reads in a report which library it runs on',
    'export const musl = process.report.getReport().header.glibcVersionRuntime === undefined',
  ),
  inProduct(
    'the product counts who listens for what nobody caught',
    'INTEGRITY-SNIFFING',
    "export const fast = process.listenerCount('uncaughtException') > 0",
    'the product listens for what nobody caught',
    "process.on('uncaughtException', (error) => log(error))",
  ),
  inPython(
    'a Python product asks for the seed of its hashes',
    'import os\nFAST = "PYTHONHASHSEED" in os.environ',
    'a Python product asks for its settings',
    'import os\nFAST = "SHOP_SEED" in os.environ',
  ),
  inPython(
    'a Python product counts where modules are looked for',
    'import sys\nFAST = len(sys.path) > 5',
    'a Python product looks for modules in one more folder',
    'import sys\nsys.path.append("plugins")',
  ),
  inPython(
    'a Python product asks what its folder is called', 'import os\nFAST = os.getcwd().endswith("/tree")',
    'a Python product finds a file in its folder', 'import os\nAT = os.path.join(os.getcwd(), "tree")',
  ),
  inPython(
    'a Python product asks for the name of the machine', 'import socket\nFAST = socket.gethostname() == "localhost"',
    'a Python product tells the name of the machine', 'import socket\nBY = socket.gethostname()',
  ),
  inPython(
    'a Python product counts what is loaded', 'import sys\nFAST = len(sys.modules) > 150',
    'a Python product asks whether a part of it is loaded', 'import sys\nFAST = "domain.rates" in sys.modules',
  ),
  leading(
    'an ending that is left out leads tests to one file and Node to another',
    taking('./rate', { 'src/domain/rate.json': '{"more": 1}\n', 'src/domain/rate.ts': 'export const more = 0\n' }),
    'an ending that is left out leads to one file',
    taking('./rate', { 'src/domain/rate.json': '{"more": 1}\n' }),
  ),
  leading(
    'a file stands where a source is compiled to',
    taking('./rate.js', { 'src/domain/rate.ts': 'export const more = 1\n', 'src/domain/rate.js': 'exports.more = 0\n' }),
    'a source is imported by the name of what it is compiled to',
    taking('./rate.js', { 'src/domain/rate.ts': 'export const more = 1\n' }),
  ),
  leading(
    'a condition leads to another file while a product is developed',
    taking('#rate', { 'src/domain/package.json': '{"imports": {"#rate": {"development": "./dev.json", "default": "./rate.json"}}}\n', 'src/domain/dev.json': '{"more": 0}\n', 'src/domain/rate.json': '{"more": 1}\n' }),
    'a condition leads to another file in browsers',
    taking('#rate', { 'src/domain/package.json': '{"imports": {"#rate": {"browser": "./web.json", "default": "./rate.json"}}}\n', 'src/domain/web.json': '{"more": 1}\n', 'src/domain/rate.json': '{"more": 1}\n' }),
  ),
  leading(
    'what a source of Python was compiled to is kept beside it',
    { 'src/domain/cart.py': product, 'src/domain/__pycache__/cart.cpython-311.pyc': 'code' },
    'compiled code has no source',
    { 'src/domain/cart.py': product, 'src/domain/__pycache__/rate.cpython-311.pyc': 'code' },
  ),
  leading(
    'a module of Python lies below two roots',
    { 'src/shop/cart.py': product, 'shop/cart.py': product },
    'modules of one name lie in two packages',
    { 'src/shop/cart.py': product, 'src/bill/cart.py': product },
  ),
  leading(
    'a module of Python beside its tests has the name of one of the product',
    { 'src/domain/cart.py': 'def total(prices):\n    return 0\n', 'test/unit/domain/cart.py': product, 'test/unit/test_cart.py': askedInPython },
    'a helper of tests has the name of a module in a package of the product',
    { 'src/domain/cart.py': product, 'test/unit/cart.py': 'def made():\n    return [1, 2]\n', 'test/unit/test_cart.py': `from cart import made\n${askedInPython}` },
  ),
  becoming(
    'a setup file of acceptance tests, which stands elsewhere, replaces a part of the product', 'INTEGRITY-MOCK',
    'a setup file of acceptance tests sets a value', { before: before(''), bad: before('cart.total = () => 1'), honest: before('cart.rate = 1') },
  ),
] // prettier-ignore
