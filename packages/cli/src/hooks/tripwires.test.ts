import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { aRepo, temporaryFolder } from '@helix/testkit'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { hookLine } from '../operations/init/hooks/hook-files.ts'
import { addTest, aProduct, helix } from '../testing/product.ts'
import { aHuskyProduct, setUpHooks, userGit } from '../testing/husky.ts'

// One product for all: setting one up takes a second.
const repo = aHuskyProduct({ at: 'BUILD', cleanup: afterAll })
const start = repo.head()

beforeEach(() => {
  repo.tryGit('switch', '-q', '-f', 'main')
  repo.git('reset', '-q', '--hard', start).concat(repo.git('clean', '-fdq'))
  repo.git('worktree', 'prune')
})

const sum = 'export const sum = 1\n'
const stage = (path = 'src/sum.js', content = sum) => repo.write(path, content).git('add', path)
const message = (rev = 'HEAD') => repo.git('log', '-1', '--format=%B', rev)
const commit = (args: string[], env: NodeJS.ProcessEnv = {}) => userGit(repo.root, ['commit', '-q', ...args], env)
const kept = () => readFileSync(join(repo.root, '.git/helix/refused-message'), 'utf8')

/** An editor that writes these lines above what git shows. */
function typing(...lines: string[]): NodeJS.ProcessEnv {
  const text = lines.map((line) => `'${line}'`).join(' ')
  const script = `#!/bin/sh\n{ printf '%s\\n' ${text}; cat "$1"; } > "$1.new" && mv "$1.new" "$1"\n`
  repo.write('.git/typing', script, 0o755)
  return { GIT_EDITOR: join(repo.root, '.git/typing') }
}

/** Sets values of git's configuration for one test. */
function configured(values: Record<string, string>, act: () => void): void {
  for (const [key, value] of Object.entries(values)) repo.git('config', key, value)
  try {
    act()
  } finally {
    for (const key of Object.keys(values)) repo.git('config', '--unset-all', key)
  }
}

/** A linked worktree on a branch of its own, with something staged. */
function linked(): string {
  const folder = join(temporaryFolder(), 'linked')
  repo.git('worktree', 'add', '-q', '-f', folder, '-B', 'linked', start)
  writeFileSync(join(folder, 'src/sum.js'), sum)
  userGit(folder, ['add', '.'])
  return folder
}

/** A commit on a branch of its own, with what another place wrote into its message. */
function aStranger(): string {
  repo.git('switch', '-q', '-C', 'strange', start)
  stage('src/strange.js')
  commit(['--no-verify', '-m', 'STEP[2/4] feat: x\n\nWhy: asked\nValidation:\n  unit: 9 passed\n\nHelix-Spec: spec@000000000000']) // prettier-ignore
  repo.git('switch', '-q', 'main')
  return repo.head('strange')
}

/** Two branches that change the same line. */
function twoSides(): void {
  repo.git('switch', '-q', '-C', 'side', start)
  stage('src/add.js', 'export const add = (a, b) => b + a\n')
  commit(['-m', 'refactor: turn round', '-m', 'asked'])
  repo.git('switch', '-q', 'main')
  stage('src/add.js', 'export const add = (a, b) => 0 + a + b\n')
  commit(['-m', 'refactor: begin at nothing', '-m', 'asked'])
}

const refused = { code: 1, stderr: expect.stringContaining('MSG-WHY') }
const passes = { code: 0, stderr: '' }

describe('where hooks run', () => {
  test('a linked worktree has them', () => {
    const folder = linked()
    expect(userGit(folder, ['commit', '-qm', 'feat: x'])).toMatchObject(refused)
    expect(userGit(folder, ['commit', '-qm', 'feat: x', '-m', 'asked'])).toMatchObject(passes)
    expect(message('linked')).toContain('STEP[3/4] feat: x\n\nWhy: asked\n')
  })

  test('a relative core.hooksPath, as husky sets it, is found by doctor and mended by init', async () => {
    const folder = linked()
    repo.git('config', 'core.hooksPath', '.husky/_')
    expect(userGit(folder, ['commit', '-qm', 'no form at all'])).toMatchObject(passes)
    expect((await helix(repo, ['doctor'])).stdout).toContain('core.hooksPath leads to .husky/_')
    setUpHooks(folder)
    repo.git('-C', folder, 'reset', '-q', '--soft', 'HEAD^')
    expect(userGit(folder, ['commit', '-qm', 'feat: x'])).toMatchObject(refused)
  })

  test('one that a worktree sets for itself is mended there', () => {
    const folder = linked()
    repo.git('config', 'extensions.worktreeConfig', 'true')
    repo.git('-C', folder, 'config', '--worktree', 'core.hooksPath', '.husky/_')
    expect(userGit(folder, ['commit', '-qm', 'no form at all'])).toMatchObject(passes)
    setUpHooks(folder)
    repo.git('-C', folder, 'reset', '-q', '--soft', 'HEAD^')
    expect(userGit(folder, ['commit', '-qm', 'feat: x'])).toMatchObject(refused)
    repo.git('config', '--unset', 'extensions.worktreeConfig')
  })

  test('a sparse checkout without .husky, and an older branch in the main worktree, have them too', () => {
    repo.git('sparse-checkout', 'set', '--cone', '--sparse-index', 'src', 'test')
    expect(existsSync(join(repo.root, '.husky/commit-msg'))).toBe(false)
    stage()
    expect(commit(['-m', 'feat: x'])).toMatchObject(refused)
    expect(commit(['-m', 'feat: x', '-m', 'asked'])).toMatchObject(passes)
    expect(repo.git('ls-tree', '-r', '--name-only', 'HEAD')).toContain('e2e/sum.test.js')
    repo.git('sparse-checkout', 'disable')
    setUpHooks(repo.root)
  })

  test('git clean takes nothing away that matters', () => {
    repo.git('clean', '-fdxq')
    expect(existsSync(join(repo.root, '.husky/_'))).toBe(false)
    stage()
    expect(commit(['-m', 'feat: x'])).toMatchObject(refused)
    expect(commit(['-m', 'feat: x', '-m', 'asked'])).toMatchObject(passes)
    setUpHooks(repo.root)
  })

  test('a GUI client finds no node on its PATH, and needs none', () => {
    const bin = temporaryFolder()
    for (const name of ['git', 'sh', 'basename', 'dirname']) symlinkSync(pathOf(name), join(bin, name))
    stage()
    const gui = (...args: string[]) => {
      const { status: code, stderr } = spawnSync('git', ['commit', '-q', ...args], { cwd: repo.root, encoding: 'utf8', env: { PATH: bin, HOME: '/nonexistent' } }) // prettier-ignore
      return { code, stderr }
    }
    expect(gui('-m', 'feat: x')).toMatchObject(refused)
    expect(gui('-m', 'feat: x', '-m', 'asked')).toMatchObject(passes)
    expect(message()).toContain('  unit: 1 passed\n')
  })

  test("hooks of the user run beside Helix's, and either may refuse", () => {
    const own = (text: string) => repo.write('.husky/pre-commit', `${text}\n${hookLine('pre-commit')}\n`)
    own('echo mine >&2')
    stage()
    expect(commit(['-m', 'feat: x', '-m', 'asked'])).toMatchObject({ code: 0, stderr: 'mine\n' })
    stage('src/add.js', 'export const add = (a, b) => a - b\n')
    expect(commit(['-m', 'feat: y', '-m', 'asked']).stderr).toMatch(/^mine\n[^]*GATE-TESTS-FAILED/)
    own('exit 7')
    expect(commit(['-m', 'feat: y', '-m', 'asked']).stderr).toContain('pre-commit script failed (code 7)')
    writeFileSync(join(repo.root, '.husky/pre-commit'), `${hookLine('pre-commit')}\n`)
  })

  test('a submodule is a repository of its own, and a product that has one is judged', () => {
    const inner = aRepo({ commits: [{ message: 'one', files: { a: '1' } }] })
    const add = ['-c', 'protocol.file.allow=always', 'submodule', 'add', '-q', inner.root, 'docs/inner']
    repo.git(...add)
    expect(commit(['-m', 'docs: x', '-m', 'asked']).stderr).toMatch(/LAYER-POLICY|POLICY-ALONE|PATH-GITLINK/)
    commit(['--no-verify', '-m', 'docs: x'])
    stage()
    expect(commit(['-m', 'feat: x', '-m', 'asked'])).toMatchObject(passes)
    writeFileSync(join(repo.root, 'docs/inner/a'), '2')
    expect(userGit(join(repo.root, 'docs/inner'), ['-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '-qam', 'no form'])).toMatchObject(passes) // prettier-ignore
    rmSync(join(repo.root, 'docs/inner'), { recursive: true })
    rmSync(join(repo.root, '.git/modules'), { recursive: true })
  })
})

describe('what a commit is made of', () => {
  test('is the index that git was given', () => {
    const index = join(temporaryFolder(), 'index')
    stage('adapters/early.js')
    repo.write('src/other.js', '1')
    for (const args of [['read-tree', 'HEAD'], ['add', 'src/other.js']]) userGit(repo.root, args, { GIT_INDEX_FILE: index }) // prettier-ignore
    expect(commit(['-m', 'feat: x', '-m', 'asked'], { GIT_INDEX_FILE: index })).toMatchObject(passes)
    expect(repo.git('show', '--format=', '--name-only')).toBe('src/other.js')
  })

  test('is what was staged of a file, not what the file holds', () => {
    stage('src/add.js', 'export const add = (a, b) => b + a\n')
    repo.write('src/add.js', 'broken(')
    expect(commit(['-m', 'refactor: x', '-m', 'asked'])).toMatchObject(passes)
    expect(repo.read('src/add.js')).toBe('broken(')
  })

  test('is in the repository that the folder belongs to, or nothing is committed', () => {
    stage()
    const here = { GIT_DIR: join(repo.root, '.git'), GIT_WORK_TREE: repo.root }
    expect(commit(['-m', 'feat: x'], here)).toMatchObject(refused)
    const elsewhere = [temporaryFolder(), aRepo({ commits: [{ message: 'x', files: { a: '' } }] }).root]
    for (const folder of elsewhere) {
      const { code, stderr } = userGit(folder, ['commit', '-qm', 'feat: x'], { ...here, GIT_WORK_TREE: folder })
      expect([code, repo.head()]).toEqual([1, start])
      expect(stderr).toContain('helix why hook/other-repository')
    }
  })
})

describe('the message', () => {
  test('of another commit is written anew where it comes to lie: -C, -c, a conflict that was solved', () => {
    const old = repo.git('log', '--format=%H', '-1', '--grep=sum lists')
    for (const [flag, env] of [
      ['-C', {}],
      ['-c', { GIT_EDITOR: 'true' }],
      ['--reuse-message', {}],
    ] as const) {
      stage('src/sum.js', `${sum}// ${flag}\n`)
      expect(commit([flag, old], env)).toMatchObject(passes)
      expect(message()).toMatch(/^STEP\[3\/4\] test: sum lists\n\nWhy: REQ-1 asks for it\.\n/)
    }
  })

  test.each([
    ['auto', '#'],
    ['%', '%'],
  ])('from an editor with core.commentChar %s loses its comments and the diff, and nothing else', (char, begins) => {
    for (const how of [[], ['-v']]) {
      stage('src/sum.js', `${sum}// ${how.length}\n`)
      configured({ 'core.commentChar': char }, () => {
        const note = begins === '#' ? '; a note' : '# a note'
        expect(commit(how, typing('feat: x', '', 'asked', note))).toMatchObject(passes)
        expect(message()).toMatch(new RegExp(`^STEP\\[3/4\\] feat: x\n\nWhy: asked\n${note}\nChange: src/sum.js\n`))
        expect(message()).not.toMatch(/Please enter|diff --git|>8/)
      })
    }
  })

  test.each([
    ['whitespace', true],
    ['scissors', true],
    ['strip', false],
  ])('with commit.cleanup %s keeps lines with #: %s', (cleanup, keeps) => {
    configured({ 'commit.cleanup': cleanup }, () => {
      stage()
      expect(commit([], typing('feat: x', '', 'asked', '', '# 1 is text'))).toMatchObject(passes)
      expect(message().includes('# 1 is text')).toBe(keeps)
      expect(message()).not.toContain('Helix adds')
      expect(message()).toContain('STEP[3/4] feat: x\n\nWhy: asked\n')
    })
    stage('src/more.js')
    const asked = [`--cleanup=${cleanup}`, '-m', 'feat: x', '-m', 'asked\n\n# 1 is text']
    expect(commit(asked)).toMatchObject(passes)
    expect(message().includes('# 1 is text')).toBe(cleanup !== 'strip')
  })

  test('that is a template which nobody touched is none', () => {
    repo.write('.git/template', 'feat: say what\n\nWhy: say why\n')
    stage()
    const template = join(repo.root, '.git/template')
    expect(commit(['-t', template], { GIT_EDITOR: 'true' }).stderr).toContain('you did not edit the message')
    configured({ 'commit.template': template }, () => {
      expect(commit([], { GIT_EDITOR: 'true' }).stderr).toContain('you did not edit the message')
      expect(commit([], typing('feat: lists', '', 'asked', ''))).toMatchObject(passes)
    })
  })

  test('that is empty is given up by git, and refused where git would take it', () => {
    stage()
    expect(commit([], { GIT_EDITOR: 'true' }).stderr).toBe('Aborting commit due to empty commit message.\n')
    expect(commit(['--allow-empty-message', '-m', '']).stderr).toContain('MSG-HEADER')
    expect(repo.head()).toBe(start)
  })

  test('is kept when a gate refuses the files', async () => {
    stage('test/add.test.js', addTest(4))
    const { code, stderr } = commit(['-am', 'test: x', '-m', 'REQ-1 asks for it.'])
    expect([code, kept()]).toEqual([1, 'test: x\n\nREQ-1 asks for it.\n'])
    expect(stderr).toContain('your message is kept')
    stage('test/add.test.js', addTest(3))
    expect((await helix(repo, ['commit', '--retry', '--allow-empty'])).code).toBe(0)
    expect(message()).toContain('test: x\n\nWhy: REQ-1 asks for it.\n')
  })

  test('of a fixup stays as it is, and is one again after autosquash', () => {
    stage()
    commit(['-m', 'feat: x', '-m', 'asked'])
    stage('src/sum.js', `${sum}// more\n`)
    expect(commit(['--fixup', 'HEAD'])).toMatchObject(passes)
    expect(message()).toBe('fixup! STEP[3/4] feat: x\n')
    userGit(repo.root, ['rebase', '-q', '-i', '--autosquash', start], {
      GIT_SEQUENCE_EDITOR: 'true',
      GIT_EDITOR: 'true',
    })
    expect([repo.head('HEAD^'), message().split('\n')[0]]).toEqual([start, 'STEP[3/4] feat: x'])
  })
})

test('a squash in a rebase becomes one message of all', () => {
  stage()
  commit(['-m', 'feat: x', '-m', 'asked'])
  stage('src/sum.js', `${sum}// more\n`)
  commit(['-m', 'feat: more of x', '-m', 'asked again'])
  userGit(repo.root, ['rebase', '-q', '-i', start], {
    GIT_SEQUENCE_EDITOR: "sed -i '2s/^pick/squash/'",
    GIT_EDITOR: 'true',
  })
  expect(repo.head('HEAD^')).toBe(start)
  expect(message()).toMatch(
    /^STEP\[3\/4\] feat: x\n\nfeat: more of x\n\nWhy: asked\nasked again\nChange: src\/sum\.js\n[^]*\n\nHelix-Spec: spec@\w+\n$/,
  )
})

describe('picks, of which git asks one hook only', () => {
  const good =
    /^STEP\[3\/4\] feat: x\n\nWhy: asked\nChange: src\/strange\.js\n\n(?:Cherry-picked-from: \w+\n)?Helix-Spec: spec@(?!0{12})\w+\n$/

  test.each([
    ['cherry-pick', ['cherry-pick', 'strange']],
    ['cherry-pick -x', ['cherry-pick', '-x', 'strange']],
    ['rebase', ['rebase', '-q', 'main', 'strange']],
    ['rebase -i', ['-c', 'sequence.editor=true', 'rebase', '-q', '-i', 'main', 'strange']],
  ])('%s writes label and hash anew and drops figures of another tree', (_, args) => {
    aStranger()
    repo.commit('docs: more\n', { files: { 'README.md': 'more' } })
    expect(userGit(repo.root, args).code).toBe(0)
    expect(message()).toMatch(good)
  })

  test('a cherry-pick that stopped goes on with a message that is right', () => {
    const stranger = aStranger()
    repo.commit('feat: other\n', { files: { 'src/strange.js': 'other\n' } })
    expect(userGit(repo.root, ['cherry-pick', stranger]).code).toBe(1)
    stage('src/strange.js', 'both\n')
    expect(userGit(repo.root, ['cherry-pick', '--continue'], { GIT_EDITOR: 'true' }).code).toBe(0)
    expect(message()).toMatch(/^STEP\[3\/4\] feat: x\n\nWhy: asked\n/)
  })

  test('a rebase that stopped goes on with a message that is right', () => {
    aStranger()
    repo.commit('feat: other\n', { files: { 'src/strange.js': 'other\n' } })
    expect(userGit(repo.root, ['rebase', '-q', 'main', 'strange']).code).toBe(1)
    stage('src/strange.js', 'both\n')
    expect(userGit(repo.root, ['rebase', '--continue'], { GIT_EDITOR: 'true' }).code).toBe(0)
    expect(message()).toMatch(/^STEP\[3\/4\] feat: x\n\nWhy: asked\n/)
  })

  test('revert becomes a header that can land', async () => {
    stage()
    commit(['-m', 'feat: x', '-m', 'asked'])
    const undone = repo.head()
    expect(userGit(repo.root, ['revert', '--no-edit', 'HEAD']).code).toBe(0)
    expect(message()).toMatch(new RegExp(`^STEP\\[3/4\\] revert: feat: x\n\nWhy: This reverts commit ${undone}\\.\n`))
    expect((await helix(repo, ['verify', '--static'])).stdout).not.toContain(repo.head().slice(0, 12))
  })

  test('a revert between cycles is in its lane', () => {
    repo.git('reset', '-q', '--hard', repo.git('rev-list', '--max-parents=0', 'HEAD'))
    stage('src/tidy.js')
    commit(['-m', 'refactor: tidy'])
    expect(userGit(repo.root, ['revert', '--no-edit', 'HEAD']).code).toBe(0)
    expect(message()).toMatch(/^revert: refactor: tidy\n[^]*\nHelix-Lane: keep\n$/)
  })

  test('are not held up where Helix cannot tell; the message stays', () => {
    aStranger()
    repo.commit('policy: break\n', { files: { 'playbook.yml': 'version: one\n' } })
    const { code, stderr } = userGit(repo.root, ['cherry-pick', 'strange'])
    expect([code, message().split('\n')[0]]).toEqual([0, 'STEP[2/4] feat: x'])
    expect(stderr).toContain('helix: the message of this pick stays as it was: ')
  })
})

describe('merges', () => {
  test('with a conflict are concluded with git’s words', () => {
    twoSides()
    expect(userGit(repo.root, ['merge', 'side']).code).toBe(1)
    stage('src/add.js', 'export const add = (a, b) => 0 + b + a\n')
    expect(commit(['--no-edit'])).toMatchObject(passes)
    expect(message()).toMatch(/^Merge branch 'side'\n/)
  })

  test('that are squashed are one commit with a message of its own', () => {
    repo.git('switch', '-q', '-C', 'side', start)
    stage()
    commit(['-m', 'feat: x', '-m', 'asked'])
    repo.git('switch', '-q', 'main')
    userGit(repo.root, ['merge', '-q', '--squash', 'side'])
    expect(commit(['--no-edit']).stderr).toContain('MSG-HEADER')
    expect(commit(['-m', 'feat: all of it', '-m', 'asked'])).toMatchObject(passes)
  })
})

describe('what is missing or broken blocks, and says what to do', () => {
  test.each([
    ['the launcher is gone', (path: string) => rmSync(path), 'hooks are not set up in this clone; run: npx --no -- helix init --hooks'], // prettier-ignore
    [
      'the launcher may not be executed',
      (path: string) => chmodSync(path, 0o644),
      'hooks are not set up in this clone',
    ],
    ['the built command is gone', (path: string) => writeFileSync(path, readFileSync(path, 'utf8').replaceAll('main.ts', 'gone.js')), 'what the hooks start is not there any more; run: npx --no -- helix init --hooks'], // prettier-ignore
    ['node is gone', (path: string) => writeFileSync(path, readFileSync(path, 'utf8').replaceAll(process.execPath, '/gone/node')), 'what the hooks start is not there any more'], // prettier-ignore
  ])('%s', (_, harm, says) => {
    const launcher = join(repo.root, '.husky/_/helix')
    const whole = readFileSync(launcher, 'utf8')
    harm(launcher)
    stage()
    const { code, stderr } = commit(['-m', 'feat: x', '-m', 'asked'])
    writeFileSync(launcher, whole)
    chmodSync(launcher, 0o755)
    expect([code, repo.head()]).toEqual([1, start])
    expect(stderr).toContain(says)
  })

  test.each([
    ['playbook.yml', 'version: one\n', 'helix why playbook/'],
    ['playbook.yml', 'a: [\n', 'helix why playbook/'],
    ['.helix/allowed_signers', 'ada ssh-ed25519 nonsense\n', 'helix why evidence/'],
  ])('%s holds %j', (path, content, says) => {
    repo.commit('policy: break\n', { files: { [path]: content } })
    const broken = repo.head()
    stage()
    const { code, stderr } = commit(['-m', 'feat: x', '-m', 'asked'])
    expect([code, repo.head()]).toEqual([1, broken])
    expect(stderr).toContain(says)
  })
})

test('in a clone that never set hooks up, husky’s files are not there, and CI is what judges', () => {
  const clone = aProduct({ at: 'BUILD' }).clone()
  clone.write('src/a.js', '1').git('add', '-A')
  expect(userGit(clone.root, ['commit', '-qm', 'no form at all'])).toMatchObject(passes)
})

function pathOf(name: string): string {
  return spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim()
}
