import { expect, it } from 'vitest'
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
