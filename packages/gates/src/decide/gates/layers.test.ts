import { describe, expect, it } from 'vitest'
import { judge } from '../judge.ts'
import { aCondition, aPolicy, anEvidence, verdictOn } from '../testing/evidence.ts'
import { realTree } from '../testing/real-tree.ts'
import { aTree, facts, importOf } from '../testing/trees.ts'

const condition = aCondition('layers', {})
const path = 'src/domain/a.ts'
const source = 'src/domain/cart.go'
const imports = (...targets: (string | null)[]) =>
  facts({ imports: targets.map((target) => importOf(target, { line: 3 })) })

describe('the gate layers', () => {
  it.each([
    ['its own layer', 'src/domain/b.ts', 'pass'],
    ['an allowed layer', 'src/ports/store.ts', 'pass'],
    ['a package', null, 'pass'],
    ['another layer', 'src/adapters/store.ts', 'fail LAYERS-EDGE'],
    ['what no layer claims', 'lib/x.ts', 'fail LAYERS-EDGE'],
    ['a file that is not there', 'src/adapters/gone.ts', 'fail LAYERS-EDGE'],
  ])('the domain imports %s', (_, target, short) => {
    expect(verdictOn(condition, { head: aTree({ [path]: imports(target) }) })).toBe(short)
  })

  it('says the edge, its place and what is allowed', () => {
    const head = aTree({ [path]: imports('src/adapters/store.ts'), 'src/ports/p.ts': imports('src/domain/a.ts') })
    const { findings, measured } = judge(condition, anEvidence({ head }))
    expect(findings.map(({ message }) => message)).toEqual([
      'src/domain/a.ts:3 → src/adapters/store.ts: domain may import itself, ports, not infra',
      'src/ports/p.ts:3 → src/domain/a.ts: ports may import nothing but itself, not domain',
    ])
    expect(findings[0]?.where).toEqual({ path, line: 3 })
    expect(measured).toEqual({ files: 2, edges: 2, known: 0, computed: 0 })
  })

  it('a layer without an entry may import anything', () => {
    const head = aTree({ 'src/adapters/store.ts': imports('src/main.ts', 'e2e/a.ts'), [path]: facts() })
    expect(verdictOn(condition, { head })).toBe('pass')
  })

  it('tells where a moved folder is to be named before anything is said to it', () => {
    const [moved, closed] = ['lib/x.ts', 'src/adapters/store.ts'].map(
      (target) => judge(condition, anEvidence({ head: aTree({ [path]: imports(target) }) })).findings[0]?.fix,
    )
    expect(moved).toContain('give that to a layer first: in playbook.yml')
    expect(closed).toBe('Import a port instead and let the composition hand in the implementation.')
  })

  it('an edge that the base has is not charged again', () => {
    const head = aTree({ [path]: imports('src/adapters/store.ts') })
    const answer = judge(condition, anEvidence({ head, base: head }))
    expect(answer).toMatchObject({ outcome: 'pass', measured: { edges: 0, known: 1 } })
    expect(verdictOn(condition, { head, base: null })).toBe('fail LAYERS-EDGE')
    const base = aTree({ [path]: imports('src/adapters/other.ts') })
    expect(verdictOn(condition, { head, base })).toBe('fail LAYERS-EDGE')
    const two = aTree({ [path]: imports('src/adapters/other.ts', 'src/adapters/store.ts') })
    expect(verdictOn(condition, { head, base: two })).toBe('pass')
  })

  it('names all layers that may be imported', () => {
    const policy = aPolicy({ imports: { domain: ['ports', 'testkit'] } })
    const { findings } = judge(condition, anEvidence({ policy, head: aTree({ [path]: imports('src/main.ts') }) }))
    expect(findings[0]?.message).toBe(
      'src/domain/a.ts:3 → src/main.ts: domain may import itself, ports, testkit, not composition',
    )
  })

  it('a file in no layer, or in one named like a method, has no rules', () => {
    const head = aTree({ [path]: imports('src/adapters/store.ts') })
    expect(verdictOn(condition, { head, layersOf: () => null })).toBe('pass')
    expect(verdictOn(condition, { head, layersOf: (at) => (at === path ? 'constructor' : 'infra') })).toBe('pass')
  })

  it('is missing when files are claimed but none can be read', () => {
    expect(verdictOn(condition, { head: aTree({ 'src/domain/a.py': null }) })).toBe('missing LAYERS-ZERO')
    // Nobody imports from these.
    expect(verdictOn(condition, { head: aTree({ 'src/domain/.gitkeep': null, 'src/domain/a.json': null }) })).toBe(
      'pass',
    )
    expect(verdictOn(condition, { head: aTree({ [path]: facts({ problem: 'expected }' }) }) })).toBe(
      'missing SOURCE-UNREADABLE',
    )
  })

  it('is missing when the imports of some are read and those of others are not', () => {
    const head = realTree({ [path]: '', 'src/domain/Cart.java': '', 'src/domain/Bill.java': '', 'src/domain/flow.js': '// @flow\ntype T = {| |}\n' })
    const { outcome, findings } = judge(condition, anEvidence({ head }))
    expect([outcome, ...findings.map(({ code, message }) => `${code} ${message}`)]).toEqual([
      'missing',
      'LAYERS-UNREAD src/domain/Cart.java and 1 other file: the layer has import rules, and Helix reads no imports of Java',
      'LAYERS-UNREAD src/domain/flow.js: the layer has import rules, and Helix reads no imports of Flow',
    ])
  }) // prettier-ignore

  it('tells files that the base has already and nobody can read, and refuses a new one', () => {
    const base = realTree({ [path]: '', 'src/domain/flow.js': '// @flow\ntype T = {| |}\n' })
    const edited = realTree({ [path]: '', 'src/domain/flow.js': '// @flow\ntype U = {| |}\n' })
    const known = judge(condition, anEvidence({ base, head: edited }))
    expect([known.outcome, ...known.findings.map(({ code, severity }) => `${code} ${severity}`)]).toEqual([
      'pass',
      'LAYERS-UNREAD warning',
    ])
    const more = realTree({ [path]: '', 'src/domain/flow.js': '', 'src/domain/Cart.java': '' })
    expect(judge(condition, anEvidence({ base, head: more })).outcome).toBe('missing')
  })

  it('tells a template under a name of code that the base has already, and refuses what becomes one', () => {
    const template = 'src/domain/routes.ts'
    const torn = '{{#each routes}}\nimport { {{name}} } from "{{path}}"\n{{/each}}\n'
    const base = realTree({ [path]: '', [template]: torn })
    const on = (files: Record<string, string>) => verdictOn(condition, { base, head: realTree({ [path]: '', ...files }) })
    expect(on({ [template]: `${torn}\n` })).toBe('pass SOURCE-UNREADABLE')
    expect(on({ [template]: torn, 'src/domain/other.ts': torn })).toBe('missing SOURCE-UNREADABLE')
    expect(on({ [template]: torn, [path]: torn })).toBe('missing SOURCE-UNREADABLE')
  }) // prettier-ignore

  it('needs no imports of documents, data, styles and shell, nor of sources without rules', () => {
    const head = realTree({ [path]: '', 'src/domain/a.sql': '', 'src/domain/a.css': '', 'src/domain/a.sh': '', 'lib/A.java': '' })
    expect(verdictOn(condition, { head })).toBe('pass')
  }) // prettier-ignore

  it('a package of Go that the base imports may get a file more, and is charged once', () => {
    const go = {
      'go.mod': 'module example.com/shop\n',
      [source]: 'package domain\nimport "example.com/shop/src/adapters/store"\n',
      'src/adapters/store/a.go': 'package store\n',
    }
    const head = realTree({ ...go, 'src/adapters/store/_a.go': '', 'src/adapters/store/A.go': 'package store\n' })
    expect(judge(condition, anEvidence({ head })).measured).toMatchObject({ files: 1, edges: 1 })
    expect(verdictOn(condition, { head })).toBe('fail LAYERS-EDGE')
    expect(verdictOn(condition, { head, base: realTree(go) })).toBe('pass')
    expect(verdictOn(condition, { head, base: realTree({ ...go, [source]: 'package domain\n' }) })).toBe('fail LAYERS-EDGE')
  }) // prettier-ignore

  it('counts imports that nobody can tell', () => {
    const head = realTree({ [path]: 'export const load = (name) => import(name)\n' })
    expect(judge(condition, anEvidence({ head })).measured).toMatchObject({ files: 1, computed: 1 })
  })

  it('passes before the layers have files', () => {
    const answer = judge(condition, anEvidence({ head: aTree({ 'e2e/a.ts': imports('src/main.ts') }) }))
    const measured = { files: 0, edges: 0, known: 0, computed: 0 }
    expect(answer).toEqual({ outcome: 'pass', measured, findings: [], reports: [] })
  })
})
