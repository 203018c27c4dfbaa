import { HelixError } from '@helix/core'
import { isAncestor, listRefs } from '@helix/git'
import type { Here } from '../../repository/open.ts'
import type { AmendmentRecord } from './records.ts'

/** What a remote branch or a judgement holds is not written anew. HelixError amend/landed. */
export async function refuseLanded({ git, standing }: Here, { commit, path }: AmendmentRecord): Promise<void> {
  const remotes = await listRefs(git, 'refs/remotes/')
  const judged = standing.ancestry.map(({ judgement }) => judgement.subject.commit)
  for (const holder of new Set([...remotes.values(), ...judged])) {
    if (await isAncestor(git, commit, holder)) {
      throw new HelixError('amend/landed', `${path} has landed or was pushed; its commit cannot be written anew`, {
        hint: 'amend what it says: helix amend "<why>"',
      })
    }
  }
}
