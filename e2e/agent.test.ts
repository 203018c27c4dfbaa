import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, onTestFinished, test } from 'vitest'
import { startHelix } from '../packages/cli/src/testing/process.ts'
import { main } from '../packages/cli/src/testing/product.ts'
import { type Behaviour, type Script, startModelServer, temporaryFolder } from '../packages/testkit/src/index.ts'
import { aProduct, documentOf, helix, playbook } from './support/product.ts'

type Repo = ReturnType<typeof aProduct>

const sum = 'export const sum = (list) => list.reduce((a, b) => a + b, 0)\n'

/** A product whose playbook lets a program work without a sandbox: an ES module that finds its brief in `brief`. */
function aProductUnconfined(program: string) {
  const folder = temporaryFolder()
  const path = join(folder, 'somebody.mjs')
  const briefs = join(folder, 'briefs.txt')
  writeFileSync(
    path,
    `import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
const brief = readFileSync(0, 'utf8')
appendFileSync(${JSON.stringify(briefs)}, brief + '\\n=== next start ===\\n')
${program}`,
  )
  const run = JSON.stringify([process.execPath, path])
  const driven = playbook.replace('agent: {driver: builtin,', `agent: {driver: command, sandbox: off, run: ${run},`)
  const repo = aProduct({ at: 'BUILD', playbook: driven })
  return { repo, briefs: () => readFileSync(briefs, 'utf8').split('\n=== next start ===\n').slice(0, -1) }
}

const write = `writeFileSync('src/sum.js', ${JSON.stringify(sum)})\n`
const landed = (repo: Repo, start: string) => repo.git('diff', '--name-only', start, 'HEAD').split('\n').filter(Boolean)

test('REQ-22 what a program changed becomes the increment, whatever it says and however it exits', () => {
  const { repo, briefs } = aProductUnconfined(`${write}console.error('I could not do it')\nprocess.exitCode = 3\n`)
  const start = repo.head()

  const ran = helix(repo, ['next'])

  expect(ran).toMatchObject({ code: 0, stderr: '' })
  expect(landed(repo, start)).toEqual(['src/sum.js'])
  expect(repo.git('log', '-1', '--format=%B')).toMatch(/^Assisted-by: .*somebody\.mjs$/m)
  expect(repo.git('log', '-1', '--format=%B')).toMatch(/^Helix-Run: \w{26}$/m)
  expect(repo.git('status', '--porcelain')).toBe('')
  expect(briefs().map((brief) => brief.includes('STEP[3/4] BUILD'))).toEqual([true])
})

test('REQ-22 a claim of success without a change lands nothing', () => {
  const { repo } = aProductUnconfined(`console.log(JSON.stringify({ subtype: 'success', is_error: false }))\n`)
  const start = repo.head()

  const ran = helix(repo, ['next', '--json'])

  expect(ran.code).toBe(1)
  expect(documentOf(ran)).toMatchObject({ ok: false, diagnostics: [{ code: 'agent/no-change' }] })
  expect(repo.head()).toBe(start)
})

test('REQ-22 what was refused goes back by a second start, and only the right thing lands', () => {
  const { repo, briefs } = aProductUnconfined(
    `if (!brief.includes('LAYER-FROZEN')) writeFileSync('e2e/sum.test.js', '')
else { writeFileSync('e2e/sum.test.js', execFileSync('git', ['show', 'HEAD:e2e/sum.test.js'])); ${write} }
console.log('all tests pass')
`,
  )
  const start = repo.head()

  const ran = helix(repo, ['next'])

  expect(ran).toMatchObject({ code: 0 })
  expect(landed(repo, start)).toEqual(['src/sum.js'])
  expect(briefs().map((brief) => brief.includes('e2e/sum.test.js'))).toEqual([false, true])
})

async function serve(script: Script) {
  const server = await startModelServer(script)
  onTestFinished(() => server.close())
  return { server, env: { HELIX_MODEL: 'scripted', OPENAI_BASE_URL: server.baseUrl, CI: '' } }
}

/** A product in which the model made one increment, and the id of that run. */
async function aProductWithRun() {
  const repo = aProduct({ at: 'BUILD' })
  const finish = { type: 'feat', description: 'add lists', why: 'REQ-1 asks for sums.', change: 'A fold.' }
  const increment: Behaviour[] = [
    { calls: [{ id: 'w', name: 'write_file', arguments: { path: 'src/sum.js', content: sum } }] },
    { calls: [{ id: 'f', name: 'finish', arguments: finish }] },
  ]
  const { env } = await serve(increment)
  expect(await startHelix(repo.root, ['next'], env).ended).toMatchObject({ code: 0 })
  const id = repo.git('log', '-1', '--format=%(trailers:key=Helix-Run,valueonly)').trim()
  return { repo, id }
}

test('REQ-23 a run is listed, filtered and counted, and a line that was changed is refused', async () => {
  const { repo, id } = await aProductWithRun()

  expect(documentOf(helix(repo, ['log', '--json']))).toMatchObject({
    ok: true,
    runs: [{ id, step: 'STEP[3/4] BUILD', model: 'scripted', ended: 'increment' }],
  })
  expect(documentOf(helix(repo, ['log', id.slice(0, 12), '--only', 'tool-call', '--json']))).toMatchObject({
    run: { id },
    entries: [
      { type: 'tool-call', name: 'write_file' },
      { type: 'tool-call', name: 'finish' },
    ],
  })
  expect(documentOf(helix(repo, ['log', '--cost', '--json']))).toMatchObject({
    total: { runs: 1, requests: 2, input: 200, output: 20, cost: null },
  })

  const path = `${id}.jsonl`
  const changed = repo.git('show', `refs/helix/runs:${path}`).replace('"ok":true', '"ok":false')
  repo.write('.git/changed', changed)
  const blob = repo.git('hash-object', '-w', '.git/changed').trim()
  repo.write('.git/entries', `100644 blob ${blob}\t${path}\n`)
  const tree = spawnGit(repo, ['mktree'], readFileSync(join(repo.root, '.git/entries'), 'utf8'))
  const forged = repo.git('commit-tree', await tree, '-m', 'forged').trim()
  repo.git('update-ref', 'refs/helix/runs', forged)

  const ran = helix(repo, ['log', id, '--json'])

  expect(ran.code).toBe(1)
  expect(documentOf(ran)).toMatchObject({
    ok: false,
    diagnostics: [{ code: 'RUN-LOG-SUM', where: { line: expect.any(Number) } }],
  })
})

async function spawnGit(repo: Repo, args: string[], input: string): Promise<string> {
  const child = spawn('git', args, { cwd: repo.root, stdio: ['pipe', 'pipe', 'ignore'] })
  child.stdin.end(input)
  let said = ''
  for await (const piece of child.stdout) said += String(piece)
  return said.trim()
}

interface Answer {
  serverInfo?: { name: string }
  tools?: { name: string }[]
  content?: { text: string }[]
  structuredContent?: unknown
  isError?: boolean
}

/** Speaks MCP with the real command: JSON-RPC, a message a line. A request that is not answered is null. */
function mcpSession(repo: Repo) {
  const child = spawn(process.execPath, [main, 'mcp'], { cwd: repo.root, stdio: ['pipe', 'pipe', 'ignore'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const waiting = new Map<number, (answer: Answer) => void>()
  let number = 0
  createInterface(child.stdout).on('line', (line) => {
    const { id, result = {} }: { id: number; result?: Answer } = JSON.parse(line)
    waiting.get(id)?.(result)
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const send = (message: object) => child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
  child.stdin.on('error', () => {})
  const ask = (method: string, params: object = {}): Promise<Answer | null> => {
    const id = (number += 1)
    const answered = new Promise<Answer>((resolve) => waiting.set(id, resolve))
    send({ id, method, params })
    return Promise.race([answered, ended.then(() => null)])
  }
  return { ask, tell: (method: string) => send({ method }), end: () => (child.stdin.end(), ended) }
}

/** Branches, tags, index and working tree. */
const untouched = (repo: Repo) => [
  repo.git('for-each-ref', 'refs/heads', 'refs/tags'),
  repo.git('ls-files', '--stage'),
  repo.git('status', '--porcelain'),
]

test('REQ-24 an agent that speaks MCP asks and proposes, and moves nothing', async () => {
  const repo = aProduct({ at: 'BUILD' })
  const before = untouched(repo)
  const { ask, tell, end } = mcpSession(repo)
  const client = { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'somebody', version: '1' } }
  expect(await ask('initialize', client)).toMatchObject({ serverInfo: { name: 'helix' } })
  tell('notifications/initialized')

  const tools = (await ask('tools/list'))?.tools ?? []
  const names = tools.map(({ name }) => name)
  expect(names.filter((name) => name !== 'spec_trace').toSorted()).toEqual([
    'next', 'propose_amendment', 'record_decision', 'status', 'verify', 'why',
  ]) // prettier-ignore
  expect(Buffer.byteLength(JSON.stringify(tools))).toBeLessThanOrEqual(8_000)

  const call = (name: string, given: object = {}) => ask('tools/call', { name, arguments: given })
  expect(await call('status')).toMatchObject({ structuredContent: { step: { id: 'BUILD' } } })
  expect((await call('next'))?.content?.[0]?.text).toContain('STEP[3/4] BUILD')
  expect((await call('why', { code: 'MSG-WHY' }))?.content?.[0]?.text).toContain('MSG-WHY')
  expect((await call('record_decision', { decision: 'fold', why: 'shorter' }))?.isError ?? false).toBe(false)
  const proposed = await call('propose_amendment', { why: 'REQ-1 is silent on the empty list', spec: '# Adding\n' })
  expect(proposed?.content?.[0]?.text).toMatch(/helix amend --from \S+/)
  expect((await call('approve', { what: 'spec' }))?.structuredContent).toBeUndefined()
  await end()

  expect(untouched(repo)).toEqual(before)
  const log = helix(repo, ['log', '--json'])
  expect(documentOf(log)).toMatchObject({ runs: [{ driver: 'mcp' }] })
})

test('REQ-25 the brief reads as text, as Markdown and as data', () => {
  const repo = aProduct({ at: 'BUILD' })

  const markdown = helix(repo, ['brief', '--format', 'markdown'])
  const text = helix(repo, ['brief'])
  const data = helix(repo, ['brief', '--format', 'json'])

  expect(markdown).toMatchObject({ code: 0, stdout: expect.stringMatching(/^# STEP\[3\/4\] BUILD of adding, spec@/) })
  expect(text).toMatchObject({ code: 0, stdout: expect.stringMatching(/^STEP\[3\/4\] BUILD of adding, spec@/) })
  expect(text.stdout).not.toMatch(/^#+ (?!Adding|REQ)/m)
  expect(documentOf(data)).toMatchObject({
    step: { id: 'BUILD', number: 3, of: 4 },
    requirements: [{ id: 'REQ-1', title: 'Two numbers are added' }],
    open: expect.arrayContaining([expect.objectContaining({ name: 'domain' })]),
    closed: expect.arrayContaining([expect.objectContaining({ name: 'infra' })]),
  })
  for (const { stdout } of [markdown, text, data]) {
    for (const part of ['REQ-1', 'domain', 'infra', 'helix commit --done']) expect(stdout).toContain(part)
  }
})

/** What an endpoint can that takes or refuses tools, and keeps to a schema. */
const endpoint =
  ({ tools }: { tools: boolean }): Script =>
  (request): Behaviour => {
    const [tool] = request.tools ?? []
    if (tool !== undefined && !tools) return { kind: 'error', status: 400, message: 'tools are not supported' }
    if (tool !== undefined) return { calls: [{ name: tool.function.name, arguments: { ready: true } }] }
    const asked = request.messages.map(({ content }) => content ?? '').join('\n')
    const words = [...asked.matchAll(/Code word \d is (\w+)/g)].map(([, word]) => word).join(', ')
    return { content: words || '{"ready": true}', usage: { input: Math.ceil(asked.length / 4), output: 9 } }
  }

test('REQ-25 a model is examined, and what Helix will use is said', async () => {
  const repo = aProduct({ at: 'BUILD' })
  const examined = async (tools: boolean) => {
    const { env } = await serve(endpoint({ tools }))
    const { stdout } = await startHelix(repo.root, ['doctor', '--model', '--json'], env).ended
    return documentOf({ code: 0, stdout, stderr: '' })
  }

  expect(await examined(true)).toMatchObject({
    model: {
      name: 'scripted',
      tools: true,
      forcedChoice: true,
      jsonSchema: true,
      usage: true,
      price: null,
      uses: 'tools',
    },
  })
  expect(await examined(false)).toMatchObject({ model: { tools: false, jsonSchema: true, uses: 'json-schema' } })
})
