import { describe, expect, it } from 'vitest'
import { realTree } from '../../../decide/testing/real-tree.ts'
import { pythonFactsOf } from '../../testing/python-facts-of.ts'

const files = [
  'src/shop/__init__.py',
  'src/shop/cart.py',
  'src/shop/ports/__init__.py',
  'src/shop/ports/store.py',
  'tools.py',
]

/** Where the imports of a source lead, from inside the package or from its tests. */
function edges(text: string, path = 'src/shop/core.py'): string[] {
  const { imports } = pythonFactsOf(text, path, files)
  return imports.map(({ specifier, target, names }) => `${specifier} → ${target} {${names.join(',')}}`)
}

describe('an import of Python', () => {
  it.each([
    ['from shop.cart import total, Cart as C', 'shop.cart → src/shop/cart.py {total,Cart}'],
    ['from shop import cart', 'shop → src/shop/cart.py {cart}'],
    ['from shop import version', 'shop → src/shop/__init__.py {version}'],
    ['import shop.cart as c', 'shop.cart → src/shop/cart.py {*}'],
    ['from .cart import total', '.cart → src/shop/cart.py {total}'],
    ['from . import cart', '. → src/shop/cart.py {cart}'],
    [
      'from .ports.store import (\n  Store,  # the port\n  Row,\n)',
      '.ports.store → src/shop/ports/store.py {Store,Row}',
    ],
    ['from .ports import store', '.ports → src/shop/ports/store.py {store}'],
    ['from .ports import *', '.ports → src/shop/ports/__init__.py {*}'],
    [
      'import importlib\nx = importlib.import_module("shop.cart")',
      'importlib → null {*}, shop.cart → src/shop/cart.py {*}',
    ],
    ['m = __import__(name)', '* → null {*}'],
    ['if TYPE_CHECKING:\n    from shop.cart import Cart', 'shop.cart → src/shop/cart.py {Cart}'],
    ['def f():\n    from shop.cart import total', 'shop.cart → src/shop/cart.py {total}'],
    ['import os.path, tools', 'os.path → null {*}, tools → tools.py {*}'],
    ['from shop.absent import x', 'shop.absent → src/shop/absent.py {x}'],
    ['import requests', 'requests → null {*}'],
    ['from ....far import x', '....far → null {x}'],
  ])('%j', (text, expected) => {
    expect(edges(text).join(', ')).toBe(expected)
  })

  it('leads from a file of the package relatively as from its folder', () => {
    expect(edges('from ..cart import total', 'src/shop/ports/store.py')).toEqual(['..cart → src/shop/cart.py {total}'])
  })

  it('of what tests patch is one', () => {
    expect(edges('@mock.patch("shop.cart.total")\ndef test_a(): pass', 'tests/test_a.py')).toEqual([
      'shop.cart.total → src/shop/cart.py {*}',
    ])
  })
})

it.each([
  ['[sys.executable, "-m", "shop.cli", "list"]', 'src/shop/cli.py'],
  ['["python", "-m", "shop"]', 'src/shop/__main__.py'],
  ['[sys.executable, "-m", "shop.ports", *args]', 'src/shop/ports/__main__.py'],
  ['[sys.executable, "-m", "shop.cart"]', 'src/shop/cart.py'],
  ['(sys.executable, "-m", "shop.cart")', 'src/shop/cart.py'],
  ['sys.executable, "-m", "shop.cart", text=True', 'src/shop/cart.py'],
])('what a command starts by its module is one, be it to come: %s', (command, file) => {
  expect(edges(`import subprocess\nsubprocess.run(${command})\n`, 'e2e/test_a.py')[1]).toMatch(` → ${file} {*}`)
})

it.each([
  '["pip", "-m", "http.server"]',
  '[sys.executable, "-m", "uvicorn"]',
  '["-m", "shop"]',
  '["git", "commit", "-m", NAME]',
])('what starts a program of others is none: %s', (command) => {
  expect(edges(`import subprocess\nsubprocess.run(${command})\n`, 'e2e/test_a.py')).toHaveLength(1)
})

const from = (text: string, others: Record<string, string>) =>
  realTree({ ...others, 'e2e/test_a.py': text })
    .facts('e2e/test_a.py')
    ?.imports.map(({ target }) => target)

describe('a module that is not there', () => {
  it('is to come in the place of its package', () => {
    expect(from('from shop.cart import total', {})).toEqual(['shop/cart.py'])
    expect(from('from shop.cart import total', { 'src/other.py': '' })).toEqual(['src/shop/cart.py'])
    expect(from('from shop import cart', { 'shop/core.py': '' })).toEqual(['shop/__init__.py'])
  })

  it.each([
    ['import requests', { 'pyproject.toml': '[project]\nname = "shop"\ndependencies = ["requests>=2", "x"]\n' }],
    ['import yaml', { 'requirements.txt': 'PyYAML==6.0\n' }],
    ['import dateutil.parser', { 'requirements-dev.txt': 'python-dateutil\n' }],
    ['import bs4', { 'pyproject.toml': '[tool.poetry.dependencies]\nbeautifulsoup4 = "^4"\n' }],
    ['import starlette', { 'uv.lock': '[[package]]\nname = "starlette"\nversion = "1"\n' }],
    ['import anyio', { 'poetry.lock': '[[package]]\nname = "anyio"\n\n[metadata]\nlock-version = "2.1"\n' }],
    ['import psycopg2', { 'setup.py': "setup(install_requires=['psycopg2-binary'])" }],
  ])('is an installed package in %s', (text, others) => {
    expect(from(text, others)).toEqual([null])
  })

  it('is to come in a package of the repository, also where one of others has nearly its name', () => {
    const listed = { 'requirements.txt': 'pytest\n' }
    const text = 'from test.support.login import login'
    expect(from(text, { ...listed, 'test/__init__.py': '' })).toEqual(['test/support/login.py'])
    expect(from(text, listed)).toEqual([null])
  })

  it('is the product where only the project itself is called so', () => {
    const project = '[project]\nname = "shop"\ndependencies = ["workshop"]\n'
    expect(from('import shop', { 'pyproject.toml': project, 'uv.lock': '[[package]]\nname = "shop"\n' })).toEqual([
      'shop.py',
    ])
  })

  it.each([
    ['by the name of the project', '[project]\nname = "my-shop"\n', 'import my_shop.cart', 'my_shop/cart.py'],
    [
      'by a package of its build',
      '[project]\nname = "x"\n[tool.setuptools]\npackages = ["shop", "till"]\n',
      'import till',
      'till.py',
    ],
    [
      'by a folder of its build',
      '[tool.hatch.build.targets.wheel]\npackages = ["src/shop"]\n',
      'from shop import cart',
      'shop.py',
    ],
    [
      'by a package of Poetry',
      '[tool.poetry]\nname = "x"\npackages = [{include = "shop", from = "src"}]\n',
      'import shop',
      'shop.py',
    ],
    [
      'by where a script begins',
      '[project]\nname = "x"\n[project.scripts]\nbuy = "shop.cli:main"\n',
      'import shop.cart',
      'shop/cart.py',
    ],
    ['as the folder of sources', '[project]\nname = "x"\n', 'import src.shop', 'src/shop.py'],
  ])('is the product’s %s', (_, project, text, expected) => {
    expect(from(text, { 'pyproject.toml': project })).toEqual([expected])
  })

  it.each([
    ['pyproject.toml', '[project]\nname = "shop"\ndependencies = ["requests"]\n'],
    ['requirements.txt', 'requests==2.0\n'],
    ['setup.py', 'from setuptools import setup\nsetup(name="shop", packages=["shop"])\n'],
    ['setup.cfg', '[metadata]\nname = shop\n[options]\npackages = find:\n'],
  ])('is a package of others where %s names neither', (path, listed) => {
    expect(from('import moonlight\nfrom moonlight.beams import beam', { [path]: listed })).toEqual([null, null])
    expect(from('import shop.cart', { [path]: listed })).toEqual([path === 'requirements.txt' ? null : 'shop/cart.py'])
  })
})

describe('a module of the product that lies beside one of the same name', () => {
  const helper = { 'test/support/shop.py': '', 'src/shop/__init__.py': '', 'src/shop/web.py': '' }
  const led = (others: Record<string, string>) =>
    realTree({ ...helper, ...others, 'test/support/web.py': 'from shop.web import serve' })
      .facts('test/support/web.py')
      ?.imports.map(({ target }) => target)

  it('is asked for from inside a package, in which no import begins', () => {
    expect(led({ 'test/support/__init__.py': '' })).toEqual(['src/shop/web.py'])
  })

  it('is hidden by the other where that is no package', () => {
    expect(led({})).toEqual(['test/support/shop.py'])
  })

  it('is found beside a script of a package, where nowhere else', () => {
    const text = 'from till import pay'
    const head = realTree({ 'app/__init__.py': '', 'app/till.py': '', 'app/main.py': text })
    expect(head.facts('app/main.py')?.imports.map(({ target }) => target)).toEqual(['app/till.py'])
  })
})
