import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { renderAction } from './action.ts'
import { github } from './github.ts'

interface Step {
  name: string
  if?: string
  uses?: string
  run?: string
  shell?: string
  env?: Record<string, string>
}

const { inputs, runs }: { inputs: Record<string, { default?: string }>; runs: { using: string; steps: Step[] } } =
  parse(renderAction('1.2.3'))
const stepsOf = (name: string) => runs.steps.filter((step) => step.if?.includes(`inputs.job == '${name}'`) === true)

test('the action is one of the two jobs, with the scripts of the workflow', () => {
  const workflow = github.render({
    branch: 'main',
    node: '24.21.0',
    verifier: '1.2.3',
    integrity: null,
    packageManager: { name: 'npm', version: null },
  })
  const { jobs }: { jobs: Record<string, { steps: Step[] }> } = parse(workflow)
  const known = Object.values(jobs).flatMap(({ steps }) => steps.map(({ run }) => run ?? ''))
  const scripts = [...stepsOf('measure'), ...stepsOf('judge')].flatMap(({ run }) => (run === undefined ? [] : [run]))
  expect(scripts).toHaveLength(5)
  for (const script of scripts) expect(known).toContain(script)
})

test('the key reaches one step, which signs only what was measured', () => {
  const holders = runs.steps.filter(({ env }) => Object.values(env ?? {}).includes('${{ inputs.key }}'))
  expect(holders.map((step) => step.if)).toEqual([
    "${{ inputs.job == 'judge' && inputs.sign == 'true' && inputs.measured == 'success' }}",
  ])
})

test('no input is part of a script, every script names its shell, every action its commit', () => {
  expect(runs.using).toBe('composite')
  for (const { run, shell, uses } of runs.steps) {
    expect(run ?? '').not.toContain('${{')
    expect(shell).toBe(run === undefined ? undefined : 'bash')
    expect(uses ?? 'a/b@'.padEnd(44, '0')).toMatch(/^[a-z-]+\/[a-z-]+@[0-9a-f]{40}$/)
  }
})

test('by default nothing is signed, and a job whose end nobody told has not ended well', () => {
  expect(Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, input.default]))).toEqual({
    job: undefined,
    measured: 'missing',
    sign: 'false',
    key: '',
    verifier: 'helix-autobahn@1.2.3',
    integrity: '',
  })
})
