import { describe, expect, it } from 'vitest'
import { belowFolder, fromImporter, runFolder } from './module-path.ts'

describe('the folder of a run', () => {
  const paths = ['a.ts', 'src/a.ts', 'e2e/x.test.ts']

  it.each([
    ['/tmp/j/e2e/x.test.ts', '/tmp/j/'],
    ['file:///tmp/j/e2e/x.test.ts', '/tmp/j/'],
    ['/tmp/j/e2e/x.test.ts?t=1', '/tmp/j/'],
    ['/tmp/j/e2e/x.test.ts#a', '/tmp/j/'],
    ['/tmp/j/src/a.ts', '/tmp/j/'],
    ['/tmp/j/a.ts', '/tmp/j/'],
    ['/tmp/j/other.ts', null],
    ['/tmp/j/xa.ts', null],
    ['a.ts', null],
  ])('%s lies in %s', (absolute, folder) => {
    expect(runFolder(absolute, paths)).toBe(folder)
    expect(runFolder(absolute, paths.toReversed())).toBe(folder)
  })

  it.each([
    ['/tmp/j/src/b.ts', 'src/b.ts'],
    ['file:///tmp/j/src/b.ts?x', 'src/b.ts'],
    ['/tmp/other/src/b.ts', null],
  ])('%s is %s below it', (absolute, path) => {
    expect(belowFolder(absolute, '/tmp/j/')).toBe(path)
  })
})

describe('a relative specifier', () => {
  it.each([
    ['./b.ts', 'src/x/a.ts', 'src/x/b.ts'],
    ['../b.ts', 'src/x/a.ts', 'src/b.ts'],
    ['../../b.ts', 'src/x/a.ts', 'b.ts'],
    ['../../../b.ts', 'src/x/a.ts', null],
    ['.//b.ts', 'a.ts', 'b.ts'],
    ['./x/../b.ts', 'a.ts', 'b.ts'],
  ])('%s in %s leads to %s', (specifier, importer, path) => {
    expect(fromImporter(specifier, importer)).toBe(path)
  })
})
