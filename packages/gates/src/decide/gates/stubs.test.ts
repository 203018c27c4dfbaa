import { describe, expect, it } from 'vitest'
import { judge } from '../judge.ts'
import { aCondition, aPolicy, anEvidence, verdictOn } from '../testing/evidence.ts'
import { aTree, declared, facts, importOf, marker } from '../testing/trees.ts'

const condition = aCondition('stubs', { maxLeft: 0 })
const stub = 'src/adapters/store.stub.ts'
const main = (target: string) => facts({ imports: [importOf(target, { line: 4 })] })

describe('the gate stubs', () => {
  it('passes when the composition reaches no stub', () => {
    const head = aTree({
      'src/main.ts': main('src/adapters/store.ts'),
      'src/adapters/store.ts': facts(),
      [stub]: facts(),
    })
    const answer = judge(condition, anEvidence({ head }))
    expect(answer).toEqual({ outcome: 'pass', measured: { left: 0 }, findings: [], reports: [] })
  })

  it('finds a stub over any number of imports', () => {
    const head = aTree({
      'src/main.ts': main('src/adapters/index.ts'),
      'src/adapters/index.ts': facts({
        imports: [importOf(stub, { line: 2 }), importOf('src/main.ts'), importOf(null)],
      }),
      [stub]: facts(),
    })
    const { outcome, findings } = judge(condition, anEvidence({ head }))
    expect(outcome).toBe('fail')
    expect(findings).toEqual([
      {
        severity: 'error',
        code: 'STUBS-LEFT',
        message: `the product still runs on the stub ${stub}`,
        where: { path: 'src/adapters/index.ts', line: 2 },
        fix: 'Give src/adapters/index.ts the real implementation instead.',
      },
    ])
  })

  it.each([
    ['todo' as const, 'is still to do'],
    ['not-implemented' as const, 'is not implemented'],
  ])('finds code of the product that %s', (kind, what) => {
    const head = aTree({ 'src/main.ts': facts(), 'src/domain/a.ts': facts({ markers: [marker(kind, 9, 'later')] }) })
    const { findings } = judge(condition, anEvidence({ head }))
    expect(findings).toMatchObject([
      { code: 'STUBS-LEFT', message: `src/domain/a.ts:9 ${what}: later`, where: { path: 'src/domain/a.ts', line: 9 } },
    ])
  })

  it('markers in stubs and tests are no unfinished product', () => {
    const markers = [marker('todo', 1, 'x')]
    const test = 'test/unit/a.test.ts'
    const head = aTree({
      'src/main.ts': facts(),
      [stub]: facts({ markers }),
      [test]: facts({ markers, tests: [declared(`${test} > a`)] }),
      'e2e/b.ts': facts({ markers }),
    })
    expect(verdictOn(condition, { head })).toBe('pass')
  })

  it('may leave as many as asked, and says how many there are', () => {
    const head = aTree({ 'src/main.ts': main(stub), [stub]: facts() })
    const answer = judge(aCondition('stubs', { maxLeft: 1 }), anEvidence({ head }))
    expect(answer).toMatchObject({ outcome: 'pass', measured: { left: 1 } })
  })

  it('is missing when there is no entry to look from, or it cannot be read', () => {
    expect(verdictOn(condition, { head: aTree({ 'src/domain/a.ts': facts() }) })).toBe('missing STUBS-NO-ENTRY')
    expect(verdictOn(condition, { head: aTree({ 'src/main.ts': null }) })).toBe('missing STUBS-NO-ENTRY')
    const broken = aTree({ 'src/main.ts': facts({ problem: 'expected }' }) })
    expect(verdictOn(condition, { head: broken })).toBe('missing SOURCE-UNREADABLE')
  })

  it('without a layer composition every code of the product is an entry', () => {
    const policy = aPolicy()
    const layers = policy.layers.filter((layer) => layer.name !== 'composition')
    const head = aTree({ 'src/domain/a.ts': main(stub), [stub]: facts() })
    expect(verdictOn(condition, { head, policy: { ...policy, layers } })).toBe('fail STUBS-LEFT')
  })

  it('a stub that is still there counts where the product loads what nobody can tell', () => {
    const loading = facts({ imports: [importOf(null, { specifier: '*', line: 2 })] })
    const head = aTree({ 'src/main.ts': loading, [stub]: facts() })
    expect(judge(condition, anEvidence({ head })).findings).toMatchObject([
      { code: 'STUBS-LEFT', message: `src/main.ts:2 loads what nobody can tell, and the stub ${stub} is still there` },
    ])
    expect(verdictOn(condition, { head: aTree({ 'src/main.ts': loading }) })).toBe('pass')
  })

  it('what a file uses of a stand-in counts where the product takes the file, and not where only tests do', () => {
    const orders = 'src/domain/orders.ts'
    const own = facts({ markers: [marker('stand-in', 3, 'FakeOrders')] })
    const taken = aTree({ 'src/main.ts': main(orders), [orders]: own })
    expect(verdictOn(condition, { head: taken })).toBe('fail STUBS-LEFT')
    expect(verdictOn(condition, { head: aTree({ 'src/main.ts': facts(), [orders]: own }) })).toBe('pass')
    const policy = aPolicy()
    const flat = { ...policy, layers: policy.layers.filter(({ name }) => name !== 'composition') }
    const test = 'test/unit/a.test.ts'
    const tested = facts({ tests: [declared(`${test} > a`)], imports: [importOf(orders)] })
    expect(verdictOn(condition, { head: aTree({ [orders]: own, [test]: tested }), policy: flat })).toBe('pass')
    expect(verdictOn(condition, { head: aTree({ [orders]: own }), policy: flat })).toBe('fail STUBS-LEFT')
  })
})
