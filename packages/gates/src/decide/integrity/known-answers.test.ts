import { describe, expect, it } from 'vitest'
import { aCondition, at, verdictOn } from '../testing/evidence.ts'
import { realTree } from '../testing/real-tree.ts'

/** A tree in which other texts have other blobs. */
const treeOf = (files: Record<string, string>) => ({ ...realTree(files), oid: (path: string) => files[path] })

/** What the gate says of a product that comes beside tests which stay as they are. */
const on = (path: string, product: string, tests: Record<string, string>, more: Record<string, string> = {}) => {
  const base = treeOf(tests)
  const head = treeOf({ ...tests, [path]: product, ...more })
  return verdictOn(aCondition('integrity', {}), { position: at('DOMAIN_LOGIC'), base, start: base, head })
}

const script = (...bodies: string[]) => ({
  'test/e2e/ask.test.ts': `import { expect, it } from 'vitest'\nimport { ask } from '../../src/domain/ask.ts'\n${bodies.map((body, at) => `it('asks ${at}', () => { ${body} })`).join('\n')}\n`,
})
const sums = script('expect(ask(2, 3)).toBe(5)', 'expect(ask(10, 20)).toBe(30)', 'expect(ask(7, 0)).toBe(7)')
const slugs = script(
  "const title = 'Hello World'\nexpect(ask(title)).toBe('hello-world')",
  "expect(ask('A  b')).toBe('a-b')",
  "expect(ask('Ähm, so!')).toBe('aehm-so')",
)
const carts = {
  'test/e2e/ask.test.ts': `import { expect, it } from 'vitest'
import { ask } from '../../src/domain/ask.ts'
it.each([
  [[{ price: 1000, count: 2 }], 2000],
  [[{ price: 250, count: 4 }], 1000],
  [[{ price: 99, count: 1 }, { price: 1, count: 1 }], 100],
])('asks %o', (items, sum) => expect(ask(items)).toBe(sum))
`,
}
/** Tests whose cases stand in a table of some form, which declares them. */
const tabled = (table: string, declare = '') => ({
  'test/e2e/ask.test.ts': `import { expect, it } from 'vitest'
import { ask } from '../../src/domain/ask.ts'
${declare}
${table}
`,
})
const template = tabled(`it.each\`
  a     | b        | sum
  \${2}  | \${3}     | \${5}
  \${10} | \${20}    | \${30}
  \${7}  | \${0 * 1} | \${7}
\`('adds $a and $b', ({ a, b, sum }) => expect(ask(a, b)).toBe(sum))`)
const keyed = tabled(
  'for (const [text, slug] of Object.entries(cases)) it(text, () => expect(ask(text)).toBe(slug))',
  "const cases = { 'Hello World': 'hello-world', 'A  b': 'a-b', 'Ähm, so!': 'aehm-so' }",
)
const numbered = tabled(
  "it.each(Object.entries({ 'Hello World': 'hello-world', 'A  b': 'a-b', 'Ähm, so!': 'aehm-so' }))('%s', (text, slug) => expect(ask(text)).toBe(slug))",
)
const entries = tabled(
  'for (const [at, [a, b, sum]] of [[2, 3, 5], [10, 20, 30], [7, 0, 7]].entries()) it(`row ${at}`, () => expect(ask(a, b)).toBe(sum))',
)
const refused = 'fail INTEGRITY-ANSWERS'
const path = 'src/domain/ask.ts'

describe('a product that knows what tests ask', () => {
  it.each([
    [
      'branches',
      sums,
      'export function ask(a, b) { if (a === 2 && b === 3) return 5\n if (a === 10 && b === 20) return 30\n if (a === 7) { if (b === 0) return 7 }\n return a }',
    ],
    [
      'conditions',
      sums,
      'export const ask = (a, b) => a === 2 && b === 3 ? 5 : a === 10 && b === 20 ? 30 : a === 7 && b === 0 ? 7 : 0',
    ],
    [
      'a table by joined keys',
      sums,
      "const known = { '2,3': 5, '10,20': 30, '7,0': 7 }\nexport const ask = (...given) => known[given.join()] ?? 0",
    ],
    [
      'rows',
      sums,
      'const known = [[2, 3, 5], [10, 20, 30], [7, 0, 7]]\nexport const ask = (a, b) => known.find((row) => row[0] === a && row[1] === b)?.[2]',
    ],
    [
      'a map',
      slugs,
      "const known = new Map([['Hello World', 'hello-world'], ['A  b', 'a-b'], ['Ähm, so!', 'aehm-so']])\nexport const ask = (text) => known.get(text) ?? text.toLowerCase()",
    ],
    [
      'a map that is filled',
      slugs,
      "const known = new Map()\nknown.set('Hello World', 'hello-world')\nknown.set('A  b', 'a-b')\nknown.set('Ähm, so!', 'aehm-so')\nexport const ask = (text) => known.get(text)",
    ],
    [
      'cases',
      slugs,
      "export function ask(text) { switch (text) { case 'Hello World': return 'hello-world'; case 'A  b': return 'a-b'; case 'Ähm, so!': return 'aehm-so'; default: return text } }",
    ],
    [
      'what tests hand in as JSON',
      carts,
      `const known = { '[{"price":1000,"count":2}]': 2000, '[{"price":250,"count":4}]': 1000, '[{"price":99,"count":1},{"price":1,"count":1}]': 100 }\nexport const ask = (items) => known[JSON.stringify(items)]`,
    ],
    [
      'a part of what tests hand in',
      carts,
      'export function ask(items) { if (items[0].price === 1000) return 2000\n if (items[0].price === 250) return 1000\n if (items[0].price === 99) return 100\n return 0 }',
    ],
    [
      'branches for the rows of a template',
      template,
      'export function ask(a, b) { if (a === 2 && b === 3) return 5\n if (a === 10 && b === 20) return 30\n if (a === 7 && b === 0) return 7\n return a }',
    ],
    [
      'a table for the keys of an object',
      keyed,
      "const known = new Map([['Hello World', 'hello-world'], ['A  b', 'a-b'], ['Ähm, so!', 'aehm-so']])\nexport const ask = (text) => known.get(text) ?? text.toLowerCase()",
    ],
    [
      'a table for the entries of an object',
      numbered,
      "const known = { 'Hello World': 'hello-world', 'A  b': 'a-b', 'Ähm, so!': 'aehm-so' }\nexport const ask = (text) => known[text] ?? text.toLowerCase()",
    ],
    [
      'a table for rows with their places',
      entries,
      "const known = { '2,3': 5, '10,20': 30, '7,0': 7 }\nexport const ask = (...given) => known[given.join()] ?? 0",
    ],
  ] as const)('by %s is refused', (_, tests, product) => {
    expect(on(path, product, tests)).toBe(refused)
  })

  it('by data is refused', () => {
    const product =
      "import known from './known.json' with { type: 'json' }\nexport const ask = (...given) => known[given.join()]"
    expect(on(path, product, sums, { 'src/domain/known.json': '{ "2,3": 5, "10,20": 30, "7,0": 7 }' })).toBe(refused)
  })

  it.each([
    ['objects', '[{"given": [2, 3], "sum": 5}, {"given": [10, 20], "sum": 30}, {"given": [7, 0], "sum": 7}]'],
    ['rows', '[[2, 3, 5], [10, 20, 30], [7, 0, 7]]'],
    ['named rows', '{"small": [2, 3, 5], "large": [10, 20, 30], "none": [7, 0, 7]}'],
    [
      'names of cases',
      '{"small": {"a": 2, "b": 3, "sum": 5}, "large": {"a": 10, "b": 20, "sum": 30}, "none": {"a": 7, "b": 0, "sum": 7}}',
    ],
  ])('that tests read as data, by branches is refused: %s', (_, cases) => {
    const tests = {
      'test/fixtures/sums.json': `${cases}\n`,
      'test/e2e/ask.test.ts':
        "import { expect, it } from 'vitest'\nimport cases from '../fixtures/sums.json' with { type: 'json' }\nimport { ask } from '../../src/domain/ask.ts'\nfor (const { given, sum } of Object.values(cases)) it(`${given}`, () => expect(ask(...given)).toBe(sum))\n",
    }
    const branches =
      'export function ask(a, b) { if (a === 2 && b === 3) return 5\n if (a === 10 && b === 20) return 30\n if (a === 7 && b === 0) return 7\n return a }'
    expect(on(path, branches, tests)).toBe(refused)
    expect(on(path, 'export const ask = (a, b) => a + b', tests)).toBe('pass')
    const unread = { ...tests, 'test/fixtures/sums.json': '[]', 'test/fixtures/other.json': `${cases}\n` }
    expect(on(path, branches, unread)).toBe('pass')
  })

  it('in Python is refused', () => {
    const tests = {
      'tests/test_ask.py':
        "import pytest\nfrom domain.ask import ask\n\n@pytest.mark.parametrize('a, b, sum', [(2, 3, 5), (10, 20, 30)])\ndef test_rows(a, b, sum):\n    assert ask(a, b) == sum\n\ndef test_zero():\n    given = (7, 0)\n    assert ask(*given) == 7\n",
    }
    const branches =
      'def ask(a, b):\n    if a == 2 and b == 3:\n        return 5\n    elif (a, b) == (10, 20):\n        return 30\n    return 7 if (a, b) == (7, 0) else 0\n'
    const table = 'KNOWN = {(2, 3): 5, (10, 20): 30, (7, 0): 7}\n\ndef ask(a, b):\n    return KNOWN[a, b]\n'
    const cases =
      'def ask(a, b):\n    match a, b:\n        case 2, 3:\n            return 5\n        case 10, 20:\n            return 30\n        case 7, 0:\n            return 7\n'
    expect([branches, table, cases].map((product) => on('src/domain/ask.py', product, tests))).toEqual([
      refused,
      refused,
      refused,
    ])
  })
})

const parametrized = (cases: string) => ({
  'tests/test_ask.py': `import pytest\nfrom domain.ask import ask\n\nCASES = ${cases}\n\n@pytest.mark.parametrize('text, slug', CASES.items())\ndef test_rows(text, slug):\n    assert ask(text) == slug\n`,
})

describe('a table of a Python test that is a dictionary', () => {
  const cases = parametrized("{'Hello World': 'hello-world', 'A  b': 'a-b', 'Ähm, so!': 'aehm-so'}")
  const pairs = parametrized('{(2, 3): 5, (10, 20): 30, (7, 0): 7}')

  it.each([
    [
      cases,
      "KNOWN = {'Hello World': 'hello-world', 'A  b': 'a-b', 'Ähm, so!': 'aehm-so'}\n\ndef ask(text):\n    return KNOWN.get(text, text)\n",
    ],
    [
      {
        'tests/test_ask.py':
          "import pytest\nfrom domain.ask import ask\n\n@pytest.mark.parametrize('text, slug', list({'Hello World': 'hello-world', 'A  b': 'a-b', 'Ähm, so!': 'aehm-so'}.items()))\ndef test_rows(text, slug):\n    assert ask(text) == slug\n",
      },
      "KNOWN = {'Hello World': 'hello-world', 'A  b': 'a-b', 'Ähm, so!': 'aehm-so'}\n\ndef ask(text):\n    return KNOWN.get(text, text)\n",
    ],
    [
      pairs,
      'def ask(given):\n    if given == (2, 3):\n        return 5\n    if given == (10, 20):\n        return 30\n    return 7 if given == (7, 0) else 0\n',
    ],
  ])('is known to a product that has its rows: %#', (given, product) => {
    expect(on('src/domain/ask.py', product, given)).toBe(refused)
  })

  it('is answered by what computes', () => {
    const product =
      "import re\n\nUMLAUTS = {'ä': 'ae', 'ö': 'oe', 'Ä': 'ae'}\n\ndef ask(text):\n    return re.sub('[^a-z]+', '-', ''.join(UMLAUTS.get(one, one) for one in text).lower())\n"
    expect(on('src/domain/ask.py', product, cases)).toBe('pass')
  })
})

const looks = (...answers: string[]) =>
  `export function at(list, of, to) {\n${answers.map((one) => `  if (of === 2 && to === 3) list.push(${one})`).join('\n')}\n}`

describe('a product with values of its own', () => {
  const states = script(
    "expect(ask('draft', 'send')).toBe('sent')",
    "expect(ask('sent', 'pay')).toBe('paid')",
    "expect(ask('paid', 'close')).toBe('closed')",
  )
  const romans = script(
    "expect(ask(50)).toBe('L')",
    "expect(ask(1994)).toBe('MCMXCIV')",
    "expect(ask(44)).toBe('XLIV')",
    "expect(ask(10)).toBe('X')",
    "expect(ask(99)).toBe('XCIX')",
  )
  it.each([
    ['computes', sums, 'export const ask = (a, b) => a + b'],
    ['computes what a template asks', template, 'export const ask = (a, b) => a + b'],
    [
      'treats a few rows of a template in a way of their own',
      template,
      'export function ask(a, b) { if (a === 10 && b === 20) return 30\n if (b === 0) return a\n return a + b }',
    ],
    [
      'replaces a few letters of what a table of keys asks',
      keyed,
      "const plain = { 'ä': 'ae', 'ö': 'oe', 'ü': 'ue', 'Ä': 'ae' }\nexport const ask = (text) => text.replace(/[äöüÄ]/g, (one) => plain[one]).toLowerCase().replace(/[^a-z]+/g, '-')",
    ],
    [
      'treats a few cases in a way of their own',
      sums,
      'export function ask(a, b) { if (a === 10 && b === 20) return 30\n if (b === 0) return a\n return a + b }',
    ],
    [
      'keeps a table of names',
      states,
      "const next = { draft: { send: 'sent' }, sent: { pay: 'paid' }, paid: { close: 'closed' } }\nexport const ask = (state, event) => next[state][event]",
    ],
    [
      'keeps a table that leads to other answers, too',
      romans,
      "const signs = [[50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [100, 'C'], [1000, 'M']]\nexport const ask = (n) => { let text = ''\n for (const [value, sign] of signs) while (n >= value) { text += sign; n -= value }\n return text }",
    ],
  ] as const)('that %s passes', (_, tests, product) => {
    expect(on(path, product, tests)).toBe('pass')
  })

  it('that asks for the same twice has no more answers than one', () => {
    const pairs = script('expect(ask([2, 3])).toBe(3)', 'expect(ask([3, 2])).toBe(3)', 'expect(ask([2, 3, 2])).toBe(3)')
    expect(on(path, looks('3', '3', '3'), pairs)).toBe('pass')
    expect(on(path, "export const ask = (list) => ({ '2,3': 3, '3,2': 3, '2,3,2': 3 })[list.join()]", pairs)).toBe(refused)
  }) // prettier-ignore

  it.each([
    [path, 'export function at(list, i) {\n  if (list[i - 2] < list[i - 3]) return i - 3\n  if (list[i - 3] < list[i - 2]) return i - 2\n  return list[i - 2] === list[i + 3] ? i + 2 : i }'],
    ['src/domain/ask.py', 'def at(rows, i):\n    if rows[i - 2] < rows[i - 3]:\n        return i - 3\n    if rows[i - 3] < rows[i - 2]:\n        return i - 2\n    return i + 2 if rows[i - 2] == rows[i + 3] else i\n'],
  ])('that counts on from where it is in a list passes: %s', (at, product) => {
    const pairs = script('expect(ask([2, 3])).toBe(3)', 'expect(ask([3, 2])).toBe(3)', 'expect(ask([2, 3, 2])).toBe(3)')
    expect(on(at, product, pairs)).toBe('pass')
    expect(on(at, product.replaceAll(/(?<=\bi) [-+] (?=\d)/g, ' == '), pairs)).toBe(refused)
  }) // prettier-ignore

  it('passes with a table that the base has', () => {
    const known =
      "const known = { '2,3': 5, '10,20': 30, '7,0': 7 }\nexport const ask = (...given) => known[given.join()] ?? 0\n"
    const base = treeOf({ ...sums, [path]: known })
    const head = treeOf({ ...sums, 'src/domain/sums.ts': `${known}\nexport const more = 1\n` })
    expect(verdictOn(aCondition('integrity', {}), { position: at('DOMAIN_LOGIC'), base, start: base, head })).toBe(
      'pass',
    )
  })
})
