import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { aProduct, helix } from '../../../testing/product.ts'
import { specHash, specTag } from '@helix/spec'
import { spec } from '../../../testing/product.ts'

const stamp = `Helix-Spec: ${specTag(specHash(spec))}`

/** What `verify` says: exit code, and each thing to do once. */
async function told(repo: { root: string }, how: readonly string[] = ['--static']) {
  const { code, stdout } = await helix(repo, ['verify', ...how, '--json'])
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { severity: string; fix?: string }[] } // oxlint-disable-line typescript/no-unsafe-type-assertion -- verify's own document
  const fixes = diagnostics.flatMap(({ severity, fix }) => (severity === 'error' && fix !== undefined ? [fix] : []))
  return { code, fixes: [...new Set(fixes)] }
}

describe('who does what verify says gets through', () => {
  test('stale labels, hashes and lanes, and line ends of a web editor, are written anew by one command', async () => {
    const repo = aProduct({ at: 'BUILD' })
    repo.commit('STEP[2/4] feat: lists\n\nWhy: asked.\n', { files: { 'src/lists.js': '1' } })
    repo.commit('docs: more\r\n\r\nBecause.\r\n', { files: { 'README.md': '# More\n' } })
    const { code, fixes } = await told(repo)
    expect([code, fixes]).toEqual([1, [`helix commit --restamp ${repo.head('HEAD^').slice(0, 12)}^..HEAD`]])
    expect((await helix(repo, (fixes[0] ?? '').split(' ').slice(1))).code).toBe(0)
    expect(await told(repo)).toEqual({ code: 0, fixes: [] })
  })

  test('what landed since a merged branch began is left out of it', async () => {
    const repo = aProduct({ at: 'BUILD' }).clone()
    repo.git('checkout', '-q', '-b', 'topic', 'HEAD^')
    repo.commit('docs: more\n\nWhy: asked.\n', { files: { 'README.md': '# More\n' } })
    repo.git('checkout', '-q', 'main')
    repo.git('merge', '-q', '--no-ff', '--no-edit', 'topic')
    const { code, fixes } = await told(repo)
    expect([code, fixes]).toEqual([1, [`helix commit --restamp ${repo.head('HEAD^1').slice(0, 12)}..HEAD`]])
    expect((await helix(repo, (fixes[0] ?? '').split(' ').slice(1))).code).toBe(0)
    expect(await told(repo)).toEqual({ code: 0, fixes: [] })
  })

  test('fixups are folded in', async () => {
    const repo = aProduct({ at: 'BUILD' })
    repo.commit(`STEP[3/4] feat: lists\n\nWhy: asked.\n\n${stamp}\n`, { files: { 'src/lists.js': '1' } })
    repo.commit('fixup! STEP[3/4] feat: lists\n', { files: { 'src/lists.js': '2' } })
    const { code, fixes } = await told(repo)
    expect([code, fixes.length]).toEqual([1, 1])
    repo.git('-c', 'sequence.editor=true', ...(fixes[0] ?? '').split(' ').slice(1))
    expect(await told(repo)).toEqual({ code: 0, fixes: [] })
  })

  test('a reason is given where the commit is: at the end of the branch, or below', async () => {
    const repo = aProduct({ at: 'BUILD' })
    const bad = `STEP[3/4] feat: lists\n\n${stamp}\n`
    const below = repo.commit(bad, { files: { 'src/lists.js': '1' } }).slice(0, 12)
    expect((await told(repo)).fixes).toEqual(['write it, with: git commit --amend'])
    repo.commit(`STEP[3/4] feat: means\n\nWhy: asked.\n\n${stamp}\n`, { files: { 'src/means.js': '1' } })
    expect((await told(repo)).fixes).toEqual([`write it, with: git rebase -i ${below}^`])
  })

  test('the job that judges a push knows that its commits have landed, and of a pull request that they have not', async () => {
    const origin = aProduct({ at: 'BUILD' })
    origin.commit('STEP[2/4] feat: lists\n\nWhy: asked.\n', { files: { 'src/lists.js': '1' } })
    const job = origin.clone('--bare')
    job.git('fetch', '-q', 'origin', '+refs/heads/*:refs/remotes/origin/*')
    const [pushed] = (await told(job, ['--judge', 'none'])).fixes.filter((fix) => fix.includes('MSG-'))
    expect(pushed).toMatch(/^helix approve finding MSG-/)
    // As the job stands on the merge that the host makes of a pull request.
    writeFileSync(join(job.root, 'HEAD'), `${origin.head()}\n`)
    expect((await told(job, ['--judge', 'none'])).fixes).toContainEqual(
      expect.stringMatching(/^helix commit --restamp /),
    )
  })

  test('an entry of the merge queue has not landed, whatever the branch is that the host made for it', async () => {
    const origin = aProduct({ at: 'BUILD' })
    origin.git('checkout', '-q', '-b', `gh-readonly-queue/main/pr-7-${origin.head()}`)
    origin.commit('STEP[2/4] feat: lists\n\nWhy: asked.\n', { files: { 'src/lists.js': '1' } })
    const job = origin.clone('--bare')
    job.git('fetch', '-q', 'origin', '+refs/heads/*:refs/remotes/origin/*')
    const { fixes } = await told(job, ['--judge', 'none'])
    expect(fixes.filter((fix) => fix.startsWith('helix approve finding MSG-'))).toEqual([])
    expect(fixes).toContainEqual(expect.stringMatching(/^helix commit --restamp /))
  })

  test('what others may stand on is let stand by a person, that commit and no other', async () => {
    const origin = aProduct({ at: 'BUILD' })
    const bad = `STEP[3/4] feat: lists\n\n${stamp}\n`
    origin.commit(bad, { files: { 'src/lists.js': '1' } })
    const repo = origin.clone()
    const { fixes } = await told(repo)
    const command = `helix approve finding MSG-WHY ${repo.head().slice(0, 12)} --why "<reason>"`
    expect(fixes).toEqual([command])
    const args = [
      'approve',
      'finding',
      'MSG-WHY',
      repo.head().slice(0, 12),
      '--until',
      '2026-12-31',
      '--why',
      'it has landed',
    ]
    expect(await helix(repo, args)).toMatchObject({ code: 0 })
    expect(await told(repo)).toEqual({ code: 0, fixes: [] })
    repo.commit(bad, { files: { 'src/means.js': '1' } })
    expect((await told(repo)).code).toBe(1)
  })
})
