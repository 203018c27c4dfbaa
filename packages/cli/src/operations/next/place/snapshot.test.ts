import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { distrusted, openGit } from '@helix/git'
import { aRepo, temporaryFolder } from '@helix/testkit'
import { expect, onTestFinished, test } from 'vitest'
import { putBack } from './put-back.ts'
import { snapshotOf } from './snapshot.ts'
import { closeWorktree, openWorktree } from './worktree.ts'

/** A worktree of a repository with two files and a submodule, and what a program does there. */
async function aWorktree() {
  const repo = aRepo({
    commits: [{ message: 'a', files: { 'src/add.js': '1\n', 'src/sub.js': '1\n', 'e2e/a.js': '1\n' } }],
  })
  repo.git('update-index', '--add', '--cacheinfo', `160000,${repo.head()},vendor`)
  repo.git('commit', '-qm', 'vendor')
  const git = await openGit(repo.root)
  const worktree = await openWorktree(git, `snapshot-${process.pid}-${(runs += 1)}`, repo.head())
  onTestFinished(() => closeWorktree(git, worktree.folder.split('/').at(-1) ?? ''))
  const shell = (line: string) => execFileSync('/bin/sh', ['-c', line], { cwd: worktree.folder, encoding: 'utf8' })
  const changed = (tree: string) =>
    repo.git('diff-tree', '-r', '--name-status', 'HEAD', tree).split('\n').filter(Boolean)
  return { repo, git, worktree, shell, changed }
}
let runs = 0

test.each([
  ['a pipe in the place of a file', 'rm src/sub.js && mkfifo src/sub.js', ['src/sub.js'], ['D\tsrc/sub.js']],
  ['a new pipe', 'mkfifo src/pipe', [], []],
  ['a repository without a commit', 'git init -q src/inner && touch src/inner/x', ['src/inner/'], []],
  ['a new file of four terabytes', 'truncate -s 4T src/huge.bin', ['src/huge.bin'], []],
  ['a file that grew to as much', 'truncate -s 4T src/sub.js', ['src/sub.js'], ['D\tsrc/sub.js']],
  ['a name that is not UTF-8', `: > "$(printf 'src/\\377\\376.js')"`, ['src/\u{fffd}\u{fffd}.js'], []],
  ['text in another encoding than its attributes say', `echo 'x.txt working-tree-encoding=UTF-16' > src/.gitattributes; echo x > src/x.txt`, ['src/x.txt'], ['A\tsrc/.gitattributes']],
])('%s does not keep Helix from the rest, and is told', async (_, line, unfit, lost) => {
  const { worktree, shell, changed } = await aWorktree()
  shell(`echo 2 > src/add.js; ${line}`)
  const snapshot = await snapshotOf(worktree)
  expect(snapshot.unfit.map(({ path }) => path)).toEqual(unfit)
  expect(changed(snapshot.tree).toSorted()).toEqual([...lost, 'M\tsrc/add.js'])
}) // prettier-ignore

test('looking leaves the index as old as it was: git takes no early change for none', async () => {
  const { worktree, shell, changed } = await aWorktree()
  const index = join(worktree.git.gitDir, 'index')
  utimesSync(index, 978_307_200, 978_307_200)
  const before = readFileSync(index)
  shell('echo 2 > src/add.js')
  for (const _ of [1, 2]) expect(changed((await snapshotOf(worktree)).tree)).toEqual(['M\tsrc/add.js'])
  expect([readFileSync(index).equals(before), statSync(index).mtimeMs]).toEqual([true, 978_307_200_000])
})

test('an ordinary change has nothing unfit in it, links and odd names included', async () => {
  const { worktree, shell, changed } = await aWorktree()
  shell(`echo 2 > src/add.js; ln -s add.js src/link.js; echo 1 > 'src/ü b.js'; chmod +x src/sub.js`)
  const { tree, unfit } = await snapshotOf(worktree)
  expect(unfit).toEqual([])
  expect(changed(tree)).toHaveLength(4)
})

test('a repository in the place of a submodule starts nothing when Helix looks at the worktree', async () => {
  const { worktree, shell, changed } = await aWorktree()
  const trap = join(temporaryFolder(), 'trapped')
  const script = join(temporaryFolder(), 'trap.sh')
  writeFileSync(script, `#!/bin/sh\ntouch '${trap}'\ncat\n`, { mode: 0o755 })
  const own = 'git -c user.name=x -c user.email=x@example.org'
  shell(`git init -q vendor && cd vendor && echo one > f && echo 'f filter=x' > .gitattributes && ${own} add . && ${own} commit -qm x &&
git config filter.x.clean '${script}' && git config core.fsmonitor '${script}' && touch -d 2001-01-01 f`)
  shell('echo 2 > src/add.js')
  const { tree } = await snapshotOf(worktree)
  expect(existsSync(trap)).toBe(false)
  expect(changed(tree)).toEqual(['M\tsrc/add.js'])
})

test.each([
  ['clean', 'smudge'],
  ['process', 'clean'],
])('what settings name by a path in the worktree is not started there (%s, %s)', async (...kinds) => {
  const { repo, git, worktree, shell, changed } = await aWorktree()
  const trap = join(temporaryFolder(), 'trapped')
  for (const kind of kinds) repo.git('config', `filter.own.one.${kind}`, './trap.sh')
  repo.git('config', 'filter.own.one.required', 'true')
  repo.git('config', 'core.fsmonitor', './trap.sh')
  const again = await openWorktree(git, worktree.folder.split('/').at(-1) ?? '', worktree.base)
  shell(
    `printf '#!/bin/sh\\ntouch ${trap}\\ncat\\n' > trap.sh; chmod +x trap.sh; echo '*.js filter=own.one' > .gitattributes; echo 2 > src/add.js; rm src/sub.js; echo 2 > e2e/a.js`,
  )
  const { tree, unfit } = await snapshotOf(again)
  expect(unfit.map(({ path }) => path)).toEqual(['e2e/a.js', 'src/add.js', 'src/sub.js'])
  expect(changed(tree).toSorted()).toEqual([
    'A\t.gitattributes',
    'A\ttrap.sh',
    'D\tsrc/sub.js',
    'M\te2e/a.js',
    'M\tsrc/add.js',
  ])
  const closed = { severity: 'error' as const, code: 'LAYER-CLOSED', message: 'closed' }
  await putBack(again, (path) => (path.startsWith('e2e/') ? closed : null))
  expect([readFileSync(join(worktree.folder, 'e2e/a.js'), 'utf8'), existsSync(trap)]).toEqual(['1\n', false])
})

test('git-lfs filters as ever: it does not lie in the worktree', async () => {
  const { repo, git } = await aWorktree()
  for (const [kind, command] of [['clean', 'git-lfs clean -- %f'], ['smudge', 'git-lfs smudge -- %f'], ['process', 'git-lfs filter-process']] as const)
    repo.git('config', `filter.lfs.${kind}`, command)
  expect((await distrusted(git)).settings?.join()).not.toContain('filter.lfs')
  repo.git('config', 'filter.lfs.clean', 'git-lfs clean -- %f; ./mine.sh')
  expect((await distrusted(git)).settings?.join()).toContain('filter.lfs.clean=,')
}) // prettier-ignore

test('what is not open is put back, be it that no commit could hold it', async () => {
  const { worktree, shell } = await aWorktree()
  shell('git init -q e2e/inner; rm e2e/a.js; mkfifo e2e/a.js; echo 2 > src/add.js')
  const finding = { severity: 'error' as const, code: 'LAYER-CLOSED', message: 'closed' }
  const closed = await putBack(worktree, (path) => (path.startsWith('e2e/') ? finding : null))
  expect(closed).toHaveLength(2)
  expect(readFileSync(join(worktree.folder, 'e2e/a.js'), 'utf8')).toBe('1\n')
  expect(existsSync(join(worktree.folder, 'e2e/inner'))).toBe(false)
  expect(readFileSync(join(worktree.folder, 'src/add.js'), 'utf8')).toBe('2\n')
})

test('a worktree is taken away whatever a program left in it', async () => {
  const { git, worktree, shell } = await aWorktree()
  const dig = `for (let depth = 0; depth < 60; depth++) { require('fs').mkdirSync('d'.repeat(99)); process.chdir('d'.repeat(99)) }`
  shell(`mkdir shut; touch shut/f; chmod 000 shut; '${process.execPath}' -e "${dig}"`)
  await snapshotOf(worktree)
  await closeWorktree(git, worktree.folder.split('/').at(-1) ?? '')
  expect(existsSync(worktree.folder)).toBe(false)
})
