import { describe, expect, test } from 'vitest'
import { commitOptions, goesOn, runs, valuesOf } from './commit-line.ts'

const read = (...words: string[]) =>
  commitOptions([
    ['sh', 'commit-msg'],
    ['/usr/bin/git', 'commit', ...words],
  ])

describe('the command line of a git commit', () => {
  test.each([
    [
      ['-m', 'one', '-m', 'two'],
      ['one', 'two'],
    ],
    [['-qamone'], ['one']],
    [['-am', 'one'], ['one']],
    [
      ['--message', 'one', '--mess=two'],
      ['one', 'two'],
    ],
    [['-F', '-m', 'path'], []],
    [['-Skey', '-m', 'one'], ['one']],
    [['--', '-m', 'one'], []],
    [['-m'], []],
  ])('%j gives the message %j', (words, messages) => {
    expect(valuesOf(read(...words), '-m', /^--m(?:ess|essage)$/)).toEqual(messages)
  })

  test('does not take the value of an option for another option', () => {
    expect(read('-m', '--amend', '--author', '-C', '-uno')).toEqual([
      { name: '-m', value: '--amend' },
      { name: '--author', value: '-C' },
      { name: '-u', value: 'no' },
    ])
  })

  test('is looked for above the hook, and is there or not', () => {
    expect(commitOptions([['git', 'merge', 'x'], ['bash']])).toBeNull()
    expect(valuesOf(null, '-m', /x/)).toEqual([])
    expect(runs([['sh'], ['git', '-c', 'a=b', 'rebase', 'main']], ['rebase', 'revert'])).toBe(true)
    expect(
      runs(
        [
          ['git', 'commit'],
          ['git', 'rebase'],
        ],
        ['rebase'],
      ),
    ).toBe(false)
    expect(runs([['sh']], ['rebase'])).toBe(false)
  })

  test('is started by a rebase that goes on, without the hooks that judge', () => {
    const rebase = ['git', 'rebase', '--continue']
    expect(goesOn([['sh'], ['git', 'commit', '-n', '-F', 'x', '-e'], rebase], ['rebase'])).toBe(true)
    expect(
      goesOn(
        [
          ['git', 'commit', '-n', '-F', 'x'],
          ['git', 'merge'],
        ],
        ['rebase'],
      ),
    ).toBe(false)
    expect(goesOn([['git', 'commit', '-m', 'x'], ['sh'], rebase], ['rebase'])).toBe(false)
    expect(goesOn([rebase], ['rebase'])).toBe(false)
    expect(goesOn([['git', 'commit', '-n']], ['rebase'])).toBe(false)
  })
})
