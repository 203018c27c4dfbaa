import { expect, it } from 'vitest'
import { factsOf } from '../../testing/facts-of.ts'

const hidden = (text: string) => factsOf(text).signs.filter(({ kind }) => kind === 'hidden-code').length

it.each([
  'const read = eval\nread(text)',
  'texts.map(eval)',
  "(() => {}).constructor('return 1')()",
  'Object.getPrototypeOf(async () => {}).constructor',
  "Reflect.construct(Function, ['return 1'])",
  "Function.apply(null, ['return 1'])",
  "const Make = Function\nnew Make('return 1')",
  "const Make = globalThis.Function\nnew Make('return 1')",
  "const { Function: Make } = globalThis\nnew Make('return 1')",
  'const { eval: run } = globalThis\nrun(text)',
  "const { Function: Make } = world()\nnew Make('return 1')",
  "const Make = Reflect.get(globalThis, 'Function')\nnew Make('return 1')",
  "total.constructor('return 1')()",
  "total['construct' + 'or']('return 1')()",
  "new total.constructor('return 1')()",
  'total.constructor(text)()',
  "const { constructor: make } = total\nmake('return 1')()",
  "import { runInThisContext as read } from 'node:vm'\nread(text)",
  "import * as machine from 'vm'\nnew machine.Script(text)",
  "import machine from 'node:vm'\nmachine.compileFunction(text)",
  "import { SourceTextModule } from 'node:vm'\nnew SourceTextModule(text)",
  'new WebAssembly.Module(bytes)',
  "import { total } from './rules.wasm'",
  "module._compile(text, 'x.js')",
  "const at = 'data:text/javascript,'\nawait import(at)",
  'await import(`data:text/javascript,${text}`)',
  'await import(URL.createObjectURL(blob))',
  'new Worker(text, { eval: true })',
  "execFileSync(process.execPath, ['--input-type=module', '-e', text])",
  "execFileSync('node', ['--eval=1'])",
  "execFileSync('python3', ['-c', text])",
  "execFileSync('node', ['-'], { input: text })",
  'execSync(\'node -e "1"\')',
  'execSync(`python3 -c "${text}"`)',
  "setTimeout('total = 1', 0)",
  "process.dlopen(module, './rules.node')",
  "require('./rules.node')",
  "import { createRequire } from 'node:module'\ncreateRequire(import.meta.url)('./rules.node')",
  "import { Session } from 'node:inspector'\nsession.post('Runtime.evaluate', { expression: text })",
  'writeFileSync(file, text)\nawait import(file)',
  'writeFileSync(file, text)\nawait import(pathToFileURL(file).href)',
  'await fs.writeFile(place.file, text)\nfork(place.file)',
  '(globalThis as any).eval(text)',
  '(eval as Run)(text)',
  "new (globalThis as any).Function('return 1')",
  'const root = globalThis\nroot.eval(text)',
  "const root = global as unknown as World\nnew root.Function('return 1')",
  "const root = typeof globalThis === 'object' ? globalThis : self\nroot.eval(text)",
  'const own = globalThis\nconst root = self || own\nroot.eval(text)',
  'let root\nroot = globalThis\nroot.eval(text)',
  "Function('return this')().eval(text)",
  "const root = self || new Function('return this')()\nroot.eval(text)",
  "Function('return this', 'return 1')",
  "Function('return this.total = 1')()",
])('%s keeps code in a text', (text) => {
  expect(hidden(text)).toBe(1)
})

it.each([
  "const root = self || Function('return this')()",
  "const root = new Function('return this;')()\nroot.total",
  'value instanceof Function',
  'isA(value, Function)',
  'new this.constructor(text)',
  'super.constructor(text)',
  "Reflect.get(settings, 'function')",
  'value.constructor(value)',
  "new error.constructor('not found')",
  'const { constructor } = value\nif (constructor === Object) clone(value)',
  'const { Promise: Later } = globalThis\nnew Later(run)',
  "import { runInNewContext as read } from 'node:vm'\nread(text, {})",
  "import vm from 'node:vm'\nnew vm.Script(text).runInContext(vm.createContext({}))",
  "import engine from 'sql.js/dist/sql.wasm'",
  "const at = './a.js'\nawait import(at)",
  'const at = at + 1\nawait import(at)',
  "new Worker(new URL('./a.js', import.meta.url))",
  "execFileSync('sed', ['-e', text])",
  "execFileSync('node', ['src/main.js'])",
  "execFileSync('python3', ['tools/plot.py', '--color'])",
  "execSync('node tools/build.js -- --eager')",
  "execSync('git log -p')",
  'setTimeout(run, 0)',
  "require('bindings')('rules')",
  "readFileSync('./rules.node', 'utf8')",
  "client.send('Runtime.evaluate', { expression: text })",
  'writeFileSync(file, text)\nawait import(other)',
  "const eval_ = 'eval'\nprint(eval_)",
])('%s does not', (text) => {
  expect(hidden(text)).toBe(0)
})

it.each([
  'const root = globalThis\nroot.setTimeout(run, 1)',
  'const page = window && window.document\npage.eval(text)',
  'const math = create(globalThis)\nmath.eval(text)',
  "const total = sum as (of: string) => number\ntotal('return 1')",
])('%s keeps no code in a text', (text) => {
  expect(hidden(text)).toBe(0)
})

it('reads names that are long in a time that grows as they do', () => {
  expect(hidden(`world${'.part'.repeat(1000)}.run(text)`)).toBe(0)
})
