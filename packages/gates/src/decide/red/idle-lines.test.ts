import { expect, it } from 'vitest'
import { realTree } from '../testing/real-tree.ts'
import { idleLines } from './idle-lines.ts'

function linesIn(path: string, text: string) {
  const facts = realTree({ [path]: text, 'src/cart.js': '', 'src/shop/cart.py': '' }).facts(path)
  if (facts === undefined) throw new Error('no source')
  return idleLines(path, facts)
}

const script = (head: string, body = 'const made = [1]; expect(made.length).toBe(2)', given = '') =>
  linesIn(
    'e2e/a.test.js',
    `import { expect, test } from 'vitest'\n${head}\ntest('a', async (${given}) => {\n  ${body}\n})\n`,
  )
const python = (head: string, body = 'made = [1]\n    assert len(made) == 2', given = '') =>
  linesIn('e2e/test_a.py', `${head}\n\ndef test_a(${given}):\n    ${body}\n`)

it.each([
  ['JavaScript', script(''), [3, 5]],
  ['JavaScript with what is pure', script("import { posix } from 'node:path'"), [3, 5]],
  ['a helper of its own', script('const twice = ([one]) => [one, one]', 'expect(twice([1])).toEqual([1])'), [3, 5]],
  ['Playwright', linesIn('e2e/a.test.js', "import { expect, test } from '@playwright/test'\ntest('a', () => { expect([1].length).toBe(2) })\n"), [2, 2]],
  ['Python', python('import pytest'), [3, 5]],
])('no answer of the product reaches a test that uses what it makes itself: %s', (_, lines, only) => {
  expect(lines).toEqual([only])
}) // prettier-ignore

it.each([
  ['what it imports', script("import { cart } from '../src/cart.js'", 'expect(cart()).toBe(1)')],
  ['what a hook imports', script("import { cart } from '../src/cart.js'\nconst held = {}\nbeforeEach(() => { held.cart = cart() })", 'expect(held.cart).toBe(1)')],
  ['a module that is loaded', script('', "expect((await import('../src/cart.js')).cart()).toBe(1)")],
  ['a global that a setup file gives', script('', 'expect(app.total()).toBe(1)')],
  ['a page', script('', 'expect(document.title).toBe("a")')],
  ['a service', script('', "expect((await fetch('http://a/')).status).toBe(200)")],
  ['a fixture', script('', 'expect(cart.length).toBe(1)', '{ cart }')],
  ['a file that the product may have made', script("import { readFileSync } from 'node:fs'", "expect(readFileSync('out.txt', 'utf8')).toBe('a')")],
  ["a browser's own start", linesIn('e2e/a.test.js', "import { chromium, expect, test } from '@playwright/test'\ntest('a', async () => { expect(await chromium.launch()).toBe(2) })\n")],
  ['what Python imports', python('from shop.cart import total', 'assert total() == 1')],
  ['a fixture of Python', python('', 'assert client.get() == 1', 'client')],
  ['a program', python('import subprocess', 'assert subprocess.check_output(["shop"]) == b"1"')],
])('a test may well depend on %s', (_, lines) => {
  expect(lines).toEqual([])
}) // prettier-ignore
