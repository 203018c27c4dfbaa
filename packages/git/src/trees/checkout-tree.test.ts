import { existsSync, lstatSync, readdirSync, readFileSync, readlinkSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { aRepo, mustGit, temporaryFolder, type TestRepo } from '@helix/testkit'
import { describe, expect, test } from 'vitest'
import { checkoutTree, diffLines, findUnsafePaths, openGit, type SafetyEntry } from '../index.ts'
import { parseAddedLines } from './diff-lines.ts'

/** A tree as nobody could stage it. */
function treeOfEntries(repo: TestRepo, entries: Record<string, string>): string {
  const lines = Object.entries(entries).map(([path, target]) => {
    const oid = mustGit(repo.root, ['hash-object', '-w', '--stdin'], {}, target)
    return `120000 blob ${oid}\t${path}\0`
  })
  return mustGit(repo.root, ['mktree', '-z'], {}, lines.join(''))
}

const codes = (entries: (string | SafetyEntry)[]): string[] =>
  findUnsafePaths(entries.map((entry) => (typeof entry === 'string' ? { path: entry, mode: '100644' } : entry))).map(
    ({ code, where }) => `${code} ${where?.path}`,
  )
const link = (path: string, target: string): SafetyEntry => ({ path, mode: '120000', target })

async function changed(before: Record<string, string>, after: Record<string, string>, paths?: string[]) {
  const repo = aRepo({ commits: [{ message: 'a', files: { unrelated: '', ...before } }] })
  const first = repo.head()
  for (const path of Object.keys(before)) repo.remove(path)
  const second = repo.commit('b', { files: after })
  return Object.fromEntries(await diffLines(await openGit(repo.root), first, second, paths))
}

describe('a snapshot', () => {
  test('holds the stored bytes, whatever attributes and settings say', async () => {
    const repo = aRepo()
    repo
      .write('.gitattributes', '*.txt text eol=crlf ident filter=shout\n*.hidden export-ignore\n')
      .write('a.txt', '$Id$\nx\n')
    repo.git('config', 'core.autocrlf', 'true')
    repo.git('config', 'filter.shout.smudge', 'tr a-z A-Z')
    repo.write('tool', '#!', 0o755).write('d/e/f.hidden', '').link('d/link', '../a.txt')
    repo.commit('a')
    const folder = join(temporaryFolder(), 'new/folder')
    const paths = await checkoutTree(await openGit(repo.root), 'HEAD', folder)
    expect(paths).toEqual(['.gitattributes', 'a.txt', 'd/e/f.hidden', 'd/link', 'tool'])
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe('$Id$\nx\n')
    expect(statSync(join(folder, 'tool')).mode & 0o111).toBe(0o111)
    expect(statSync(join(folder, 'a.txt')).mode & 0o111).toBe(0)
    expect(readlinkSync(join(folder, 'd/link'))).toBe('../a.txt')
    expect(readdirSync(folder).sort()).toEqual(['.gitattributes', 'a.txt', 'd', 'tool'])
  })

  test('has an empty folder for a submodule', async () => {
    const repo = aRepo({ commits: [{ message: 'a', files: { a: '' } }] })
    repo.git('update-index', '--add', '--cacheinfo', `160000,${repo.head()},vendor/sub`)
    const folder = temporaryFolder()
    await checkoutTree(await openGit(repo.root), repo.git('write-tree'), folder)
    expect(readdirSync(join(folder, 'vendor/sub'))).toEqual([])
  })

  test('is written into an empty folder only', async () => {
    const repo = aRepo({ commits: [{ message: 'a', files: { a: '' } }] })
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'mine'), '')
    const git = await openGit(repo.root)
    await expect(checkoutTree(git, 'HEAD', folder)).rejects.toMatchObject({ code: 'git/folder-not-empty' })
    await expect(checkoutTree(git, 'no', temporaryFolder())).rejects.toMatchObject({ code: 'git/unknown-revision' })
  })

  test('of an unsafe tree is refused before anything is written', async () => {
    const repo = aRepo({ files: { a: '' } })
    const git = await openGit(repo.root)
    const folder = join(temporaryFolder(), 'x')
    const tree = treeOfEntries(repo, { bad: '/etc/passwd', worse: '../up', fine: 'bad2' })
    await expect(checkoutTree(git, tree, folder)).rejects.toMatchObject({
      code: 'git/unsafe-tree',
      findings: [
        { code: 'TREE-LINK', where: { path: 'bad' } },
        { code: 'TREE-LINK', where: { path: 'worse' } },
      ],
    })
    expect(existsSync(folder)).toBe(false)
    expect(() => lstatSync(folder)).toThrow('ENOENT')
  })
})

describe('the paths of a tree', () => {
  test.each([
    '.git/x',
    'a/.GIT/x',
    '.git /x',
    'git~1/x',
    '.g\u200cit/x',
    'a\\b',
    'a:b',
    'a\nb',
    'a.',
    'a ',
    'a//b',
    '../a',
    './a',
  ])('%j is odd', (path) => {
    expect(codes([path])).toContain(`TREE-PATH ${path}`)
  })

  test.each(['.gitignore', '.github/x', 'a b/ü.ts', '...a', '[id].tsx', 'a..b', 'git', '@x/y', "it's", '-x'])(
    '%j is fine',
    (path) => {
      expect(codes([path])).toEqual([])
    },
  )

  test('that some systems take for one collide', () => {
    expect(codes(['Readme.md', 'README.md'])).toEqual(['TREE-COLLISION README.md'])
    expect(codes(['a/x', 'A/y'])).toEqual(['TREE-COLLISION A'])
    expect(codes(['\u00e9', 'e\u0301'])).toEqual(['TREE-COLLISION e\u0301'])
    expect(codes(['a', 'a/b'])).toEqual(['TREE-COLLISION a'])
    expect(codes(['a', 'A/b'])).toEqual(['TREE-COLLISION A'])
    expect(codes(['a/x', 'a/y', 'b/a/x', 'ab'])).toEqual([])
  })

  test.each([
    ['s', '\u017f'],
    ['fi', '\ufb01'],
    ['ss', '\u00df'],
    ['I', '\u0131'],
    ['k', '\u212a'],
    ['ab', 'a\u200cb'],
  ])('collide by letters that some systems take for others: %s', (plain, odd) => {
    expect(codes([plain, odd])).toEqual([`TREE-COLLISION ${odd}`])
  })

  test('may be links that stay inside, wherever they go on the way', () => {
    expect(
      codes([link('a', 'b'), link('d/l', '../x/y'), link('d/e/m', '../..'), link('s', '.'), link('n', 's/s/./a')]),
    ).toEqual([])
    expect(codes([link('x', 'gone/..'), link('up', 'up2'), link('up2', 'd/e')])).toEqual([])
  })

  test.each([
    ['absolute', [link('a', '/etc')], 'a'],
    ['empty', [link('a', '')], 'a'],
    ['above the top', [link('d/a', '../../x')], 'd/a'],
    ['above the top and back', [link('d/a', '../../d/x')], 'd/a'],
    ['above through another link', [link('a/b/c', '../..'), link('x', 'a/b/c/../y')], 'x'],
    ['to a link that is absolute', [link('b', '/x'), link('a', 'b/c')], 'a'],
    ['of Windows', [link('a', '..\\..\\x')], 'a'],
    ['in a circle', [link('a', 'a')], 'a'],
  ] as const)('may not be links that lead outside: %s', (_, entries, path) => {
    expect(codes([...entries])).toContain(`TREE-LINK ${path}`)
  })
})

describe('changed lines', () => {
  test('are the runs of lines that the newer side adds', async () => {
    const before = '1\n2\n3\n4\n5\n6\n'
    expect(await changed({ a: before }, { a: '1\ntwo\n3\n4\n5\n6\n7\n8\n' })).toEqual({
      a: {
        added: [
          [2, 2],
          [7, 8],
        ],
      },
    })
    expect(await changed({ a: before }, { a: '0\n1\n2\n6\n' })).toEqual({ a: { added: [[1, 1]] } })
    expect(await changed({ a: before }, { a: '1\n2\n' })).toEqual({ a: { added: [] } })
    expect(await changed({}, { new: 'x\ny', empty: '' })).toEqual({ new: { added: [[1, 2]] } })
    expect(await changed({ gone: 'x\n' }, { unrelated: '' })).toEqual({})
    expect(await changed({ a: 'x' }, { a: 'x\n' })).toEqual({ a: { added: [[1, 1]] } })
  })

  test('of a moved file are all its lines', async () => {
    expect(await changed({ old: '1\n2\n3\n' }, { moved: '1\n2\n3\n' })).toEqual({ moved: { added: [[1, 3]] } })
  })

  test('are found whatever the content and the path look like', async () => {
    const odd = '+++ b/fake\n--- a/fake\n@@ -1 +1,9 @@\ndiff --git a/x b/x\n'
    expect(await changed({ a: 'x\n' }, { a: odd, 'ä "q"\t\n\\': odd, 'a b': '1\n' })).toEqual({
      a: { added: [[1, 4]] }, 'ä "q"\t\n\\': { added: [[1, 4]] }, 'a b': { added: [[1, 1]] },
    }) // prettier-ignore
    expect(await changed({ a: '+++ b/fake\n' }, { a: '\r\n\f\n\u2028\n', b: '1\n' }, ['a'])).toEqual({
      a: { added: [[1, 3]] },
    })
  })

  test('cannot be hidden by attributes or settings', async () => {
    const repo = aRepo({ commits: [{ message: 'a', files: { '.gitattributes': '* -diff binary\n', a: 'x\n' } }] })
    repo.git('config', 'diff.noprefix', 'true')
    repo.git('config', 'diff.external', 'false')
    const [first, second] = [repo.head(), repo.commit('b', { files: { a: 'x\n\0\n' } })]
    const git = await openGit(repo.root)
    expect(Object.fromEntries(await diffLines(git, first, second))).toEqual({ a: { added: [[2, 2]] } })
    expect((await diffLines(git, null, second)).get('a')).toEqual({ added: [[1, 2]] })
    expect(() => parseAddedLines('+++ b/caf\xe9')).toThrow('not UTF-8')
  })
})

const ofBytes = (count: number) => `${'a/'.repeat(count / 2 - 1)}bc`

test('a path that is too long for a system is refused', () => {
  expect(codes([ofBytes(3840)])).toEqual([])
  expect(codes([ofBytes(3842)])).toEqual([`TREE-PATH ${ofBytes(3842)}`])
})

test('a name that is too long for a file system is refused, by its bytes', () => {
  expect(codes(['a'.repeat(255), 'ä'.repeat(127)])).toEqual([])
  expect(codes([`${'a'.repeat(256)}/b`, 'ä'.repeat(128)])).toEqual([
    `TREE-PATH ${'a'.repeat(256)}/b`,
    `TREE-PATH ${'ä'.repeat(128)}`,
  ])
})
