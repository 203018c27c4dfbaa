import { compilePolicy, parsePlaybook, playbookTemplate, type Stack } from '@helix/playbook'
import { describe, expect, test } from 'vitest'
import { judgeDisk } from './disk.ts'
import { judgeAnswer } from './model.ts'
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

function call(text: string, name = 'report_ready') {
  return [{ name, arguments: text }]
}

describe('an answer of the model', () => {
  test.each([
    [call('{"ready":true}'), false, 'ok', 'm at h answers, calls tools and reports usage'],
    [
      call('{"ready":true}'),
      true,
      'warning',
      'm at h calls tools, but reports no usage; tokens and money are estimated',
    ],
    [
      call('{"ready":"yes"}'),
      false,
      'warning',
      'm at h calls tools, but with arguments that are not as asked: {"ready":"yes"}',
    ],
    [call('ready'), false, 'warning', 'm at h calls tools, but with arguments that are not as asked: ready'],
    [
      call('{"ready":true}', 'other'),
      false,
      'problem',
      'm at h answered without calling the tool; the agent works through tools',
    ],
    [[], false, 'problem', 'm at h answered without calling the tool; the agent works through tools'],
  ])('%j, usage estimated: %s', (calls, estimated, state, found) => {
    expect(judgeAnswer('m at h', calls, estimated)).toMatchObject({ state, found })
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

  test('of jest and node:test are programs', () => {
    expect(packagesOf(policyOf({ runner: 'jest' }))).toEqual([])
    expect(programsOf(policyOf({ runner: 'jest', packageManager: 'yarn' }))).toEqual(['yarn', 'tsc', 'jest'])
    expect(programsOf(policyOf({ runner: 'node:test', typescript: false }))).toEqual(['npm', 'node'])
  })
})
