import { expect, it } from 'vitest'
import { compilePolicy } from '../compile/compile-policy.ts'
import { parsePlaybook } from '../parse/parse-playbook.ts'
import { aPolicy } from '../testing/policies.ts'
import { layerOf } from './layer-of.ts'

const policy = aPolicy()
const nameOf = (path: string) => layerOf(policy, path)?.name

it.each([
  '.circleci/config.yml',
  '.forgejo/workflows/helix.yaml',
  '.gitea/actions/judge/action.yml',
  '.buildkite/pipeline.yml',
  '.woodpecker.yml',
  '.woodpecker/judge.yaml',
  '.drone.yml',
  'azure-pipelines.yml',
  'azure-pipelines-nightly.yml',
  'bitbucket-pipelines.yml',
  'Jenkinsfile',
])('%s is policy: jobs that hold the key are written there', (path) => {
  expect(nameOf(path)).toBe('policy')
})

it.each([
  '.mocharc.cjs',
  'packages/a/.c8rc.json',
  '.nycrc',
  '.taprc',
  'ava.config.mjs',
  '.coveragerc',
  'bunfig.toml',
  '.yarnrc',
])('%s is policy: it tells a runner, a measurement or an installation what to do', (path) => {
  expect(nameOf(path)).toBe('policy')
})

it.each([
  'src/circleci/config.ts',
  'docs/Jenkinsfile',
  'src/ava.ts',
  'docs/.drone.yml',
  '.github/CODEOWNERS',
  'src/yarnrc.ts',
])('%s is not', (path) => {
  expect(nameOf(path)).not.toBe('policy')
})

it.each(['binding.gyp', 'packages/a/binding.gyp', 'setup.py', '.env.yarn', 'uv.toml', 'poetry.toml'])(
  '%s is policy: installations run it or obey it, whoever wrote it',
  (path) => expect(nameOf(path)).toBe('policy'),
)

it.each([
  '.nvmrc',
  '.node-version',
  '.python-version',
  '.tool-versions',
  'mise.toml',
  '.mise.local.toml',
  '.config/mise/config.toml',
  '.mise/config.toml',
  'mise/conf.d/tools.toml',
  '.java-version',
  '.sdkmanrc',
  'go.work',
  'vendor/modules.txt',
  '.bundle/config',
  'rust-toolchain.toml',
  '.cargo/config.toml',
  'mvnw',
  'gradle/wrapper/gradle-wrapper.properties',
  '.mvn/jvm.config',
])('%s is policy: it says which program runs when another one is called', (path) => expect(nameOf(path)).toBe('policy'))

it.each(['tox.ini', 'api/setup.cfg', '.env.test', 'web/.env.test.local'])(
  '%s is policy: it tells a runner of tests what to do, and nobody else',
  (path) => expect(nameOf(path)).toBe('policy'),
)

it.each([
  '.cargo/mutants.toml',
  'crates/a/.cargo/mutants.toml',
  '.config/nextest.toml',
  'infection.json5',
  'infection.json.dist',
  'stryker-config.json',
  'cosmic-ray.toml',
  'mutmut_config.py',
  'phpunit.xml.dist',
  '.rspec',
  'tarpaulin.toml',
  'cypress.config.ts',
  'karma.conf.js',
  'web/playwright-ct.config.ts',
  'src/test/resources/junit-platform.properties',
])('%s is policy: it tells a gate what to leave out, or how often to try', (path) =>
  expect(nameOf(path)).toBe('policy'),
)

it.each(['src/evil-1.0.dist-info/entry_points.txt', 'shop.egg-info/entry_points.txt'])(
  '%s is policy: Python takes it for an installation, and pytest loads the plugins that it names',
  (path) => expect(nameOf(path)).toBe('policy'),
)

it.each(['.semaphore/semaphore.yml', '.cirrus.yml', 'appveyor.yml', '.builds/test.yml', '.tekton/push.yaml'])(
  '%s is policy: jobs that hold the key are written there',
  (path) => expect(nameOf(path)).toBe('policy'),
)

it.each([
  'src/binding.ts',
  'src/infection.ts',
  'src/mutants.toml',
  'src/nextest.ts',
  'docs/dist-info.md',
  'src/karma.ts',
  'docs/binding.gyp.md',
  'src/uv.ts',
  '.env',
  '.env.example',
  'src/env.test.ts',
  'docs/nvmrc.md',
  'src/mise.ts',
  'vendor/logo.svg',
  'src/go.work.ts',
  'src/mise/task.ts',
  'scripts/setup.sh',
  'src/cargo/config.toml',
  'src/setup.ts',
])('%s is ordinary, whatever its name looks like', (path) => expect(nameOf(path)).not.toBe('policy'))

function heldWith(dependencies: object | string[], path: string, others: object = {}): string | undefined {
  const layers = JSON.stringify({ ...others, dependencies })
  const text = `version: 1\nsigning: none\nlayers: ${layers}\nsteps: [{id: DONE, exit: [{gate: release}]}]\n`
  return layerOf(compilePolicy(parsePlaybook(text, 'playbook.yml'), { digest: '0', signers: [] }), path)?.name
}

it('setup.py and setup.cfg are held by a layer dependencies that lists them, where it asks for an approval', () => {
  const asking = { paths: ['pyproject.toml', 'setup.*'], approval: 1 }
  expect(['setup.py', 'setup.cfg'].map((path) => heldWith(asking, path))).toEqual(['dependencies', 'dependencies'])
  expect(['packages/a/setup.py', 'tox.ini'].map((path) => heldWith(asking, path))).toEqual(['policy', 'policy'])
  expect(['setup.py', 'setup.cfg'].map((path) => heldWith(asking.paths, path))).toEqual(['policy', 'policy'])
  expect(heldWith({ paths: ['**'], approval: 1 }, 'playbook.yml')).toBe('policy')
  expect(heldWith(asking, 'setup.py', { free: ['*.py'] })).toBe('policy')
  expect(heldWith(asking, 'setup.py', { free: ['docs/**'] })).toBe('dependencies')
})
