import { expect, test } from 'vitest'
import { helix as inFolder } from './testing/product.ts'
import type { TestWorld } from './testing/test-io.ts'

const helix = (args: readonly string[], world: Partial<TestWorld> = {}) => inFolder({ root: '.' }, args, world)

test('help may be asked for as a command, of one command too', async () => {
  expect(await helix(['help'])).toMatchObject({ code: 0, stdout: (await helix(['--help'])).stdout })
  expect(await helix(['help', 'spec'])).toMatchObject({ code: 0, stdout: (await helix(['spec', '--help'])).stdout })
})

test('help breaks between words on a narrow screen', async () => {
  const { stdout } = await helix(['next', '--help'], { columns: 40 })
  const [options = ''] = stdout.split('\nExamples:')
  expect(options.split('\n').filter((line) => line.length > 40)).toEqual([])
})

test('a name for a cycle that nothing starts is refused', async () => {
  const { code, stderr } = await helix(['next', '--cycle', 'discounts'])
  expect([code, stderr]).toEqual([2, expect.stringContaining('next     helix next --new "<idea>" --cycle <name>\n')])
})

test('help about a command that there is not tells what it may be called', async () => {
  const answer = {
    code: 2,
    stdout: '',
    stderr: expect.stringContaining("unknown command 'statsu'. Did you mean status?\n"),
  }
  for (const line of [['statsu'], ['statsu', '--help'], ['statsu', '-h'], ['help', 'statsu']]) {
    const told = await helix(line)
    expect(told).toMatchObject(answer)
    expect(told.stderr).toContain('next     helix status\n')
  }
})

test('what an option may be called stands on one line, as everywhere', async () => {
  const { code, stdout } = await helix(['status', '--jsn', '--json'])
  expect([code, JSON.parse(stdout).diagnostics]).toEqual([
    2,
    [
      {
        severity: 'error',
        code: 'cli/usage',
        message: "unknown option '--jsn'. Did you mean --json?",
        fix: 'helix status --help',
      },
    ],
  ])
})
