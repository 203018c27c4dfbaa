import { describe, expect, it } from 'vitest'
import { hopelessLines, isHopelessLine } from './fixed-lines.ts'

const head =
  "import { expect, test } from 'vitest'\nimport assert from 'node:assert/strict'\nimport { f } from '../src/f.ts'\n"

/** The statements of a test that ask for what no value is. */
function hopeless(body: string, imports = head): string[] {
  const text = `${imports}test('red', async () => {\n${body}\n})\n`
  const lines = text.split('\n')
  const first = lines.indexOf("test('red', async () => {") + 1
  return hopelessLines(text, 'e2e/a.test.ts', [[first, lines.length - 1]]).map(([line]) => lines[line - 1] ?? '')
}

function python(body: string): string[] {
  const text = `import json\nimport math\nimport subprocess\nfrom datetime import date\nfrom shop import f\n\n\ndef test_red():\n${body.replaceAll(/^/gm, '    ')}\n`
  const lines = text.split('\n')
  return hopelessLines(text, 'e2e/test_a.py', [[8, lines.length - 1]]).map(([line]) => lines[line - 1]?.trim() ?? '')
}

describe('no value is what is asked, and one is beside it', () => {
  it.each([
    ['expect(f().toLowerCase()).toBe("Pod")', 'expect(f().toLowerCase()).toBe("pod")'],
    ['assert.ok(f().toUpperCase().includes("Pod"))', 'assert.ok(f().toUpperCase().includes("POD"))'],
    ['expect(f().toLowerCase()).toMatch(/^Pod$/)', 'expect(f().toLowerCase()).toMatch(/^Pod$/i)'],
    ['expect(f().toFixed(2)).toBe("1.5")', 'expect(f().toFixed(2)).toBe("1.50")'],
    ['expect(f().toISOString()).toBe("2026-03-01")', 'expect(f().toISOString().slice(0, 10)).toBe("2026-03-01")'],
    ['expect(f().toISOString()).toMatch(/^2026-13-/)', 'expect(f().toISOString()).toMatch(/^2026-12-/)'],
    ['expect(f().trim()).toBe(" a")', 'expect(f().trim(3)).toEqual([" a"])'],
    ['expect(new URL(f()).protocol).toBe("https")', 'expect(new URL(f()).protocol).toBe("https:")'],
    ['expect(new URL(f()).search).toBe("a=1")', 'expect(new URL(f()).search).toBe("")'],
    ['expect(new URL(f()).path).toBe("/a")', 'expect(new URL(f()).pathname).toBe("/a")'],
    ['expect(typeof f()).toBe("integer")', 'expect(typeof f()).toBe("number")'],
    ['expect(f()).toBeTypeOf("array")', 'expect(f()).toBeTypeOf("object")'],
    ['expect(Math.floor(f())).toBe(1.5)', 'expect(Math.floor(f())).toBe(1)'],
    ['expect(`${f()} EUR`).toBe("1 eur")', 'expect(`${f()} EUR`).toBe("1 EUR")'],
    ['expect(String(f())).toBe(5)', 'expect(String(f())).toBe("5")'],
    ['expect(Number(f())).toBe("5")', 'expect(Number(f())).toBe(5)'],
    ['expect(f() > 1).toBe("true")', 'expect(f() > 1).toBe(true)'],
    ['expect(f() === NaN).toBe(true)', 'expect(f()).toBe(NaN)'],
    ['expect(JSON.stringify(f())).toBe(\'{"a": 1}\')', 'expect(JSON.stringify(f())).toBe(\'{"a":1}\')'],
    ['expect(Object.keys(f()).length).toBe(-1)', 'expect(Object.keys(f()).length).toBe(0)'],
    ['expect(f()).toBe(new Date(0))', 'expect(f()).toEqual(new Date(0))'],
    ['expect(f()).toBe(/a/)', 'expect(f()).toEqual(/a/)'],
    ['const wanted = { a: 1 }\nexpect(f()).toBe(wanted)', 'const wanted = { a: 1 }\nexpect(f(wanted)).toBe(wanted)'],
    ['const own = [1]\nexpect(f()).toBe(own)', 'const own = [1]\nconst other = own\nexpect(other).toBe(own)'],
    ['const { protocol } = new URL(f())\nexpect(protocol).toBe("ftp")', 'const { protocol } = f()\nexpect(protocol).toBe("ftp")'],
    ['const due: Date = f()\nexpect(due.getHours()).toBe(24)', 'const due = f()\nexpect(due.getHours()).toBe(24)'],
    ['const said = f()\nexpect(said.length).toBe(3)\nexpect(said).toMatch(/^[A-Z]{5}$/)', 'const said = f()\nexpect(said.length).toBe(3)\nexpect(said).toMatch(/^[A-Z]{3,5}$/)'],
    ['const said = f()\nexpect(said).toMatch(/^(?:ab|c)\\d+$/)\nexpect(said).toBe("d1")', 'const said = f()\nexpect(said).toMatch(/^(?:ab|c)\\d+$/)\nexpect(said).toBe("ab12")'],
    ['const said = f()\nassert.match(said, /[a-z]{4}/)\nassert.equal(said.length, 3)', 'const said = f()\nassert.match(said, /[a-z]{2}/)\nassert.equal(said.length, 3)'],
    ['const said = f()\nassert.ok(said.length === 2 && /^.{3}$/.test(said))', 'const said = f()\nassert.ok(said.length === 4 && /^.{3}$|^.{4}$/.test(said))'],
    ['expect(f("a") && !f("a")).toBe(true)', 'expect(f("a") && !f("b")).toBe(true)'],
    ['const made = f()\nassert.ok(made.open && made.id && !made.open)', 'const take = f\nassert.ok(take("a") && !take("a"))'],
    ['expect(f() % 5).toBe(5)', 'expect(f() % 5).toBe(-4)'],
    ['expect(f().slice(0, 3).toUpperCase()).toBe("AUSTEN")', 'expect(f().slice(0, 6).toUpperCase()).toBe("AUSTEN")'],
    ['expect(f().split(";").filter((one) => one)).toContain("a;b")', 'expect(f().split(";").map((one) => one + ";")).toContain("a;")'],
    ['expect(f().split(";").map((one) => one)).toContain(";")', 'expect(f().split(",").map((one) => one)).toContain(";")'],
    ['const a = f()\nexpect(a).toEqual(expect.any(String))\nexpect(a).toBeGreaterThan(3)', 'const a = f()\nexpect(a).toEqual(expect.any(Number))\nexpect(a).toBeGreaterThan(3)'],
    ['expect(`${f()}`).toEqual(expect.any(Number))', 'expect(`${f()}`).toEqual(expect.any(String))'],
    ['expect(f().trim()).toBeLessThan(3)', 'expect(f().trim() < 3).toBe(true)'],
    ['expect(f().getMonth()).toBe(12)', 'expect(f().getMonth()).toBe(11)'],
    ['const due = f()\nexpect(due.getMonth()).toBe(12)', 'const due = f()\nexpect(due.getMonth()).toBe("March")'],
    ['expect(f()).toBeGreaterThan(Infinity)', 'expect(f()).toBeGreaterThanOrEqual(Infinity)'],
    ['assert.ok(f() > Infinity)', 'const Infinity = f()\nassert.ok(f() > Infinity)'],
    ['expect(new Set([f(1), f(2)]).size).toBe(3)', 'expect(new Set([f(1), ...f(2)]).size).toBe(3)'],
    ['expect(new Set([f(1), f(2)]).size).toBe(3)', 'const seen = new Set([f(1), f(2)])\nf(seen)\nexpect(seen.size).toBe(3)'],
    ['expect(f(3) * 0 + 5).toBe(6)', 'expect(f(3) * 1 + 5).toBe(6)'],
    ['expect(f().toSorted((a, b) => a - b)).toEqual([6, 4])', 'expect(f().toSorted((a, b) => b - a)).toEqual([6, 4])'],
    ['expect([...f()].sort((a, b) => a - b)).toEqual([6, 4])', 'expect([...f()].sort()).toEqual([10, 6])'],
    ['expect(f().toSorted()).toEqual(["b", "a"])', 'expect(f().toSorted()).toEqual(["a", "b"])'],
    ['expect(f(60)).toBe(200)\nexpect(f(60)).toBe(250)', 'expect(f(60)).toBe(200)\nexpect(f(90)).toBe(250)'],
    ['expect(f({ a: [1] })).toBe("b")\nexpect(f({ a: [1] })).toEqual("c")', 'expect(f({ a: [1] })).toBe("b")\nf()\nexpect(f({ a: [1] })).toEqual("c")'],
    ['assert.equal(f("a"), 1)\nassert.equal(f("a"), 2)', 'const draw = f\nassert.equal(draw("a"), 1)\nassert.equal(draw("a"), 2)'],
    ['expect(f(60)).toBe(f(60) + 1)', 'expect(f(60)).toBe(f(90) + 1)'],
    ['expect(f(60)).toBeGreaterThan(f(60))', 'const count = f\nexpect(count(60)).toBeLessThan(count(60))'],
    ['const made = f()\nexpect(made.all()).toEqual([...made.all(), 1])', 'const made = f()\nexpect(made.all()).toEqual([...made.all()])'],
    ['const made = f()\nexpect(made.all).toEqual([...made.all, 1])', 'const made = f()\nconst all = [...made.all]\nmade.add(1)\nexpect(made.all).toEqual([...all, 1])'],
    ['const [a, b] = f()\nexpect(a + b).toBe(a + b + 1)', 'const [a, b] = f()\nexpect(a + b).toBe(a + 1)'],
    ['expect(f().split(";")).toContain("a;b")', 'expect(f().split(";")).toContain("a,b")'],
    ['assert.ok(f().split(", ").includes("a, b"))', 'assert.ok(f().split(/, /).includes("a, b"))'],
    ['assert.ok(f(1) === 1 && f(1) === 2)', 'assert.ok(f(1) === 1 && f(2) === 2)'],
    ['expect([f(1), f(1)]).toEqual(["a", "b"])', 'expect([f(1), f(1)]).toEqual([true, false])'],
    ['expect(f(1)).toBe("a")\nexpect(f(1)).toBe("b")', 'expect(f(1)).toBe(true)\nexpect(f(1)).toBe(false)'],
    ['expect(f(1)).toBe("a")\nexpect(f(1)).toBe("b")', 'expect(await f(1)).toBe("a")\nexpect(await f(1)).toBe("b")'],
    ['expect(f(1)).toBe("a")\nexpect(f(1)).toBe("b")', 'const made = f()\nexpect(made.f(1)).toBe("a")\nexpect(made.f(1)).toBe("b")'],
    ['expect(f(1)).toBe("a")\nexpect(f(1)).toBe("b")', 'const one = f()\nexpect(f(one)).toBe("a")\nexpect(f(one)).toBe("b")'],
    ['expect(f().getUTCHours()).toBe(24)', 'expect(f().getHours()).toBe(40)'],
    ['const answer = await fetch(f())\nexpect(answer.statusCode).toBe(200)', 'const answer = await fetch(f())\nexpect(answer.status).toBe(200)'],
    ['const answer = await fetch(f())\nexpect(answer.headers["content-type"]).toBe("text")', 'const answer = await fetch(f())\nexpect(answer.headers.get("content-type")).toBe("text")'],
    ['const n = f()\nexpect(n).toBeGreaterThan(10)\nexpect(n).toBe(2)', 'const n = f()\nexpect(n).toBeGreaterThan(1)\nexpect(n).toBe(2)'],
    ['const n = f()\nassert.ok(n > 3)\nassert.ok(n < 3)', 'const n = f()\nassert.ok(n > 3)\nassert.ok(n < 5)'],
    ['const s = f()\nexpect(s).toContain("b")\nexpect(s).toBe("ac")', 'const s = f()\nexpect(s).toContain("b")\nexpect(s).toBe("abc")'],
    ['const s = f()\nexpect(s).not.toBe(1)\nexpect(s).toBe(1)', 'const s = f()\nexpect(s).not.toBe(1)\nexpect(s).toBe(2)'],
    ['expect(createHash("sha256").update(f()).digest("hex").length).toBe(65)', 'expect(createHash("sha256").update(f()).digest("hex").length).toBe(64)'],
    ['expect(createHash("md5").update(f()).digest("hex")).toBe("ABCDEF")', 'expect(createHash(f()).digest("hex")).toBe("ABCDEF")'],
    ['expect(randomUUID(f()).length).toBe(32)', 'expect(f().randomUUID().length).toBe(32)'],
    ['const { status } = spawnSync(f())\nexpect(status).toBe(4000)', 'const { status } = spawnSync(f())\nexpect(status).toBe(40)'],
    ['expect(spawnSync(f()).status).toBe("0")', 'expect(spawnSync(f()).stdout).toBe("0")'],
    ['const known = []\nexpect(known.includes(f())).toBe(true)', 'const known = []\nf(known)\nexpect(known.includes(f())).toBe(true)'],
    ['const n = f()\nexpect(n).toBeGreaterThan(n)', 'const n = f()\nexpect(n).toBeGreaterThanOrEqual(n)'],
    ['expect([]).toContain(f())', 'expect(f()).toContain(f())'],
    ["const s = f()\nexpect(typeof s).toBe(typeof s === 'string' ? 'number' : 'string')", "const s = f()\nexpect(typeof s).toBe(typeof s === 'string' ? 'string' : 'number')"],
    ['const n = f()\nexpect(n).toBe(n > 5 ? 1 : 9)', 'const n = f()\nexpect(n).toBe(n > 5 ? 9 : 1)'],
    ['const s = f()\nexpect(String(s) + "!").toBe(String(s))', 'const s = f()\nexpect(String(s) + "!").toBe(String(f("loud")))'],
    ['const s = f()\nexpect(s.a).toBe(s.a + "!")', 'const s = f()\nexpect(s.a).toBe(s.b + "!")'],
    ['const start = performance.now()\nexpect(start).toBeGreaterThan(performance.now())', 'const start = performance.now()\nexpect(performance.now()).toBeGreaterThan(start)'],
    ['const s = f()\nexpect(s.a).toBeNull()\nexpect(s.a).toBe(1)', 'const s = f()\nexpect(s.a).toBeNull()\nexpect(s.b).toBe(1)'],
  ])('%s', (bad, honest) => {
    expect(hopeless(bad).at(-1)).toBe(bad.split('\n').at(-1))
    expect(hopeless(honest)).toEqual([])
  }) // prettier-ignore

  it.each([
    ['assert f().lower() == "Pod"', 'assert f().lower() == "pod"'],
    ['assert "Pod" in f().upper()', 'assert "POD" in f().upper()'],
    ['assert f() == float("nan")', 'assert f() == float("inf")'],
    ['assert f() is []', 'assert f() == []'],
    ['assert len(f()) == -1', 'assert len(f()) == 0'],
    ['assert str(f()) == 5', 'assert str(f()) == "5"'],
    ['names = ["b", "a"]\nassert sorted(f()) == names.sort()', 'names = ["b", "a"]\nassert sorted(f()) == sorted(names)'],
    ['due: date = f()\nassert due.hour == 24', 'due = f()\nassert due.hour == 24'],
    ['done = subprocess.run(["x"], capture_output=True)\nassert done.stdout == "1"', 'done = subprocess.run(["x"], capture_output=True, text=True)\nassert done.stdout == "1"'],
    ['n = f()\nassert n > 10\nassert n == 2', 'n = f()\nassert n > 1\nassert n == 2'],
    ['assert json.dumps(f()) == {"a": 1}', 'assert json.loads(f()) == {"a": 1}'],
    ['assert isinstance(f(), int) == "True"', 'assert isinstance(f(), int) == 1'],
    ['assert len(hashlib.sha256(f()).hexdigest()) == 65', 'assert len(hashlib.sha256(f()).hexdigest()) == 64'],
    ['done = subprocess.run(["x"])\nassert done.returncode == 4000', 'done = subprocess.run(["x"])\nassert done.returncode == -9'],
    ['assert subprocess.call(["x"]) == "0"', 'assert subprocess.call(["x"]) == 0'],
    ['n = f()\nassert n > n', 'n = f()\nassert n >= n'],
    ['assert f() in []', 'assert f() in [f()]'],
    ['s = f()\nassert type(s) is (int if isinstance(s, str) else str)', 's = f()\nassert type(s) is (str if isinstance(s, str) else int)'],
    ['n = f()\nassert n == (1 if n > 5 else 9)', 'n = f()\nassert n == (9 if n > 5 else 1)'],
    ['s = f()\nassert s.a == s.a + "!"', 's = f()\nassert s.a == s.b + "!"'],
    ['start = time.monotonic()\nf()\nassert time.monotonic() < start', 'start = time.monotonic()\nf()\nassert time.monotonic() > start'],
    ['f()\nassert random.random() > 1', 'f()\nassert random.random() > 0'],
    ['assert tuple(f()) == [1]', 'assert tuple(f()) == (1,)'],
  ])('in Python: %s', (bad, honest) => {
    expect(python(bad).at(-1)).toBe(bad.split('\n').at(-1))
    expect(python(honest)).toEqual([])
  }) // prettier-ignore
})

/** The lines that ask for what no value is, those of helpers among them. */
function hopelessIn(text: string, path = 'e2e/a.test.ts'): string[] {
  return text.split('\n').filter((_, index) => isHopelessLine(text, path, index + 1))
}

describe('a function that asserts for tests asks for what no value is', () => {
  it.each([
    ['a default', 'function check(n, is = false) {\n  expect(is).toBe(true)\n}\ntest("a", () => {\n  check(f())\n})', 'function check(n, is = false) {\n  expect(is).toBe(true)\n}\ntest("a", () => {\n  check(1, f())\n})'],
    ['a default of what is handed on', 'const check = (n, is = false) => {\n  expect(is).toBe(true)\n}\nfor (const n of f()) check(n)', 'const check = (n, is = false) => {\n  expect(is).toBe(true)\n}\ncheck(1)\nf().forEach(check)'],
    ['a default of others', 'function check(is = false) {\n  expect(is).toBe(true)\n}\ncheck()', 'export function check(is = false) {\n  expect(is).toBe(true)\n}\ncheck()'],
    ['a default beside an import', 'function check(n, is = false) {\n  expect(is).toBe(true)\n}\ncheck(1)', 'import { is } from "../src/is.ts"\nfunction check(n, is = false) {\n  expect(n).toBe(1)\n}\ntest("a", () => {\n  check(1)\n  expect(is).toBe(true)\n})'],
    ['a default of an arrow', 'const check = (n, is = false) => expect(is).toBe(true)\ntest("a", () => check(f()))', 'const check = (n, is = false) => expect(is).toBe(true)\ntest("a", () => check(1, f()))'],
    ['what it makes of it', 'export const check = (s) => {\n  expect(String(s) + "!").toBe(String(s))\n}', 'export const check = (s, t) => {\n  expect(String(s) + "!").toBe(String(t))\n}'],
  ])('%s', (_what, bad, honest) => {
    expect(hopelessIn(head + bad)).toHaveLength(1)
    expect(hopelessIn(head + honest)).toEqual([])
  }) // prettier-ignore

  it.each([
    ['def check(n, is_so=False):\n    assert is_so, n\n\ndef test_a():\n    check(f())', 'def check(n, is_so=False):\n    assert is_so, n\n\ndef test_a():\n    check(1, f())'],
    ['def check(n, is_so=False):\n    assert is_so, n\n\ndef test_a():\n    check(f())', 'def check(n, is_so=False):\n    assert is_so, n\n\ndef test_a():\n    check(1)\n    check(1, is_so=f())'],
    ['def check(n, is_so=False):\n    assert is_so, n\n\ndef test_a():\n    check(f())', 'def check(n, is_so=False):\n    is_so = f(n)\n    assert is_so, n\n\ndef test_a():\n    check(1)'],
    ['def check(s):\n    assert s == s + "!"', 'def check(s, t):\n    assert s == t + "!"'],
  ])('in Python: %s', (bad, honest) => {
    expect(hopelessIn(`from shop import f\n\n${bad}\n`, 'e2e/test_a.py')).toHaveLength(1)
    expect(hopelessIn(`from shop import f\n\n${honest}\n`, 'e2e/test_a.py')).toEqual([])
  }) // prettier-ignore

  it('but where other files of Python may give what it does not', () => {
    const text = 'def check(n, is_so=False):\n    assert is_so, n\n\ndef check_one():\n    check(1)\n'
    expect(hopelessIn(text, 'e2e/support.py')).toEqual([])
    expect(hopelessIn(text, 'e2e/test_a.py')).toEqual(['    assert is_so, n'])
  })
})

const loop = (rows: string, asked = 'f(a, b)') => `for (const [a, b, wanted] of ${rows}) expect(${asked}).toBe(wanted)`

describe('two rows of a table ask one call for two answers', () => {
  it.each([
    [loop('[[1, "kg", 1000], [1, "kg", 2000]]'), loop('[[1, "kg", 1000], [2, "kg", 2000]]')],
    [loop('[[1, "kg", 1000], [1, "g", 1], [1, "kg", 3]]', 'await f(b, a)'), loop('[[1, "kg", 1], [1, "kg", 2]]')],
    [loop('[[1, "kg", "a"], [1, "kg", "b"]]'), loop('[[1, "kg", true], [1, "kg", false]]')],
    [loop('[[1, "kg", "a"], [1, "kg", "b"]]'), `const made = new f()\n${loop('[[1, "kg", "a"], [1, "kg", "b"]]', 'made.next(a, b)')}`],
    [loop('[[1, "kg", "a"], [1, "kg", "b"]]'), loop('[[1, "kg", "a"], [1, "kg", "b"]]', 'f(a)')],
  ])('%s', (bad, honest) => {
    expect(hopeless(bad)).toEqual([bad])
    expect(hopeless(honest)).toEqual([])
  }) // prettier-ignore

  it.each([
    ['[["x", 5], ["x", 9]]', 1],
    ['[["x", 5], ["y", 9]]', 0],
  ])('each of which is a test: %s', (rows, found) => {
    const text = `${head}test.each(${rows})('red', (a, wanted) => {\n  expect(f(a)).toBe(wanted)\n})\n`
    expect(hopelessLines(text, 'e2e/a.test.ts', [[4, 6]])).toHaveLength(found)
  })

  it.each([
    ['[("a", 5), ("a", 9)]', 1],
    ['[("a", 5), ("b", 9)]', 0],
    ['[("a", 1), ("a", 2)]', 0],
  ])('in Python: %s', (rows, found) => {
    expect(python(`for a, wanted in ${rows}:\n    assert f(a) == wanted`)).toHaveLength(found)
  })
})

describe('a test says how often it asserts', () => {
  const two = 'expect.assertions(2)'

  it.each([
    ['once', `${two}\nexpect(f()).toBe(1)`],
    ['once, of a value that it makes', `const made = new f()\n${two}\nawait expect(made.a()).resolves.toBe(1)`],
  ])('and does it less often: %s', (_what, body) => {
    expect(hopeless(body)).toEqual([two])
  })

  it.each([
    ['as often', `${two}\nexpect(f()).toBe(1)\nexpect(f(1)).toBe(2)`],
    ['by what it calls', `${two}\nconst made = f()\nexpect(made).toBe(1)`],
    ['by what it hands over', `${two}\nexpect(f((one) => expect(one).toBe(1))).toBe(1)`],
    ['in a loop', `${two}\nfor (const one of [1, 2]) expect(f(one)).toBe(1)`],
    [
      'where it catches',
      `${two}\ntry { await f() } catch (error) { expect(error.a).toBe(1)\nexpect(error.b).toBe(1) }`,
    ],
    ['as often as is reckoned', 'expect.assertions(f.length)\nexpect(f()).toBe(1)'],
  ])('and may do it: %s', (_what, body) => {
    expect(hopeless(body)).toEqual([])
  })

  it.each([
    ['by what asserts nothing', `${two}\nconst made = g()\nmade.a()\nexpect(made).toBe(1)`, true],
    ['where one catches', `${two}\ntry { g() } catch (error) { expect(error.a).toBe(1) }`, true],
    ['by what is handed it', `${two}\nconst made = g(expect)\nexpect(made).toBe(1)`, false],
    ['by what is given it later', `${two}\ng((one) => expect(one).toBe(1))\nexpect(g()).toBe(1)`, false],
  ])('and others may not: %s', (_what, body, isTold) => {
    const text = `import { expect, test } from 'vitest'\nimport { g } from './g.ts'\ntest('red', () => {\n${body}\n})\n`
    const lines = hopelessLines(text, 'e2e/a.test.ts', [[3, text.split('\n').length - 1]], { silent: new Set(['g']) })
    expect(lines.length > 0).toBe(isTold)
  })

  it.each([
    ['t.plan(2)\nt.assert.equal(f(), 1)', true],
    ['t.plan(1)\nassert.equal(f(), 1)', true],
    ['t.plan(2)\nt.mock.fn()\nt.assert.equal(f(), 1)', true],
    ['t.plan(2)\nt.assert.equal(f(), 1)\nt.test("b", () => {})', false],
    ['t.plan(2)\nf((one) => t.assert.equal(one, 1))', false],
    ['t.plan(2)\nf(t)\nt.assert.equal(f(), 1)', false],
    ['t.plan(2)\nconst { assert } = t\nassert.equal(f(), 1)', false],
  ])('and node:test counts by its context: %s', (body, isTold) => {
    const text = `import assert from 'node:assert'\nimport { test } from 'node:test'\nimport { f } from '../src/f.ts'\ntest('red', (t) => {\n${body}\n})\n`
    const lines = hopelessLines(text, 'e2e/a.test.ts', [[4, text.split('\n').length - 1]])
    expect(lines.length > 0).toBe(isTold)
  })

  it('and tape counts whatever its context asserts', () => {
    const text =
      "const test = require('tape')\nconst { f } = require('../src/f.js')\ntest('red', (t) => {\nt.plan(1)\nt.equal(f(), 1)\n})\n"
    expect(hopelessLines(text, 'e2e/a.test.js', [[3, 6]])).toEqual([])
  })

  it('and takes hooks that it does not use', () => {
    expect(hopeless(`${two}\nexpect(f()).toBe(1)`, `import { beforeEach } from 'vitest'\n${head}`)).toEqual([two])
  })

  it('and its hooks may do it', () => {
    expect(hopeless(`${two}\nexpect(f()).toBe(1)`, `${head}afterEach(() => { expect(f.calls).toBe(1) })\n`)).toEqual([])
  })
})

describe('a value may be what is asked', () => {
  it.each([
    ['what is polled', 'await expect\n  .poll(() => f())\n  .toBe(true)'],
    ['what runs in between', 'const s = f()\nexpect(s.a).toBe(1)\nexpect(s.next()).toBe(2)\nexpect(s.a).toBe(2)'],
    ['another answer of the same call', 'expect(f("a")).toBe(true)\nexpect(f("a")).toBe(false)'],
    ['what a promise comes to', 'await expect(f()).resolves.toBe({})\nawait expect(async () => 1).rejects.toBe(1)'],
    ['what is asked again and again', 'await expect.poll(() => f()).toBe(1)'],
    ['a name that is given twice', 'let n = String(f())\nn = 5\nexpect(n).toBe(5)'],
    ['a condition', 'if (f()) expect(f().toLowerCase()).toBe("A")'],
    ['one of two', 'expect(f() ? String(1) : 1).toBe(1)'],
  ])('%s', (_what, body) => {
    expect(hopeless(body)).toEqual([])
  })

  it.each([
    ['a function of the name of the language', "import { String, f } from '../src/f.ts'\n", 'expect(String(f())).toBe(5)'],
    ['equality that converts', "import assert from 'node:assert'\nimport { f } from '../src/f.ts'\n", 'assert.equal(String(f()), 5)'],
    ['what stands in the place of fetch', "import { f } from '../src/f.ts'\nglobalThis.fetch = f\n", 'const answer = await fetch("/")\nexpect(answer.data).toBe(1)'],
    ['an assertion of somebody', "import { expect } from '../src/f.ts'\n", 'expect(f()).toBe({})'],
  ])('%s', (_what, imports, body) => {
    expect(hopeless(body, imports)).toEqual([])
  }) // prettier-ignore

  it.each(['addStock', 'bumpLevel', 'clock', 'dequeue', 'roundRobin', 'timeOf', 'useTicket'])(
    'what %s answers may be another each time, as its name says',
    (name) => {
      const imports = `import { expect, test } from 'vitest'\nimport { ${name} } from '../src/f.ts'\n`
      expect(hopeless(`expect(${name}("a")).toBe(1)\nexpect(${name}("a")).toBe(2)`, imports)).toEqual([])
      expect(hopeless(`expect(${name}("a")).toBeLessThan(${name}("a"))`, imports)).toEqual([])
    },
  )

  it.each([
    ['one after the other', 'assert f() == len("a") == ""'],
    ['a counter', 'n = f()\nassert n.a == 1\nassert n.next() == 1\nassert n.a == 2'],
    ['equal for Python', 'assert len(f()) == True'],
  ])('in Python: %s', (_what, body) => {
    expect(python(body)).toEqual([])
  })
})

it.each([
  ['shop()', [[4, 4]]],
  ["request(shop()).post('/a')", []],
])('what a package gives answers no promises of the product: %s', (asked, lines) => {
  const body = `await ${asked}.send({}).expect(201)`
  const text = `import request from 'supertest'\nimport { shop } from '../src/shop.ts'\ntest('a', async () => {\n  ${body}\n})\n`
  expect(hopelessLines(text, 'e2e/a.test.ts', [[3, 5]], { promised: new Set(['send']) })).toEqual(lines)
})
