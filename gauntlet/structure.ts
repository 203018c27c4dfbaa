// Attacks by how the product is put together: stubs that stay, and imports across layers.
import { aCondition, anEvidence, aPolicy, at } from '../packages/gates/src/decide/testing/evidence.ts'
import { realTree } from '../packages/gates/src/decide/testing/real-tree.ts'
import { type Attack, type Files, judged } from './attack.ts'

const source = 'src/domain/cart.ts'
const cart = 'export const total = (items) => items.reduce((sum, item) => sum + item, 0)\n'

const stub = { 'src/adapters/pay.stub.ts': 'export const pay = () => 1\n' }
const real = { 'src/adapters/pay.ts': 'export const pay = () => fetch("/pay")\n' }

export const attacksOnStructure: readonly Attack[] = [
  structural(
    'STUBS-LEFT',
    'the product still runs on a stub',
    { ...stub, 'src/main.ts': "import { pay } from './adapters/pay.stub.ts'\npay()\n" },
    'a stub is left that nothing of the product reaches',
    { ...stub, ...real, 'src/main.ts': "import { pay } from './adapters/pay.ts'\npay()\n" },
  ),
  structural(
    'STUBS-LEFT',
    'a stub is reached by a dynamic import and a re-export',
    {
      ...stub,
      'src/adapters/index.ts': "export * from './pay.stub.ts'\n",
      'src/main.ts': "const { pay } = await import('./adapters/index.ts')\npay()\n",
    },
    'the real adapter is reached so',
    {
      ...real,
      'src/adapters/index.ts': "export * from './pay.ts'\n",
      'src/main.ts': "const { pay } = await import('./adapters/index.ts')\npay()\n",
    },
  ),
  structural(
    'STUBS-LEFT',
    'code that is not implemented is left',
    { 'src/main.ts': "export const pay = () => { throw new Error('not implemented') }\n" },
    'an error says what is not allowed',
    { 'src/main.ts': "export const pay = () => { throw new Error('not enough funds') }\n" },
  ),
  structural(
    'STUBS-LEFT',
    'a fake adapter is left in the composition',
    {
      'src/adapters/in-memory-orders.ts': 'export const orders = new Map()\n',
      'src/main.ts': "import { orders } from './adapters/in-memory-orders.ts'\norders.clear()\n",
    },
    'a cache in memory is part of it',
    {
      'src/adapters/in-memory-cache.ts': 'export const cache = new Map()\n',
      'src/main.ts': "import { cache } from './adapters/in-memory-cache.ts'\ncache.clear()\n",
    },
  ),
  structural(
    'STUBS-LEFT',
    'a fake adapter is left in a file of another name',
    {
      'src/adapters/orders.ts': 'export class InMemoryOrders {}\n',
      'src/main.ts': "import { InMemoryOrders } from './adapters/orders.ts'\nnew InMemoryOrders()\n",
    },
    'a cache in memory comes from such a file',
    {
      'src/adapters/orders.ts': 'export class InMemoryCache {}\n',
      'src/main.ts': "import { InMemoryCache } from './adapters/orders.ts'\nnew InMemoryCache()\n",
    },
  ),
  structural(
    'STUBS-LEFT',
    'code of Python says in words of its own that it is not implemented',
    {
      'src/main.ts': '',
      'src/adapters/pay.py': "def pay():\n    raise RuntimeError('paying is not yet implemented')\n",
    },
    'an error of Python says what is not allowed',
    { 'src/main.ts': '', 'src/adapters/pay.py': "def pay():\n    raise RuntimeError('paying is not allowed')\n" },
  ),
  structural(
    'STUBS-LEFT',
    'the product loads what nobody can tell, and a stub is still there',
    { ...stub, 'src/main.ts': "const { pay } = await import(['.', 'adapters', 'pay.stub.ts'].join('/'))\npay()\n" },
    'it loads so, and no stub is there any more',
    { ...real, 'src/main.ts': "const { pay } = await import(['.', 'adapters', 'pay.ts'].join('/'))\npay()\n" },
  ),
  structural(
    'STUBS-LEFT',
    'a fake adapter is handed out under another name',
    {
      'src/adapters/orders.ts': 'class FakeOrders {}\nexport const orders = () => new FakeOrders()\n',
      'src/main.ts': "import { orders } from './adapters/orders.ts'\norders()\n",
    },
    'a fake stands beside the real adapter, and nothing of the product takes it',
    {
      'src/adapters/orders.ts': 'export class FakeOrders {}\nexport const orders = () => fetch("/orders")\n',
      'src/main.ts': "import { orders } from './adapters/orders.ts'\norders()\n",
    },
  ),
  structural(
    'STUBS-LEFT',
    'the product takes a fake adapter from what helps its tests',
    {
      'test/support/orders.ts': 'export const inMemoryOrders = () => ({ find: () => [] })\n',
      'src/main.ts': "import { inMemoryOrders } from '../test/support/orders.ts'\ninMemoryOrders()\n",
    },
    'a test takes it from there',
    {
      'test/support/orders.ts': 'export const inMemoryOrders = () => ({ find: () => [] })\n',
      'test/unit/orders.test.ts':
        "import { inMemoryOrders } from '../support/orders.ts'\nit('finds', () => { inMemoryOrders() })\n",
      'src/main.ts': 'export const orders = () => fetch("/orders")\n',
    },
  ),
  structural(
    'STUBS-LEFT',
    'what is thrown says by a name that it is not implemented',
    { 'src/main.ts': "const why = 'not implemented'\nexport const pay = () => { throw new Error(why) }\n" },
    'what is thrown says by a name what is wrong',
    { 'src/main.ts': "const why = 'not enough funds'\nexport const pay = () => { throw new Error(why) }\n" },
  ),
  structural(
    'STUBS-LEFT',
    'code of Python asserts what never holds where it is not implemented',
    { 'src/main.ts': '', 'src/adapters/pay.py': "def pay():\n    assert False, 'not implemented'\n" },
    'code of Python asserts what must hold',
    {
      'src/main.ts': '',
      'src/adapters/pay.py': "def pay(method):\n    assert method, 'a method is not implemented by nothing'\n",
    },
  ),
  structural(
    'LAYERS-EDGE',
    'the domain imports an adapter, 256 times',
    {
      ...real,
      ...Object.fromEntries(
        Array.from({ length: 256 }, (_, at) => [
          `src/domain/a${at}.ts`,
          "import { pay } from '../adapters/pay.ts'\npay()\n",
        ]),
      ),
    },
    'the domain imports a port',
    {
      'src/ports/pay.ts': 'export type Pay = () => void\n',
      [source]: "import type { Pay } from '../ports/pay.ts'\nexport const pay: Pay = () => {}\n",
    },
  ),
  structural(
    'LAYERS-EDGE',
    'the domain loads an adapter at run time',
    {
      ...real,
      [source]: "export const pay = async () => (await import('../adapters/pay.ts')).pay()\n",
    },
    'the domain loads another file of its own',
    {
      [source]: "export const pay = async () => import('./bill.ts')\n",
      'src/domain/bill.ts': 'export const bill = 1\n',
    },
  ),
  aliased('by another name of tsconfig.json', '@/adapters/pay', {
    'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } } // as compilers read it',
  }),
  aliased('by a name of its package.json', '#adapters/pay', {
    'package.json':
      '{ "imports": { "#adapters/*": { "default": "./src/adapters/*.ts" }, "#ports/*": "./src/ports/*.ts" } }',
  }),
  aliased('by the name of a package of the workspace', '@shop/adapters/pay', {
    'package.json': '{ "workspaces": ["src/*"] }',
    'src/adapters/package.json': '{ "name": "@shop/adapters", "exports": { "./*": "./dist/*.js" } }',
    'src/ports/package.json': '{ "name": "@shop/ports", "exports": { "./*": "./dist/*.js" } }',
  }),
  structural(
    'LAYERS-EDGE',
    'the domain puts the path of an adapter together',
    {
      ...real,
      [source]: "const place = '../adapters'\nexport const pay = async (name) => import(`${place}/${name}.ts`)\n",
    },
    'the domain puts the path of its own table together',
    {
      [source]: 'export const table = async (name) => import(`./tables/${name}.ts`)\n',
      'src/domain/tables/one.ts': 'export const one = 1\n',
    },
  ),
  structural(
    'LAYERS-EDGE',
    'the domain takes the path of an adapter out of a table',
    {
      ...real,
      [source]: "const places = { pay: '../adapters/pay.ts' }\nexport const pay = async () => import(places.pay)\n",
    },
    'the domain takes the path of a file of its own out of a table',
    {
      ...real,
      [source]: "const places = { bill: './bill.ts' }\nexport const pay = async () => import(places.bill)\n",
      'src/domain/bill.ts': 'export const bill = 1\n',
    },
  ),
  structural(
    'LAYERS-EDGE',
    'the domain imports an adapter by a URL that reads like no path of it',
    { ...real, [source]: "import { pay } from './..\\\\%61dapters/pay.ts'\npay()\n" },
    'the domain imports a file of its own so',
    { [source]: "import { bill } from './%62ill.ts'\nbill()\n", 'src/domain/bill.ts': 'export const bill = () => 1\n' },
  ),
  structural(
    'LAYERS-EDGE',
    'the domain requires an adapter by a function of another name',
    {
      ...real,
      [source]:
        "import { createRequire as make } from 'node:module'\nconst from = make(import.meta.url)\nconst take = from\ntake('../adapters/pay.ts')\n",
    },
    'the domain requires a package so',
    {
      ...real,
      [source]:
        "import { createRequire as make } from 'node:module'\nconst from = make(import.meta.url)\nconst take = from\ntake('pay')\n",
    },
  ),
  structural(
    'LAYERS-EDGE',
    'the domain imports all adapters by a glob in backquotes',
    { ...real, [source]: 'export const all = import.meta.glob(`../adapters/*.ts`)\n' },
    'the domain imports files of its own so',
    { [source]: 'export const all = import.meta.glob(`./*.ts`)\n', 'src/domain/bill.ts': 'export const bill = 1\n' },
  ),
  structural(
    'LAYERS-EDGE',
    'the domain starts an adapter as a program',
    { ...real, [source]: "import { fork } from 'node:child_process'\nfork('src/adapters/pay.ts')\n" },
    'the domain starts a program of the system',
    { ...real, [source]: "import { execFile } from 'node:child_process'\nexecFile('git')\n" },
  ),
  structural(
    'LAYERS-EDGE',
    'the Go domain imports an adapter',
    goShop('example.com/shop/src/adapters/pay'),
    'the Go domain imports a port',
    goShop('example.com/shop/src/ports/pay'),
  ),
  structural(
    'LAYERS-EDGE',
    'a component of the domain imports an adapter',
    {
      ...real,
      'src/domain/Cart.vue': "<script setup>\nimport { pay } from '../adapters/pay'\n</script>\n",
    },
    'a component of the domain imports a port',
    {
      'src/ports/pay.ts': 'export type Pay = () => void\n',
      'src/domain/Cart.vue': "<script setup>\nimport '../ports/pay'\n</script>\n",
    },
  ),
  beside(),
  structural(
    'LAYERS-UNREAD',
    'the domain is written in a language whose imports nobody reads',
    { [source]: cart, 'src/domain/Cart.java': 'import shop.adapters.Pay;\n' },
    'the domain has a table in SQL',
    { [source]: cart, 'src/domain/cart.sql': 'select 1;\n' },
  ),
]

type Code = 'STUBS-LEFT' | 'LAYERS-EDGE' | 'LAYERS-UNREAD'

/** A product that the gate of the code refuses, and one that it lets pass. */
function structural(code: Code, name: string, bad: Files, lookalike: string, honest: Files): Attack {
  const condition = code === 'STUBS-LEFT' ? aCondition('stubs', { maxLeft: 0 }) : aCondition('layers', {})
  const judge = (files: Files) =>
    judged(condition, { policy: aPolicy(), position: at('INFRA_INTEGRATION'), base: null, head: realTree(files) })
  return { name, gate: condition.gate, code, lookalike, bad: () => judge(bad), honest: () => judge(honest) }
}

/** The domain imports an adapter, or a port, by another name than its path. */
function aliased(how: string, specifier: string, files: Files): Attack {
  const importing = (name: string): Files => ({
    ...files,
    ...real,
    'src/ports/pay.ts': 'export type Pay = () => void\n',
    [source]: `import '${name}'\n${cart}`,
  })
  return structural(
    'LAYERS-EDGE',
    `the domain imports an adapter ${how}`,
    importing(specifier),
    `the domain imports a port ${how}`,
    importing(specifier.replace('adapters', 'ports')),
  )
}

/** The product imports from documents, which a lane opens at any time; its own layer may import anything. */
function beside(): Attack {
  const docs = { name: 'free', globs: [], patterns: ['^docs/'], approvals: 0, always: true }
  const { layers, ...policy } = aPolicy({ imports: {} })
  const elsewhere = anEvidence()
  const judge = (files: Files) =>
    judged(aCondition('layers', {}), {
      policy: { ...policy, layers: [docs, ...layers] },
      layersOf: (path) => (path.startsWith('docs/') ? 'free' : elsewhere.layersOf(path)),
      head: realTree({ 'docs/fees.js': 'export const fee = 1\n', ...files }),
    })
  return {
    name: 'the product imports code of the documents, of which no step asks anything',
    gate: 'layers',
    code: 'LAYERS-EDGE',
    bad: () => judge({ [source]: "import { fee } from '../../docs/fees.js'\nexport const total = fee\n" }),
    lookalike: 'a test runs an example of the documents',
    honest: () => judge({ 'src/domain/cart.test.ts': "import '../../docs/fees.js'\nit('has a fee', () => {})\n" }),
  }
}

function goShop(imported: string): Files {
  return {
    'go.mod': 'module example.com/shop\n',
    'src/domain/cart.go': `package domain\n\nimport (\n\t"fmt"\n\n\t_ "${imported}"\n)\n`,
    'src/adapters/pay/pay.go': 'package pay\n',
    'src/ports/pay/pay.go': 'package pay\n',
  }
}
