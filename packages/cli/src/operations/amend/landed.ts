import { HelixError } from '@helix/core'
import { isAncestor, listRefs } from '@helix/git'
import type { Here } from '../../repository/open.ts'
import type { AmendmentRecord } from './records.ts'

/** Whether a remote branch or a judgement holds it. */
export async function isLanded({ git, standing }: Here, { commit }: AmendmentRecord): Promise<boolean> {
  const remotes = await listRefs(git, 'refs/remotes/')
  const judged = standing.ancestry.map(({ judgement }) => judgement.subject.commit)
  for (const holder of new Set([...remotes.values(), ...judged])) {
    if (await isAncestor(git, commit, holder)) return true
  }
  return false
}

/** What has landed is not written anew. HelixError amend/landed. */
export async function refuseLanded(here: Here, record: AmendmentRecord): Promise<void> {
  if (!(await isLanded(here, record))) return
  throw new HelixError('amend/landed', `${record.path} has landed or was pushed; its commit cannot be written anew`, {
    hint: 'amend what it says: helix amend "<why>"',
  })
}
