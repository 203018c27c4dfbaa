import { describe, expect, it } from 'vitest'
import { realTree } from '../testing/real-tree.ts'
import { isStillThere } from './still-there.ts'

const tree = realTree({
  'src/rules.js': 'export const strict = 1\nexport const loose = 2\n',
  'src/index.js': "export * from './rules.js'\n",
  'src/store.js': 'export class Store {\n  get() {}\n  find() {}\n}\n',
  'src/lists.js': 'export const at = (all, of) => all.get(all.find(of))\n',
  'src/computed.cjs': 'module.exports = make({ strict: 1, loose: 2 })\n',
  'shop/rules.py': 'def strict(): pass\ndef loose(): pass\n',
  'test/rules.test.js': "import { strict, gone } from '../src/rules.js'\n",
  'test/index.test.js': "import { strict } from '../src/index.js'\n",
  'test/all.test.js': "import * as rules from '../src/rules.js'\nrules.strict\n",
  'test/store.test.js': "import { Store } from '../src/store.js'\n",
  'test/lists.test.js': "import { at } from '../src/lists.js'\n",
  'test/computed.test.js': "import { strict } from '../src/computed.cjs'\n",
  'test/package.test.js': "import { strict } from 'rules'\n",
  'test/test_rules.py': 'from shop.rules import strict\n',
  'test/test_module.py': 'from shop import rules\nrules.strict()\n',
})

const stays = (test: string, from: string, to: string, ...changed: string[]) =>
  isStillThere(tree.facts(`test/${test}`)?.imports ?? [], { tree, changed: new Set(changed) }, { from, to })

describe('what a test asks is still there', () => {
  it.each([
    ['a name that its module exports', 'rules.test.js', 'strict', 'loose'],
    ['a name that its module exports, whatever comes instead', 'rules.test.js', 'strict', 'new'],
    ['a name that its module exports again', 'index.test.js', 'strict', 'loose'],
    ['a name of all that it imports', 'all.test.js', 'strict', 'loose'],
    ['a member of what a module makes, beside another', 'store.test.js', 'get', 'find'],
    ['a name of a module whose exports nobody can tell', 'computed.test.js', 'strict', 'loose'],
    ['a name of Python', 'test_rules.py', 'strict', 'loose'],
    ['a name of a module of Python', 'test_module.py', 'strict', 'loose'],
  ])('%s', (_, test, from, to) => {
    expect(stays(test, from, to)).toBe(true)
  })

  it.each([
    ['not where it is gone', 'rules.test.js', 'gone', 'loose'],
    ['not where a package has it', 'package.test.js', 'strict', 'loose'],
    ['not where the module only asks others by both names', 'lists.test.js', 'get', 'find'],
    ['not where the new name is not there', 'store.test.js', 'get', 'read'],
  ])('%s', (_, test, from, to) => {
    expect(stays(test, from, to)).toBe(false)
  })

  it('is told of a name that a changed module exports, of its members not', () => {
    expect(stays('rules.test.js', 'strict', 'loose', 'src/rules.js')).toBe(true)
    expect(stays('store.test.js', 'get', 'find', 'src/store.js')).toBe(false)
  })
})
