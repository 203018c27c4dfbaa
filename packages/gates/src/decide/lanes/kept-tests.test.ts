import { describe, expect, it } from 'vitest'
import type { DeclaredTest, SourceFacts } from '../../facts/facts.ts'
import { declared, facts } from '../testing/trees.ts'
import { type CommitFiles, judgeKeptTests, judgeMergedTests, testChanges } from './kept-tests.ts'

const file = 'test/unit/a.test.ts'
const id = `${file} > adds`

const side =
  (files: Record<string, DeclaredTest[]>) =>
  (path: string): SourceFacts | undefined =>
    files[path] && facts({ tests: files[path] })

function commit(
  before: Record<string, DeclaredTest[]>,
  after: Record<string, DeclaredTest[]>,
  isRenamed: CommitFiles['isRenamed'] = () => false,
): CommitFiles {
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return { paths, before: side(before), after: side(after), isRenamed }
}

const codesOf = (files: CommitFiles) => judgeKeptTests(testChanges(files)).map(({ code }) => code)

const calls = (test: string, ...names: string[]) =>
  declared(test, { body: `${test} ${names.join(' ')}`, shape: `shape of ${test}`, names })
const renames = (from: string, to: string) => `${from} ${to}` === 'add sum' || `${from} ${to}` === 'sub minus'

describe('in the lane keep', () => {
  it('a test with another body is refused, with its place', () => {
    const files = commit({ [file]: [declared(id)] }, { [file]: [declared(id, { body: 'other', line: 7 })] })
    expect(judgeKeptTests(testChanges(files))).toEqual([
      {
        severity: 'error',
        code: 'INTEGRITY-BODY',
        message: 'the test "adds" has another body; the lane of this commit leaves the bodies of tests as they are',
        where: { path: file, line: 7, name: id },
        fix: 'Leave the test as it was. Behaviour changes with a fix whose test fails before it, or in a cycle.',
      },
    ])
  })

  it.each<[string, CommitFiles, string[]]>([
    ['the same body', commit({ [file]: [declared(id)] }, { [file]: [declared(id)] }), []],
    ['a new test beside it', commit({ [file]: [declared(id)] }, { [file]: [declared(id), declared('b > new')] }), []],
    ['a new file', commit({}, { [file]: [declared(id)] }), []],
    [
      'the body at another place',
      commit({ [file]: [declared(id)] }, { b: [declared('b > sums', { body: `body of ${id}` })] }),
      [],
    ],
    ['no test any more', commit({ [file]: [declared(id)] }, { [file]: [] }), ['INTEGRITY-LOST']],
    ['no file any more', commit({ [file]: [declared(id)] }, {}), ['INTEGRITY-LOST']],
    ['no test any more that was only skipped', commit({ [file]: [declared(id, { modifiers: ['skip'] })] }, {}), []],
    [
      'another body at another place',
      commit({ [file]: [declared(id)] }, { b: [declared('b > adds')] }),
      ['INTEGRITY-LOST'],
    ],
  ])('%s', (_, files, codes) => {
    expect(codesOf(files)).toEqual(codes)
  })

  it('a test that moved is no new one', () => {
    const moved = declared('b > sums', { body: `body of ${id}` })
    expect(testChanges(commit({ [file]: [declared(id)] }, { b: [moved, declared('b > new')] })).added).toEqual([
      { path: 'b', test: declared('b > new') },
    ])
  })

  describe('rows', () => {
    const rows = (body: string, frame: string, ...said: string[]) =>
      declared(id, { body, cases: { frame, rows: said } })
    it.each<[string, DeclaredTest, DeclaredTest, boolean]>([
      ['may be added', rows('a', 'f', '1'), rows('b', 'f', '2', '1'), true],
      ['may not be changed', rows('a', 'f', '1'), rows('b', 'f', '2', '3'), false],
      ['may not go', rows('a', 'f', '1', '2'), rows('b', 'f', '1'), false],
      ['may not be one that was there twice', rows('a', 'f', '1', '1'), rows('b', 'f', '1', '2', '3'), false],
      ['may not hide another test', rows('a', 'f', '1'), rows('b', 'g', '1', '2'), false],
      ['may not come where there were none', declared(id), rows('b', 'f', '1'), false],
    ])('%s', (_, before, after, mayBe) => {
      const changes = testChanges(commit({ [file]: [before] }, { [file]: [after] }))
      const at = { path: file, test: after }
      expect([changes.added, changes.rewritten]).toEqual(mayBe ? [[at], []] : [[], [at]])
    })
  })

  describe('names', () => {
    it.each<[string, DeclaredTest[], DeclaredTest[], string[]]>([
      ['that the product changed may follow', [calls(id, 'add', 'x')], [calls(id, 'sum', 'x')], []],
      ['that it kept may not', [calls(id, 'add')], [calls(id, 'three')], ['INTEGRITY-BODY']],
      [
        'may not become two',
        [calls(id, 'add'), calls('b > b', 'add')],
        [calls(id, 'sum'), calls('b > b', 'add', 'x')],
        ['INTEGRITY-BODY'],
      ],
      ['may not fall together', [calls(id, 'add', 'sum')], [calls(id, 'sum', 'sum')], ['INTEGRITY-BODY']],
      ['change nothing else', [calls(id, 'add')], [{ ...calls(id, 'sum'), shape: 'other' }], ['INTEGRITY-BODY']],
    ])('%s', (_, before, after, codes) => {
      expect(codesOf(commit({ [file]: before }, { [file]: after }, renames))).toEqual(codes)
    })

    const elsewhere = (test: string, ...names: string[]) => ({ ...calls(test, ...names), shape: `shape of ${id}` })
    it.each<[string, DeclaredTest[], string[]]>([
      ['that the product changed', [elsewhere('b > adds', 'sum', 'x')], []],
      ['that the product changed, under another title', [elsewhere('b > sums', 'sum', 'x')], []],
      ['that it kept', [elsewhere('b > adds', 'three', 'x')], ['INTEGRITY-LOST']],
      ['and something else', [calls('b > adds', 'sum', 'x')], ['INTEGRITY-LOST']],
      ['in a way of its own', [calls('b > b', 'minus'), elsewhere('b > adds', 'sum', 'y')], ['INTEGRITY-LOST']],
    ])('a test that moves follows names: %s', (_, after, codes) => {
      expect(codesOf(commit({ [file]: [calls(id, 'add', 'x')] }, { b: after }, renames))).toEqual(codes)
    })

    it('one test that moves and follows names accounts for one that is gone, and is no new one', () => {
      const [one, other] = [calls(id, 'add'), { ...calls(`${file} > b`, 'add'), shape: `shape of ${id}` }]
      const changes = testChanges(commit({ [file]: [one, other] }, { b: [elsewhere('b > adds', 'sum')] }, renames))
      expect([changes.lost, changes.added]).toEqual([[{ path: file, test: other }], []])
    })
  })
})

describe('a merge finished by hand', () => {
  const ours = side({ [file]: [declared(id), declared('b > ours')] })
  const theirs = side({ [file]: [declared(id, { body: 'theirs' })] })
  const merged = (...tests: DeclaredTest[]) =>
    judgeMergedTests([file], { parents: [ours, theirs], after: side({ [file]: tests }), ancestor: null }).map(({ code }) => code) // prettier-ignore

  it.each<[string, DeclaredTest[], DeclaredTest[] | null, string[]]>([
    ['drops what one side brings', [declared(id)], [declared(id)], ['INTEGRITY-LOST']],
    ['drops what one side had kept', [declared(id)], [declared(id), declared('b > ours')], []],
    [
      'has it under another name',
      [declared(id), declared('b > new', { body: 'body of b > ours' })],
      [declared(id)],
      [],
    ],
    ['drops it where nobody knows what was before', [declared(id)], null, []],
  ])('%s', (_, tests, before, codes) => {
    const merge = {
      parents: [ours, theirs],
      after: side({ [file]: tests }),
      ancestor: before && side({ [file]: before }),
    }
    expect(judgeMergedTests([file], merge).map(({ code }) => code)).toEqual(codes)
  })

  it.each<[string, DeclaredTest[], string[]]>([
    ['takes our body', [declared(id), declared('b > ours')], []],
    ['takes their body', [declared(id, { body: 'theirs' })], []],
    ['takes neither', [declared(id, { body: 'neither' })], ['INTEGRITY-BODY']],
    ['drops what both have', [declared('b > ours')], ['INTEGRITY-LOST']],
    ['drops what one side had dropped', [declared(id)], []],
    ['moves it', [declared('b > sums', { body: `body of ${id}` })], []],
    ['brings a test of its own', [declared(id), declared('b > new')], []],
  ])('%s', (_, tests, codes) => {
    expect(merged(...tests)).toEqual(codes)
  })
})
