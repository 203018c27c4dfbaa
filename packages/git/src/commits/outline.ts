import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Oid } from '@helix/core'
import { commitTree, type Identity } from './commit-tree.ts'
import type { Git } from '../git.ts'
import { plainConfig } from '../repository/plain-config.ts'
import { mustGit } from '../plumbing/run-git.ts'

export interface OutlineContent {
  tree: Oid
  message: string
  author: Identity
}

/**
 * Writes a git directory that holds one commit without parents, and no object besides what its tree needs: whoever reads it finds
 * nothing of the history that it was taken from. The folder must not be there yet. HelixError `git/failed`.
 */
export async function writeOutline(git: Git, folder: string, { tree, message, author }: OutlineContent): Promise<Oid> {
  const commit = await commitTree(git, { tree, parents: [], message, author, committer: author })
  for (const name of ['objects/pack', 'refs/heads', 'info']) await mkdir(join(folder, name), { recursive: true })
  await writeFile(join(folder, 'config'), await plainConfig(git))
  await writeFile(join(folder, 'HEAD'), 'ref: refs/heads/main\n')
  await writeFile(join(folder, 'refs/heads/main'), `${commit}\n`)
  // A thread for each core would take as much memory as all of them together.
  const pack = ['pack-objects', '--quiet', '--revs', '--threads=1', join(folder, 'objects/pack/pack')]
  await mustGit(git.root, pack, { input: `${commit}\n` })
  await mustGit(git.root, ['read-tree', tree], { env: { GIT_INDEX_FILE: join(folder, 'index') } })
  return commit
}
