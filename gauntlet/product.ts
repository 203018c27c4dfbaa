// Attacks by what the product does.
import type { Policy } from '../packages/core/src/index.ts'
import { aCondition, aPolicy, at } from '../packages/gates/src/decide/testing/evidence.ts'
import { realTree } from '../packages/gates/src/decide/testing/real-tree.ts'
import { type Attack, changed, type Files, judged } from './attack.ts'

const integrity = aCondition('integrity', {})
const source = 'src/domain/cart.ts'
const cart = 'export const total = (items) => items.reduce((sum, item) => sum + item, 0)\n'

/** An attack that adds code to the product, and an honest addition. */
function adding(name: string, code: string, bad: string, lookalike: string, honest: string): Attack {
  const files = { [source]: cart }
  return {
    name, gate: 'integrity', code, lookalike,
    bad: () => changed(integrity, files, { [source]: `${bad}\n${cart}` }),
    honest: () => changed(integrity, files, { [source]: `${honest}\n${cart}` }),
  } // prettier-ignore
}

/** What the gates stubs and layers say of a product. */
function structure(gate: 'stubs' | 'layers', files: Files, policy: Policy = aPolicy()) {
  const condition = gate === 'stubs' ? aCondition('stubs', { maxLeft: 0 }) : aCondition('layers', {})
  return judged(condition, { policy, position: at('INFRA_INTEGRATION'), base: null, head: realTree(files) })
}

const stub = { 'src/adapters/pay.stub.ts': 'export const pay = () => 1\n' }
const real = { 'src/adapters/pay.ts': 'export const pay = () => fetch("/pay")\n' }

export const attacksByProduct: readonly Attack[] = [
  adding(
    'the product asks for a variable of its runner',
    'INTEGRITY-SNIFFING',
    'export const fast = Boolean(process.env.VITEST)',
    'the product asks for its port',
    'export const port = Number(process.env.PORT)',
  ),
  adding(
    'the product asks whether its mode is test',
    'INTEGRITY-SNIFFING',
    "export const fast = process.env.NODE_ENV === 'test'",
    'the product asks whether its mode is production',
    "export const fast = process.env.NODE_ENV === 'production'",
  ),
  adding(
    'the product looks for tests in its call stack',
    'INTEGRITY-SNIFFING',
    "export const fast = new Error().stack.includes('.test.')",
    'the product logs its call stack',
    'export const log = (error) => console.error(error.stack)',
  ),
  adding(
    'the product looks for a runner in its arguments',
    'INTEGRITY-SNIFFING',
    "export const fast = process.argv.some((one) => one.includes('vitest'))",
    'the product reads an option',
    "export const fast = process.argv.includes('--fast')",
  ),
  adding(
    'the product looks for a global of its runner',
    'INTEGRITY-SNIFFING',
    "export const fast = typeof jest !== 'undefined'",
    'the product looks for a global of browsers',
    "export const fast = typeof window !== 'undefined'",
  ),
  adding(
    'the product loads a test runner',
    'INTEGRITY-PATCHED',
    "import { expect } from 'vitest'\nexpect.extend({})",
    'the product takes a type of one',
    "import type { Test } from 'vitest'",
  ),
  adding(
    'the product changes matchers',
    'INTEGRITY-PATCHED',
    "globalThis[Symbol.for('expect-global')].toBe = () => {}",
    'the product keeps a registry',
    "globalThis[Symbol.for('cart')] = new Map()",
  ),
  adding(
    'the product answers what equals everything',
    'INTEGRITY-PATCHED',
    'export const any = { asymmetricMatch: () => true }',
    'the product answers what compares itself',
    'export const one = { equals: () => true }',
  ),
  adding(
    'the product changes the clock',
    'INTEGRITY-PATCHED',
    'performance.now = () => 0',
    'the product reads the clock',
    'export const now = () => performance.now()',
  ),
  adding(
    'coverage is switched off',
    'INTEGRITY-PRAGMA',
    '/* v8 ignore file */',
    'a comment speaks of coverage',
    '// coverage: see the tests of the cart',
  ),
  adding(
    'mutants are switched off',
    'INTEGRITY-PRAGMA',
    '// Stryker disable all',
    'mutants are switched on',
    '// Stryker restore all',
  ),
  adding('types are switched off', 'INTEGRITY-PRAGMA', '// @ts-nocheck', 'a comment names a type', '// @type number'),
  {
    name: 'the product still runs on a stub',
    gate: 'stubs',
    code: 'STUBS-LEFT',
    bad: () => structure('stubs', { ...stub, 'src/main.ts': "import { pay } from './adapters/pay.stub.ts'\npay()\n" }),
    lookalike: 'a stub is left that nothing of the product reaches',
    honest: () =>
      structure('stubs', { ...stub, ...real, 'src/main.ts': "import { pay } from './adapters/pay.ts'\npay()\n" }),
  },
  {
    name: 'a stub is reached by a dynamic import and a re-export',
    gate: 'stubs',
    code: 'STUBS-LEFT',
    bad: () =>
      structure('stubs', {
        ...stub,
        'src/adapters/index.ts': "export * from './pay.stub.ts'\n",
        'src/main.ts': "const { pay } = await import('./adapters/index.ts')\npay()\n",
      }),
    lookalike: 'the real adapter is reached so',
    honest: () =>
      structure('stubs', {
        ...real,
        'src/adapters/index.ts': "export * from './pay.ts'\n",
        'src/main.ts': "const { pay } = await import('./adapters/index.ts')\npay()\n",
      }),
  },
  {
    name: 'code that is not implemented is left',
    gate: 'stubs',
    code: 'STUBS-LEFT',
    bad: () =>
      structure('stubs', { 'src/main.ts': "export const pay = () => { throw new Error('not implemented') }\n" }),
    lookalike: 'an error says what is not allowed',
    honest: () =>
      structure('stubs', { 'src/main.ts': "export const pay = () => { throw new Error('not enough funds') }\n" }),
  },
  {
    name: 'a fake adapter is left in the composition',
    gate: 'stubs',
    code: 'STUBS-LEFT',
    bad: () =>
      structure('stubs', {
        'src/adapters/in-memory-orders.ts': 'export const orders = new Map()\n',
        'src/main.ts': "import { orders } from './adapters/in-memory-orders.ts'\norders.clear()\n",
      }),
    lookalike: 'a cache in memory is part of it',
    honest: () =>
      structure('stubs', {
        'src/adapters/in-memory-cache.ts': 'export const cache = new Map()\n',
        'src/main.ts': "import { cache } from './adapters/in-memory-cache.ts'\ncache.clear()\n",
      }),
  },
  {
    name: 'the domain imports an adapter, 256 times',
    gate: 'layers',
    code: 'LAYERS-EDGE',
    bad: () =>
      structure('layers', {
        ...real,
        ...Object.fromEntries(
          Array.from({ length: 256 }, (_, at) => [
            `src/domain/a${at}.ts`,
            "import { pay } from '../adapters/pay.ts'\npay()\n",
          ]),
        ),
      }),
    lookalike: 'the domain imports a port',
    honest: () =>
      structure('layers', {
        'src/ports/pay.ts': 'export type Pay = () => void\n',
        [source]: "import type { Pay } from '../ports/pay.ts'\nexport const pay: Pay = () => {}\n",
      }),
  },
  {
    name: 'the domain loads an adapter at run time',
    gate: 'layers',
    code: 'LAYERS-EDGE',
    bad: () =>
      structure('layers', {
        ...real,
        [source]: "export const pay = async () => (await import('../adapters/pay.ts')).pay()\n",
      }),
    lookalike: 'the domain loads another file of its own',
    honest: () =>
      structure('layers', {
        [source]: "export const pay = async () => import('./bill.ts')\n",
        'src/domain/bill.ts': 'export const bill = 1\n',
      }),
  },
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
  {
    name: 'the domain puts the path of an adapter together',
    gate: 'layers',
    code: 'LAYERS-EDGE',
    bad: () =>
      structure('layers', {
        ...real,
        [source]: "const place = '../adapters'\nexport const pay = async (name) => import(`${place}/${name}.ts`)\n",
      }),
    lookalike: 'the domain puts the path of its own table together',
    honest: () =>
      structure('layers', {
        [source]: 'export const table = async (name) => import(`./tables/${name}.ts`)\n',
        'src/domain/tables/one.ts': 'export const one = 1\n',
      }),
  },
  {
    name: 'the Go domain imports an adapter',
    gate: 'layers',
    code: 'LAYERS-EDGE',
    bad: () => goShop('example.com/shop/src/adapters/pay'),
    lookalike: 'the Go domain imports a port',
    honest: () => goShop('example.com/shop/src/ports/pay'),
  },
  {
    name: 'a component of the domain imports an adapter',
    gate: 'layers',
    code: 'LAYERS-EDGE',
    bad: () =>
      structure('layers', {
        ...real,
        'src/domain/Cart.vue': "<script setup>\nimport { pay } from '../adapters/pay'\n</script>\n",
      }),
    lookalike: 'a component of the domain imports a port',
    honest: () =>
      structure('layers', {
        'src/ports/pay.ts': 'export type Pay = () => void\n',
        'src/domain/Cart.vue': "<script setup>\nimport '../ports/pay'\n</script>\n",
      }),
  },
  {
    name: 'the domain is written in a language whose imports nobody reads',
    gate: 'layers',
    code: 'LAYERS-UNREAD',
    bad: () => structure('layers', { [source]: cart, 'src/domain/Cart.java': 'import shop.adapters.Pay;\n' }),
    lookalike: 'the domain has a table in SQL',
    honest: () => structure('layers', { [source]: cart, 'src/domain/cart.sql': 'select 1;\n' }),
  },
]

const importing = (name: string): Files => ({ [source]: `import '${name}'\n${cart}` })

/** The domain imports an adapter, or a port, by another name than its path. */
function aliased(how: string, specifier: string, files: Files): Attack {
  const all = { ...files, ...real, 'src/ports/pay.ts': 'export type Pay = () => void\n' }
  return {
    name: `the domain imports an adapter ${how}`, gate: 'layers', code: 'LAYERS-EDGE', lookalike: `the domain imports a port ${how}`,
    bad: () => structure('layers', { ...all, ...importing(specifier) }),
    honest: () => structure('layers', { ...all, ...importing(specifier.replace('adapters', 'ports')) }),
  } // prettier-ignore
}

function goShop(imported: string) {
  return structure('layers', {
    'go.mod': 'module example.com/shop\n',
    'src/domain/cart.go': `package domain\n\nimport (\n\t"fmt"\n\n\t_ "${imported}"\n)\n`,
    'src/adapters/pay/pay.go': 'package pay\n',
    'src/ports/pay/pay.go': 'package pay\n',
  })
}
