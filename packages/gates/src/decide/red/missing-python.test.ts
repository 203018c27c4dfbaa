import { describe, expect, it } from 'vitest'
import { realTree } from '../testing/real-tree.ts'
import { aFailure } from '../testing/runs.ts'
import { classify } from './classify.ts'
import type { RedContext } from './context.ts'

const file = 'e2e/test_cart.py'
const tree = realTree({
  [file]:
    'from shop.cart import total\nfrom shop.core import missing\nfrom .support import client\nfrom . import shop_kit\nimport requests\nfrom shop.shops.core import there\nfrom shop.v2.core import there\n',
  'src/shop/core.py': 'import absent_thing\ndef there(): pass\n',
  'pyproject.toml': '[project]\ndependencies = ["requests"]\n',
})
const context: RedContext = {
  file,
  isImplementation: (path) => path.startsWith('src/'),
  exists: (path) => tree.oid(path) !== undefined,
  paths: tree.paths,
  importsOf: (path) => tree.facts(path)?.imports ?? [],
  exportsOf: (path) => tree.facts(path)?.exports ?? null,
  serviceStarted: null,
  testLines: [],
  idleLines: [],
  knowsWord: () => false,
  lineAt: () => '',
  asksForService: () => false,
  serviceUrl: null,
}

const said = (name: string, message: string, frame = file) =>
  classify(
    aFailure(file, { name, message, frames: [{ file: frame, line: 1, column: 1, inside: true }] }),
    context,
    true,
  )

describe('what Python says of a module that is not there', () => {
  it.each([
    ['ModuleNotFoundError', "No module named 'shop.cart'", 'R-missing-module'],
    ['ModuleNotFoundError', "No module named 'shop'", 'R-missing-module'],
    ['ModuleNotFoundError', "No module named 'shop.shops'", 'H-missing-helper'],
    ['ModuleNotFoundError', "No module named 'shop.v2'", 'R-missing-module'],
    ['ModuleNotFoundError', "No module named 'requests'", 'H-missing-package'],
    ['ModuleNotFoundError', "No module named 'pytest_mock'", 'H-missing-package'],
    ['ModuleNotFoundError', "No module named 'e2e.support'", 'H-missing-helper'],
    ['ImportError', "cannot import name 'missing' from 'shop.core' (/r/src/shop/core.py)", 'R-missing-export'],
    ['ImportError', "cannot import name 'there' from 'shop.core' (/r/src/shop/core.py)", 'H-hook-or-setup'],
    ['ImportError', "cannot import name 'get' from 'requests' (/lib/requests.py)", 'H-hook-or-setup'],
    ['AttributeError', "module 'shop.core' has no attribute 'missing'", 'R-missing-export'],
    ['IndentationError', 'unexpected indent (test_cart.py, line 3)', 'H-syntax'],
  ])('%s: %s is %s', (name, message, expected) => {
    const found = said(name, message)
    expect(expected === 'H-hook-or-setup' ? found.startsWith('H-') : found).toBe(
      expected === 'H-hook-or-setup' ? true : expected,
    )
  })

  it('is a broken source where the product itself imports it', () => {
    expect(said('ModuleNotFoundError', "No module named 'absent_thing'", 'src/shop/core.py')).toBe('H-missing-package')
    expect(said('ModuleNotFoundError', "No module named 'shop.absent'", 'src/shop/core.py')).toBe('H-missing-package')
  })
})
