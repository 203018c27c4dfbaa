import { describe, expect, it } from 'vitest'
import { compilePolicy } from '../compile/compile-policy.ts'
import { parsePlaybook } from '../parse/parse-playbook.ts'
import { playbookTemplate } from './playbook-template.ts'
import { requirementsOf } from './requirements.ts'
import type { Stack, TemplateVariant } from './stack.ts'

const product: Stack = {
  packageManager: 'pnpm',
  runner: 'vitest',
  typescript: true,
  layout: 'layered',
  service: { run: ['node', 'src/main.ts'], ready: '/healthz' },
  installed: ['typescript', 'vitest'],
  signing: 'none',
  self: true,
}

function policyOf(stack: Stack, variant: TemplateVariant = 'standard') {
  return compilePolicy(parsePlaybook(playbookTemplate(stack, variant), 'playbook.yml'), {
    digest: '0'.repeat(64),
    signers: [],
  })
}

function gatesOf(stack: Stack, variant: TemplateVariant = 'standard') {
  return Object.fromEntries(
    policyOf(stack, variant).steps.map((step) => [step.id, step.exit.map(({ gate }) => gate).join(' ')]),
  )
}

const stacks = (['npm', 'pnpm', 'yarn', 'bun'] as const).flatMap((packageManager) =>
  (['vitest', 'jest', 'node:test'] as const).flatMap((runner) =>
    [true, false].flatMap((typescript) =>
      (['layered', 'flat'] as const).flatMap((layout) =>
        [product.service, { build: ['npm', 'run', 'build'], run: ['node', 'dist/main.js'], ready: '/' }, null].flatMap(
          (service) =>
            (['standard', 'quick'] as const).map((variant) => ({
              ...product,
              packageManager,
              runner,
              typescript,
              layout,
              service,
              variant,
            })),
        ),
      ),
    ),
  ),
)

const python: Stack = {
  ...product,
  packageManager: 'uv',
  runner: 'pytest',
  typescript: false,
  layout: 'flat',
  service: null,
  python: { folders: ['shop', '.'], requirements: [] },
  installed: ['pytest', 'mypy'],
}

describe('the playbook of a Python stack', () => {
  it.each(['layered', 'flat'] as const)(
    'is valid in a %s layout, and every layer can be changed in some step',
    (layout) => {
      for (const packageManager of ['uv', 'poetry', 'pip'] as const) {
        const policy = policyOf({ ...python, layout, packageManager })
        const opened = policy.steps.flatMap((step) => step.opens)
        const closed = policy.layers
          .filter(({ name, always }) => !always && !opened.includes(name))
          .map(({ name }) => name)
        expect(closed).toEqual(['policy', 'helix'])
      }
    },
  )

  it('asks for what Helix can measure of Python', () => {
    expect(gatesOf(python)).toEqual({
      SPEC_DRAFT: 'spec approval',
      E2E_RED: 'red-bar',
      SCAFFOLD: 'tests',
      DOMAIN_LOGIC: 'trace coverage',
      INFRA_INTEGRATION: 'stubs tests',
      DONE: 'trace release',
    })
    expect(policyOf(python).commands['unit']).toMatchObject({ kind: 'pytest', coverage: ['shop/**', '*.py'] })
    expect(policyOf(python).commands['types']).toMatchObject({ run: ['uv', 'run', '--no-sync', 'mypy', '.'] })
    expect(requirementsOf(python).map((requirement) => requirement.package)).toEqual(['pytest-cov'])
  })

  it.each([
    ['uv', [], ['uv', 'sync', '--frozen']],
    ['poetry', [], ['env', 'POETRY_VIRTUALENVS_IN_PROJECT=true', 'poetry', 'install', '--no-interaction']],
    [
      'pip',
      [],
      ['sh', '-c', 'python3 -m venv .venv && .venv/bin/python -m pip install -q -e . pytest pytest-cov mypy'],
    ],
    [
      'pip',
      ['requirements-dev.txt', 'requirements.txt'],
      [
        'sh',
        '-c',
        'python3 -m venv .venv && .venv/bin/python -m pip install -q -r requirements-dev.txt -r requirements.txt pytest pytest-cov mypy',
      ],
    ],
  ] as const)('installs with %s (%j)', (packageManager, requirements, run) => {
    const stack: Stack = { ...python, packageManager, python: { folders: ['src'], requirements: [...requirements] } }
    expect(policyOf(stack).setup?.run).toEqual(run)
  })
})

it.each([
  ['pip', "python3 -m venv .venv && .venv/bin/python -m pip install -q -e '.[dev,test]' pytest pytest-cov mypy"],
  ['uv', 'uv sync --frozen --extra dev --extra test'],
  ['poetry', 'env POETRY_VIRTUALENVS_IN_PROJECT=true poetry install --no-interaction --extras dev --extras test'],
] as const)('installs the extras of tests with %s', (packageManager, run) => {
  const stack: Stack = { ...python, packageManager, python: { folders: ['src'], requirements: [], extras: ['dev', 'test'] } } // prettier-ignore
  expect(
    policyOf(stack)
      .setup?.run.join(' ')
      .replace(/^sh -c /, ''),
  ).toBe(run)
})

it('installs the tools alone where only sources are there', () => {
  const stack: Stack = { ...python, packageManager: 'pip', installed: [], python: { folders: ['.'], requirements: [], unpackaged: true } } // prettier-ignore
  expect(policyOf(stack).setup?.run.at(-1)).toBe(
    'python3 -m venv .venv && .venv/bin/python -m pip install -q pytest pytest-cov',
  )
})

describe('the playbook of a stack', () => {
  it('is valid for every stack, and every layer but the policy can be changed in some step', () => {
    expect(stacks).toHaveLength(4 * 3 * 2 * 2 * 3 * 2)
    for (const { variant, ...stack } of stacks) {
      const policy = policyOf(stack, variant)
      expect(policy.steps.at(-1)?.id).toBe('DONE')
      const opened = policy.steps.flatMap((step) => step.opens)
      const closed = policy.layers
        .filter((layer) => !layer.always && !opened.includes(layer.name))
        .map(({ name }) => name)
      expect({ stack, closed }).toEqual({ stack, closed: ['policy', 'helix'] })
    }
  })

  it('has the seven steps', () => {
    expect(gatesOf(product)).toEqual({
      SPEC_DRAFT: 'spec approval',
      E2E_RED: 'red-bar',
      SCAFFOLD: 'tests',
      DOMAIN_LOGIC: 'trace coverage property mutation',
      INFRA_INTEGRATION: 'stubs tests smoke',
      PERF_BUDGET: 'perf',
      DONE: 'trace release',
    })
  })

  it('asks for the same when it is quick, in four steps', () => {
    expect(gatesOf(product, 'quick')).toEqual({
      SPEC_DRAFT: 'spec approval',
      E2E_RED: 'red-bar',
      BUILD: 'tests trace coverage property mutation stubs tests smoke perf',
      DONE: 'trace release',
    })
    expect(policyOf(product, 'quick').always[2]?.asked).toEqual({ from: 'BUILD' })
  })

  it('loads the service once where it is quick: with the stricter of two budgets', () => {
    const jest: Stack = { ...product, runner: 'jest' }
    const loadsOf = (variant: TemplateVariant) =>
      policyOf(jest, variant).steps.flatMap(({ exit }) => exit.filter(({ gate }) => gate === 'smoke'))
    expect(loadsOf('standard')).toHaveLength(2)
    expect(loadsOf('quick')).toEqual([loadsOf('standard')[1]])
  })

  it('starts a TypeScript product without a build step as it is written', () => {
    const policy = policyOf(product)
    expect(policy.services['app']).toEqual({
      name: 'app', run: ['node', 'src/main.ts'], portEnv: 'PORT', ready: '/healthz', within: 20_000,
    }) // prettier-ignore
    expect(policy.commands['types']).toMatchObject({
      kind: 'argv',
      run: ['npx', '--no', '--', 'tsc', '--noEmit'],
      quick: true,
    })
    expect(policy.setup).toEqual({
      run: ['pnpm', 'install', '--frozen-lockfile'],
      inputs: ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml'],
    })
    expect(policy.signing).toBe('none')
    expect(policy.self).toBe(true)
  })

  it.each([
    ['npm', ['npx', '--no', '--', 'tsc', '--noEmit'], ['npm', 'ci']],
    ['pnpm', ['npx', '--no', '--', 'tsc', '--noEmit'], ['pnpm', 'install', '--frozen-lockfile']],
    ['yarn', ['yarn', 'run', 'tsc', '--noEmit'], ['yarn', 'install', '--frozen-lockfile']],
    ['bun', ['bunx', '--no-install', 'tsc', '--noEmit'], ['bun', 'install', '--frozen-lockfile']],
  ] as const)('uses %s to install and to start programs', (packageManager, run, install) => {
    const policy = policyOf({ ...product, packageManager })
    expect(policy.commands['types']).toMatchObject({ run })
    expect(policy.setup?.run).toEqual(install)
  })

  it('installs anew with yarn when its settings change', () => {
    expect(policyOf({ ...product, packageManager: 'yarn' }).setup?.inputs).toEqual([
      'package.json',
      'yarn.lock',
      '.yarnrc*',
    ])
  })

  it('drives Jest by its JSON report', () => {
    expect(policyOf({ ...product, runner: 'jest' }).commands['unit']).toMatchObject({
      kind: 'jest',
      files: ['test/unit/**/*.test.ts'],
      coverage: ['src/domain/**'],
      quick: true,
    })
  })

  it('drives node:test by its JUnit and LCOV reports', () => {
    const { unit, e2e } = policyOf({ ...product, runner: 'node:test', preload: ['tsx'] }).commands
    expect(unit).toMatchObject({ kind: 'node', files: ['test/unit/**/*.test.ts'], coverage: ['src/domain/**'] })
    expect(e2e).toMatchObject({ kind: 'node', files: ['e2e/**/*.test.ts'], preload: ['tsx'] })
    expect(policyOf({ ...product, runner: 'node:test' }).commands['unit']).not.toHaveProperty('preload')
  })

  it('asks for no property, mutation and benchmark where no runner can prove them', () => {
    const { DOMAIN_LOGIC, PERF_BUDGET } = gatesOf({ ...product, runner: 'jest' })
    expect(DOMAIN_LOGIC).toBe('trace coverage')
    expect(PERF_BUDGET).toBe('smoke')
    expect(Object.keys(gatesOf({ ...product, runner: 'jest', service: null }))).not.toContain('PERF_BUDGET')
  })

  it('has no type check without TypeScript, and no service where the product is none', () => {
    const policy = policyOf({ ...product, typescript: false, service: null })
    expect(policy.always.map(({ gate }) => gate)).toEqual(['integrity', 'layers', 'tests', 'tests', 'tests', 'tests'])
    expect(policy.services).toEqual({})
    expect(policy.commands['e2e']).not.toHaveProperty('service')
  })
})

describe('what a stack still needs', () => {
  it('is what the gates need and package.json does not list', () => {
    expect(requirementsOf(product).map((requirement) => requirement.package)).toEqual([
      '@vitest/coverage-v8', 'fast-check', '@stryker-mutator/core', '@stryker-mutator/vitest-runner',
    ]) // prettier-ignore
  })

  it('is the runner itself in an empty repository', () => {
    expect(requirementsOf({ ...product, runner: 'jest', installed: [] })).toEqual([
      { package: 'jest', for: 'the commands unit, integration and e2e' },
      { package: 'typescript', for: 'the command types' },
    ])
    expect(requirementsOf({ ...product, runner: 'node:test', typescript: false, installed: [] })).toEqual([])
  })
})
