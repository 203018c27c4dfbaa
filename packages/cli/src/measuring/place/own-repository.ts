import { RawRepository } from '@helix/git'

/**
 * Makes a folder that author code runs in a git repository of its own: whoever asks git there where the working tree begins, or
 * for a version of the head, as build backends and tests of tools do, is answered, and never by the repository that the folder lies
 * in. One commit without files and with a fixed date: of the tree that is measured, of its history and of what Helix puts in the
 * place of a source for a run, it tells nothing.
 */
export function makeOwnRepository(folder: string): void {
  const repository = new RawRepository(folder)
  const tree = repository.tree(new Map())
  const author = { name: 'Helix', email: 'helix@localhost' }
  const commit = repository.commit({ tree, parents: [], author, date: 0, message: 'measured\n' })
  repository.setRef('refs/heads/main', commit)
}
