import type { VitestCommand } from '@helix/core'
import { describe, expect, test } from 'vitest'
import { declaredTests } from './declared-tests.ts'

const unit: VitestCommand = { kind: 'vitest', name: 'unit', quick: true, within: 1000, files: ['test/**/*.test.ts'] }

function counted(files: Record<string, string>, command: Parameters<typeof declaredTests>[0] = unit): number | null {
  return declaredTests(command, Object.keys(files), (path) => files[path])
}

describe('the tests that the sources of a command declare', () => {
  test('are counted over all of its files and no others', () => {
    const two = `it('a', () => {})\nit('b', () => {})`
    expect(counted({ 'test/a.test.ts': two, 'test/b.test.ts': `it('c', () => {})`, 'src/c.test.ts': two })).toBe(3)
  })

  test('are none where there is no file', () => {
    expect(counted({})).toBe(0)
  })

  test('are counted for the rest where a loop or a table makes some', () => {
    const files = {
      'test/a.test.ts': `it('a', () => {})`,
      'test/b.test.ts': `for (const x of []) it(x, () => {})\nit('b', () => {})`,
      'test/c.test.ts': `it.each(rows)('c', () => {})`,
    }
    expect(counted(files)).toBe(2)
    expect(counted({ ...files, 'test/d.test.ts': `it('d', () => {` })).toBeNull()
  })

  test('cannot be counted where code chooses the files', () => {
    const { files: _, ...withoutFiles } = unit
    expect(counted({ 'test/a.test.ts': `it('a', () => {})` }, withoutFiles)).toBeNull()
  })

  test('are counted for a program whose report tells tests and that names its files, in whatever language Helix reads', () => {
    const program = { ...unit, kind: 'argv' as const, run: ['x'], files: ['test/**'] }
    const files = {
      'test/a.test.ts': `it('a', () => {})`,
      'test/test_b.py': 'def test_b(): pass\n',
      'test/support.py': 'def test_data(): pass\n',
      'test/c_test.go': 'func TestC(t *testing.T) {\n}\n',
    }
    expect(counted(files, { ...program, report: 'junit' })).toBe(2)
    expect(counted(files, { ...program, report: 'lcov' })).toBeNull()
    const { files: _, ...anywhere } = program
    expect(counted(files, { ...anywhere, report: 'junit' })).toBeNull()
  })

  test('are not counted where settings of the runner say which of them run', () => {
    const { files } = unit
    const playwright = { kind: 'playwright' as const, name: 'e2e', quick: false, within: 1000, files: files ?? [] }
    expect(counted({ 'test/a.test.ts': `it('a', () => {})` }, playwright)).toBeNull()
  })

  test("are counted in pytest's files by its own rules", () => {
    const pytest = { ...unit, kind: 'pytest' as const, files: ['test/**/test_*.py'] }
    const files = {
      'test/test_a.py': 'def test_a(): pass\ndef helper(): pass\n',
      'test/b.test.ts': `it('b', () => {})`,
    }
    expect(counted(files, pytest)).toBe(1)
  })

  test('are none in a file without text', () => {
    expect(declaredTests(unit, ['test/a.test.ts'], () => undefined)).toBe(0)
  })
})
