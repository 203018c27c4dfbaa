import { join } from 'node:path'
import { specHash, specTag } from '@helix/spec'
import { aRepo, temporaryFolder, type TestRepo, twoPeople } from '@helix/testkit'
import { describe, expect, onTestFinished, test } from 'vitest'
import { aProduct, helix, playbook, spec } from '../../testing/product.ts'
import { startHelix } from '../../testing/process.ts'

const stamp = `Helix-Spec: ${specTag(specHash(spec))}`
const stale = (description: string, more = '') =>
  `STEP[2/4] feat: ${description}\n\nWhy: asked.\nValidation:\n  unit: 99 passed\n${more}\nCovers: REQ-1\nHelix-Spec: spec@000000000000\nHelix-Lane: keep\n`

/** Two increments in BUILD as a rebase leaves them: with the label, hash, lane and figures of where they came from. */
function aRebasedBranch(): TestRepo {
  const repo = aProduct({ at: 'BUILD' }).branch('lists')
  repo.commit(stale('add lists'), { files: { 'src/lists.js': '1' }, author: twoPeople.ben, date: 1_700_000_000 })
  repo.commit(stale('add means'), { files: { 'src/means.js': '1' } })
  return repo
}

const restamp = (repo: TestRepo, range: string, ...more: string[]) =>
  helix(repo, ['commit', '--restamp', range, ...more])
const keptRefs = (repo: TestRepo) => repo.git('for-each-ref', '--format=%(refname) %(objectname)', 'refs/helix')
const everything = '--format=%T|%an|%ae|%aI|%cn|%ce|%cI'

describe('helix commit --restamp', () => {
  test('writes label, hash, lane and figures anew, and keeps everything else', async () => {
    const repo = aRebasedBranch()
    const [old, was] = [repo.head(), repo.git('log', everything, 'main..')]
    repo.write('src/unsaved.js', 'mine').write('src/lists.js', 'edited').git('add', 'src/lists.js')
    const dirty = repo.git('status', '--porcelain')

    const { code, stdout } = await restamp(repo, 'main..HEAD')

    const [first, second] = [repo.head('HEAD^').slice(0, 12), repo.head().slice(0, 12)]
    const kept = `refs/helix/restamped/lists/${old.slice(0, 12)}`
    expect([code, stdout]).toEqual([
      0,
      `restamped  2 of 2 on lists\n  ${first}  STEP[3/4] feat: add lists\n  ${second}  STEP[3/4] feat: add means\n` +
        `kept       ${kept}\nnext       helix verify\n`,
    ])
    expect(repo.git('log', '-1', '--format=%B', 'HEAD^')).toBe(
      `STEP[3/4] feat: add lists\n\nWhy: asked.\n\nCovers: REQ-1\n${stamp}\n`,
    )
    expect([repo.git('log', everything, 'main..'), repo.git('status', '--porcelain')]).toEqual([was, dirty])
    expect(keptRefs(repo)).toBe(`${kept} ${old}`)
    expect(repo.git('log', '-g', '-1', '--format=%gs')).toBe('helix commit --restamp')
    expect((await helix(repo, ['verify', '--static'])).code).toBe(0)
  })

  test('says the figures that were measured for the tree', async () => {
    const repo = aRebasedBranch()
    await helix(repo, ['verify'])
    await restamp(repo, 'main..')
    expect(repo.git('log', '-1', '--format=%B')).toContain('Why: asked.\nValidation:\n  unit: 1 passed\n\nCovers')
  })

  test('changes nothing a second time', async () => {
    const repo = aRebasedBranch()
    await restamp(repo, 'main..HEAD')
    const [tip, refs] = [repo.head(), keptRefs(repo)]
    const { code, stdout } = await restamp(repo, 'main..HEAD', '--json')
    expect([code, JSON.parse(stdout).kept, repo.head(), keptRefs(repo)]).toEqual([0, null, tip, refs])
  })

  test('moves a branch that is not checked out, and a detached HEAD', async () => {
    const repo = aRebasedBranch()
    repo.switchTo('main')
    expect((await restamp(repo, 'main..lists')).code).toBe(0)
    expect(repo.git('log', '-1', '--format=%s', 'lists')).toBe('STEP[3/4] feat: add means')
    const detached = aRebasedBranch()
    detached.git('switch', '-q', '--detach')
    const before = detached.head('lists')
    expect((await restamp(detached, 'main..HEAD')).stdout).toContain('2 of 2 on HEAD')
    expect([detached.git('log', '-1', '--format=%s'), detached.head('lists')]).toEqual([
      'STEP[3/4] feat: add means',
      before,
    ])
  })

  test('completes what a pick, a revert and a commit without hooks left open', async () => {
    const repo = aProduct({ at: 'BUILD' })
    repo.commit('feat: add lists\n\nREQ-1 asks for it.\n', { files: { 'src/lists.js': '1' } })
    repo.git('revert', '--no-edit', 'HEAD')
    const undone = repo.head('HEAD^')
    await restamp(repo, 'HEAD~2..HEAD')
    expect(repo.git('log', '-2', '--format=%B---')).toBe(
      `STEP[3/4] revert: feat: add lists\n\nWhy: This reverts commit ${undone}.\n\n${stamp}\n---\n` +
        `STEP[3/4] feat: add lists\n\nWhy: REQ-1 asks for it.\n\n${stamp}\n---`,
    )
  })

  test('a revert between cycles gets its lane', async () => {
    const repo = aProduct()
    repo.commit('refactor: tidy\n\nHelix-Lane: keep\n', { files: { 'src/tidy.js': '1' } })
    repo.git('revert', '--no-edit', 'HEAD')
    await restamp(repo, 'HEAD^..HEAD')
    expect(repo.git('log', '-1', '--format=%B')).toBe(
      `revert: refactor: tidy\n\nThis reverts commit ${repo.head('HEAD^')}.\n\nHelix-Lane: keep\n`,
    )
    expect((await helix(repo, ['verify', '--static'])).code).toBe(0)
  })

  test('carries merges as they are, whoever made their tree', async () => {
    const repo = aRebasedBranch()
    const message = "Merge branch 'side'\n"
    repo.branch('side', 'lists^').commit(stale('side'), { files: { 'src/side.js': '1' } })
    repo.switchTo('lists').merge('side', message)
    const tree = repo.git('rev-parse', 'HEAD^{tree}')
    expect((await restamp(repo, 'main..HEAD')).code).toBe(0)
    expect(repo.git('log', '-1', '--format=%T %B')).toBe(`${tree} ${message}`)
    expect(repo.git('log', '--no-merges', '--format=%s', 'main..').split('\n').toSorted()).toEqual([
      'STEP[3/4] feat: add lists',
      'STEP[3/4] feat: add means',
      'STEP[3/4] feat: side',
    ])
    expect(repo.git('rev-list', '--count', 'main..')).toBe('4')
  })

  test('leaves fixups and parked commits their words', async () => {
    const repo = aRebasedBranch()
    for (const word of ['fixup!', 'wip!']) repo.commit(`${word} feat: add means\n`, { files: { [word]: '1' } })
    await restamp(repo, 'main..HEAD')
    expect(repo.git('log', '-2', '--format=%s')).toBe('wip! feat: add means\nfixup! feat: add means')
  })
})

describe('what is not written anew', () => {
  test('a commit that was judged', async () => {
    const repo = aRebasedBranch()
    await restamp(repo, 'main..HEAD')
    repo.git('switch', '-q', 'main').concat(repo.git('merge', '-q', '--ff-only', 'lists'))
    await helix(repo, ['verify', '--sign'])
    const judged = repo.head()
    repo.commit(stale('more'), { files: { 'src/more.js': '1' } })
    const tip = repo.head()
    const { code, stdout } = await restamp(repo, 'HEAD~2..HEAD')
    expect([code, repo.head()]).toEqual([1, tip])
    expect(stdout).toContain(`RESTAMP-LANDED  ${judged.slice(0, 12)}`)
    expect(stdout).toContain(`helix commit --restamp ${judged.slice(0, 12)}..main\n`)
    expect((await restamp(repo, `${judged.slice(0, 12)}..main`)).code).toBe(0)
  })

  test('the commit that adopted Helix, which the first judgement will be about', async () => {
    const repo = aRepo({ commits: [{ message: 'chore: begin\n', files: { a: '' } }] })
    const adopted = repo.commit('build: adopt Helix\n', { files: { 'playbook.yml': playbook } })
    repo.commit('docs: x\n', { files: { 'README.md': 'x' } })
    const { code, stdout } = await restamp(repo, 'HEAD~2..HEAD')
    expect([code, stdout.match(/RESTAMP-LANDED +\w+/g)]).toEqual([1, [`RESTAMP-LANDED  ${adopted.slice(0, 12)}`]])
    expect((await restamp(repo, 'HEAD~1..HEAD')).code).toBe(0)
    expect(repo.git('log', '-1', '--format=%B')).toBe('docs: x\n\nHelix-Lane: free\n')
  })

  test("a commit on the remote's branch that is judged, though not on a pushed branch of one's own", async () => {
    const origin = aProduct({ at: 'BUILD' })
    await helix(origin, ['verify', '--sign'])
    const repo = origin.clone().branch('lists')
    repo.git('fetch', '-q', 'origin', 'helix:helix')
    repo.commit(stale('add lists'), { files: { 'src/lists.js': '1' } })
    repo.git('update-ref', 'refs/remotes/origin/lists', 'HEAD')
    const own = repo.head()
    expect((await restamp(repo, 'main..HEAD')).code).toBe(0)
    repo.git('reset', '-q', '--hard', own).concat(repo.git('update-ref', 'refs/remotes/origin/main', own))
    const { code, stdout } = await restamp(repo, 'main..HEAD')
    expect([code, repo.head()]).toEqual([1, own])
    expect(stdout).toContain('RESTAMP-LANDED')
  })

  test.each([
    ['an octopus', 'MERGE-OCTOPUS', ['merge', '-q', '--no-ff', '-m', 'Merge', 'a', 'b']],
    ['a root', 'MERGE-UNRELATED', ['merge', '-q', '--no-ff', '-m', 'Merge', '--allow-unrelated-histories', 'other']],
  ])('a range with %s, of which no label can be told', async (_, code, merge) => {
    const repo = aRebasedBranch()
    for (const name of ['a', 'b'])
      repo.branch(name, 'lists').commit(stale(name), { files: { [`src/${name}.js`]: '1' } })
    repo.git('switch', '-q', '--orphan', 'other')
    repo.commit('feat: other\n', { files: { other: '1' } })
    repo.switchTo('lists').git(...merge)
    const tip = repo.head()
    const { code: exit, stdout } = await restamp(repo, 'main..HEAD')
    expect([exit, repo.head(), keptRefs(repo)]).toEqual([1, tip, ''])
    expect(stdout).toContain(code)
  })

  test.each([
    ['main', 'restamp/range'],
    ['main...HEAD', 'restamp/range'],
    ['nothing..HEAD', 'restamp/range'],
    ['main..HEAD^', 'restamp/end'],
    ['HEAD..HEAD', 'restamp/empty'],
  ])('%s', async (range, code) => {
    const repo = aRebasedBranch()
    const tip = repo.head()
    const { code: exit, stdout } = await restamp(repo, range, '--json')
    expect([exit, JSON.parse(stdout).diagnostics[0].code, repo.head()]).toEqual([2, code, tip])
  })

  test('a branch that is being rebased, here or in another worktree; a merge does no harm', async () => {
    const repo = aRebasedBranch()
    repo.branch('other', 'main').commit(stale('other'), { files: { 'src/lists.js': 'other' } })
    const linked = join(temporaryFolder(), 'linked')
    repo.git('worktree', 'add', '-q', linked, 'lists')
    expect(repo.tryGit('-C', linked, 'rebase', 'other').code).toBe(1)
    const refused = await restamp(repo, 'main..lists', '--json')
    expect([refused.code, JSON.parse(refused.stdout).diagnostics[0].code]).toEqual([2, 'repository/in-progress'])
    expect((await helix({ root: linked }, ['commit', '--restamp', 'main..HEAD'])).code).toBe(2)
    repo.git('-C', linked, 'rebase', '--abort')
    expect(repo.tryGit('merge', 'lists').code).toBe(1)
    expect((await restamp(repo, 'main..HEAD')).code).toBe(0)
    repo.write('src/lists.js', 'both').git('commit', '-qam', 'Merge lists')
    expect(repo.git('log', '-1', '--format=%P').split(' ')).toHaveLength(2)
  })
})

test('killed at any time, the branch is at its old tip or at the new one, and the old one is kept', async () => {
  const repo = aRebasedBranch()
  for (let more = 0; more < 20; more++) repo.commit(stale(`more ${more}`), { files: { [`src/${more}.js`]: '1' } })
  const old = repo.head()
  const ends = new Set<string>()
  for (const wait of [150, 300, 400, 500, 600, 700, 800, 1000, 10_000]) {
    repo.git('update-ref', 'refs/heads/lists', old)
    const { child, ended } = startHelix(repo.root, ['commit', '--restamp', 'main..HEAD'])
    const kill = setTimeout(() => child.kill('SIGKILL'), wait)
    onTestFinished(() => clearTimeout(kill))
    await ended
    const [tip, subject] = [repo.head(), repo.git('log', '-1', '--format=%s')]
    ends.add(subject)
    expect(['STEP[2/4] feat: more 19', 'STEP[3/4] feat: more 19']).toContain(subject)
    expect(tip === old || keptRefs(repo).includes(old)).toBe(true)
    expect(repo.git('rev-list', '--count', 'main..')).toBe('22')
    repo.git('pack-refs', '--all')
  }
  expect([...ends].at(-1)).toBe('STEP[3/4] feat: more 19')
}, 120_000)
