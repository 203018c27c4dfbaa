import { describe, expect, it } from 'vitest'
import type { Resolution } from './resolution.ts'
import { resolveImport } from './resolve-import.ts'

type Files = Readonly<Record<string, string | object>>

function aRepository(files: Files): Resolution {
  const texts = new Map(
    Object.entries(files).map(([path, held]) => [path, typeof held === 'string' ? held : JSON.stringify(held)]),
  )
  return { exists: (path) => texts.has(path), paths: [...texts.keys()], text: (path) => texts.get(path) }
}

const empty = (...paths: string[]): Files => Object.fromEntries(paths.map((path) => [path, '']))

describe('a path', () => {
  const repository = aRepository(
    empty(
      'src/a.ts',
      'src/both.js',
      'src/both.d.ts',
      'src/types.d.ts',
      'src/m.mts',
      'src/c.cts',
      'src/c.d.cts',
      'src/view.tsx',
      'src/lib/index.tsx',
      'src/Store.ts',
      'src/a.json',
      'src/logo.svg',
    ),
  )

  it.each([
    ['./a.js', ['src/a.ts']],
    ['./a', ['src/a.ts']],
    ['./a.ts?worker', ['src/a.ts']],
    ['!!raw-loader!./a.ts', ['src/a.ts']],
    ['./both.js', ['src/both.js']],
    ['./types', ['src/types.d.ts']],
    ['./m.mjs', ['src/m.mts']],
    ['./c.cjs', ['src/c.cts']],
    ['./view.jsx', ['src/view.tsx']],
    ['./lib/', ['src/lib/index.tsx']],
    ['.', ['src']],
    ['./a.json', ['src/a.json']],
    ['./logo.svg#mark', ['src/logo.svg']],
    ['/src/a', ['src/a.ts']],
    ['/other/a', []],
    ['./gone.js', ['src/gone.js']],
    ['../../outside.ts', []],
    ['../node_modules/left-pad/index.js', []],
  ])('%s leads to %j', (specifier, targets) => {
    expect(resolveImport('src/main.ts', specifier, repository)).toEqual(targets)
  })

  it.each([
    ['./%61.ts', ['src/a.ts']],
    ['./\ta.ts', ['src/a.ts']],
    ['./..\\src\\a.ts', ['src/a.ts']],
    ['./%2e%2e/src/a.ts', ['src/a.ts']],
    ['/src/%61.ts', ['src/a.ts']],
    ['./%zz.ts', ['src/%zz.ts']],
    ['./%67one.js', ['src/%67one.js']],
  ])('that is written as a URL may be leads where Node goes: %j', (specifier, targets) => {
    expect(resolveImport('src/main.ts', specifier, repository)).toEqual(targets)
  })

  it('that is the name of one file and as a URL that of another leads to both', () => {
    expect(resolveImport('main.js', './%61.js', aRepository(empty('a.js', '%61.js')))).toEqual(['%61.js', 'a.js'])
  })

  it('that differs in case only leads to what is there: so do the file systems of macOS and Windows', () => {
    expect(resolveImport('src/main.ts', './store.ts', repository)).toEqual(['src/Store.ts'])
  })
})

describe('a name of tsconfig.json', () => {
  const paths = {
    '@/*': ['./src/*'],
    '@ports': ['./src/ports/index.ts'],
    '@/special/*': ['./special/*'],
    '*': ['./typings/*'],
  }
  const repository = aRepository({
    ...empty('src/a.ts', 'src/ports/index.ts', 'special/b.ts', 'typings/untyped.d.ts', 'app/own/c.ts'),
    'package.json': { dependencies: { '@/installed': '1.0.0' } },
    'tsconfig.json': { compilerOptions: { paths } },
    'app/tsconfig.json': '{ "extends": "./configs/tsconfig.app", } // comments and commas at ends',
    'app/configs/tsconfig.app.json': { compilerOptions: { baseUrl: '..', paths: { '~/*': ['own/*'] } } },
  })

  it.each([
    ['src/main.ts', '@/a', ['src/a.ts']],
    ['src/main.ts', '@/a.js', ['src/a.ts']],
    ['src/main.ts', '@ports', ['src/ports/index.ts']],
    ['src/main.ts', '@/special/b', ['special/b.ts']],
    ['src/main.ts', 'untyped', ['typings/untyped.d.ts']],
    ['src/main.ts', 'react', []],
    ['src/main.ts', '@/gone', ['src/gone']],
    ['src/main.ts', '@/installed', []],
    ['src/main.ts', '~/c', []],
    ['app/main.ts', '~/c', ['app/own/c.ts']],
    ['app/main.ts', '@/a', ['src/a.ts']],
    ['app/main.ts', 'own/c', ['app/own/c.ts']],
  ])('in %s: %s leads to %j', (from, specifier, targets) => {
    expect(resolveImport(from, specifier, repository)).toEqual(targets)
  })

  it('stands in any tsconfig of a folder, and in jsconfig.json', () => {
    const split = aRepository({
      ...empty('src/a.ts', 'web/b.js'),
      'tsconfig.json': { files: [], references: [{ path: './tsconfig.app.json' }] },
      'tsconfig.app.json': { compilerOptions: { paths: { '@/*': ['src/*'] } } },
      'web/jsconfig.json': { compilerOptions: { baseUrl: '.' } },
    })
    expect(resolveImport('src/main.ts', '@/a', split)).toEqual(['src/a.ts'])
    expect(resolveImport('web/main.js', 'b', split)).toEqual(['web/b.js'])
  })

  it('may come from a package of the workspace, and a circle of configurations ends', () => {
    const shared = aRepository({
      ...empty('packages/a/src/x.ts'),
      'package.json': { workspaces: ['packages/*'] },
      'packages/a/package.json': { name: '@shop/a' },
      'packages/a/tsconfig.json': { extends: ['@shop/config/base.json', './tsconfig.json'] },
      'packages/config/package.json': { name: '@shop/config' },
      'packages/config/base.json': { compilerOptions: { paths: { '@a/*': ['../a/src/*'] } } },
    })
    expect(resolveImport('packages/a/src/main.ts', '@a/x', shared)).toEqual(['packages/a/src/x.ts'])
  })

  it('of a configuration that cannot be read is none', () => {
    const broken = aRepository({ ...empty('src/a.ts'), 'tsconfig.json': '{ "compilerOptions": ' })
    expect(resolveImport('src/main.ts', '@/a', broken)).toEqual([])
  })
})

describe('a name of package.json', () => {
  const imports = {
    '#store': { node: './src/node-store.ts', default: './src/store.ts' },
    '#adapters/*': './src/adapters/*.ts',
    '#adapters/private/*': null,
    '#ext/*.js': './src/ext/*.ts',
    '#left': 'left-pad',
    '#core': '@shop/core',
    '#circle': '#circle',
  }
  const repository = aRepository({
    ...empty('src/node-store.ts', 'src/store.ts', 'src/adapters/pay.ts', 'src/ext/y.ts', 'packages/core/index.ts'),
    'package.json': { name: 'shop', imports, exports: { '.': './src/store.ts', './pay': './src/adapters/pay.ts' }, workspaces: ['packages/*'] },
    'packages/core/package.json': { name: '@shop/core' },
  }) // prettier-ignore

  it.each([
    ['#store', ['src/node-store.ts', 'src/store.ts']],
    ['#adapters/pay', ['src/adapters/pay.ts']],
    ['#adapters/private/key', []],
    ['#adapters/to-come', ['src/adapters/to-come.ts']],
    ['#ext/y.js', ['src/ext/y.ts']],
    ['#left', []],
    ['#core', ['packages/core/index.ts']],
    ['#circle', []],
    ['#unknown', []],
    ['shop', ['src/store.ts']],
    ['shop/pay', ['src/adapters/pay.ts']],
  ])('%s leads to %j', (specifier, targets) => {
    expect(resolveImport('src/main.ts', specifier, repository)).toEqual(targets)
  })
})

describe('a package of the workspace', () => {
  const core = {
    name: '@shop/core',
    exports: {
      '.': { types: './dist/index.d.ts', import: './dist/index.js', require: './dist/cjs/index.cjs' },
      './*': './dist/*.js',
      './assets/': './assets/',
      './both': ['./src/one.ts', './src/two.ts'],
    },
  }
  const files: Files = {
    ...empty(
      'packages/core/src/index.ts',
      'packages/core/src/deep/part.ts',
      'packages/core/src/one.ts',
      'packages/core/src/two.ts',
      'packages/core/assets/a.json',
      'packages/plain/lib/main.js',
      'packages/plain/other.js',
      'libs/linked/index.js',
      'test/fixtures/react/index.js',
    ),
    'packages/core/package.json': core,
    'packages/plain/package.json': { name: 'plain', main: 'lib/main', dependencies: { linked: 'file:../../libs/linked' } },
    'libs/linked/package.json': { name: 'linked' },
    'test/fixtures/react/package.json': { name: 'react' },
  } // prettier-ignore
  const npm = aRepository({ ...files, 'package.json': { name: 'root', workspaces: ['./packages/*'] } })

  it.each([
    ['@shop/core', ['packages/core/src/index.ts']],
    ['@shop/core/deep/part', ['packages/core/src/deep/part.ts']],
    ['@shop/core/both', ['packages/core/src/one.ts', 'packages/core/src/two.ts']],
    ['@shop/core/assets/a.json', ['packages/core/assets/a.json']],
    ['@shop/core/gone', ['packages/core/dist/gone.js']],
    ['plain', ['packages/plain/lib/main.js']],
    ['plain/other', ['packages/plain/other.js']],
    ['linked', ['libs/linked/index.js']],
    ['react', []],
    ['react/jsx-runtime', []],
    ['node:fs', []],
  ])('%s leads to %j', (specifier, targets) => {
    expect(resolveImport('packages/plain/lib/main.js', specifier, npm)).toEqual(targets)
  })

  it.each([
    ['npm and yarn', { 'package.json': { workspaces: ['packages/*'] } }],
    ['yarn of old', { 'package.json': { workspaces: { packages: ['packages/*'] } } }],
    ['pnpm', { 'package.json': {}, 'pnpm-workspace.yaml': "packages: # all\n  - 'packages/*' # these\n  - \"!**/test/**\"\ncatalog:\n  a: 1\n" }],
    ['pnpm on one line', { 'package.json': {}, 'pnpm-workspace.yaml': "packages: ['packages/*', tools]\n" }],
  ])('is told by %s', (_, root) => {
    const repository = aRepository({ ...files, ...root })
    expect(resolveImport('packages/plain/lib/main.js', '@shop/core', repository)).toEqual(['packages/core/src/index.ts'])
    expect(resolveImport('packages/plain/lib/main.js', 'react', repository)).toEqual([])
  }) // prettier-ignore

  it('belongs to nobody outside of the workspace, and not where it is taken out of it', () => {
    const inner = aRepository({
      ...empty('examples/shop/packages/a/index.js', 'examples/shop/packages/b/index.js'),
      'examples/shop/package.json': { workspaces: ['packages/*', '!packages/b'] },
      'examples/shop/packages/a/package.json': { name: 'a' },
      'examples/shop/packages/b/package.json': { name: 'b' },
      'package.json': { name: 'root' },
    })
    expect(resolveImport('examples/shop/main.js', 'a', inner)).toEqual(['examples/shop/packages/a/index.js'])
    expect(resolveImport('examples/shop/main.js', 'b', inner)).toEqual([])
    expect(resolveImport('src/main.js', 'a', inner)).toEqual([])
  })

  it('whose manifest cannot be read has no name', () => {
    const broken = aRepository({ ...files, 'package.json': { workspaces: ['packages/*'] }, 'packages/core/package.json': '{' })
    expect(resolveImport('packages/plain/lib/main.js', '@shop/core', broken)).toEqual([])
  }) // prettier-ignore
})
