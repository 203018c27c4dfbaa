import { describe, expect, it } from 'vitest'
import { changedSources } from './changed-sources.ts'
import { belongsInReport, inGlobs, isTestFile, measuredGlobs } from './scope.ts'
import { aPolicy, anEvidence } from './testing/evidence.ts'
import { aTree, declared, facts } from './testing/trees.ts'

describe('what a command measures', () => {
  it('follows its globs, and those that take out', () => {
    const takes = inGlobs(['src/**', '!src/gen/**'])
    expect(['src/a.ts', 'src/.b.ts', 'src/gen/a.ts', 'test/a.ts'].map(takes)).toEqual([true, true, false, false])
    expect(inGlobs([])('src/a.ts')).toBe(false)
    expect(inGlobs(['src/**', '!src/.gen/**'])('src/.gen/a.ts')).toBe(false)
    expect(inGlobs(['src/**', '!**/*.d.ts'])('src/.x/a.d.ts')).toBe(false)
  })

  it('is coverage for tests and mutants for mutation', () => {
    const { unit, mutants, bench, types, e2e } = aPolicy().commands
    expect([unit, mutants, bench, types, e2e, undefined].map((command) => measuredGlobs(command))).toEqual([
      ['src/domain/**'],
      ['src/domain/**'],
      [],
      [],
      [],
      [],
    ])
  })

  it('tests are known by name or by what they declare', () => {
    const tree = aTree({ 'src/checks.ts': facts({ tests: [declared('src/checks.ts > a')] }), 'src/a.ts': facts() })
    const paths = [
      'src/checks.ts',
      'src/a.ts',
      'src/a.test.ts',
      'src/a.spec.js',
      'src/a.bench.ts',
      'src/latest.ts',
      'test.py',
      'a_test.py',
      'src/a.test.ts/data',
    ]
    expect(paths.filter((path) => isTestFile(tree, path))).toEqual([
      'src/checks.ts',
      'src/a.test.ts',
      'src/a.spec.js',
      'src/a.bench.ts',
      'test.py',
      'a_test.py',
    ])
  })

  it('changed sources are those with changed lines that run', () => {
    const head = aTree({
      'src/b.ts': facts({ executable: new Set([4]) }),
      'src/a.ts': facts({ executable: new Set([4]) }),
      'src/types.ts': facts({ executable: new Set([9]) }),
      'src/broken.ts': facts({ problem: 'x', executable: new Set() }),
      'src/x.py': null,
      'other/a.ts': facts(),
    })
    const changed = new Map([...head.paths, 'src/gone.ts'].map((path) => [path, [[4, 5] as const]]))
    expect(changedSources(anEvidence({ head }), changed, ['src/**'])).toEqual([
      'src/a.ts',
      'src/b.ts',
      'src/broken.ts',
      'src/x.py',
    ])
  })

  it('a source belongs in the report by its language', () => {
    const tree = aTree({ 'a.ts': facts(), 'a.py': null, LICENSE: null })
    expect(belongsInReport(tree, 'a.ts', [])).toBe(true)
    expect(belongsInReport(tree, 'a.py', ['b.py'])).toBe(true)
    expect(belongsInReport(tree, 'a.py', ['b.ts'])).toBe(false)
    expect(belongsInReport(tree, 'LICENSE', ['b.ts'])).toBe(false)
    expect(belongsInReport(tree, 'a.py', ['b.ts', 'b.py'])).toBe(true)
    expect(belongsInReport(tree, 'LICENSE', ['b.ts', 'NOTICE'])).toBe(true)
    expect(belongsInReport(tree, 'a.test.py', ['b.spec.py'])).toBe(true)
  })
})
