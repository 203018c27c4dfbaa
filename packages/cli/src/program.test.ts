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
