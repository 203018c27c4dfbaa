import { type Behaviour, startModelServer, type TestRepo } from '@helix/testkit'
import { expect, onTestFinished, test } from 'vitest'
import { aProduct, helix, playbook } from '../../testing/product.ts'

const call = (name: string, given: object): Behaviour => ({
  calls: [{ name, arguments: given }],
  usage: { input: 900, output: 100 },
})
const reading = call('read_file', { path: 'src/add.js' })
const stopping = call('stop', { reason: 'enough' })

/** A product in the middle of a cycle with these limits, and a server that does this. */
async function aBoundedProduct(cycle: string, script: readonly Behaviour[]) {
  const bounded = playbook.replace(
    'minutes: 5}',
    `minutes: 5}, cycle: ${cycle}, prices: {scripted: {input: 100, output: 1000}}`,
  )
  const repo = aProduct({ at: 'BUILD', playbook: bounded })
  const server = await startModelServer(script)
  onTestFinished(() => server.close())
  return { repo, server, env: { HELIX_MODEL: 'scripted', OPENAI_BASE_URL: server.baseUrl } }
}

const read = async (repo: TestRepo, ...args: string[]) => JSON.parse((await helix(repo, [...args, '--json'])).stdout)

test('what the runs of a cycle used up is told against its limits, after the runs too', async () => {
  const { repo, env } = await aBoundedProduct('{tokens: 400000, money: 20}', [reading, stopping, stopping])
  expect((await helix(repo, ['status'])).stdout).toContain(
    'budget   0 requests, 0 of 400000 tokens, $0.0000 of $20, 0.0 minutes\n',
  )
  await helix(repo, ['next'], { env })
  await helix(repo, ['next'], { env: { ...env, HELIX_MODEL: 'unheard-of' } })
  const told = '3 requests, 3000 of 400000 tokens, $0.3800 of $20 (the price of 1 run is unknown), 0.0 minutes\n'
  expect((await helix(repo, ['status'])).stdout.replaceAll(/\s+/g, ' ')).toContain(`budget ${told.trim()} `)
  expect((await helix(repo, ['log', '--cost'])).stdout).toContain(`\ncycle    ${told}`)
  const budget = {
    limits: { tokens: 400_000, money: 20 },
    spent: { runs: 2, requests: 3, input: 2700, output: 300, unpriced: 1 },
  }
  expect([await read(repo, 'status'), await read(repo, 'log', '--cost')]).toMatchObject([{ budget }, { budget }])
  expect(await read(repo, 'log')).not.toHaveProperty('budget')
})

test('a run ends where its cycle does, and no other begins', async () => {
  const { repo, server, env } = await aBoundedProduct('{steps: 3}', [reading, stopping, reading])
  await helix(repo, ['next'], { env })
  const second = await helix(repo, ['next'], { env })
  expect(second.stdout).toContain("agent/budget-steps  the run's budget is used up: 1 of 1 requests")
  const third = await helix(repo, ['next'], { env })
  expect([third.code, third.stderr]).toEqual([
    2,
    expect.stringContaining("the cycle's budget is used up: 3 of 3 requests"),
  ])
  expect([server.requests.length, server.violations]).toEqual([3, []])
})

test('runs count for their cycle when its commits were made anew', async () => {
  const write = call('write_file', { path: 'src/sum.js', content: 'export const sum = 1\n' })
  const finish = call('finish', { type: 'feat', description: 'add lists', why: 'asked', change: 'so' })
  const { repo, env } = await aBoundedProduct('{tokens: 400000}', [write, finish])
  expect((await helix(repo, ['next'], { env })).code).toBe(0)
  repo.git('rebase', '-q', '--no-verify', '--force-rebase', '--committer-date-is-author-date', 'HEAD~2')
  repo.git('commit', '-q', '--no-verify', '--amend', '--no-edit', '--date=2026-01-01T00:00:00Z')
  expect((await read(repo, 'status')).budget.spent).toMatchObject({ runs: 1, requests: 2 })
})

test('a playbook that bounds no cycle tells of none', async () => {
  const repo = aProduct({ at: 'BUILD' })
  expect([await read(repo, 'status'), await read(repo, 'log', '--cost')].filter((one) => 'budget' in one)).toEqual([])
})
