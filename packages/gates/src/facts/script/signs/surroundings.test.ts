import { expect, it } from 'vitest'
import { factsOf } from '../../testing/facts-of.ts'
import { pythonFactsOf } from '../../testing/python-facts-of.ts'

const asks = (text: string) => factsOf(text).signs.filter(({ kind }) => kind === 'sniffing').length
const asksInPython = (text: string) => pythonFactsOf(text).signs.filter(({ kind }) => kind === 'sniffing').length

it.each([
  "export const fast = process.cwd().includes('helix')",
  "export const fast = process.cwd().split('/').at(2) === 'tree'",
  'export const fast = /tree$/.test(import.meta.dirname)',
  "const here = import.meta.dirname\nexport const fast = here.startsWith('/tmp')",
  "import { hostname } from 'node:os'\nexport const fast = hostname() === 'localhost'",
  "import os from 'node:os'\nexport const fast = os.homedir().startsWith('/tmp')",
  "import path from 'node:path'\nexport const fast = path.basename(__dirname) !== 'shop'",
  "const known = '/tmp'\nexport const fast = process.env.HOME?.startsWith(known)",
  'export const fast = process.getuid() > 60000',
  'export const fast = process.ppid < 100',
  'export const fast = process.report?.getReport().header.commandLine.length > 3',
  "export const fast = process.listeners('unhandledRejection').length > 0",
  'export const fast = Object.keys(process.env).length < 20',
  "export const fast = existsSync('node_modules/fast-check')",
  "export const fast = existsSync('./vitest.config.ts')",
])('a script that compares where it runs with what it knows is told: %s', (text) => {
  expect(asks(text)).toBe(1)
})

it.each([
  "export const at = join(process.cwd(), 'data')",
  "export const isSource = import.meta.url.endsWith('.ts')",
  "export const isInstalled = __dirname.includes('node_modules')",
  'export const isMain = process.argv[1] === import.meta.filename',
  "export const isOutside = relative(process.cwd(), file).startsWith('..')",
  'export const isRoot = process.getuid?.() === 0',
  "export const isPacked = __dirname.includes('app.asar')",
  'export const isInside = (file) => file.startsWith(process.cwd())',
  "export const isLocal = (url) => new URL(url).hostname === 'localhost'",
  "export const settings = existsSync(join(homedir(), '.shoprc'))",
  'export const many = Object.keys(prices).length',
  "export const has = existsSync('node_modules')",
  "const at = () => { const dir = process.cwd(); return dir }\nexport const is = (dir) => dir === 'left'",
  'const drive = process.cwd().slice(0, 3)\nexport const is = /^[A-Za-z]:\\\\$/.test(drive)',
])('one that only works there is not: %s', (text) => {
  expect(asks(text)).toBe(0)
})

it.each([
  'import os\nFAST = os.getcwd().endswith("/tree")',
  'import os\nFAST = "helix" in os.getcwd()',
  'import os\nHERE = os.getcwd()\nFAST = HERE.startswith("/tmp")',
  'from pathlib import Path\nFAST = Path.cwd().name == "tree"',
  'FAST = "/tree/" in __file__',
  'import socket\nFAST = socket.gethostname() == "localhost"',
  'import os\nFAST = os.getuid() > 60000',
  'import sys\nFAST = len(sys.modules) > 150',
  'import sys\nFAST = sys.dont_write_bytecode',
  'import os\nFAST = len(os.environ) < 20',
  'import os\nimport re\nFAST = re.search("tree$", os.getcwd()) is not None',
  'from pathlib import Path\nFAST = str(Path.home()).startswith("/tmp")',
])('a Python product that compares where it runs with what it knows is told: %s', (text) => {
  expect(asksInPython(text)).toBe(1)
})

it.each([
  'import os\nDATA = os.path.join(os.getcwd(), "data")',
  'from pathlib import Path\nDATA = Path(__file__).parent / "data"',
  'IS_COMPILED = __file__.endswith(".pyc")',
  'import os\nIS_ROOT = os.getuid() == 0',
  'import sys\nFAST = "shop.fast" in sys.modules',
  'import os\ndef is_inside(path):\n    return path.startswith(os.getcwd())',
  'MANY = len(prices) > 150',
  'import sys\nsys.dont_write_bytecode = True',
  'def last(node):\n    while node.next:\n        node = node.next\n    return node == "three"',
  'name = name[0]\nFAST = name == "three"',
  'import os\nHAS = os.path.exists(os.path.join(os.getcwd(), "shop.toml"))',
])('one that only works there is not: %s', (text) => {
  expect(asksInPython(text)).toBe(0)
})
