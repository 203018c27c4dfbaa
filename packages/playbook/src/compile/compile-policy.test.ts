import { describe, expect, it } from 'vitest'
import { aPolicy } from '../testing/policies.ts'
import { small, standardPlaybook } from '../testing/playbooks.ts'
import { parsePlaybook } from '../parse/parse-playbook.ts'
import { askedOf } from '../schema/asked.ts'
import { compilePolicy } from './compile-policy.ts'
import { policyMatcher } from '../testing/policy-matcher.ts'

const policy = aPolicy()

/** Layers that ask for approvals, and how many. */
function approvals(text?: string): Record<string, number> {
  return Object.fromEntries(
    aPolicy(text).layers.flatMap((layer) => (layer.approvals > 0 ? [[layer.name, layer.approvals]] : [])),
  )
}

describe('a compiled policy', () => {
  it('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(policy))).toEqual(policy)
  })

  it('holds what the commit says of itself', () => {
    const signers = [{ principal: 'ana@example.org', namespaces: ['helix-approve'], key: 'ssh-ed25519 AAAA' }]
    const compiled = compilePolicy(parsePlaybook(standardPlaybook, 'playbook.yml'), { digest: 'abc', signers })
    expect(compiled).toMatchObject({
      digest: 'abc',
      signers,
      version: 1,
      spec: { path: 'docs/spec.md' },
      shown: ['file', 'tag'],
    })
    expect(compiled).toMatchObject({ signing: 'ssh', self: false, release: { mode: 'tag' } })
    expect(compiled.setup).toEqual({ run: ['npm', 'ci'], inputs: ['package.json', 'package-lock.json'] })
    expect(compiled.imports['stubs']).toEqual(['ports'])
    expect(aPolicy(small(['', ''])).setup).toBeNull()
  })

  it('has the commands as adapters and programs', () => {
    expect(policy.commands).toEqual({
      types: { name: 'types', kind: 'argv', run: ['npx', '--no', 'tsc', '--noEmit'], quick: true, within: 600_000 },
      unit: { name: 'unit', kind: 'vitest', project: 'unit', quick: true, within: 600_000, coverage: ['src/domain/**'] },
      property: { name: 'property', kind: 'vitest', project: 'property', quick: false, within: 600_000 },
      integration: { name: 'integration', kind: 'vitest', project: 'integration', quick: false, within: 600_000 },
      e2e: { name: 'e2e', kind: 'vitest', project: 'e2e', quick: false, within: 600_000, service: 'app' },
      mutants: {
        name: 'mutants', kind: 'stryker', tests: ['unit', 'property'], mutate: ['src/domain/**'], quick: false, within: 3_600_000,
      },
      bench: { name: 'bench', kind: 'vitest-bench', files: ['bench/**'], quick: false, within: 600_000 },
    }) // prettier-ignore
  })

  it('has the runners that Helix drives, and the format of coverage', () => {
    const written = `types: {run: [x, '{coverage}'], coverage: [src/**], coverage-report: cobertura}
  fast: {runner: node, files: [test/**], preload: [tsx]}
  slow: {runner: pytest, files: [tests/**], coverage: [src/**]}
  late: {run`
    const { commands } = aPolicy(small(['types: {run', written]))
    const common = { quick: false, within: 600_000 }
    expect([commands['types'], commands['fast'], commands['slow']]).toEqual([
      { ...common, name: 'types', kind: 'argv', run: ['x', '{coverage}'], coverage: ['src/**'], coverageReport: 'cobertura' },
      { ...common, name: 'fast', kind: 'node', files: ['test/**'], preload: ['tsx'] },
      { ...common, name: 'slow', kind: 'pytest', files: ['tests/**'], coverage: ['src/**'] },
    ]) // prettier-ignore
  })

  it('has a condition for each command that `of` lists, with parameters in camel case and milliseconds', () => {
    expect(policy.always).toEqual([
      { gate: 'integrity', asked: {} },
      { gate: 'layers', asked: {} },
      { gate: 'command', of: 'types', asked: { from: 'SCAFFOLD' } },
      ...['unit', 'property', 'integration', 'e2e'].map((of) => ({
        gate: 'tests',
        of,
        asked: { empty: 'until-first', minTests: 1 },
      })),
    ])
    expect(policy.steps.map((step) => step.exit)).toEqual([
      [
        { gate: 'spec', asked: { minRequirements: 1, maxOpenQuestions: 0 } },
        { gate: 'approval', asked: { of: 'spec', by: 1 } },
      ],
      [{ gate: 'red-bar', of: 'e2e', asked: { runs: 5 } }],
      [{ gate: 'tests', of: 'e2e', asked: { empty: 'fail', minTests: 1 } }],
      [
        { gate: 'trace', of: 'unit', asked: { maxUncovered: 0, maxSuspect: 0 } },
        { gate: 'coverage', of: 'unit', asked: { minPatch: 90, ratchet: true } },
        { gate: 'property', of: 'property', asked: { minRuns: 100 } },
        { gate: 'mutation', of: 'mutants', asked: { minPatch: 80, ratchet: true } },
      ],
      [
        { gate: 'stubs', asked: { maxLeft: 0 } },
        { gate: 'tests', of: 'integration', asked: { empty: 'fail', minTests: 1 } },
        {
          gate: 'smoke',
          asked: {
            service: 'app',
            get: { '/healthz': 200 },
            load: { path: '/', seconds: 5, maxErrorRate: 0, maxP95: 200 },
          },
        },
      ],
      [{ gate: 'perf', of: 'bench', asked: { maxP95: 50, maxRatio: 1.1, pairs: 12 } }],
      [
        { gate: 'trace', asked: { maxUncovered: 0, maxSuspect: 0 } },
        { gate: 'release', asked: {} },
      ],
    ])
  })

  it('keeps the paths of the product in `get` as they are', () => {
    const text = small(['{gate: release}', '{gate: smoke, service: app, get: {/cart-items: 200}}, {gate: release}'])
    expect(aPolicy(text).steps[2]?.exit[0]?.asked).toEqual({ service: 'app', get: { '/cart-items': 200 } })
  })

  it('asks for approvals where the layer does, and always for the policy', () => {
    expect(approvals()).toEqual({ policy: 1, dependencies: 1 })
    const strict = small([
      'e2e: [e2e/**]',
      'e2e: {paths: [e2e/**]}\n  policy: {paths: [ops/**], approval: 2}\n  spec: {paths: [docs/more.md], approval: 3}',
    ])
    expect(approvals(strict)).toEqual({ policy: 2, spec: 3 })
    expect(approvals(small(['e2e: [e2e/**]', 'e2e: [e2e/**]\n  policy: {paths: [], approval: 0}']))).toEqual({
      policy: 1,
    })
  })

  it('has three layers that are always open, and numbers its steps', () => {
    expect(policy.layers.filter((layer) => layer.always).map((layer) => layer.name)).toEqual([
      'free',
      'support',
      'dependencies',
    ])
    expect(policy.steps.map((step) => step.number)).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(policy.lanes.map((lane) => [lane.id, lane.number, lane.exit])).toEqual([
      ['free', undefined, []],
      ['keep', undefined, []],
      ['fix', undefined, []],
    ])
  })

  it('puts every path of the spec into the layer spec, once', () => {
    expect(policy.layers.find((layer) => layer.name === 'spec')?.globs).toEqual(['docs/spec.md'])
    const text = small(
      ['e2e: [e2e/**]', 'e2e: [e2e/**]\n  spec: [docs/glossary.md]'],
      ['always:', 'spec: {path: SPEC.md}\nalways:'],
    )
    expect(aPolicy(text).layers.find((layer) => layer.name === 'spec')?.globs).toEqual(['SPEC.md', 'docs/glossary.md'])
  })
})

describe('the files of the policy', () => {
  it('are known before there is a playbook', () => {
    const isPolicy = policyMatcher(null)
    expect(['playbook.yml', '.husky/pre-push', 'a/.npmrc', 'src/main.ts', '.helix/models.json'].map(isPolicy)).toEqual([
      true, true, true, false, false,
    ]) // prettier-ignore
  })

  it('are more where the playbook says so', () => {
    const isPolicy = policyMatcher(
      parsePlaybook(small(['e2e: [e2e/**]', 'e2e: [e2e/**]\n  policy: [ops/**]']), 'playbook.yml'),
    )
    expect([isPolicy('ops/deploy.sh'), isPolicy('playbook.yml'), isPolicy('src/main.ts')]).toEqual([true, true, false])
  })
})

it('what a condition asks is read gate by gate', () => {
  const red = policy.steps[1]?.exit[0]
  if (red === undefined) throw new Error('the step E2E_RED has an exit')
  const { runs } = askedOf(red, 'red-bar')
  expect(runs).toBe(5)
  expect(() => askedOf(red, 'tests')).toThrow('a condition of red-bar is read as one of tests')
})
