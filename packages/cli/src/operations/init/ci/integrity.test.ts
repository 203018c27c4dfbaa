import { describe, expect, test } from 'vitest'
import { integrityIn, isIntegrity } from './integrity.ts'

const ours = `sha512-${'a'.repeat(86)}==`
const other = `sha512-${'b'.repeat(86)}==`

const lockfiles = {
  npm: `{
  "packages": {
    "node_modules/a": {
      "version": "1.2.3",
      "integrity": "${other}"
    },
    "node_modules/helix-autobahn": {
      "version": "1.2.3",
      "resolved": "https://registry.npmjs.org/helix-autobahn/-/helix-autobahn-1.2.3.tgz",
      "integrity": "${ours}",
      "dev": true
    }
  }
}`,
  pnpm: `packages:

  a@1.2.3:
    resolution: {integrity: ${other}}

  helix-autobahn@1.2.3:
    resolution: {integrity: ${ours}}
    engines: {node: '>=22'}
`,
  yarn: `a@^1.2.3:
  version "1.2.3"
  resolved "https://registry.yarnpkg.com/a/-/a-1.2.3.tgz#00"
  integrity ${other}

helix-autobahn@^1.2.0, helix-autobahn@^1.2.3:
  version "1.2.3"
  resolved "https://registry.yarnpkg.com/helix-autobahn/-/helix-autobahn-1.2.3.tgz#00"
  integrity ${ours}
`,
  bun: `{
  "packages": {
    "a": ["a@1.2.3", "", {}, "${other}"],
    "helix-autobahn": ["helix-autobahn@1.2.3", "", { "dependencies": { "husky": "9" } }, "${ours}"],
  }
}`,
} as const

describe.each(['npm', 'pnpm', 'yarn', 'bun'] as const)('the lockfile of %s', (manager) => {
  const text = lockfiles[manager]
  const read = (lockfile: string, version = '1.2.3') => integrityIn(lockfile, manager, 'helix-autobahn', version)

  test('names the bytes of the version', () => {
    expect(read(text)).toBe(ours)
    expect(read(text.replaceAll('\n', '\r\n'))).toBe(ours)
  })

  test('names none of another version or another package', () => {
    expect(read(text, '1.2.4')).toBeNull()
    expect(read(text, '1x2.3')).toBeNull()
    expect(integrityIn(text, manager, 'helix', '1.2.3')).toBeNull()
    expect(integrityIn(text, manager, 'a', '1.2.3')).toBe(other)
    expect(read(text.replace(ours, 'sha1-abc='))).toBeNull()
  })
})

test.each([
  [ours, true],
  [`${ours} `, false],
  [`x${ours}`, false],
  ['sha512-abc==', false],
  [ours.replace('512', '256'), false],
])('%j is a digest: %s', (text, is) => {
  expect(isIntegrity(text)).toBe(is)
})
