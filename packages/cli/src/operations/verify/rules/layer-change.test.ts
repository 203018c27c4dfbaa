import { expect, test } from 'vitest'
import { aProduct, helix, playbook } from '../../../testing/product.ts'

/** Codes that `verify` refuses with. */
async function refused(repo: { root: string }): Promise<string[]> {
  const { stdout } = await helix(repo, ['verify', '--static', '--json'])
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { severity: string; code: string }[] } // oxlint-disable-line typescript/no-unsafe-type-assertion -- verify's own document
  return diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code)
}

/** The rules became stricter on main, with an approval, after a branch had begun that merges main into itself. */
async function aBranchBehind() {
  const repo = aProduct()
  const from = repo.head()
  repo.commit('policy: explain\n\nWhy: people ask.\n', { files: { 'playbook.yml': `# Stricter.\n${playbook}` } })
  expect(await helix(repo, ['approve', 'policy', '--why', 'read'])).toMatchObject({ code: 0 })
  repo.branch('side', from).commit('docs: more\n\nHelix-Lane: free\n', { files: { 'README.md': '# More\n' } })
  repo.git('merge', '-q', '--no-ff', '--no-commit', 'main')
  return repo
}

test('a merge does not take back what was approved on the other side, whichever of its parents is the first', async () => {
  const repo = await aBranchBehind()
  repo.commit("Merge branch 'main' into side\n", { files: { 'playbook.yml': playbook } })
  expect(await refused(repo)).toEqual(['APPROVAL-AWAITED'])
  expect(await helix(repo, ['approve', 'policy', '--why', 'too strict'])).toMatchObject({ code: 0 })
  expect(await refused(repo)).toEqual([])
})

test('a merge takes along what was approved on the other side', async () => {
  const repo = await aBranchBehind()
  repo.commit("Merge branch 'main' into side\n")
  expect(await refused(repo)).toEqual([])
})

test('a yes of an earlier time takes nothing back, also where that leads to what has landed', async () => {
  const repo = aProduct()
  const [eased, strict] = [playbook, `# Stricter.\n${playbook}`]
  const change = (rules: string) =>
    repo.commit('policy: explain\n\nWhy: people ask.\n', { files: { 'playbook.yml': rules } })
  const approved = async (rules: string, why: string) => {
    change(rules)
    expect(await helix(repo, ['approve', 'policy', '--why', why])).toMatchObject({ code: 0 })
  }
  await approved(strict, 'read')
  await approved(eased, 'read')
  expect(await helix(repo, ['verify', '--sign'])).toMatchObject({ code: 0 })
  await approved(strict, 'this time for good')
  expect(await refused(repo)).toEqual([])
  change(eased)
  expect(await refused(repo)).toEqual(['APPROVAL-AWAITED'])
})

/** Two changes of the rules, each with its yes, in a merge that also brings what somebody wrote. */
async function twoChangesMerged(theirs: string) {
  const repo = aProduct()
  const from = repo.head()
  const approved = async (rules: string) => {
    repo.commit('policy: explain\n\nWhy: people ask.\n', { files: { 'playbook.yml': rules } })
    expect(await helix(repo, ['approve', 'policy', '--why', 'read'])).toMatchObject({ code: 0 })
  }
  await approved(`# One.\n${playbook}`)
  repo.branch('side', from).commit('docs: more\n\nHelix-Lane: free\n', { files: { 'README.md': '# More\n' } })
  if (theirs !== '') await approved(`${playbook}${theirs}`)
  repo.git('merge', '-q', '--no-ff', '--no-commit', 'main')
  repo.commit("Merge branch 'main' into side\n", { files: { 'README.md': '# More, and merged\n' } })
  return repo
}

test('what a merge makes of two changes of the rules asks for a yes, whatever else somebody wrote in it', async () => {
  expect(await refused(await twoChangesMerged('# Two.\n'))).toEqual(['APPROVAL-AWAITED'])
  expect(await refused(await twoChangesMerged(''))).toEqual([])
})
