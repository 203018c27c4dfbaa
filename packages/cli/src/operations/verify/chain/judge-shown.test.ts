import { appendJudgement, readChain } from '@helix/beacon'
import { nextLink } from '@helix/evidence'
import { openGit } from '@helix/git'
import type { TestRepo } from '@helix/testkit'
import { describe, expect, test } from 'vitest'
import { aProduct, helix, playbook } from '../../../testing/product.ts'

const quiet = playbook.replace(', {gate: tests, of: unit}', '')
const tagged = quiet.replace('shown: [file]', 'shown: [file, tag]')

interface Found {
  code: string
  message: string
  fix?: string
}

async function verify(repo: TestRepo, ...args: string[]) {
  const { code, stdout } = await helix(repo, ['verify', '--static', '--json', ...args])
  const found: Found[] = JSON.parse(stdout).diagnostics
  const differs = found.filter((finding) => finding.code === 'BEACON-DIFFERS')
  return { code, differs: differs.map(({ message, fix }) => ({ message, fix })) }
}

const progress = (step: string) => `{"version":1,"cycle":"adding","step":"${step}","number":2,"of":4}\n`
const stampOf = (repo: TestRepo) => repo.git('log', '-1', '--format=%(trailers:key=Helix-Spec)').trim()

/** The last commit, with another progress.json. */
function rewrite(repo: TestRepo, text: string): void {
  repo.write('progress.json', text).git('add', '-A')
  repo.git('commit', '-q', '--amend', '--no-edit', '--allow-empty')
}

describe('progress.json is compared with the trailers', () => {
  test('one that was edited by hand is refused, by both sides', async () => {
    const repo = aProduct({ at: 'BUILD', playbook: quiet })
    expect(await verify(repo)).toEqual({ code: 0, differs: [] })
    rewrite(repo, progress('E2E_RED'))
    expect(await verify(repo)).toEqual({
      code: 1,
      differs: [
        { message: 'progress.json says adding E2E_RED; the trailers say adding BUILD', fix: 'helix commit --done' },
      ],
    })
  })

  test('a torn one is refused, and no reason to stop judging', async () => {
    const repo = aProduct({ at: 'BUILD', playbook: quiet })
    rewrite(repo, '{"version":1}\n')
    const { code, differs } = await verify(repo)
    expect([code, differs[0]?.message]).toEqual([
      1,
      expect.stringMatching(/^progress\.json says \{"version":1\}; Helix writes .*; the trailers say adding BUILD$/),
    ])
    repo.remove('progress.json').git('add', '-A')
    repo.git('commit', '-q', '--amend', '--no-edit', '--allow-empty')
    expect((await verify(repo)).differs[0]?.message).toBe('progress.json is missing; the trailers say adding BUILD')
  })

  test('a merge that took the older side is refused, with the commit that has the right one', async () => {
    const repo = aProduct({ at: 'BUILD', playbook: quiet })
    const marked = repo.head()
    repo.branch('side', 'HEAD~1')
    repo.commit('docs: a word\n\nHelix-Lane: free\n', { files: { 'README.md': 'x\n' } })
    repo.switchTo('main')
    repo.git('merge', '-q', '--no-ff', '--no-commit', 'side')
    repo.git('checkout', 'side', '--', 'progress.json')
    repo.git('commit', '-q', '-m', "Merge branch 'side'")
    const at = marked.slice(0, 12)
    expect((await verify(repo)).differs).toEqual([
      {
        message: `progress.json says adding E2E_RED; ${at}, which wrote it last, and the chain say adding BUILD`,
        fix: `git checkout ${marked} -- progress.json`,
      },
    ])
  })

  test('after a rollback it is that of the last Done, and no difference', async () => {
    const repo = aProduct({ at: 'BUILD', playbook: quiet })
    expect(await helix(repo, ['verify', '--sign'])).toMatchObject({ code: 0 })
    expect(await helix(repo, ['approve', 'position', 'E2E_RED', '--why', 'x'])).toMatchObject({ code: 0 })
    expect(await helix(repo, ['verify', '--sign'])).toMatchObject({ code: 0 })
    const spec = stampOf(repo)
    repo.commit(`STEP[2/4] test: another\n\nWhy: it was forgotten.\n\n${spec}\n`, {
      files: { 'e2e/more.test.js': "import { test } from 'node:test'\ntest('REQ-1 more', () => {})\n" },
    })
    expect(repo.read('progress.json')).toContain('BUILD')
    expect(await verify(repo)).toEqual({ code: 0, differs: [] })
  })
})

describe('tags are compared with the chain', () => {
  test('those of a move that came after a branch began are right there, too', async () => {
    const repo = aProduct({ at: 'E2E_RED', playbook: tagged })
    repo.git('branch', 'old', 'HEAD~1')
    expect(await helix(repo, ['verify', '--sign'])).toMatchObject({ code: 0 })
    const later = repo.git('tag').split('\n')
    repo.switchTo('old')
    expect(later.length).toBeGreaterThan(1)
    expect(await verify(repo)).toEqual({ code: 0, differs: [] })
    repo.git('tag', 'helix/adding/BUILD@' + repo.head().slice(0, 12))
    expect((await verify(repo)).differs).toHaveLength(1)
  })

  test('those that the judgements set are right, others are refused by name', async () => {
    const repo = aProduct({ at: 'BUILD', playbook: tagged })
    expect(await helix(repo, ['verify', '--sign'])).toMatchObject({ code: 0 })
    repo.commit(`docs: a word\n\n${stampOf(repo)}\nHelix-Lane: free\n`, { files: { 'README.md': 'x\n' } })
    expect(repo.git('tag').split('\n')).toHaveLength(4)
    expect(await verify(repo)).toEqual({ code: 0, differs: [] })

    const [tip, done] = [repo.head(), repo.head('HEAD~1')].map((commit) => commit.slice(0, 12))
    repo.git('tag', `helix/adding/DONE@${tip}`)
    repo.git('tag', `helix/adding/DONE@${done}`, 'HEAD~1')
    repo.git('tag', 'helix/mine')
    const { code, differs } = await verify(repo)
    expect(code).toBe(1)
    expect(differs.toSorted((a, b) => (a.message < b.message ? -1 : 1))).toEqual([
      {
        message: `helix/adding/DONE@${done}: the tag at ${done} says adding DONE; the chain and the trailers say adding BUILD`,
        fix: `git tag -d helix/adding/DONE@${done}; git fetch --tags`,
      },
      {
        message: `tag helix/adding/DONE@${tip} at ${tip} says adding DONE; the chain has no move there`,
        fix: `git tag -d helix/adding/DONE@${tip}; git fetch --tags; where the host has it so: git push origin :refs/tags/helix/adding/DONE@${tip}`,
      },
      {
        message: `tag helix/mine at ${tip} has a name that Helix gives to no tag there; the chain has no move there`,
        fix: 'git tag -d helix/mine; git fetch --tags; where the host has it so: git push origin :refs/tags/helix/mine',
      },
    ])
  })

  test('and not looked at where they show nothing', async () => {
    const repo = aProduct({ playbook: quiet })
    repo.git('tag', 'helix/mine')
    expect(await verify(repo, '--allow-empty')).toEqual({ code: 0, differs: [] })
  })
})

test('a judgement that moves on without a trailer of its commit is refused', async () => {
  const repo = aProduct({ at: 'SPEC_DRAFT', playbook: quiet })
  expect(await helix(repo, ['verify', '--sign'])).toMatchObject({ code: 0 })
  repo.commit('docs: a word\n\nHelix-Lane: free\n', { files: { 'README.md': 'x\n' } })
  const git = await openGit(repo.root)
  const { records } = await readChain(git)
  const last = records.at(-1)?.judgement
  if (last === undefined) throw new Error('no chain')
  const commit = repo.head()
  const verdict = { condition: { gate: 'spec' as const, asked: {} }, tree: last.subject.tree, policy: last.policy, outcome: 'pass' as const, measured: {}, reports: [], findings: [] } // prettier-ignore
  const [from, to] = [last.to, { cycle: 'adding', step: 'E2E_RED' }]
  const subject = { commit, tree: repo.git('rev-parse', 'HEAD^{tree}') }
  const forged = { ...last, ...nextLink(records), base: last.subject.commit, subject, from, to, verdicts: [verdict] }
  await appendJudgement(git, forged, new Map())

  const { code, differs } = await verify(repo, '--allow-empty')

  expect(code).toBe(1)
  expect(differs[0]?.message).toBe(
    `judgement 2 goes from adding SPEC_DRAFT to adding E2E_RED; ${commit.slice(0, 12)} says no Helix-Done`,
  )
})
