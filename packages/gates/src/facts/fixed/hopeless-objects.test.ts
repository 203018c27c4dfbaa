import { describe, expect, it } from 'vitest'
import { hopelessLines } from './fixed-lines.ts'

const head =
  "import { expect, test } from 'vitest'\nimport assert from 'node:assert/strict'\nimport { f } from '../src/f.ts'\n"

/** The statements of a test that ask for what no value is. */
function hopeless(body: string, around = ''): string[] {
  const text = `${head}${around}test('red', async () => {\n${body}\n})\n`
  const lines = text.split('\n')
  const first = lines.indexOf("test('red', async () => {") + 1
  return hopelessLines(text, 'e2e/a.test.ts', [[first, lines.length - 1]]).map(([line]) => lines[line - 1] ?? '')
}

describe('no value is what is asked, and one is beside it', () => {
  it.each([
    // The very object.
    ['expect(f()).to.equal({ id: 1 })', 'expect(f()).to.deep.equal({ id: 1 })'],
    ['expect(f()).toContain({ id: 1 })', 'expect(f()).toContainEqual({ id: 1 })'],
    ['assert.ok(f().includes([1]))', 'assert.ok(f().includes(1))'],
    ['expect([...f()]).toBe(f.list)', 'expect(f()).toBe(f.list)'],
    ['expect(Object.keys(f())).toBe(f.names)', 'expect(Object.keys(f())).toEqual(f.names)'],
    ['expect(f()).toBe(Symbol("a"))', 'expect(f()).toBe(Symbol.for("a"))'],
    ['expect(f()).toBe(new f.Money(1))', 'expect(f()).toEqual(new f.Money(1))'],
    ['assert.equal(f().map((one) => one.id), f.ids)', 'assert.deepEqual(f().map((one) => one.id), f.ids)'],
    ['const one = f()\nexpect(one).not.toBe(one)', 'const one = f()\nexpect(one).not.toBe(f(one))'],
    ['const one = f()\nassert.notEqual(one, one)', 'const one = f()\nexpect(one !== one).toBe(true)'],
    ['const one = f()\nassert.equal(one, 1)\nassert.notEqual(one, 1)', 'const one = f()\nassert.equal(one, 1)\nassert.notEqual(one, 2)'],
    ['const one = f()\nexpect(one).toBeNull()\nexpect(one).not.toBeNull()', 'const one = f()\nexpect(one).toBeNull()\nexpect(one).not.toBeUndefined()'],
    // How often a mock was called.
    ['f.send.mockClear()\nexpect(f.send).toHaveBeenCalled()', 'f.send.mockClear()\nf()\nexpect(f.send).toHaveBeenCalled()'],
    ['f.send.mockReset().mockReturnValue(1)\nexpect(f.send).toHaveBeenCalledWith("a")', 'f.send.mockReset().mockReturnValue(f())\nexpect(f.send).not.toHaveBeenCalled()'],
    ['f.send.mockClear()\nexpect(f.send.mock.calls).toHaveLength(1)', 'f.send.mockClear()\nexpect(f.post.mock.calls).toHaveLength(1)'],
    ['f.send.mock.resetCalls()\nassert.equal(f.send.mock.callCount(), 1)', 'f.send.mock.resetCalls()\nassert.equal(f.send.mock.callCount(), 0)'],
    ['expect(f.send).toHaveBeenCalledTimes(1)\nexpect(f.send.mock.calls.length).toBe(2)', 'expect(f.send).toHaveBeenCalledTimes(2)\nexpect(f.send.mock.calls.length).toBe(2)'],
    ['f.send.mockClear()\nexpect(f.send).toHaveBeenCalledOnce()', 'f.send.mockClear()\nawait vi.waitFor(() => expect(f.send).toHaveBeenCalledOnce())'],
    // Of what class.
    ['const one = f()\nexpect(one).toBeTypeOf("string")\nexpect(one).toBeInstanceOf(Map)', 'const one = f()\nexpect(one).toBeTypeOf("object")\nexpect(one).toBeInstanceOf(Map)'],
    ['const one = await f()\nassert.ok(one instanceof Promise)', 'const one = f()\nassert.ok(one instanceof Promise)'],
    ['expect(await f()).toBeInstanceOf(Promise)', 'expect(await f()).toBeInstanceOf(f.Order)'],
    ['expect(String(f())).toBeInstanceOf(Date)', 'expect(new Date(f())).toBeInstanceOf(Date)'],
    // How many.
    ['expect([f(1), f(2)]).toEqual([1, 2, 3])', 'expect([f(1), ...f(2)]).toEqual([1, 2, 3])'],
    ['expect([f(1), f(2)]).toHaveLength(3)', 'const all = [f(1)]\nf(all)\nexpect(all).toHaveLength(3)'],
    ['const all = f()\nexpect(all).toEqual([1, 2])\nexpect(all).toHaveLength(3)', 'const all = f()\nexpect(all).toEqual([1, 2])\nexpect(all).toHaveLength(2)'],
    ['const all = f()\nexpect(all.length).toBe(3)\nexpect(all).toBe("ab")', 'const all = f()\nexpect(all.length).toBe(2)\nexpect(all).toBe("ab")'],
    ['const one = f()\nexpect(one).toBeNull()\nexpect(one.id).toBe(1)', 'const one = f()\nexpect(one.next).toBeNull()\nexpect(one.id).toBe(1)'],
    // What an operator makes.
    ["const n = f()\nexpect('size ' + n).toBe('size: ' + n)", "const n = f()\nexpect('size: ' + n).toBe('size: ' + f(n))"],
    ['expect(`${f()} EUR`).toBe("1 " + f() + " eur")', 'expect(`${f()} EUR`).toBe("1 " + f() + " EUR")'],
    ['expect(f() * 0).toBeGreaterThan(1)', 'expect(f() * 10).toBeGreaterThan(1)'],
    ['expect(f().id.length).toBe(-1)', 'expect(f().id.length).toBe(0)'],
    ['expect(f().size).toBeLessThan(0)', 'expect(f().sizes).toBeLessThan(0)'],
    ['expect(f().length).toBe(1.5)', 'expect(f().length).toBe("1.5 m")'],
    // In order.
    ['const ids = f().map(({ id }) => id).sort()\nexpect(ids).toEqual(["b", "a"])', 'const ids = f().map(({ id }) => id).sort()\nids.reverse()\nexpect(ids).toEqual(["b", "a"])'],
    ['const ids = ["b", "a"].map((id) => f(id)).sort()\nexpect(ids).toEqual(["b", "a"])', 'const ids = ["b", "a"].map((id) => f(id))\nexpect(ids).toEqual(["b", "a"])'],
    ['expect(Object.keys(f()).sort()).toEqual(["b", "a"])', 'expect(Object.keys(f()).sort()).toEqual(["a", "b"])'],
    ['expect([...f()].sort()).toEqual(["b", "a"])', 'expect(f().sort()).toEqual(["b", "a"])'],
    ['expect([f().toUpperCase(), 1]).toEqual(["a", 1])', 'expect([f().toUpperCase(), 1]).toEqual(["A", 1])'],
    // What lists answer.
    ['expect(f().map((one) => one.id)).toEqual("a, b")', 'expect(f().map((one) => one.id).join(", ")).toEqual("a, b")'],
    ['expect(["a"].push(f())).toEqual(["a", 1])', 'expect(["a"].concat(f())).toEqual(["a", 1])'],
    // What the platform's objects have.
    ['const answer = await fetch(f())\nexpect(answer.headers.get("content-length")).toBe(12)', 'const answer = await fetch(f())\nexpect(answer.headers.get("content-length")).toBe("12")'],
    ['const type = await f(async (url) => {\nconst answer = await fetch(url)\nreturn answer.headers["content-type"]\n})\nexpect(type).toBe("text/html")', 'const type = await f(async (url) => {\nconst answer = await fetch(url)\nreturn answer.headers.get("content-type")\n})\nexpect(type).toBe("text/html")'],
  ])('%s', (bad, honest) => {
    expect(hopeless(bad)).not.toEqual([])
    expect(hopeless(honest)).toEqual([])
  }) // prettier-ignore

  it.each([
    ['async function typeOf(url) {\n  const answer = await fetch(url)\n  return answer.headers["content-type"]\n}', 'async function typeOf(url) {\n  const answer = await fetch(url)\n  return answer.headers.get("content-type")\n}'],
    ['const typeOf = (url) => `${f(url)}: 1`', 'const typeOf = (url) => `${f(url)}`'],
    ['const typeOf = (url) => {\n  f(url)\n}', 'const typeOf = (url) => {\n  return f(url)\n}'],
    ['const typeOf = async (url) => f(url).toUpperCase()', 'const typeOf = async (url) => url ? f(url).toUpperCase() : "text/html"'],
    ['const typeOf = (url) => f(url).toUpperCase()', 'const typeOf = (url) => { if (url) return "text/html"\nreturn 1 }'],
  ])('in what a function of the test answers: %s', (bad, honest) => {
    const body = 'expect(await typeOf("/")).toBe("text/html")'
    expect(hopeless(body, `${bad}\n`)).toEqual([body])
    expect(hopeless(body, `${honest}\n`)).toEqual([])
  }) // prettier-ignore
})

it('Jasmine finds in a list what is like the one that is asked for', () => {
  const text = "it('red', () => {\n  expect(window.sent).toContain({ id: 1 })\n})\n"
  expect(hopelessLines(text, 'e2e/a.test.js', [[1, 3]])).toEqual([])
})

describe('a value may be what is asked', () => {
  it.each([
    ['what is there is read, and what is not is asked for', 'const answer = await fetch(f())\nf(answer.data ?? answer.body)\nf(typeof answer.raw)\nf(answer.raw ? 1 : 2)'],
    ['a member is absent', 'const answer = await fetch(f())\nexpect(answer.data).toBeUndefined()'],
    ['a list that others fill', 'const sent = []\nf((one) => sent.push(one))\nexpect(sent).toEqual([1])\nexpect(sent).toHaveLength(1)'],
    ['a function by the name of another', 'const make = (f) => f()\nexpect(make(() => 1)).toBe("a")'],
    ['nothing, and then what stands in its place', 'const one = f()\nexpect(one).toBeUndefined()\nexpect(one?.id).toBe(undefined)'],
  ])('%s', (_what, body) => {
    expect(hopeless(body)).toEqual([])
  }) // prettier-ignore
})
