import type { Files } from '@helix/testkit'
import { describe, expect, it } from 'vitest'
import { aProduct, helix, playbook } from '../../../testing/product.ts'

const keep = 'refactor: tidy\n\nHelix-Lane: keep\n'
const fix = 'fix: add\n\nWhy: sums were wrong.\n\nHelix-Lane: fix\n'

/** Stands for `go test` with gotestsum: runs what the files below say of a sum, and reports as it does. */
const runner = `import { readFileSync, writeFileSync } from 'node:fs'
const read = (path) => { try { return readFileSync(path, 'utf8') } catch { return '' } }
const [, name, sign] = /func (\\w+)\\(a, b int\\) int \\{ return a (.) b/.exec(read('cart/cart.go')) ?? []
const cases = ['cart/cart_test.go', 'cart/more_test.go'].flatMap((path) =>
  [...read(path).matchAll(/func (Test\\w+)\\([^)]*\\) \\{([^]*?)^\\}/gm)].map(([, test, body]) => {
    const asked = /if (\\w+)\\((\\d+), (\\d+)\\) != (\\d+)/.exec(body)
    const sum = asked === null ? 0 : sign === '+' ? Number(asked[2]) + Number(asked[3]) : asked[2] - asked[3]
    const failed = asked !== null && (asked[1] !== name || sum !== Number(asked[4]))
    const failure = failed ? '<failure message="Failed" type="">=== RUN ' + test + '\\n    cart_test.go:4: got ' + sum + '\\n</failure>' : ''
    return { failed, xml: '<testcase classname="example.com/cart" name="' + test + '" time="0.01">' + failure + '</testcase>' }
  }),
)
writeFileSync(process.argv[2], '<testsuites><testsuite name="example.com/cart">' + cases.map(({ xml }) => xml).join('') + '</testsuite></testsuites>')
process.exitCode = cases.some(({ failed }) => failed) ? 1 : 0
`

const rules = playbook
  .replace('domain: [src/**, test/**]', 'domain: [src/**, test/**, cart/**]\n  support: [tools/**]')
  .replace(
    /unit: .*/,
    `unit: {run: [${JSON.stringify(process.execPath)}, tools/go.mjs, '{report}'], report: junit, quick: true, within: 20s}`,
  )

const product = (name: string, sign: string) => `package cart\n\nfunc ${name}(a, b int) int { return a ${sign} b }\n`
const asks = (test: string, sum: string) =>
  `func ${test}(t *testing.T) {\n\tif ${sum} {\n\t\tt.Fatal("not so")\n\t}\n}\n`
const head = 'package cart\n\n'
const one = asks('TestAdds', 'Add(2, 0) != 2')
const tests = `${head}${one}${asks('TestAddsNothing', 'Add(0, 0) != 0')}`

async function judged(message: string, changed: Files, before = product('Add', '+')): Promise<[number, string[]]> {
  const repo = aProduct({
    playbook: rules,
    files: { 'tools/go.mjs': runner, 'cart/cart.go': before, 'cart/cart_test.go': tests },
  })
  repo.commit(message, { files: changed })
  const { code, stdout } = await helix(repo, ['verify', '--json'])
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { severity: string; code: string }[] } // oxlint-disable-line typescript/no-unsafe-type-assertion -- verify's own document
  return [code, diagnostics.filter(({ severity }) => severity === 'error').map((finding) => finding.code)]
}

describe('in a language that is read by its lines', () => {
  const mended = { 'cart/cart.go': product('Add', '+') }
  const wrong = product('Add', '-')

  it('a fix is shown by its test', async () => {
    const brought = { ...mended, 'cart/cart_test.go': tests + asks('TestAddsMore', 'Add(2, 1) != 3') }
    expect(await judged(fix, brought, wrong)).toEqual([0, []])
  })

  it.each<[string, Files]>([
    ['without a test', mended],
    ['by a test that passes without it', { ...mended, 'cart/more_test.go': head + asks('TestNothing', 'Add(3, 0) != 3') }],
  ])('a fix is not shown %s', async (_, changed) => {
    expect(await judged(fix, changed, wrong)).toEqual([1, ['FIX-NOT-RED']])
  }) // prettier-ignore

  it.each<[string, Files, string[]]>([
    ['turns an expectation round', { 'cart/cart.go': wrong, 'cart/cart_test.go': tests.replace('0) != 2', '1) != 1') }, ['INTEGRITY-BODY']],
    ['loses a test', { 'cart/cart_test.go': tests.replace(one, '') }, ['INTEGRITY-LOST']],
    ['follows a new name', { 'cart/cart.go': product('Sum', '+'), 'cart/cart_test.go': tests.replaceAll('Add(', 'Sum(') }, []],
    ['brings a test', { 'cart/more_test.go': head + asks('TestAddsMore', 'Add(2, 1) != 3') }, []],
    ['moves a test', { 'cart/cart_test.go': head, 'cart/more_test.go': tests }, []],
  ])('a refactoring that %s', async (_, changed, codes) => {
    const [, found] = await judged(keep, changed)
    expect([...new Set(found)]).toEqual(codes)
  }) // prettier-ignore
})
