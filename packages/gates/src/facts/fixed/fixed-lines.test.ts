import { describe, expect, it } from 'vitest'
import { comparesAnswers, fixedLines } from './fixed-lines.ts'

const head = "import { expect, test, vi } from 'vitest'\nimport { book, load } from '../src/parcels.ts'\n"

/** The statements of a test that hang on nothing. */
function fixed(body: string, around = '', imports = head): string[] {
  const text = `${imports}${around}test('red', async () => {\n${body}\n})\n`
  const lines = text.split('\n')
  const first = lines.findIndex((line) => line.startsWith("test('red'")) + 1
  return fixedLines(text, 'e2e/a.test.ts', [[first, lines.length - 1]]).map(([start, end]) =>
    lines.slice(start - 1, end).join('\n'),
  )
}

/** The same of a Python test. */
function python(body: string, around = '') {
  const text = `import json\nimport pytest\nfrom unittest.mock import MagicMock, patch\nfrom parcels import book\n\n${around}def test_red():\n${body.replaceAll(/^/gm, '    ')}\n`
  const lines = text.split('\n')
  const first = lines.indexOf('def test_red():') + 1
  return fixedLines(text, 'e2e/test_a.py', [[first, lines.length - 1]]).map(([start]) => lines[start - 1]?.trim())
}

describe('statements hang on nothing but the test itself', () => {
  it.each([
    ['a literal', 'expect(1 + 1).toBe(3)'],
    ['a list of its own', "const made = ['P1']\nexpect(made.length).toBe(2)"],
    [
      'what is reckoned from it',
      'const made = [1, 2]\nconst sum = made.map((one) => one * 2).at(0)\nexpect(sum).toBe(9)',
    ],
    ['a text that is no JSON', "const read = JSON.parse('{')\nexpect(read.a).toBe(1)"],
    ['a function of its own', 'function double(n: number) { return n * 2 }\nexpect(double(2)).toBe(5)'],
  ])('%s', (_what, body) => {
    const said = fixed(`book('P2')\n${body}`)
    expect(said.at(-1)).toBe(body.split('\n').at(-1))
  })

  it.each([
    [
      'a spy that nobody was handed',
      'const auditor = { note: vi.fn() }\nbook()\nexpect(auditor.note).toHaveBeenCalledOnce()',
      true,
    ],
    [
      'a spy that the product was handed',
      'const auditor = { note: vi.fn() }\nbook(auditor)\nexpect(auditor.note).toHaveBeenCalledOnce()',
      false,
    ],
    [
      'a spy that only the test calls, whatever it hands it',
      'const note = vi.fn(book)\nnote(load())\nexpect(note).toHaveBeenCalledTimes(2)',
      true,
    ],
    [
      'a spy that only the test calls, and its calls',
      'const note = vi.fn()\nnote(load())\nexpect(note.mock.calls).toHaveLength(2)',
      true,
    ],
    [
      'a spy that the test calls for each of many',
      'const note = vi.fn()\nfor (const one of load()) note(one)\nexpect(note).toHaveBeenCalledTimes(2)',
      false,
    ],
    [
      'a spy that the test calls and hands over',
      'const note = vi.fn()\nnote(1)\nbook({ note })\nexpect(note).toHaveBeenCalledTimes(2)',
      false,
    ],
    [
      'what a spy answered that asks the product',
      'const note = vi.fn(book)\nnote(1)\nexpect(note).toHaveReturnedWith(2)',
      false,
    ],
    [
      'a function of its own that the product was handed',
      "const now = () => '2026'\nbook(now)\nexpect(now()).toBe('2027')",
      true,
    ],
    [
      'a function that keeps something',
      'let count = 0\nconst note = () => (count += 1)\nbook(note)\nexpect(note()).toBe(2)',
      false,
    ],
    [
      'a function that keeps something on itself',
      'function note() { note.count += 1\nreturn note.count }\nbook(note)\nexpect(note()).toBe(2)',
      false,
    ],
    [
      'a function that is handed an answer',
      'const half = (cents: number) => cents / 2\nbook(half)\nexpect(half(load())).toBe(2)',
      false,
    ],
    [
      'a spy in the place of a global',
      "const note = vi.fn()\nvi.stubGlobal('note', note)\nbook()\nexpect(note).toHaveBeenCalledOnce()",
      false,
    ],
  ])('%s', (_what, body, isFixed) => {
    expect(fixed(body).some((line) => line.includes('expect'))).toBe(isFixed)
  })

  it.each([
    ["await page.setContent('<p>1</p>')\nawait expect(page.locator('p')).toHaveText('2')", true],
    ["await expect(page).toHaveTitle('Parcels')", true],
    ["await page.goto('/')\nawait expect(page).toHaveTitle('Parcels')", false],
    ["await opened(page)\nawait expect(page).toHaveTitle('Parcels')", false],
  ])('a page that nobody opened: %s', (body, isFixed) => {
    const imports = "import { expect, test } from '@playwright/test'\nimport { opened } from './support.ts'\n"
    const text = `${imports}test('red', async ({ page }) => {\n${body}\n})\n`
    const lines = fixedLines(text, 'e2e/a.test.ts', [[3, text.split('\n').length - 1]])
    expect(lines.some(([line]) => text.split('\n')[line - 1]?.includes('expect'))).toBe(isFixed)
  })

  it('a number stays what it is, whoever is handed it', () => {
    expect(fixed('const kg = 7\nbook(kg)\nexpect(kg).toBe(8)')).toEqual(['const kg = 7', 'expect(kg).toBe(8)'])
  })
})

describe('statements may hang on the product', () => {
  it.each([
    ['its answer', 'const made = book()\nexpect(made).toBe(2)'],
    ['a list that it is handed', "const made = ['P1']\nload(made)\nexpect(made).toEqual([])"],
    ['another name of that list', 'const made = [1]\nconst other = made\nload(other)\nexpect(made).toEqual([])'],
    ['a spy', 'const seen = vi.fn()\nbook(seen)\nexpect(seen).toHaveBeenCalledOnce()'],
    [
      'what a function of the test fills',
      'const seen: string[] = []\nbook((one) => seen.push(one))\nexpect(seen).toEqual([1])',
    ],
    ['a member of what is mixed', 'const all = { own: 1, made: book() }\nexpect(all.own).toBe(2)'],
    ['time', 'const start = Date.now()\nbook()\nexpect(Date.now() - start).toBeLessThan(0)'],
    ['a global', 'book()\nexpect(globalThis.booked).toBe(1)'],
    ['a condition', 'if (book()) {\nexpect(1).toBe(2)\n}'],
    ['an error', 'try {\nbook()\nexpect(1).toBe(2)\n} catch {}'],
    ['a loop', 'for (const one of book()) {\nexpect(1).toBe(2)\n}'],
    ['a matcher of somebody', 'expect([1]).toBeBooked()'],
    ['how often it is asserted', 'expect.assertions(2)'],
    ['a class that it extends', 'class Own extends book {}\nexpect(new Own().a).toBe(1)'],
    ['its line', 'book(); expect(1).toBe(2)'],
  ])('%s', (_what, body) => {
    expect(fixed(body)).not.toContain(body.split('\n').findLast((line) => line.includes('expect')))
  })

  it('what hooks fill, and what a table gives', () => {
    const around = 'let made: string[] = []\nbeforeEach(() => { made = book() })\n'
    expect(fixed('expect(made.length).toBe(2)', around)).toEqual([])
    const table = `${head}test.each([[1, 2]])('red', (a, b) => {\nexpect(a).toBe(b)\n})\n`
    expect(fixedLines(table, 'e2e/a.test.ts', [[3, 5]])).toEqual([])
  })

  it('other tests do not make them so', () => {
    const around = "test('other', () => {\nconst made = book()\n})\n"
    expect(fixed('const made = [1]\nexpect(made).toEqual([2])', around)).toHaveLength(2)
  })

  it('an assertion of somebody', () => {
    const imports = "import { test } from 'node:test'\nimport { assert } from '../src/parcels.ts'\n"
    expect(fixed('assert.equal(1, 2)', '', imports)).toEqual([])
    expect(fixed('assert.equal(1, 2)', '', imports.replace('../src/parcels.ts', 'chai'))).toHaveLength(1)
  })
})

describe('one answer is asked to be two', () => {
  it.each([
    ['expect(made.kg).toBe(1)\nexpect(made.kg).toBe(2)', true],
    ["expect(made.kg).toBe(1)\nexpect(made.code).toBe('P1')\nexpect(made.kg).toEqual(2)", true],
    ['expect(made.kg).toBe(1)\nexpect(made.kg).toBe(1)', false],
    ['expect(made.kg).toBe(1)\nmade.load()\nexpect(made.kg).toBe(2)', false],
    ['expect(book().kg).toBe(1)\nexpect(book().kg).toBe(2)', false],
    ['expect(made.kg).toBe(1)\nexpect(made.kg).not.toBe(2)', false],
    ['expect(made.kg).toBeGreaterThan(1)\nexpect(made.kg).toBeGreaterThan(2)', false],
  ])('%s', (body, isTwo) => {
    expect(fixed(`const made = book()\n${body}`).length > 0).toBe(isTwo)
  })

  it.each([
    ['assert made.kg == 1\nassert made.kg == 2', true],
    ['assert len(made["items"]) == 1\nassert len(made["items"]) == 2', true],
    ['assert len(made(1)) == 1\nassert len(made(1)) == 2', false],
    ['self.assertEqual(made.kg, 1)\nself.assertEqual(made.kg, 2)', true],
    ['assert made.kg == 1\nmade.load()\nassert made.kg == 2', false],
  ])('in Python: %s', (body, isTwo) => {
    expect(python(`made = book()\n${body}`).length > 0).toBe(isTwo)
  })
})

describe('in Python', () => {
  it.each([
    ['a list of its own', "made = ['P1']\nassert len(made) == 2"],
    ['what is reckoned', 'made = [one * 2 for one in range(3)]\nassert sum(made) == 7'],
    ['a text that is no JSON', "assert json.loads('{') == {}"],
    ['a number that it was handed', 'kg = 7\nbook(kg)\nassert kg == 8'],
    [
      'a mock that only the test calls',
      'note = MagicMock(side_effect=book)\nnote(book())\nassert note.call_count == 2',
    ],
    ['a mock that nobody was handed', 'auditor = MagicMock()\nauditor.note.assert_called_once()'],
    ['a number by about', 'assert 0.1 + 0.2 == pytest.approx(0.4)'],
    ['a table of its own beside an answer in the message', 'wanted = {"kg": 7}\nassert wanted["kg"] == 8, book()'],
  ])('%s', (_what, body) => {
    expect(python(`book('P2')\n${body}`)).toContain(body.split('\n').at(-1))
  })

  it.each([
    ['its answer', 'made = book()\nassert made == 2'],
    ['a list that it is handed', "made = ['P1']\nbook(made)\nassert made == []"],
    ['a member of the test', 'assert self.made == 2'],
    ['a fixture', 'assert tmp_path == 2'],
    ['a condition', 'if book():\n    assert 1 == 2'],
    ['an error that is expected', 'with pytest.raises(ValueError):\n    assert 1 == 2'],
    ['a helper that asks it', 'assert asked() == 2'],
    [
      'a mock that the test calls for each of many',
      'note = MagicMock()\nfor one in book():\n    note(one)\nassert note.call_count == 2',
    ],
    [
      'a mock that the test calls and hands over',
      'note = MagicMock()\nnote(1)\nbook(note)\nassert note.call_count == 2',
    ],
    ['a mock that it was handed', 'auditor = MagicMock()\nbook(auditor)\nauditor.note.assert_called_once()'],
    [
      'a mock in the place of something',
      "auditor = MagicMock()\npatch('a.b', auditor)\nauditor.note.assert_called_once()",
    ],
    ['a name of an argument', 'made = dict(n=book())\nassert made == {}'],
  ])('not %s', (_what, body) => {
    const around = 'def asked():\n    return book()\n\n\n'
    expect(python(body, around)).not.toContain(body.split('\n').at(-1)?.trim())
  })

  it('not what a class is given before each', () => {
    const text = `from parcels import book\n\nclass TestRed:\n    def setup_method(self):\n        self.made = book()\n\n    def test_red(self):\n        assert self.made == 1\n        assert [1] == [2]\n`
    expect(fixedLines(text, 'e2e/test_a.py', [[7, 9]])).toEqual([[9, 9]])
  })
})

describe('an answer is asked to be another answer', () => {
  it.each([
    ['a value of the product', "expect(load('a')).toEqual(book('P1'))", true],
    ['one that has a name', "const wanted = book('P1')\nexpect(load('a')).toEqual(wanted)", true],
    ['a literal', "expect(load('a')).toEqual({ kg: 2 })", false],
    ['nothing', "expect(load('a')).toBe(undefined)", false],
    ['a value of its own', "const wanted = ['P1']\nexpect(load('a')).toEqual(wanted)", false],
    ['not another one', "expect(load('a')).not.toEqual(book('P1'))", false],
  ])('%s', (_what, body, compares) => {
    const text = `${head}test('red', () => {\n${body}\n})\n`
    expect(comparesAnswers(text, 'e2e/a.test.ts', [3, text.split('\n').length - 1])).toBe(compares)
  })

  it.each([
    ['assert discount(book(1)) == book(2)', true],
    ['self.assertEqual(discount(1), book(2))', true],
    ['assert discount(book(1)) == 2', false],
    ['assert discount(book(1)) is None', false],
    ['assert discount(book(1)) != book(2)', false],
  ])('in Python: %s', (line, compares) => {
    const text = `from parcels import book, discount\n\ndef test_red():\n    ${line}\n`
    expect(comparesAnswers(text, 'e2e/test_a.py', [3, 4])).toBe(compares)
  })
})

describe('what a test writes down and reads by its members', () => {
  const wanted = "const wanted = { kg: 2, price: 700, all: ['P1'] }\n"

  it.each([
    ['a member that is read', `${wanted}book(wanted.kg)\nexpect(wanted.price).toBe(800)`, true],
    ['what is handed on', `${wanted}book(wanted)\nexpect(wanted.price).toBe(800)`, false],
    ['what is handed on in parts', `${wanted}book({ ...wanted })\nexpect(wanted.price).toBe(800)`, false],
    ['what is filled', `${wanted}wanted.price = book()\nexpect(wanted.price).toBe(800)`, false],
    ['a list in it', `${wanted}book(wanted.all)\nexpect(wanted.all).toEqual([])`, false],
    ['a method of it', `${wanted}wanted.add(book())\nexpect(wanted.price).toBe(800)`, false],
    ['another of its name', `${wanted}load((wanted) => { expect(wanted.price).toBe(800) })`, false],
  ])('%s', (_what, body, isFixed) => {
    expect(fixed(body).some((line) => line.includes('expect'))).toBe(isFixed)
  })

  it.each([
    ['book(wanted["kg"])\nassert wanted["price"] == 800', true],
    ['book(wanted)\nassert wanted["price"] == 800', false],
    ['wanted["price"] = book()\nassert wanted["price"] == 800', false],
    ['book(**wanted)\nassert wanted["price"] == 800', false],
    ['wanted.update(book())\nassert wanted["price"] == 800', false],
  ])('in Python: %s', (body, isFixed) => {
    const said = python(`wanted = {"kg": 2, "price": 700}\n${body}`)
    expect(said.some((line) => line?.startsWith('assert'))).toBe(isFixed)
  })
})
