import { runGit } from '@helix/testkit'
import { describe, expect, test } from 'vitest'
import { aProduct, helix, spec } from '../testing/product.ts'

const sums = spec.replace('are added', 'are summed up')
const four = spec.replace('give 3', 'give 4')
const more = `${spec}\n## REQ-2 Zero adds nothing\n\n- 0 and 2 give 2\n`

/** `main` amended one way, `side` another; hooks are those of the product. */
async function twoBranches(theirs: string, ours: string) {
  const repo = aProduct({ at: 'BUILD', hooks: true })
  const amend = async (text: string, why: string) => {
    repo.write('docs/spec.md', text)
    expect(await helix(repo, ['amend', why])).toMatchObject({ code: 0 })
  }
  repo.branch('side')
  await amend(theirs, 'The side says so.')
  repo.switchTo('main')
  await amend(ours, 'Main says so.')
  return repo
}

describe('git merge of two amendments', () => {
  test('of one requirement is refused before it is made, and nothing is lost', async () => {
    const repo = await twoBranches(four, sums)
    const tip = repo.head()
    const { code, stderr } = runGit(repo.root, ['merge', '--no-edit', 'side'])
    expect([code, stderr.includes('AMEND-COLLISION')]).toEqual([1, true])
    expect(stderr).toContain('next     git merge --abort && git checkout side && git rebase main, then:\n')
    runGit(repo.root, ['merge', '--abort'])
    expect([repo.head(), repo.git('status', '--porcelain')]).toEqual([tip, ''])
  })

  test('by hand is refused on the branch that did not land with a rebase of its own', async () => {
    const repo = await twoBranches(four, spec.replace('give 3', 'give 5'))
    repo.switchTo('side')
    expect(runGit(repo.root, ['merge', '--no-edit', 'main']).code).toBe(1)
    repo.write('docs/spec.md', four).git('add', '-A')
    const { code, stderr } = runGit(repo.root, ['commit', '--no-edit'])
    expect([code, stderr.includes('AMEND-COLLISION')]).toEqual([1, true])
    expect(stderr).toContain('next     git merge --abort && git rebase main, then: helix amend redraft\n')
  })

  test('by hand is made where it puts below each other what both added', async () => {
    const other = `${spec}\n## REQ-3 Names are sorted\n\n- b, a give a, b\n`
    const repo = await twoBranches(more, other)
    expect(runGit(repo.root, ['merge', '--no-edit', 'side']).code).toBe(1)
    repo.write('docs/spec.md', more + other.slice(spec.length)).git('add', '-A')
    expect(runGit(repo.root, ['commit', '--no-edit'])).toMatchObject({ code: 0 })
  })

  test('by hand is refused where only one of them says anything of the spec', async () => {
    const repo = aProduct({ at: 'BUILD', hooks: true })
    repo.branch('side').commit('docs: a\n', { files: { 'docs/a.md': 'a\n' } })
    repo.switchTo('main').commit('docs: b\n', { files: { 'docs/a.md': 'b\n' } })
    expect(runGit(repo.root, ['merge', '--no-edit', 'side']).code).toBe(1)
    repo.write('docs/a.md', 'both\n').write('docs/spec.md', four).git('add', '-A')
    const { code, stderr } = runGit(repo.root, ['commit', '--no-edit'])
    expect([code, stderr.includes('LAYER-SPEC')]).toEqual([1, true])
  })

  test('of different requirements is made', async () => {
    const repo = await twoBranches(more, sums)
    expect(runGit(repo.root, ['merge', '--no-edit', 'side'])).toMatchObject({ code: 0 })
    expect(repo.read('docs/spec.md')).toBe(more.replace('are added', 'are summed up'))
  })

  test('that touches no spec is nobody else’s business', async () => {
    const repo = aProduct({ at: 'BUILD', hooks: true })
    repo.branch('side').commit('docs: a\n', { files: { 'docs/a.md': 'a\n' } })
    repo.switchTo('main').commit('docs: b\n', { files: { 'docs/a.md': 'b\n' } })
    expect(runGit(repo.root, ['merge', '--no-edit', 'side']).code).toBe(1)
    repo.write('docs/a.md', 'both\n').git('add', '-A')
    expect(runGit(repo.root, ['commit', '--no-edit'])).toMatchObject({ code: 0 })
  })
})
