import { describe, expect, it } from 'vitest'
import { anEvidence, at } from '../testing/evidence.ts'
import { realTree } from '../testing/real-tree.ts'
import { planStubs } from './plan-stubs.ts'

const target = 'e2e/cart.test.ts > pays'

/** What the stubs of a test with this text would be: `path names`. */
function planned(text: string, files: Record<string, string> = {}) {
  const head = realTree({ 'e2e/cart.test.ts': `${text}\ntest('pays', () => {})\n`, ...files })
  const targets = { ids: new Set([target]), passedOnce: new Set<string>(), reopened: new Set<string>() }
  const { modules, routes } = planStubs(anEvidence({ position: at('E2E_RED'), head, targets }))
  const stubs = modules.map(({ path, names, isCommonJs }) =>
    [path, ...names, ...(isCommonJs ? ['(cjs)'] : [])].join(' '),
  )
  return { stubs, isOpen: routes.get('e2e/cart.test.ts')?.isOpen }
}

describe('stubs', () => {
  it.each([
    ["import { total } from '../src/domain/cart.ts'", 'src/domain/cart.ts total'],
    ["import total, { type Item } from '../src/domain/cart.js'", 'src/domain/cart.js Item default'],
    ["import { total } from '../src/domain/cart'", 'src/domain/cart.ts total'],
    ["const { total } = await import('../src/domain/cart.ts')", 'src/domain/cart.ts total'],
    ["import * as cart from '../src/domain/cart.ts'\ncart.total()", 'src/domain/cart.ts total'],
    ["const cart = require('../src/domain/cart.js')\ncart.total()", 'src/domain/cart.js total (cjs)'],
  ])('stand in for what is imported: %s', (text, stub) => {
    expect(planned(text).stubs).toEqual([stub])
  })

  it('also stand in for modules that exist, and export what anybody takes from them', () => {
    const files = {
      'src/domain/cart.ts': 'export const total = 1\nexport default 2\n',
      'test/support/setup.ts': "import { clear } from '../../src/domain/cart.ts'\n",
    }
    expect(planned("import { add } from '../src/domain/cart.ts'", files).stubs).toEqual([
      'src/domain/cart.ts add clear default total',
    ])
  })

  it('stand in for what the helpers of a test import, not for the helpers', () => {
    const files = { 'test/support/app.ts': "import { start } from '../../src/main.ts'\nexport const app = start()\n" }
    expect(planned("import { app } from '../test/support/app.ts'", files).stubs).toEqual(['src/main.ts start'])
  })

  it('stand in for scripts that a test names', () => {
    expect(planned("spawnSync('node', ['src/main.ts'])")).toEqual({ stubs: ['src/main.ts'], isOpen: true })
    expect(planned("const main = new URL('../src/main.ts', import.meta.url)").stubs).toEqual(['src/main.ts'])
    expect(planned("const name = 'other/main.txt'").stubs).toEqual([])
  })

  it.each([
    ["import { test } from 'vitest'\nimport assert from 'node:assert'", false],
    ["import { execFile } from 'node:child_process'", true],
    ["import { execa } from 'execa'", true],
    ["await fetch('http://localhost')", true],
    ['await import(name)', true],
  ])('a test with %s may reach the product without them: %s', (text, isOpen) => {
    expect(planned(text)).toEqual({ stubs: [], isOpen })
  })
})
