// What a test says, in the words of each runner of JavaScript.
import type { Runner } from './shop.ts'

export type Script = Exclude<Runner, 'pytest'>

export interface Phrases {
  head: string
  describe: string
  beforeAll: string
  beforeEach: string
  afterEach: string
  is: (actual: string, expected: string) => string
  same: (actual: string, expected: string) => string
  holds: (actual: string) => string
  isNot: (actual: string, expected: string) => string
  matches: (actual: string, pattern: string) => string
  has: (actual: string, part: string) => string
  above: (actual: string, bound: string) => string
  throws: (call: string, kind: string) => string
  rejects: (promise: string, kind: string) => string
}

const matchers = {
  is: (actual: string, expected: string) => `expect(${actual}).toBe(${expected})`,
  same: (actual: string, expected: string) => `expect(${actual}).toEqual(${expected})`,
  holds: (actual: string) => `expect(${actual}).toBe(true)`,
  isNot: (actual: string, expected: string) => `expect(${actual}).not.toBe(${expected})`,
  matches: (actual: string, pattern: string) => `expect(${actual}).toMatch(${pattern})`,
  has: (actual: string, part: string) => `expect(${actual}).toContain(${part})`,
  above: (actual: string, bound: string) => `expect(${actual}).toBeGreaterThan(${bound})`,
  throws: (call: string, kind: string) => `expect(() => ${call}).toThrow(${kind})`,
  rejects: (promise: string, kind: string) => `await expect(${promise}).rejects.toThrow(${kind})`,
}
const hooks = { describe: 'describe', beforeAll: 'beforeAll', beforeEach: 'beforeEach', afterEach: 'afterEach' }
const named = '{ afterEach, beforeAll, beforeEach, describe, expect, test }'

export const phrases: Readonly<Record<Script, Phrases>> = {
  vitest: { head: `import ${named} from 'vitest'\n`, ...hooks, ...matchers },
  jest: { head: `import ${named} from '@jest/globals'\n`, ...hooks, ...matchers },
  playwright: {
    head: "import { expect, test } from '@playwright/test'\n",
    describe: 'test.describe',
    beforeAll: 'test.beforeAll',
    beforeEach: 'test.beforeEach',
    afterEach: 'test.afterEach',
    ...matchers,
  },
  node: {
    head: "import assert from 'node:assert/strict'\nimport { afterEach, before, beforeEach, describe, test } from 'node:test'\n",
    ...hooks,
    beforeAll: 'before',
    is: (actual, expected) => `assert.equal(${actual}, ${expected})`,
    same: (actual, expected) => `assert.deepEqual(${actual}, ${expected})`,
    holds: (actual) => `assert.equal(${actual}, true)`,
    isNot: (actual, expected) => `assert.notEqual(${actual}, ${expected})`,
    matches: (actual, pattern) => `assert.match(${actual}, ${pattern})`,
    has: (actual, part) => `assert.ok(${actual}.includes(${part}))`,
    above: (actual, bound) => `assert.ok(${actual} > ${bound})`,
    throws: (call, kind) => `assert.throws(() => ${call}, ${kind})`,
    rejects: (promise, kind) => `await assert.rejects(${promise}, ${kind})`,
  },
}
