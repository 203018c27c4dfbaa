import { describe, expect, it } from 'vitest'
import { refused, small, standardPlaybook } from '../testing/playbooks.ts'
import { parsePlaybook } from './parse-playbook.ts'

describe('a valid playbook', () => {
  it('may be the standard one', () => {
    const playbook = parsePlaybook(standardPlaybook, 'playbook.yml')
    expect(playbook.steps.map((step) => step.id)).toEqual([
      'SPEC_DRAFT', 'E2E_RED', 'SCAFFOLD', 'DOMAIN_LOGIC', 'INFRA_INTEGRATION', 'PERF_BUDGET', 'DONE',
    ]) // prettier-ignore
    expect(playbook.services['app']).toEqual({
      build: ['npm', 'run', 'build'],
      run: ['node', 'dist/main.js'],
      'port-env': 'PORT',
      ready: '/healthz',
      within: 20_000,
    })
    expect(playbook.layers['dependencies']).toEqual({ paths: ['package.json', 'package-lock.json'], approval: 1 })
    expect(playbook.agent).toEqual({
      driver: 'builtin',
      budget: { steps: 60, tokens: 400_000, money: 2, minutes: 20 },
    })
  })

  it('needs few words: everything else has a default', () => {
    const playbook = parsePlaybook(
      'version: 1\nlayers: {}\nsteps: [{id: DONE, exit: [{gate: release}]}]',
      'playbook.yml',
    )
    expect(playbook).toEqual({
      version: 1,
      spec: { path: 'docs/spec.md' },
      beacon: { shown: ['file'] },
      signing: 'ssh',
      self: false,
      reviewers: {},
      layers: {},
      imports: {},
      services: {},
      commands: {},
      always: [{ gate: 'integrity' }, { gate: 'layers' }],
      steps: [{ id: 'DONE', opens: [], exit: [{ gate: 'release' }] }],
      lanes: ['free', 'keep', 'fix'],
      agent: { driver: 'builtin', budget: { steps: 60, tokens: 400_000, money: 2, minutes: 20 } },
      release: { mode: 'tag' },
    })
  })

  it('may have CRLF line ends and a byte order mark', () => {
    const plain = parsePlaybook(small(), 'playbook.yml')
    expect(parsePlaybook(`\uFEFF${small().replaceAll('\n', '\r\n')}`, 'playbook.yml')).toEqual(plain)
  })

  it('may repeat itself with a few aliases', () => {
    const text = small(['domain: [src/**]', 'domain: &own [src/**]'], ['project: e2e,', 'files: *own,'])
    expect(parsePlaybook(text, 'playbook.yml').commands['e2e']).toMatchObject({ files: ['src/**'] })
  })

  it('gives Stryker an hour and every other command ten minutes', () => {
    const text = small(['types: {run', 'mutants: {runner: stryker, tests: [unit], mutate: [src/**]}\n  types: {run'])
    const { commands } = parsePlaybook(text, 'playbook.yml')
    expect([commands['mutants']?.within, commands['unit']?.within, commands['types']?.within]).toEqual([
      3_600_000, 600_000, 600_000,
    ])
  })
})

/** A document with so many aliases. */
function aliases(count: number): string {
  return `a: &a x\nb: [${Array.from({ length: count }, () => '*a').join(', ')}]`
}

describe('a file that is no YAML document', () => {
  it.each([
    ['is empty', '', 'playbook/empty', '1:1 PLAYBOOK-MISSING'],
    ['holds comments only', '# soon\n', 'playbook/empty', '1:1 PLAYBOOK-MISSING'],
    ['indents with a tab', 'layers:\n\t- a', 'playbook/syntax', '2:1 PLAYBOOK-SYNTAX'],
    ['has a key twice', 'version: 1\nversion: 1\n', 'playbook/syntax', '2:1 PLAYBOOK-DUPLICATE'],
    ['has two documents', 'version: 1\n---\nversion: 1\n', 'playbook/syntax', '2:1 PLAYBOOK-SYNTAX'],
    ['has a list as a key', '? [a]\n: b', 'playbook/syntax', '1:3 PLAYBOOK-SYNTAX'],
    ['has two colons on a line', 'a: b: c', 'playbook/syntax', '1:4 PLAYBOOK-SYNTAX'],
    ['uses a tag', 'version: !!js 1', 'playbook/syntax', '1:10 PLAYBOOK-SYNTAX'],
    ['names an unknown anchor', 'version: *one', 'playbook/syntax', '1:10 PLAYBOOK-SYNTAX'],
  ])('is refused when it %s', (_, text, code, at) => {
    const { code: actual, at: places } = refused(text)
    expect(actual).toBe(code)
    expect(places[0]).toBe(at)
  })

  it('is refused when it is nested without end', () => {
    expect(refused('['.repeat(200_000)).code).toBe('playbook/syntax')
  })

  it('is refused when aliases multiply it', () => {
    const text = 'a: &a [x, x]\nb: &b [*a]\nc: &c {d: *c}\n'
    expect(refused(text)).toMatchObject({
      code: 'playbook/syntax',
      at: ['2:8 PLAYBOOK-SYNTAX', '3:11 PLAYBOOK-SYNTAX'],
    })
  })

  it('is refused when it has more than fifty aliases', () => {
    expect(refused(aliases(50)).code).toBe('playbook/invalid')
    expect(refused(aliases(51))).toMatchObject({ code: 'playbook/syntax', at: ['2:205 PLAYBOOK-SYNTAX'] })
  })

  it('is refused unread when it has more than 256 KiB', () => {
    const limit = 256 * 1024
    expect(refused(`# ${'x'.repeat(10_000_000)}`).code).toBe('playbook/too-large')
    expect(refused(`#${'x'.repeat(limit)}`)).toMatchObject({ code: 'playbook/too-large', at: ['1:1 PLAYBOOK-SIZE'] })
    expect(refused(`#${'x'.repeat(limit - 1)}`).code).toBe('playbook/empty')
  })

  it('is refused with every error, not only the first', () => {
    expect(refused('a: 1\na: 2\nb: 1\nb: 2\n').at).toEqual(['2:1 PLAYBOOK-DUPLICATE', '4:1 PLAYBOOK-DUPLICATE'])
  })
})
