import { compilePolicy, parsePlaybook, playbookTemplate, type Stack } from '@helix/playbook'
import type { ModelReport } from '@helix/agent'
import { describe, expect, test } from 'vitest'
import { judgeSandbox } from './agent.ts'
import { judgeDisk } from './disk.ts'
import { judgeReport } from './model.ts'
import { judgeNode } from './node.ts'
import { packagesOf, programsOf } from './tools.ts'

test.each([
  ['22.18.0', 'ok'],
  ['22.17.9', 'problem'],
  ['23.0.0', 'ok'],
  ['20.20.2', 'problem'],
])('Node %s is %s', (version, state) => {
  expect(judgeNode(version).state).toBe(state)
})

const mebibyte = 1024 * 1024
test.each([
  [200 * mebibyte - 1, 'problem', '199 MiB free in /t'],
  [200 * mebibyte, 'warning', '200 MiB free in /t'],
  [1024 * mebibyte - 1, 'warning', '1023 MiB free in /t'],
  [1024 * mebibyte, 'ok', '1 GiB free in /t'],
  [5000 * mebibyte, 'ok', '4 GiB free in /t'],
])('%d free bytes: %s', (free, state, found) => {
  expect(judgeDisk(free, '/t')).toMatchObject({ state, found })
})

const report: ModelReport = {
  name: 'm', host: 'h', tools: true, forcedChoice: true, jsonSchema: true, usage: true, context: 6100, cut: null, unended: 0, speed: 40, uses: 'tools',
} // prettier-ignore

describe('an answer of the model', () => {
  test.each<[Partial<ModelReport>, boolean, string, string]>([
    [
      {},
      false,
      'ok',
      'm at h calls tools and reports usage. Forced choice works, keeps 6100 tokens at least, 40 tokens/s, $1 in, $2 out per million',
    ],
    [
      { jsonSchema: false, forcedChoice: false, speed: null },
      false,
      'ok',
      'm at h calls tools and reports usage; no JSON schema. Forced choice does not work, keeps 6100 tokens at least, ? tokens/s',
    ],
    [{}, true, 'warning', 'm at h calls tools, but reports no usage that can be;'],
    [
      { context: null, cut: 6000 },
      false,
      'warning',
      'm at h calls tools, but answers a question of 6000 tokens without knowing all of it: it cuts, and does not say so.',
    ],
    [
      { unended: 1, jsonSchema: false },
      false,
      'warning',
      'm at h calls tools, but had not ended an answer after a minute. Forced choice works,',
    ],
    [
      { unended: 3, tools: false, uses: 'fenced' },
      false,
      'warning',
      'm at h calls no tools as asked, and had not ended 3 answers after a minute.',
    ],
    [{ cut: 30_000 }, false, 'warning', 'Forced choice works, keeps 6100 tokens at least'],
    [
      { tools: false, uses: 'json-schema' },
      false,
      'warning',
      'm at h calls no tools as asked; Helix will use JSON held to a schema.',
    ],
    [
      { tools: false, uses: 'fenced' },
      false,
      'warning',
      'm at h calls no tools as asked; Helix will use fenced blocks.',
    ],
  ])('%j, usage estimated: %s', (differs, estimated, state, found) => {
    const examined = judgeReport(
      'm at h',
      { ...report, ...differs, usage: !estimated },
      {
        input: 1,
        output: 2,
        from: 'agent.prices',
      },
    )
    expect(examined).toMatchObject({ state, found: expect.stringContaining(found) })
  })

  test('whose price nobody named says so', () => {
    expect(judgeReport('m at h', report, null).found).toContain('price unknown (agent.prices): money does not bind')
  })
})

describe('the tools', () => {
  const stack: Stack = { packageManager: 'npm', runner: 'vitest', typescript: true, layout: 'layered', service: null, installed: [], signing: 'none', self: true } // prettier-ignore
  const policyOf = (change: Partial<Stack>) =>
    compilePolicy(parsePlaybook(playbookTemplate({ ...stack, ...change }), 'playbook.yml'), { digest: '', signers: [] })

  test('of vitest are packages, of tsc the program behind the launcher', () => {
    expect(packagesOf(policyOf({}))).toEqual([
      'vitest',
      '@stryker-mutator/core',
      '@stryker-mutator/vitest-runner',
      '@vitest/coverage-v8',
      'fast-check',
    ])
    expect(programsOf(policyOf({}))).toEqual(['npm', 'tsc'])
    expect(programsOf(policyOf({ packageManager: 'bun' }))).toEqual(['bun', 'tsc'])
  })

  test('of properties in Python are no packages of Node', () => {
    const asked = `version: 1
layers: {domain: ['src/**']}
commands: {unit: {runner: pytest, files: [tests/**]}}
steps:
  - {id: BUILD, opens: [domain], exit: [{gate: property, of: unit}]}
  - {id: DONE, opens: [], exit: [{gate: release}]}
`
    const policy = compilePolicy(parsePlaybook(asked, 'playbook.yml'), { digest: '', signers: [] })
    expect(packagesOf(policy)).toEqual([])
  })

  test('of jest is a package, and node:test comes with Node', () => {
    expect(packagesOf(policyOf({ runner: 'jest' }))).toEqual(['jest'])
    expect(programsOf(policyOf({ runner: 'jest', packageManager: 'yarn' }))).toEqual(['yarn', 'tsc'])
    expect(programsOf(policyOf({ runner: 'node:test', typescript: false }))).toEqual(['npm'])
  })
})

const agentOf = (driver: 'builtin' | 'command') => ({
  driver,
  budget: { steps: 1, tokens: 1, money: 1, minutes: 1 },
})

describe('the sandbox of the agent', () => {
  const none = { kind: 'none', network: 'shared', detail: 'bubblewrap (bwrap) is not installed' } as const
  test.each([
    ['command', { kind: 'namespaces', network: 'none', detail: 'd' }, 'ok', 'driver command, sandbox: namespaces, network: none'],
    ['command', { kind: 'off', network: 'shared', detail: 'd' }, 'ok', 'driver command, sandbox: off, as the playbook says'],
    ['command', none, 'problem', 'driver command, no sandbox: bubblewrap (bwrap) is not installed'],
    ['builtin', none, 'warning', 'driver builtin, no sandbox; it has no shell: bubblewrap (bwrap) is not installed'],
  ] as const)('%s with %j is %s', (driver, note, state, found) => {
    expect(judgeSandbox(agentOf(driver), note)).toMatchObject({ state, found })
  }) // prettier-ignore
})
