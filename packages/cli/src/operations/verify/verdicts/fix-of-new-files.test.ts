import { describe, expect, test } from 'vitest'
import { aProduct, helix, playbook } from '../../../testing/product.ts'

// In the playbook of tests the layer `domain` holds unit tests beside the product.
const adapter = 'unit: {runner: node, files: ["test/**/*.test.js"], quick: true, within: 20s}'
const judges = { 'an adapter': playbook.replace(/unit: .*/, adapter), 'a program': playbook }

const assert = `import assert from 'node:assert'\nimport { test } from 'node:test'\n`
const imported = `${assert}import { rate } from '../src/rate.js'\ntest('rates', () => assert.equal(rate(2), 4))\n`
const started = `${assert}import { execFileSync } from 'node:child_process'
test('rates', () => assert.equal(\`\${execFileSync(process.execPath, ['src/rate.js'])}\`, '4'))
`

async function refusals(rules: string, text: string): Promise<string[]> {
  const repo = aProduct({ playbook: rules })
  const product = "export const rate = (n) => n * 2\nprocess.stdout.write('4')\n"
  const files = { 'src/rate.js': product, 'test/rate.test.js': text }
  repo.commit('fix: rate\n\nWhy: nothing rated.\n\nHelix-Lane: fix\n', { files })
  const { stdout } = await helix(repo, ['verify', '--json'])
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { severity: string; code: string; message: string }[] } // oxlint-disable-line typescript/no-unsafe-type-assertion -- verify's own document
  return diagnostics.filter(({ severity }) => severity === 'error').map(({ code, message }) => `${code} ${message}`)
}

describe.each(Object.entries(judges))('a test of a fix that %s runs', (_, rules) => {
  test.each([
    ['imports', imported, 'test/rate.test.js imports src/rate.js, which is not there without the fix'],
    ['starts', started, 'a module of the product does not exist yet'],
  ])('%s what the fix brings: that is a feature, and it says so', async (__, text, reason) => {
    expect(await refusals(rules, text)).toEqual([
      `FIX-NOT-RED no test of this fix fails without it: "rates" fails without the fix only because ${reason}`,
    ])
  })
})
