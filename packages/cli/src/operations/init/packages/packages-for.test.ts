import { compilePolicy, parsePlaybook } from '@helix/playbook'
import { expect, test } from 'vitest'
import { packagesFor } from './packages-for.ts'

const names = [
  'vitest', '@vitest/coverage-v8', 'fast-check', '@stryker-mutator/core', '@stryker-mutator/vitest-runner', 'jest', 'pytest',
  'pytest-cov', 'typescript',
] // prettier-ignore

/** The packages that a playbook with these commands and conditions asks for. */
function asked(commands: string, exit: string): string[] {
  const text = `version: 1
signing: none
layers: {free: [README.md]}
self: true
commands: {${commands}}
always: []
steps:
  - {id: BUILD, opens: [spec, rest], exit: [${exit}]}
  - {id: DONE, opens: [], exit: [{gate: release}]}
`
  const policy = compilePolicy(parsePlaybook(text, 'playbook.yml'), { digest: '', signers: [] })
  const all = names.map((name) => ({ package: name, for: 'something' }))
  return packagesFor(policy, all).map((requirement) => requirement.package)
}

const vitest = 'unit: {runner: vitest, files: [test/**], coverage: [src/**]}'
const mutants = 'mutants: {runner: stryker, tests: [unit], mutate: [src/**]}'

test.each([
  ['unit: {runner: node, files: [test/**]}', '{gate: tests, of: unit}', []],
  [vitest, '{gate: tests, of: unit}', ['vitest']],
  [vitest, '{gate: coverage, of: unit, min-patch: 90}', ['vitest', '@vitest/coverage-v8']],
  [vitest, '{gate: property, of: unit, min-runs: 100}', ['vitest', 'fast-check']],
  [
    `${vitest}, ${mutants}`,
    '{gate: mutation, of: mutants, min-patch: 80}',
    ['vitest', '@stryker-mutator/core', '@stryker-mutator/vitest-runner'],
  ],
  ['unit: {runner: jest, files: [test/**]}', '{gate: tests, of: unit}', ['jest']],
  [
    'unit: {runner: pytest, files: [tests], coverage: [src/**]}',
    '{gate: coverage, of: unit, min-patch: 90}',
    ['pytest', 'pytest-cov'],
  ],
  ['types: {run: [npx, tsc, --noEmit]}', '{gate: command, of: types}', ['typescript']],
])('the commands %s under %s need %j', (commands, exit, expected) => {
  expect(asked(commands, exit)).toEqual(expected)
})
