import { helix } from '../../../../testing/product.ts'

/** The first lines of a test of node:test, and of one that reads data beside it. */
export const runner = "import assert from 'node:assert'\nimport { test } from 'node:test'\n"
export const reads =
  "import { readFileSync } from 'node:fs'\nconst read = (name) => JSON.parse(readFileSync(new URL(name, import.meta.url)))\n"

/** Exit code of `verify`, with the code and the message of the first error that it tells. */
export async function verifiedBy(repo: { root: string }): Promise<[number, string | undefined, string | undefined]> {
  const { code, stdout } = await helix(repo, ['verify', '--json'])
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { severity: string; code: string; message: string }[] } // oxlint-disable-line typescript/no-unsafe-type-assertion -- verify's own document
  const first = diagnostics.find(({ severity }) => severity === 'error')
  return [code, first?.code, first?.message]
}
