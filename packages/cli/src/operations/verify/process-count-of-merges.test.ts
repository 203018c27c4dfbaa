import { mustGit, type TestRepo } from '@helix/testkit'
import { expect, test } from 'vitest'
import { commandsOf } from '../../testing/git-commands.ts'
import { aProduct, helix, playbook } from '../../testing/product.ts'

const quiet = playbook.replace(', {gate: tests, of: unit}', '')

/** A commit of the lane free: its stamps are right. */
function note(repo: TestRepo, branch: string, path: string, text: string): void {
  const stamp = repo.git('log', '-1', '--no-merges', '--format=%(trailers:key=Helix-Spec)').trim()
  const who = 'Anna <anna@localhost> 1800000000 +0000'
  const message = `docs: note ${text}\n\nWhy: nobody had said it.\n\n${stamp}${stamp && '\n'}Helix-Lane: free\n`
  const commit = `commit refs/heads/${branch}\nauthor ${who}\ncommitter ${who}\ndata ${message.length}\n${message}`
  const file = `M 100644 inline ${path}\ndata ${text.length}\n${text}\n`
  mustGit(repo.root, ['fast-import', '--quiet', '--force'], {}, `${commit}from ${repo.head()}\n${file}\n`)
  repo.git('reset', '-q', '--hard')
}

/** Merges of branches of one commit each: of what git merges by itself, and of what somebody has to say. */
function mergeOften(repo: TestRepo, names: readonly string[]): void {
  for (const name of names) {
    for (const ours of ['README.md', `docs/${name}.md`]) {
      repo.branch('side')
      note(repo, 'side', `docs/${name}.md`, `${name} of side beside ${ours}`)
      repo.switchTo('main')
      note(repo, 'main', ours, `${name} of main`)
      repo.tryGit('merge', '-q', '--no-ff', '-m', "Merge branch 'side'", 'side')
      if (ours !== 'README.md') repo.write(ours, `${name} of both\n`).commit("Merge branch 'side'")
      repo.git('branch', '-qD', 'side')
    }
  }
}

test('merges cost no git process each, whether git made them or a person', async () => {
  const repo = aProduct({ at: 'BUILD', playbook: quiet })
  expect(await helix(repo, ['verify', '--static', '--allow-empty'])).toMatchObject({ code: 0 })
  mergeOften(repo, ['one'])
  const few = await commandsOf(repo)
  mergeOften(repo, ['two', 'three'])
  const many = await commandsOf(repo)
  const asked = ['cat-file', 'log', 'merge-tree']
  expect([few, many]).toEqual([asked, asked])
})
