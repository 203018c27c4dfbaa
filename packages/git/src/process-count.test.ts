import { aRepo, recordedGit, temporaryFolder } from '@helix/testkit'
import { expect, onTestFinished, test, vi } from 'vitest'
import {
  checkoutTree, type Git, headState, log, openGit, readBlobs, readFileAt, readRef, readTree, resolve, stagedChanges, treeOf, treeWith,
} from './index.ts' // prettier-ignore

/** The git commands that something starts. */
async function commandsOf(use: () => Promise<unknown>): Promise<string[]> {
  const { path, commands } = recordedGit()
  vi.stubEnv('PATH', path)
  onTestFinished(() => void vi.unstubAllEnvs())
  await use()
  vi.unstubAllEnvs()
  return commands()
}

async function manyFiles(): Promise<Git> {
  const files = Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`d${at % 7}/f${at}`, `${at}\n`]))
  const repo = aRepo({
    commits: [
      { message: 'a', files },
      { message: 'b', files: { x: '' } },
      { message: 'c', files: { y: '' } },
    ],
  })
  return openGit(repo.root)
}

test.each<[string, string[], (git: Git) => Promise<unknown>]>([
  ['a log of any range', ['log'], async (git) => log(git, { to: 'HEAD' })],
  ['what is staged', ['diff'], async (git) => stagedChanges(git)],
  [
    'any number of blobs',
    ['cat-file'],
    async (git) =>
      readBlobs(
        git,
        (await readTree(git, 'HEAD')).map(({ oid }) => oid),
      ),
  ],
  ['a snapshot', ['cat-file'], async (git) => checkoutTree(git, 'HEAD', temporaryFolder())],
  ['opening the usual repository', [], async (git) => openGit(git.root, { checkVersion: false })],
  ['where HEAD and refs stand', [], async (git) => [await headState(git), await readRef(git, 'refs/heads/helix')]],
  [
    'every question about objects at once',
    ['cat-file'],
    async (git) => Promise.all([resolve(git, 'HEAD^'), treeOf(git, 'HEAD'), readFileAt(git, 'HEAD~2', 'd0/f0')]),
  ],
])('%s costs %j', async (_, commands, use) => {
  const git = await manyFiles()
  expect(await commandsOf(() => use(git))).toEqual(commands)
})

test('a tree with a hundred new files costs no more than one with a single one', async () => {
  const git = await manyFiles()
  await readTree(git, 'HEAD')
  const [one, many] = [
    await commandsOf(() => treeWith(git, 'HEAD', files(1))),
    await commandsOf(() => treeWith(git, 'HEAD', files(100))),
  ]
  expect(many).toEqual(one)
})

function files(count: number): Map<string, string> {
  return new Map(Array.from({ length: count }, (_, at) => [`new/${at}`, `${at}`]))
}
