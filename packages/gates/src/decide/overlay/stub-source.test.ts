import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { stubSource } from './stub-source.ts'

/** What a program prints that imports a stub. */
function printed(program: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'helix-stub-'))
  try {
    const stub = { path: 'shop.mjs', names: ['Other', 'Shop'], isCommonJs: false }
    writeFileSync(join(folder, 'shop.mjs'), stubSource(stub, 'undefined'))
    writeFileSync(join(folder, 'asks.mjs'), `import { Other, Shop } from './shop.mjs'\n${program}`)
    return execFileSync(process.execPath, ['asks.mjs'], { cwd: folder, encoding: 'utf8' }).trim()
  } finally {
    rmSync(folder, { recursive: true })
  }
}

it.each([
  ['new Shop() instanceof Shop', true],
  ['new (class Own extends Shop {})() instanceof Shop', true],
  ['new Shop() instanceof Other', false],
  ['Shop.open() instanceof Shop', false],
  ['new Error() instanceof Shop', false],
])('what is made of a class is an instance of it, and nothing else is: %s', (asked, isSo) => {
  expect(printed(`console.log(${asked})`)).toBe(String(isSo))
})
