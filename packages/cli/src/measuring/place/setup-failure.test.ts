import type { Exit } from '@helix/process'
import { expect, test } from 'vitest'
import { setupFailure } from './setup-failure.ts'

const exit = {
  code: 1,
  signal: null,
  timedOut: false,
  stopped: false,
  missing: false,
  durationMs: 1,
  stdout: '',
  stderr: '',
}
const failure = (change: Partial<Exit>) =>
  setupFailure({ run: ['npm', 'ci'], inputs: ['package.json'] }, { ...exit, ...change })

test('the first paragraph of npm is the reason, not its last remark', () => {
  const stderr = `npm error code EUSAGE
npm error
npm error The \`npm ci\` command can only install with an existing package-lock.json or
npm error npm-shrinkwrap.json with lockfileVersion >= 1.
npm error
npm error Clean install a project
npm error
npm error Usage:
npm error npm ci
npm error
npm error Run "npm help ci" for more info
npm error A complete log of this run can be found in: /home/ada/.npm/_logs/x.log
`
  const { message, cause } = failure({ stderr })
  expect(message).toBe(
    'setup: npm ci ended with 1: The `npm ci` command can only install with an existing package-lock.json or npm-shrinkwrap.json with lockfileVersion >= 1.',
  )
  expect(cause).toEqual(new Error('Clean install a project\nUsage:\nnpm ci'))
})

test('a stack below the reason is no part of it', () => {
  const stderr =
    'npm ERR! code ECONNREFUSED\nnpm ERR! errno ECONNREFUSED\nnpm ERR! FetchError: refused\nnpm ERR!     at x.js:1\n'
  expect(failure({ stderr }).message).toBe('setup: npm ci ended with 1: FetchError: refused')
})

test('what an installer prints as its answer counts beside a warning', () => {
  const { message, cause } = failure({
    stdout: 'ERR_NO_LOCKFILE pnpm-lock.yaml is absent\n',
    stderr: '(node:1) a warning\n',
  })
  expect(message).toBe('setup: npm ci ended with 1: (node:1) a warning')
  expect(cause).toEqual(new Error('ERR_NO_LOCKFILE pnpm-lock.yaml is absent'))
})

test('a program of Node says why above its stack, not in its version', () => {
  const stderr = `node:internal/modules/cjs/loader:1424
  throw err;
  ^

Error: Cannot find module './missing.js'
    at Module._resolveFilename (node:internal/modules/cjs/loader:1421:15)

Node.js v24.21.0
`
  expect(failure({ stderr }).message).toBe("setup: npm ci ended with 1: Error: Cannot find module './missing.js'")
})

test('the last error that pip marks is the reason, not its notice of a newer pip', () => {
  const stderr = `  error: subprocess-exited-with-error
      ERROR: Could not find a version that satisfies the requirement flit_core<4 (from versions: 4.1.0)
      ERROR: No matching distribution found for flit_core<4
      [end of output]
error: subprocess-exited-with-error

[notice] A new release of pip is available: 23.2.1 -> 26.2.1
`
  expect(failure({ stderr }).message).toBe('setup: npm ci ended with 1: No matching distribution found for flit_core<4')
})

test('packages of pip that cannot stand together are named, and no page', () => {
  const stderr = `ERROR: Cannot install a==1 and b==2 because these package versions have conflicting dependencies.
ERROR: ResolutionImpossible: for help visit https://pip.pypa.io/en/latest/topics/dependency-resolution/
`
  expect(failure({ stderr }).message).toBe(
    'setup: npm ci ended with 1: Cannot install a==1 and b==2 because these package versions have conflicting dependencies.',
  )
})

test.each([
  [{ missing: true, code: null }, 'is not installed'],
  [{ timedOut: true, code: null, stderr: 'half\n' }, 'ran out of time: half'],
  [{ code: null, signal: 'SIGKILL' }, 'ended with SIGKILL'],
] as const)('%j: %s', (change, how) => {
  expect(failure(change).message).toBe(`setup: npm ci ${how}`)
})
