import { aRepo, mustGit, type TestRepo, twoPeople } from '@helix/testkit'
import { describe, expect, test } from 'vitest'
import { log, logAsItComes, openGit, type RawCommit, startLog } from '../index.ts'
import { runGit } from '../plumbing/run-git.ts'

const everything = async (repo: TestRepo) => log(await openGit(repo.root), { to: repo.head() })

describe('a log', () => {
  test('tells each commit as it is stored, oldest first', async () => {
    const repo = aRepo()
    const first = repo.commit('feat: a\n\nWhy: x\n', { files: { 'src/a b.ts': '1\n' }, author: twoPeople.ben })
    const second = repo.write('src/a b.ts', '2\n', 0o755).commit(' # odd\r\n\n\n')
    const [one, two, ...rest] = await everything(repo)
    expect(rest).toEqual([])
    expect(one).toEqual({
      commit: first,
      parents: [],
      tree: repo.git('rev-parse', `${first}^{tree}`),
      author: twoPeople.ben.email,
      message: 'feat: a\n\nWhy: x\n',
      changes: [{ path: 'src/a b.ts', parent: 0, before: null, after: blobAt(repo, first, 'src/a b.ts') }],
      flaws: [],
    })
    expect(two).toMatchObject({ commit: second, parents: [first], message: ' # odd\r\n\n\n' })
    expect(two?.author).toBe(twoPeople.anna.email)
    expect(two?.changes[0]).toMatchObject({ before: { mode: '100644' }, after: { mode: '100755' } })
  })

  test('leaves out what is excluded', async () => {
    const repo = aRepo()
    const [a, b, c] = ['a', 'b', 'c'].map((name) => repo.commit(name, { files: { [name]: name } }))
    const git = await openGit(repo.root)
    const names = async (from: string[] | null) => (await log(git, { from, to: c! })).map(({ message }) => message)
    expect(await names(null)).toEqual(['a', 'b', 'c'])
    expect(await names([a!])).toEqual(['b', 'c'])
    expect(await names([a!, b!])).toEqual(['c'])
    expect(await names([c!])).toEqual([])
  })

  test('shows a moved file on both sides', async () => {
    const repo = aRepo({ commits: [{ message: 'a', files: { 'infra/x.ts': 'long enough to be a rename\n' } }] })
    repo.git('config', 'diff.renames', 'copies')
    repo.git('mv', 'infra/x.ts', 'x.ts')
    repo.commit('move')
    expect(paths((await everything(repo))[1])).toEqual(['0 infra/x.ts', '0 x.ts'])
  })

  test('is not changed by the settings of a user', async () => {
    const repo = aRepo({ commits: [{ message: 'a\n', files: { 'd/f': '1', g: '1', 'ä"\n': 'odd' } }] })
    const before = await everything(repo)
    const settings = {
      'diff.renames': 'copies', 'diff.noprefix': 'true', 'diff.relative': 'true', 'diff.ignoreSubmodules': 'all', 'log.showRoot': 'false',
      'log.diffMerges': 'off', 'log.showSignature': 'true', 'log.decorate': 'full', 'log.follow': 'true', 'core.abbrev': '4', 'color.ui': 'always',
      'i18n.logOutputEncoding': 'latin1', 'core.quotePath': 'false', 'format.pretty': 'oneline', 'notes.displayRef': '*',
    } // prettier-ignore
    for (const [key, value] of Object.entries(settings)) repo.git('config', key, value)
    repo.git('notes', 'add', '-m', 'a note')
    expect(await everything(repo)).toEqual(before)
    expect(paths(before[0])).toEqual(['0 d/f', '0 g', '0 ä"\n'])
  })
})

test('as it comes, a log is told newest first, and with the last of it each merge has its changes', async () => {
  const { repo } = forked()
  repo.merge('side', 'merge')
  repo.commit('after', { files: { after: '1' } })
  const git = await openGit(repo.root)
  const told: RawCommit[] = []
  for await (const some of logAsItComes(git, { to: repo.head() })) told.push(...some)
  expect(told).toEqual((await everything(repo)).toReversed())
  expect(paths(told[1])).toEqual(['0 side', '1 main'])
})

test('what git had said before anybody read it is not lost', async () => {
  const { repo } = forked()
  const git = await openGit(repo.root)
  const range = { from: [], to: repo.head() }
  const told = await log(git, range)
  startLog(git, range)
  // By the time that other processes are done, so is the one that was started before.
  for (let after = 0; after < 3; after++) await runGit(git.root, ['log'])
  expect(await log(git, range)).toEqual(told)
})

test('characters that nobody sees are in the log as they are stored', async () => {
  const text = `feat: sums\n\nWhy: asked\u{e0041}\u{e0042}.\n`
  const repo = aRepo({ commits: [{ message: text, files: { a: '1' } }] })
  expect((await everything(repo)).map(({ message, flaws }) => [message, flaws])).toEqual([[text, []]])
})

describe('a merge in a log', () => {
  test('shows its changes against every parent', async () => {
    const { repo } = forked()
    repo.merge('side', 'merge')
    expect(paths((await everything(repo)).at(-1))).toEqual(['0 side', '1 main'])
  })

  test('that adds what no parent has shows it against both', async () => {
    const { repo } = forked()
    repo.git('merge', '-q', '--no-commit', '--no-ff', 'side')
    repo.commit('evil', { files: { evil: '1' } })
    expect(paths((await everything(repo)).at(-1))).toEqual(['0 evil', '0 side', '1 evil', '1 main'])
  })

  test('that takes one side whole keeps its parents apart, also when the parents lie outside of the range', async () => {
    const { repo } = forked()
    const [main, side] = [repo.head('main'), repo.head('side')]
    const ours = repo.git('commit-tree', `${main}^{tree}`, '-p', main, '-p', side, '-m', 'ours')
    const theirs = repo.git('commit-tree', `${side}^{tree}`, '-p', main, '-p', side, '-m', 'theirs')
    const git = await openGit(repo.root)
    for (const from of [null, [main, side]]) {
      expect(paths((await log(git, { from, to: ours })).at(-1))).toEqual(['1 main', '1 side'])
      expect(paths((await log(git, { from, to: theirs })).at(-1))).toEqual(['0 main', '0 side'])
    }
    expect(await log(git, { from: [main, side], to: ours })).toHaveLength(1)
  })

  test('of three branches numbers all three', async () => {
    const { repo, base } = forked()
    repo.branch('third', base).commit('third', { files: { third: '1' } })
    repo.switchTo('main').merge(['side', 'third'], 'octopus')
    expect(paths((await everything(repo)).at(-1))).toEqual([
      '0 side',
      '0 third',
      '1 main',
      '1 third',
      '2 main',
      '2 side',
    ])
  })

  test('that differs from a parent in what is no file has no changes against it', async () => {
    const repo = aRepo({ commits: [{ message: 'root', files: { a: '1' } }] })
    repo.branch('side').commit('side', { files: { b: '1' } })
    repo.switchTo('main').commit('main', { files: { c: '1' } })
    const held = repo.git('ls-tree', 'HEAD')
    const none = mustGit(repo.root, ['mktree'], {}, '').trim()
    const tree = mustGit(repo.root, ['mktree'], {}, `${held}\n040000 tree ${none}\tempty\n`).trim()
    const merge = repo.git('commit-tree', tree, '-p', 'main', '-p', 'side', '-m', 'merge')
    repo.git('reset', '-q', '--soft', merge)
    expect(paths((await everything(repo)).at(-1))).toEqual(['1 b', '1 c'])
  })

  test('that equals all parents has no changes', async () => {
    const { repo, base } = forked()
    const twin = repo.git('commit-tree', `${base}^{tree}`, '-p', base, '-m', 'twin')
    const merge = repo.git('commit-tree', `${base}^{tree}`, '-p', base, '-p', twin, '-m', 'merge')
    expect((await log(await openGit(repo.root), { to: merge })).at(-1)?.changes).toEqual([])
  })
})

describe('what hides from git is seen', () => {
  test('a replaced commit is shown as it was made', async () => {
    const repo = aRepo({ commits: [{ message: 'true', files: { a: '1' } }] })
    const real = repo.head()
    const forged = repo.git('commit-tree', `${real}^{tree}`, '-m', 'forged')
    repo.git('replace', real, forged)
    expect((await everything(repo)).map(({ message }) => message)).toEqual(['true'])
  })

  test('a grafted parent does not count', async () => {
    const repo = aRepo({
      commits: [
        { message: 'a', files: { a: '1' } },
        { message: 'b', files: { a: '2' } },
      ],
    })
    repo.write('.git/info/grafts', `${repo.head()}\n`)
    expect(await everything(repo)).toHaveLength(2)
  })

  test('a message that is not UTF-8 is flawed', async () => {
    const repo = aRepo()
    const fineOne = repo.commit('ä', { files: { 'ü.txt': '1' } })
    const latin = Buffer.from(repo.git('cat-file', 'commit', fineOne), 'latin1')
    repo.git('update-ref', 'HEAD', mustGit(repo.root, ['hash-object', '-t', 'commit', '-w', '--stdin'], {}, latin))
    const child = repo.commit('ö', { files: { 'ß.txt': '1' } })
    const [flawed, fine] = await everything(repo)
    expect(flawed).toMatchObject({ message: '\ufffd', flaws: ['message-not-utf8'], changes: [{ path: 'ü.txt' }] })
    expect(fine).toMatchObject({ commit: child, message: 'ö', flaws: [], changes: [{ path: 'ß.txt' }] })
  })

  test('a message that claims another encoding is flawed and not translated', async () => {
    const repo = aRepo({ commits: [{ message: 'first', files: { a: '1' } }] })
    repo.git('-c', 'i18n.commitEncoding=ISO-8859-1', 'commit', '-q', '--allow-empty', '-m', 'plain')
    repo.git('-c', 'i18n.commitEncoding=utf-8', 'commit', '-q', '--allow-empty', '-m', 'plain')
    expect((await everything(repo)).map(({ flaws }) => flaws)).toEqual([[], ['foreign-encoding'], []])
  })

  test('a path that is not UTF-8 is flawed', async () => {
    const repo = aRepo()
    const blob = repo.git('hash-object', '-w', '--stdin')
    const entry = Buffer.from(`100644 blob ${blob}\tcaf\xe9\0`, 'latin1')
    const tree = mustGit(repo.root, ['mktree', '-z'], {}, entry)
    const commit = repo.git('commit-tree', tree, '-m', 'x')
    const [only] = await log(await openGit(repo.root), { to: commit })
    expect(only).toMatchObject({ flaws: ['path-not-utf8'], changes: [{ path: 'caf\ufffd' }] })
  })

  test('the end of a shallow clone is not a root', async () => {
    const repo = aRepo({ commits: ['a', 'b', 'c'].map((name) => ({ message: name, files: { [name]: '' } })) })
    const git = await openGit(repo.clone('--depth=2').root)
    await expect(log(git, { to: repo.head() })).rejects.toMatchObject({
      code: 'git/shallow',
      hint: 'git fetch --unshallow',
    })
    expect(await log(git, { from: [repo.head('HEAD~1')], to: repo.head() })).toHaveLength(1)
  })

  test('a history that is cut by hand is cut, however the line ends that says so', async () => {
    const repo = aRepo({ commits: ['a', 'b', 'c'].map((name) => ({ message: name, files: { [name]: '' } })) })
    repo.write('.git/shallow', `${repo.head('HEAD~1')}\r\n`)
    await expect(everything(repo)).rejects.toMatchObject({ code: 'git/shallow' })
  })

  test('an unknown commit is not an empty range', async () => {
    const repo = aRepo({ commits: [{ message: 'a', files: { a: '' } }] })
    const git = await openGit(repo.root)
    const nowhere = '1234567890'.repeat(4)
    await expect(log(git, { to: nowhere })).rejects.toMatchObject({ code: 'git/failed' })
    await expect(log(git, { from: [nowhere], to: repo.head() })).rejects.toMatchObject({ code: 'git/failed' })
    await expect(log(git, { to: '--all' })).rejects.toMatchObject({ code: 'git/failed' })
  })
})

function paths(commit: Awaited<ReturnType<typeof log>>[number] | undefined): string[] {
  return commit?.changes.map(({ parent, path }) => `${parent} ${path}`) ?? []
}

function blobAt(repo: TestRepo, rev: string, path: string): { mode: string; oid: string } {
  return { mode: '100644', oid: repo.git('rev-parse', `${rev}:${path}`) }
}

function forked(): { repo: TestRepo; base: string } {
  const repo = aRepo()
  const base = repo.commit('base', { files: { base: '0' } })
  repo.branch('side').commit('side', { files: { side: '1' } })
  repo.switchTo('main').commit('main', { files: { main: '1' } })
  return { repo, base }
}
