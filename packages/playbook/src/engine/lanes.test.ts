import type { Position } from '@helix/core'
import { describe, expect, it } from 'vitest'
import { aPolicy, at } from '../testing/policies.ts'
import { standardPlaybook } from '../testing/playbooks.ts'
import { inferLane, isTestPath, laneMisfit } from './lanes.ts'

const policy = aPolicy()

describe('the lane of a commit', () => {
  it.each<[Position, string, string[], string | null]>([
    ['idle', 'docs', ['README.md', 'docs/guide.md'], 'free'],
    ['idle', 'feat', ['README.md'], 'free'],
    [at('SCAFFOLD'), 'docs', ['README.md'], 'free'],
    ['idle', 'docs', ['README.md', 'src/main.ts'], 'keep'],
    ['idle', 'refactor', ['src/domain/cart.ts'], 'keep'],
    ['idle', 'build', ['package.json'], 'keep'],
    ['idle', 'deps', ['package.json', 'package-lock.json'], 'keep'],
    ['idle', 'ci', ['scripts/ci.sh'], 'keep'],
    ['idle', 'style', ['src/main.ts'], 'keep'],
    ['idle', 'chore', ['src/main.ts'], 'keep'],
    ['idle', 'test', ['test/unit/cart.test.ts'], 'keep'],
    ['idle', 'perf', ['src/domain/cart.ts'], 'keep'],
    ['idle', 'infra', ['src/adapters/db.ts'], 'keep'],
    ['idle', 'revert', ['src/domain/cart.ts'], 'keep'],
    ['idle', 'fix', ['src/domain/cart.ts', 'test/unit/cart.test.ts'], 'fix'],
    ['idle', 'fix', ['src/domain/cart.ts'], 'fix'],
    ['idle', 'fix', ['scripts/build.sh', 'package.json'], 'keep'],
    ['idle', 'feat', ['src/domain/cart.ts', 'test/unit/cart.test.ts'], null],
    ['idle', 'spec', ['docs/spec.md'], null],
    ['idle', 'policy', ['playbook.yml'], null],
    ['idle', 'chore', [], null],
    [at('DOMAIN_LOGIC'), 'chore', [], null],
    [at('DOMAIN_LOGIC'), 'refactor', ['src/domain/cart.ts'], null],
    [at('DOMAIN_LOGIC'), 'fix', ['src/domain/cart.ts', 'test/unit/cart.test.ts'], null],
    [at('DOMAIN_LOGIC'), 'feat', ['src/domain/cart.ts', 'README.md'], null],
    [at('E2E_RED'), 'refactor', ['src/domain/cart.ts'], 'keep'],
    [at('E2E_RED'), 'fix', ['src/domain/cart.ts', 'test/unit/cart.test.ts'], 'fix'],
    [at('E2E_RED'), 'refactor', ['e2e/cart.test.ts', 'src/domain/cart.ts'], 'keep'],
    [at('E2E_RED'), 'feat', ['src/domain/cart.ts'], null],
    [at('E2E_RED'), 'refactor', ['progress.json'], 'keep'],
  ])('%j %s %j: %s', (position, type, paths, lane) => {
    expect(inferLane(policy, position, { type, paths })).toBe(lane)
  })

  it('is none for a frozen test that an amendment opened', () => {
    const frozen = { type: 'test', paths: ['e2e/cart.test.ts'] }
    expect(inferLane(policy, at('DOMAIN_LOGIC'), frozen)).toBe('keep')
    expect(inferLane(policy, at('DOMAIN_LOGIC'), { ...frozen, unfrozen: new Set(['e2e/cart.test.ts']) })).toBeNull()
  })

  it('is none where the playbook has no such lane', () => {
    const strict = aPolicy(standardPlaybook.replace('lanes: [free, keep, fix]', 'lanes: [free]'))
    expect(inferLane(strict, 'idle', { type: 'refactor', paths: ['src/main.ts'] })).toBeNull()
    expect(inferLane(strict, 'idle', { type: 'docs', paths: ['README.md'] })).toBe('free')
  })
})

describe('a lane that a commit asks for', () => {
  const fix = { type: 'fix', paths: ['src/domain/cart.ts', 'test/unit/cart.test.ts'] }

  it.each([
    ['keep', { type: 'refactor', paths: ['src/domain/cart.ts'] }],
    ['keep', fix],
    ['keep', { type: 'docs', paths: ['README.md'] }],
    ['fix', fix],
    ['free', { type: 'feat', paths: ['README.md', 'docs/a.md'] }],
  ])('is its lane where it fits, also in the step that opens everything: %s %j', (asked, facts) => {
    expect(laneMisfit(policy, asked, facts)).toBeNull()
    for (const position of ['idle', at('DOMAIN_LOGIC')] as const) {
      expect(inferLane(policy, position, { ...facts, asked })).toBe(asked)
    }
  })

  it.each([
    ['free', fix, 'the lane free takes files of the layer free alone; src/domain/cart.ts is none'],
    ['keep', { ...fix, type: 'feat' }, 'the lane keep brings nothing new; feat does'],
    ['keep', { ...fix, type: '' }, 'the lane keep brings nothing new; a commit without a type does'],
    ['fix', { ...fix, type: 'perf' }, 'the lane fix takes commits of the type fix; this is perf'],
    [
      'fix',
      { ...fix, paths: ['README.md'] },
      'the lane fix mends the product; only files that are always open are changed',
    ],
    ['fix', { ...fix, paths: [] }, 'a commit without a change is in no lane'],
    ['fast', fix, 'the lanes of the playbook are free, keep, fix'],
  ])('is not where it does not fit: %s %j', (asked, facts, reason) => {
    expect(laneMisfit(policy, asked, facts)).toBe(reason)
    expect(inferLane(policy, at('DOMAIN_LOGIC'), { ...facts, asked })).toBe(
      inferLane(policy, at('DOMAIN_LOGIC'), facts),
    )
  })

  it('is none in a strict playbook', () => {
    const strict = aPolicy(standardPlaybook.replace('lanes: [free, keep, fix]', 'lanes: []'))
    expect(laneMisfit(strict, 'fix', fix)).toBe('the playbook has no lanes')
  })
})

describe('a test file', () => {
  it.each([
    'src/a.test.ts', 'src/a.spec.js', 'a.test.mts', 'a.test.cjs', 'a.spec.tsx', 'src/__tests__/a.ts', 'test/a.js', 'tests/deep/a.mjs',
    'e2e/a.ts', 'test/support/a.test.ts', 'tests/test_cart.py', 'shop/cart_test.py', 'cart_test.go', 'src/CartTest.java', 'src/lib.rs',
  ])('%s', (path) => {
    expect(isTestPath(path)).toBe(true)
  }) // prettier-ignore

  it.each([
    'src/a.ts', 'src/test.ts', 'src/a.test.md', 'src/atest.ts', 'test/data.json', 'test/support/a.ts', 'test/fixtures/a.js',
    'src/cart.py', 'tests/conftest.py', 'latest.go', 'Contest.txt', 'contest/a.ts', 'src/a.test.ts/b.ts', 'src/latest.spec', 'src/a.test.tsxy', 'test',
  ])('%s is none', (path) => {
    expect(isTestPath(path)).toBe(false)
  }) // prettier-ignore
})
