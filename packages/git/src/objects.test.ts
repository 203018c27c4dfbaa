import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { aRepo, mustGit, type TestRepo, temporaryFolder } from '@helix/testkit'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import {
  commitTree, config, currentUser, diffTrees, emptyTree, fetchRef, listRemotes, openGit, pushRef, pushRefs, readBlobs, readFileAt, readRef,
  readTree, stagedChanges, streamBlobs, treeWith, updateRef, writeTree,
} from './index.ts' // prettier-ignore
import { writeBlob } from './testing/write-blob.ts'

const nowhere = '1234567890'.repeat(4)
const text = (bytes: Uint8Array | null | undefined) => (bytes ? Buffer.from(bytes).toString('utf8') : bytes)
const opened = async (repo: TestRepo) => ({ repo, git: await openGit(repo.root) })
const withFile = () => opened(aRepo({ commits: [{ message: 'a', files: { 'd/a': 'one\n' } }] }))

describe('blobs', () => {
  test('come back byte by byte, large and empty ones too', async () => {
    const { git } = await withFile()
    const large = Buffer.alloc(3_000_000, 'line\n\0\xff', 'latin1')
    const oids = await Promise.all([writeBlob(git, ''), writeBlob(git, large), writeBlob(git, '\n')])
    const blobs = await readBlobs(git, [...oids, ...oids])
    expect([...blobs.keys()]).toEqual(oids)
    expect(oids.map((oid) => blobs.get(oid)?.length)).toEqual([0, large.length, 1])
    expect(large.equals(blobs.get(oids[1]) ?? large.subarray(1))).toBe(true)
    expect((await readBlobs(git, [])).size).toBe(0)
  })

  test('that are not there, or are no blobs, are an error', async () => {
    const { repo, git } = await withFile()
    await expect(readBlobs(git, [nowhere])).rejects.toMatchObject({ code: 'git/missing-object' })
    await expect(readBlobs(git, [repo.head()])).rejects.toMatchObject({ code: 'git/missing-object' })
    await expect(readBlobs(git, ['--all'])).rejects.toMatchObject({ code: 'git/missing-object' })
  })

  test('need not be read to the end', async () => {
    const { git } = await withFile()
    const oids = await Promise.all(['a', 'b'].map((content) => writeBlob(git, content)))
    for await (const [oid] of streamBlobs(git, oids)) {
      expect(oid).toBe(oids[0])
      break
    }
  })

  test('are stored without filters', async () => {
    const { repo, git } = await withFile()
    repo.write('.gitattributes', '* text eol=crlf\n').git('config', 'core.autocrlf', 'true')
    const oid = await writeBlob(git, 'a\r\n')
    expect(text((await readBlobs(git, [oid])).get(oid))).toBe('a\r\n')
    expect(text(await readFileAt(git, await treeWith(git, null, new Map([['f', 'a\r\n']])), 'f'))).toBe('a\r\n')
  })
})

describe('files of a tree', () => {
  test('are listed with mode and object', async () => {
    const { repo, git } = await withFile()
    repo.write('x', '', 0o755).link('l', 'x').write('odd "\n\tä', '1').commit('b')
    const tree = await readTree(git, 'HEAD')
    expect(tree.map(({ mode, path }) => `${mode} ${path}`)).toEqual([
      '100644 d/a', '120000 l', '100644 odd "\n\tä', '100755 x',
    ]) // prettier-ignore
    expect(tree[0]?.oid).toBe(repo.head('HEAD:d/a'))
    expect(await readTree(git, emptyTree.sha1)).toEqual([])
    await expect(readTree(git, 'nothing')).rejects.toMatchObject({ code: 'git/unknown-revision' })
  })

  test('are read by path; folders and unknown paths are nothing', async () => {
    const { git } = await withFile()
    expect(text(await readFileAt(git, 'HEAD', 'd/a'))).toBe('one\n')
    expect(await readFileAt(git, 'HEAD', 'd')).toBeNull()
    expect(await readFileAt(git, 'HEAD', 'no')).toBeNull()
    await expect(readFileAt(git, 'nothing', 'd/a')).rejects.toMatchObject({ code: 'git/unknown-revision' })
  })

  test('with names that are not UTF-8 are refused', async () => {
    const { repo, git } = await withFile()
    const entry = Buffer.from(`100644 blob ${repo.head('HEAD:d/a')}\tcaf\xe9\0`, 'latin1')
    const tree = mustGit(repo.root, ['mktree', '-z'], {}, entry)
    await expect(readTree(git, tree)).rejects.toMatchObject({ code: 'git/path-not-utf8' })
    await expect(diffTrees(git, null, tree)).rejects.toMatchObject({ code: 'git/path-not-utf8' })
  })
})

describe('the index', () => {
  test('is compared with HEAD, with nothing, or with another commit', async () => {
    const repo = aRepo({ files: { a: '1' } })
    repo.git('add', 'a')
    const git = await openGit(repo.root)
    expect(await stagedChanges(git)).toMatchObject([{ path: 'a', before: null, after: { mode: '100644' } }])
    const first = repo.commit('a')
    repo.commit('b', { files: { b: '1' } })
    expect(await stagedChanges(git)).toEqual([])
    repo.write('a', '2').git('add', 'a')
    repo.write('a', 'not staged')
    expect((await stagedChanges(git)).map(({ path }) => path)).toEqual(['a'])
    expect((await stagedChanges(git, first)).map(({ path }) => path)).toEqual(['a', 'b'])
  })

  test('is the one that a hook inherits', async () => {
    const { repo, git } = await withFile()
    const index = join(temporaryFolder(), 'index')
    vi.stubEnv('GIT_INDEX_FILE', index)
    onTestFinished(() => void vi.unstubAllEnvs())
    mustGit(repo.root, ['read-tree', 'HEAD'], { GIT_INDEX_FILE: index })
    repo.write('only-there', '1')
    mustGit(repo.root, ['add', 'only-there'], { GIT_INDEX_FILE: index })
    expect((await stagedChanges(git)).map(({ path }) => path)).toEqual(['only-there'])
    const there = await writeTree(git)
    expect((await readTree(git, there)).map(({ path }) => path)).toEqual(['d/a', 'only-there'])
    expect(await writeTree(git, { index: join(git.gitDir, 'index') })).toBe(repo.head('HEAD^{tree}'))
  })

  test('in conflict can be neither read nor written', async () => {
    const { repo, git } = await withFile()
    repo.branch('side').commit('side', { files: { 'd/a': 'side' } })
    repo.switchTo('main').commit('main', { files: { 'd/a': 'main' } })
    repo.tryGit('merge', 'side')
    await expect(stagedChanges(git)).rejects.toMatchObject({ code: 'git/unmerged', where: { path: 'd/a' } })
    await expect(writeTree(git)).rejects.toMatchObject({ code: 'git/unmerged' })
  })
})

describe('a tree with other files', () => {
  test('loses a file where objects have longer names, too', async () => {
    const root = temporaryFolder()
    mustGit(root, ['init', '-q', '--object-format=sha256'])
    const git = await openGit(root)
    const both = await treeWith(git, null, new Map([['a', '1'], ['b', '2']])) // prettier-ignore
    const left = await treeWith(git, both, new Map([['b', null]]))
    expect((await readTree(git, left)).map(({ path }) => path)).toEqual(['a'])
  })

  test('keeps the rest and its modes, and leaves index and working tree alone', async () => {
    const repo = aRepo({ files: { keep: 'k', gone: 'g', 'dir/file': 'd' } }).write('tool', 'old', 0o755)
    const head = repo.commit('a')
    const git = await openGit(repo.root)
    const files = new Map<string, string | Uint8Array | null>([
      ['tool', 'new'], ['gone', null], ['not-there', null], ['dir', 'now a file'], ['a b/ü\n', new Uint8Array([0, 255])],
    ]) // prettier-ignore
    const tree = await treeWith(git, head, files)
    expect((await readTree(git, tree)).map(({ mode, path }) => `${mode} ${path}`)).toEqual([
      '100644 a b/ü\n', '100644 dir', '100644 keep', '100755 tool',
    ]) // prettier-ignore
    expect(text(await readFileAt(git, tree, 'tool'))).toBe('new')
    expect(repo.git('status', '--porcelain')).toBe('')
    expect(await treeWith(git, head, new Map())).toBe(repo.head('HEAD^{tree}'))
    expect(await treeWith(git, null, new Map())).toBe(emptyTree.sha1)
    expect((await diffTrees(git, repo.head('HEAD^{tree}'), tree)).map(({ path }) => path)).toEqual([
      'a b/ü\n', 'dir', 'dir/file', 'gone', 'tool',
    ]) // prettier-ignore
  })

  test.each(['../out', '.git/config', '/abs', 'a//b', 'a/./b', 'a/../b'])('cannot hold %s', async (path) => {
    const { git } = await withFile()
    await expect(treeWith(git, 'HEAD', new Map([[path, 'x']]))).rejects.toMatchObject({ code: 'git/bad-path' })
  })
})

describe('a commit object', () => {
  test('holds exactly what was asked for', async () => {
    const { repo, git } = await withFile()
    const [head, tree] = [repo.head(), repo.head('HEAD^{tree}')]
    repo.git('config', 'i18n.commitEncoding', 'latin1')
    const by = { name: 'CI', email: 'ci@example.org' }
    const content = { tree, parents: [head], message: '# ä\n\n\n', author: by, committer: by, date: 86_400 }
    const commit = await commitTree(git, content)
    expect(repo.git('cat-file', 'commit', commit)).toBe(
      `tree ${tree}\nparent ${head}\nauthor CI <ci@example.org> 86400 +0000\ncommitter CI <ci@example.org> 86400 +0000\n\n# ä\n\n`,
    )
    expect(await commitTree(git, content)).toBe(commit)
    expect(repo.head()).toBe(head)
  })

  test('needs a known user', async () => {
    const { repo, git } = await withFile()
    expect(await currentUser(git)).toEqual({ name: 'Anna Adler', email: 'anna@example.org' })
    repo.git('config', '--unset', 'user.email')
    repo.git('config', 'user.useConfigOnly', 'true')
    const content = { tree: repo.head('HEAD^{tree}'), parents: [], message: 'x' }
    await expect(commitTree(git, content)).rejects.toMatchObject({ code: 'git/no-identity' })
    await expect(currentUser(git)).rejects.toMatchObject({ code: 'git/no-identity' })
    await expect(commitTree(git, { ...content, tree: nowhere })).rejects.toMatchObject({
      code: expect.stringMatching(/^git\//),
    })
  })
})

describe('a ref', () => {
  const ref = 'refs/heads/helix'

  test('moves only from where it is expected', async () => {
    const { repo, git } = await withFile()
    const [one, two] = [repo.head(), repo.commit('two', { allowEmpty: true })]
    expect(await readRef(git, ref)).toBeNull()
    expect(await updateRef(git, ref, one, two)).toBe(false)
    expect(await updateRef(git, ref, one, null)).toBe(true)
    expect(await updateRef(git, ref, two, null)).toBe(false)
    expect(await updateRef(git, ref, two, one)).toBe(true)
    expect(await readRef(git, ref)).toBe(two)
    expect(await updateRef(git, ref, null, one)).toBe(false)
    expect(await updateRef(git, ref, null, two)).toBe(true)
    expect(await readRef(git, ref)).toBeNull()
  })

  test('is won by one of many', async () => {
    const { repo, git } = await withFile()
    const commits = Array.from({ length: 8 }, (_, at) => repo.git('commit-tree', 'HEAD^{tree}', '-m', `${at}`))
    const won = await Promise.all(commits.map((commit) => updateRef(git, ref, commit, null)))
    expect(won.filter(Boolean)).toHaveLength(1)
    expect(await readRef(git, ref)).toBe(commits[won.indexOf(true)])
  })

  test('that cannot be written is an error, not a lost race', async () => {
    const { repo, git } = await withFile()
    await expect(updateRef(git, 'refs/heads/a..b', repo.head(), null)).rejects.toMatchObject({ code: 'git/failed' })
    await expect(updateRef(git, ref, nowhere, null)).rejects.toMatchObject({ code: 'git/failed' })
    writeFileSync(join(git.gitDir, 'refs/heads/helix.lock'), '')
    await expect(updateRef(git, ref, repo.head(), null)).rejects.toMatchObject({ code: 'git/failed' })
  })
})

describe('a remote', () => {
  const ref = 'refs/heads/helix'

  test('takes a ref that descends from its own and rejects any other', async () => {
    const { repo } = await withFile()
    const clone = await opened(repo.clone())
    const side = clone.repo.git('commit-tree', 'HEAD^{tree}', '-m', 'unrelated')
    expect(await fetchRef(clone.git, 'origin', ref, 'refs/helix/there')).toBe('absent')
    expect(await pushRef(clone.git, 'origin', 'HEAD', ref)).toBe('ok')
    expect(await pushRef(clone.git, 'origin', side, ref)).toBe('rejected')
    expect(await fetchRef(clone.git, 'origin', ref, 'refs/helix/there')).toBe('ok')
    expect(await readRef(clone.git, 'refs/helix/there')).toBe(repo.head())
    expect(await listRemotes(clone.git)).toEqual(['origin'])
  })

  test('takes several refs in one step, or none of them', async () => {
    const { repo } = await withFile()
    const clone = await opened(repo.clone())
    const [one, two] = ['refs/heads/one', 'refs/tags/two'] as const
    for (const ref of [one, two]) clone.repo.git('update-ref', ref, 'HEAD')
    repo.git('update-ref', two, repo.commit('b', { allowEmpty: true }))
    expect(await pushRefs(clone.git, 'origin', [one, two])).toEqual([two])
    expect(repo.tryGit('rev-parse', '--verify', one).code).not.toBe(0)
    repo.git('update-ref', '-d', two)
    expect(await pushRefs(clone.git, 'origin', [one, two])).toEqual([])
    expect(await pushRefs(clone.git, 'origin', [one, two])).toEqual([])
    expect([repo.head(one), repo.head(two)]).toEqual([clone.repo.head(), clone.repo.head()])
  })

  test('that cannot take several refs in one step gets one after the other', async () => {
    const { repo } = await withFile()
    repo.git('config', 'receive.advertiseAtomic', 'false')
    const clone = await opened(repo.clone())
    for (const ref of ['refs/heads/one', 'refs/heads/two']) clone.repo.git('update-ref', ref, 'HEAD')
    expect(await pushRefs(clone.git, 'origin', ['refs/heads/one', 'refs/heads/two'])).toEqual([])
    expect(repo.head('refs/heads/two')).toBe(clone.repo.head())
  })

  test('whose hook says no, or that is not there, is an error', async () => {
    const { repo } = await withFile()
    const clone = await opened(repo.clone())
    repo.write('.git/hooks/pre-receive', '#!/bin/sh\necho "only on Sundays" >&2\nexit 1\n')
    chmodSync(join(repo.root, '.git/hooks/pre-receive'), 0o755)
    const pushed = pushRef(clone.git, 'origin', 'HEAD', ref)
    await expect(pushed).rejects.toMatchObject({
      code: 'git/push-refused',
      hint: expect.stringContaining('only on Sundays'),
    })
    clone.repo.git('remote', 'set-url', 'origin', join(temporaryFolder(), 'gone'))
    await expect(pushRef(clone.git, 'origin', 'HEAD', ref)).rejects.toMatchObject({ code: 'git/remote-failed' })
    await expect(fetchRef(clone.git, 'origin', ref, ref)).rejects.toMatchObject({ code: 'git/remote-failed' })
  })
})

test('a setting is its last value, or null', async () => {
  const { repo, git } = await withFile()
  repo.git('config', '--add', 'helix.x', 'one')
  repo.git('config', '--add', 'helix.x', 'two\nlines ')
  expect(await config(git, 'helix.x')).toBe('two\nlines ')
  expect(await config(git, 'helix.y')).toBeNull()
  await expect(config(git, 'nodot')).rejects.toMatchObject({ code: 'git/failed' })
})
