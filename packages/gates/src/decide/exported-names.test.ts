import { describe, expect, it } from 'vitest'
import { exportedNames } from './exported-names.ts'
import { realTree } from './testing/real-tree.ts'

const tree = realTree({
  'src/index.js': "export * from './cart.js'\nexport * from './money/index.js'\nexport const version = 1\n",
  'src/cart.js': "export * from './index.js'\nexport default 1\nexport const add = 1\n",
  'src/money/index.js': "export * as rates from './rates.js'\n",
  'src/money/rates.js': 'export const rate = 1\n',
  'src/open.js': "export * from 'left-pad'\n",
  'src/computed.cjs': 'module.exports = make()\n',
  'src/again.cjs': "module.exports = { ...require('./named.cjs'), more: 1 }\n",
  'src/named.cjs': 'exports.name = 1\n',
  'src/whole.cjs': "module.exports = require('./named.cjs')\n",
  'src/half.cjs': "module.exports = { ...require('./computed.cjs') }\n",
  'shop/__init__.py': 'from .cart import *\nfrom .money import rate as price\n',
  'shop/cart.py': 'def add(): pass\n',
  'shop/money.py': 'rate = 1\n',
})

describe('names that a file exports', () => {
  it.each([
    ['src/index.js', ['version', 'add', 'rates']],
    ['src/again.cjs', ['default', 'more', 'name']],
    ['src/whole.cjs', ['default', 'name']],
    ['shop/__init__.py', ['price', 'add']],
  ])('are those of other files, too: %s', (path, names) => {
    expect(exportedNames(tree, path)).toEqual(names)
  })

  it.each(['src/open.js', 'src/computed.cjs', 'src/half.cjs', 'src/gone.js'])('cannot be told of %s', (path) => {
    expect(exportedNames(tree, path)).toBeNull()
  })
})
