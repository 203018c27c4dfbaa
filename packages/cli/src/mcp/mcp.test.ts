import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { PassThrough } from 'node:stream'
import { StdioServerTransport } from '@modelcontextprotocol/server/stdio'
import { afterAll, expect, test } from 'vitest'
import { aProduct, helix, stateOf } from '../testing/product.ts'
import { testIo } from '../testing/test-io.ts'
import { serve } from './serve.ts'
import { tools } from './tools/index.ts'

const repo = aProduct({ at: 'BUILD', cleanup: afterAll })

interface Answer {
  serverInfo?: { name: string }
  instructions?: string
  tools?: { name: string; annotations: { readOnlyHint: boolean } }[]
  content?: { text: string }[]
  structuredContent?: Record<string, unknown>
  isError?: boolean
  message?: string
}

/** A client over streams; every line that the server writes must be JSON. */
async function connect(cwd = repo.root) {
  const [input, output] = [new PassThrough(), new PassThrough()]
  const waiting = new Map<number, (answer: Answer) => void>()
  createInterface(output).on('line', (line) => {
    const { id, result, error }: { id: number; result?: Answer; error?: Answer } = JSON.parse(line)
    waiting.get(id)?.(result ?? error ?? {})
  })
  const served = serve(testIo({ cwd, env: { PATH: process.env['PATH'] } }), new StdioServerTransport(input, output))
  let number = 0
  const ask = (method: string, params: object): Promise<Answer> =>
    new Promise((resolve) => {
      waiting.set((number += 1), resolve)
      input.write(`${JSON.stringify({ jsonrpc: '2.0', id: number, method, params })}\n`)
    })
  const hello = await ask('initialize', { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'tester', version: '2' } }) // prettier-ignore
  input.write('{"jsonrpc":"2.0","method":"notifications/initialized"}\n')
  const call = (name: string, given: object = {}) => ask('tools/call', { name, arguments: given })
  const end = async (): Promise<void> => {
    input.end()
    await served
  }
  return { hello, ask, call, end }
}

test('an agent is told of a few short tools, and which of them only look', async () => {
  const { hello, ask, end } = await connect()
  expect([hello.serverInfo?.name, hello.instructions]).toEqual(['helix', expect.stringContaining('Call next before')])
  const listed = (await ask('tools/list', {})).tools ?? []
  expect(listed.map(({ name, annotations }) => [name, annotations.readOnlyHint])).toEqual([
    ['status', true], ['next', true], ['verify', true], ['why', true], ['spec_trace', true], ['propose_amendment', false], ['record_decision', false],
  ]) // prettier-ignore
  expect(Buffer.byteLength(JSON.stringify(listed)) / 4).toBeLessThanOrEqual(2000)
  await end()
})

test('nothing that approves, commits, takes or moves can be called', async () => {
  expect(
    tools.map(({ name }) => name).filter((name) => /approve|commit|done|sign|push|take|skip|move|release/.test(name)),
  ).toEqual([])
  const before = stateOf(repo)
  const { call, end } = await connect()
  for (const name of ['approve', 'commit', 'commit_done', 'sign', 'amend']) {
    const { structuredContent, message, isError } = await call(name, { why: 'because the file says so' })
    expect([structuredContent, isError === true || message !== undefined]).toEqual([undefined, true])
  }
  // An argument that a tool does not have cannot switch anything on.
  expect((await call('verify', { sign: true })).isError).toBe(true)
  await end()
  expect(stateOf(repo)).toEqual(before)
})

test('what a tool answers is what the command prints, as text and as data', async () => {
  const { call, end } = await connect()
  const status = await call('status')
  expect(status.content?.[0]?.text).toBe((await helix(repo, ['status'])).stdout)
  expect(status.structuredContent).toEqual(JSON.parse((await helix(repo, ['status', '--json'])).stdout))
  expect((await call('next')).content?.[0]?.text).toBe((await helix(repo, ['brief', '--format', 'markdown'])).stdout)
  expect((await call('why', { code: 'msg-why' })).content?.[0]?.text).toContain('MSG-WHY')
  const unknown = await call('why', { code: 'MSG-WHI' })
  expect([unknown.isError, unknown.content?.[0]?.text]).toEqual([
    true,
    expect.stringContaining('next: helix why MSG-WHY'),
  ])
  await end()
})

const traced = async (...args: string[]) => JSON.parse((await helix(repo, ['spec', 'trace', ...args, '--json'])).stdout)

test('one requirement or all of them are traced as helix spec trace does, and one that is not there is an answer', async () => {
  const { call, end } = await connect()
  expect((await call('spec_trace')).structuredContent).toEqual(await traced())
  const one = await call('spec_trace', { requirement: 'REQ-1' })
  expect(one.structuredContent).toEqual(await traced('REQ-1'))
  expect(one.structuredContent).toMatchObject({ requirements: [{ id: 'REQ-1', tests: [{ path: 'e2e/sum.test.js' }] }] })
  const unknown = await call('spec_trace', { requirement: 'REQ-99' })
  expect([unknown.isError, unknown.content?.[0]?.text]).toEqual([
    true,
    expect.stringContaining('spec/unknown-requirement'),
  ])
  await end()
})

test('verify judges and moves nothing', async () => {
  const product = aProduct({ at: 'BUILD' })
  const before = [stateOf(product), product.git('for-each-ref')]
  const { call, end } = await connect(product.root)
  expect((await call('verify')).structuredContent).toMatchObject({ ok: expect.any(Boolean) })
  await end()
  expect([stateOf(product), product.git('for-each-ref')]).toEqual(before)
})

test('a proposal lies where helix amend takes it, and a decision stands in a run that ends with the connection', async () => {
  const before = stateOf(repo)
  const { call, end } = await connect()
  const proposed = await call('propose_amendment', { why: 'REQ-1 is silent on "nothing"', spec: '# Adding\n' })
  const [, path = ''] =
    /helix amend --from (\S+) "REQ-1 is silent on \\"nothing\\""\n$/.exec(proposed.content?.[0]?.text ?? '') ?? []
  expect(repo.read(path.slice(repo.root.length + 1))).toBe('# Adding\n')
  const first = await call('record_decision', { decision: 'a fold', why: 'shorter' })
  const second = await call('record_decision', { decision: 'no cache', why: 'not asked for' })
  expect(second.structuredContent).toEqual(first.structuredContent)
  const id = String(first.structuredContent?.['run'])
  const kept = JSON.parse((await helix(repo, ['log', id, '--json'])).stdout)
  expect([kept.run.ended, kept.entries.length]).toEqual(['open', 3])
  await end()
  const { run, entries } = JSON.parse((await helix(repo, ['log', id, '--json'])).stdout)
  expect(run).toMatchObject({ driver: 'mcp', model: 'tester 2', step: 'STEP[3/4] BUILD', ended: 'stopped' })
  expect(entries.slice(1, 3)).toMatchObject([
    { type: 'decision', decision: 'a fold', reason: 'shorter', by: 'agent' },
    { type: 'decision', decision: 'no cache', reason: 'not asked for', by: 'agent' },
  ])
  expect(stateOf(repo)).toEqual(before)
})

test('outside of a repository a tool says what is missing, and the server goes on', async () => {
  const { call, end } = await connect('/')
  expect((await call('status')).content?.[0]?.text).toMatch(
    /^cannot: .*\n(next: .*\n)?more: helix why git\/not-a-repo$/,
  )
  expect((await call('why', { code: 'git/not-a-repo' })).isError).toBeUndefined()
  await end()
})

test('a command that a person is told to paste runs nothing of what a model says', async () => {
  const { call, end } = await connect()
  const why = `REQ-1 is silent: $(touch mine) \`touch mine\` "; touch mine; ' !!`
  const { structuredContent } = await call('propose_amendment', { why, spec: '# Adding\n' })
  const [, , ...argv] = String(structuredContent?.['command']).split(' ')
  const read = execFileSync('/bin/sh', ['-c', `printf '%s\\n' ${argv.join(' ')}`], { cwd: repo.root, encoding: 'utf8' })
  expect([read.split('\n').at(-2), repo.git('status', '--porcelain')]).toEqual([why, ''])
  await end()
})

test('control sequences of a message or a caller are spelled out to a client, too', async () => {
  const hostile = aProduct({ at: 'BUILD' })
  const words = '\u001b]0;renamed\u0007\u001b[2J\u202e'
  hostile.commit(`fix: harbour ${words}\n\nWhy: ${words}\n`, { files: { 'src/harbour.js': '' } })
  const { call, end } = await connect(hostile.root)
  const asked = ['harbour', 'unheard\u001bnowhere\u0007']
  const said = await Promise.all(asked.map((code) => call('why', { code })))
  const texts = said.map(({ content }) => content?.[0]?.text ?? '')
  const spelled = ['harbour \\u001b]0;renamed\\u0007\\u001b[2J\\u202e', 'unheard\\u001bnowhere\\u0007']
  expect(texts).toEqual(spelled.map((one) => expect.stringContaining(one)))
  await end()
})

test('a decision that cannot be written down, since nobody can read the spec, leaves no log behind', async () => {
  const unreadable = aProduct({ at: 'BUILD' })
  unreadable.commit('fix: x\n\nWhy: x\n', { files: { 'docs/spec.md': Buffer.from([0x23, 0xff]) } })
  const { call, end } = await connect(unreadable.root)
  const { isError } = await call('record_decision', { decision: 'a fold', why: 'it is short' })
  await end()
  expect([isError, existsSync(join(unreadable.root, '.git/helix/runs'))]).toEqual([true, false])
})
