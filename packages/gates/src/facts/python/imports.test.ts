import { describe, expect, it } from 'vitest'
import { realTree } from '../../decide/testing/real-tree.ts'
import { pythonFactsOf } from '../testing/python-facts-of.ts'

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
    ['import psycopg2', { 'setup.py': "setup(install_requires=['psycopg2-binary'])" }],
  ])('is an installed package in %s', (text, others) => {
    expect(from(text, others)).toEqual([null])
  })

  it('is the product where only the project itself is called so', () => {
    const project = '[project]\nname = "shop"\ndependencies = ["workshop"]\n'
    expect(from('import shop', { 'pyproject.toml': project, 'uv.lock': '[[package]]\nname = "shop"\n' })).toEqual([
      'shop.py',
    ])
  })
})
