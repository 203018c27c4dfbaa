import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startHelix } from '../packages/cli/src/testing/process.ts'
import { type Behaviour, type Script, startModelServer, temporaryFolder } from '../packages/testkit/src/index.ts'
import { aProduct, documentOf, playbook } from './support/product.ts'

type Repo = ReturnType<typeof aProduct>

const sum = 'export const sum = (list) => list.reduce((a, b) => a + b, 0)\n'
const said = { type: 'feat', description: 'add lists', why: 'REQ-1 asks for sums.', change: 'A fold.' }

/** Writes a file, then hands it in. Each answer is counted as 100 tokens in and 10 out. */
const increment = (content = sum): Behaviour[] => [
  { calls: [{ id: 'w', name: 'write_file', arguments: { path: 'src/sum.js', content } }] },
  { calls: [{ id: 'f', name: 'finish', arguments: said }] },
]

/** A product in BUILD whose playbook says this more of the agent. */
const aProductWith = (more: string, budget = 'money: 2') =>
  aProduct({
    at: 'BUILD',
    playbook: playbook.replace('{driver: builtin,', `{driver: builtin, ${more}`).replace('money: 2', budget),
  })

async function serve(script: Script) {
  const server = await startModelServer(script)
  onTestFinished(() => server.close())
  return { server, env: { HELIX_MODEL: 'scripted', OPENAI_BASE_URL: server.baseUrl, CI: '' } }
}

async function helix(repo: Repo, args: string[], env: NodeJS.ProcessEnv) {
  const { code, stdout, stderr } = await startHelix(repo.root, [...args, '--json'], env).ended
  return { code, document: documentOf({ code, stdout, stderr }), stdout, stderr }
}

test('REQ-33 the price that the playbook gives a model is counted, and money ends the run', async () => {
  const prices = 'prices: {scripted: {input: 5000, output: 5000}},'
  const dear = aProductWith(prices, 'money: 0.5')
  const paid = await serve(increment())

  const stopped = await helix(dear, ['next'], paid.env)

  expect(stopped).toMatchObject({ code: 1, document: { ok: false, diagnostics: [{ code: 'agent/budget-money' }] } })
  expect(paid.server.requests).toHaveLength(1)
  expect((await helix(dear, ['log', '--cost'], {})).document).toMatchObject({ total: { cost: 0.55, unpriced: 0 } })
})

test('REQ-33 an unknown price is said and never guessed, and a playbook may refuse to go on without one', async () => {
  const { server, env } = await serve(increment())
  const other = 'prices: {somebody: {input: 1, output: 1}},'
  const strict = await helix(aProductWith(`${other} unpriced: refuse,`), ['next'], env)

  expect(strict).toMatchObject({ code: 2, document: { ok: false, diagnostics: [{ code: 'agent/unpriced' }] } })
  expect(server.requests).toEqual([])

  const repo = aProductWith(other)
  const ran = await helix(repo, ['next'], env)

  expect(ran).toMatchObject({
    code: 0,
    document: {
      ok: true,
      events: [{ kind: 'increment', run: { price: null, outcome: { spent: { cost: null } } } }],
      diagnostics: [{ severity: 'warning', code: 'AGENT-UNPRICED' }],
    },
  })
  expect((await helix(repo, ['log', '--cost'], {})).document).toMatchObject({ total: { cost: null, unpriced: 1 } })
})

test('REQ-34 a recorded run is replayed without an endpoint, and only for what it was recorded for', async () => {
  const file = join(temporaryFolder(), 'traffic.jsonl')
  const repo = aProduct({ at: 'BUILD' })
  const { server, env } = await serve(increment())
  const key = 'not-for-any-file-4711'

  const recorded = await helix(repo, ['next', '--record', file], { ...env, OPENAI_API_KEY: key })

  expect(recorded).toMatchObject({ code: 0, document: { ok: true, events: [{ kind: 'increment' }] } })
  expect(readFileSync(file, 'utf8')).not.toContain(key)
  await server.close()

  const nowhere = { HELIX_MODEL: '', OPENAI_BASE_URL: '', OPENAI_API_KEY: '', CI: '' }
  const again = aProduct({ at: 'BUILD' })
  const start = again.head()
  const replayed = await helix(again, ['next', '--replay', file], nowhere)

  expect(replayed).toMatchObject({ code: 0, document: { ok: true, events: [{ kind: 'increment' }] } })
  expect(again.git('diff', '--name-only', start, 'HEAD')).toBe('src/sum.js')
  expect(again.read('src/sum.js')).toBe(sum)

  const elsewhere = aProduct({ at: 'BUILD', playbook: playbook.replace('docs/**]', 'docs/**, notes/**]') })
  const before = elsewhere.head()
  const refused = await helix(elsewhere, ['next', '--replay', file], nowhere)

  expect(refused.code).toBe(1)
  expect(refused.document).toMatchObject({
    diagnostics: expect.arrayContaining([expect.objectContaining({ code: 'agent/replay-mismatch' })]),
  })
  expect(elsewhere.head()).toBe(before)
})

test('REQ-34 a recording that would hold a secret is not written, and where it stands is said', async () => {
  const file = join(temporaryFolder(), 'traffic.jsonl')
  const { env } = await serve(increment(`// correct-horse-battery\n${sum}`))
  const secrets = { SHOP_TOKEN: 'correct-horse-battery' }

  const ran = await helix(aProduct({ at: 'BUILD' }), ['next', '--record', file], { ...env, ...secrets })

  expect(ran).toMatchObject({
    code: 1,
    document: {
      ok: false,
      events: [{ kind: 'increment' }],
      diagnostics: expect.arrayContaining([
        expect.objectContaining({
          code: 'TRAFFIC-SECRET',
          message: expect.stringMatching(/SHOP_TOKEN.*answer 1/),
        }),
      ]),
    },
  })
  expect(existsSync(file)).toBe(false)
  expect(ran.stdout + ran.stderr).not.toContain('correct-horse-battery')
})
