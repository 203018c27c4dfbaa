import { describe, expect, it } from 'vitest'
import { factsOf } from '../../testing/facts-of.ts'

const bodyOf = (text: string) => factsOf(text, 'a.test.js').tests[0]?.body
const waiting = "test('waits', () => new Promise((resolve) => { queue.once('idle', resolve) }))"
const member = "test('resolves', async () => { expect(await Promise.resolve(1)).toBe(1) })"
const key = "test('is kept', () => { expect(queue.push({ resolve: 1 })).toBe(1) })"
const fixed = "test('has a size', () => { const size = 1; expect(size).toBe(queue.size) })"
const caught = "test('throws', () => { try { queue.take() } catch (resolve) { expect(resolve).toBe(1) } })"
const looped = "test('walks', () => { for (const resolve of queue) expect(resolve).toBe(1) })"

describe('the body of a test leaves out', () => {
  it.each([
    ['what has the name of a parameter', waiting, "const { resolve } = require('node:path')"],
    ['what has the name of a parameter, imported', waiting, "import { resolve } from 'node:path'"],
    ['what has the name of a member', member, 'const resolve = (path) => path'],
    ['what has the name of a key', key, 'function resolve() {}'],
    ['what has the name of a variable of its own', fixed, 'const size = 2'],
    ['what has the name of a caught error', caught, 'const resolve = 2'],
    ['what has the name of what it walks over', looped, 'const resolve = 2'],
  ])('%s', (_, test, beside) => {
    expect(bodyOf(test)).toMatch(/^[0-9a-f]{64}$/)
    expect(bodyOf(`${beside}\n${test}`)).toBe(bodyOf(test))
  })

  it.each([
    ['the name of the scheme of a module of Node', "const fs = require('fs')", "const fs = require('node:fs')"],
    ['the same in an import', "import fs from 'fs'", "import fs from 'node:fs'"],
  ])('%s', (_, before, after) => {
    const test = "test('reads', () => { expect(fs.readFileSync('a')).toBe(1) })"
    expect(bodyOf(`${after}\n${test}`)).toBe(bodyOf(`${before}\n${test}`))
  })
})

describe('the body of a test takes in', () => {
  it.each([
    ['what it uses before it declares the same name in a block', "test('a', () => { expect(size).toBe(1); if (queue) { const size = 2; use(size) } })"],
    ['what it hands over by its name alone', "test('a', () => { expect(queue.push({ size })).toBe(1) })"],
    ['what stands behind a computed member', "test('a', () => { expect(queue[size]).toBe(1) })"],
    ['what a default is', "test('a', (one = size) => { expect(one).toBe(1) })"],
  ])('%s', (_, test) => {
    expect(bodyOf(`const size = 2\n${test}`)).not.toBe(bodyOf(`const size = 1\n${test}`))
  }) // prettier-ignore

  it('which module it loads, where Node has none of that name', () => {
    const test = "test('reads', () => { expect(files.read('a')).toBe(1) })"
    expect(bodyOf(`const files = require('files')\n${test}`)).not.toBe(
      bodyOf(`const files = require('node:fs')\n${test}`),
    )
  })
})
