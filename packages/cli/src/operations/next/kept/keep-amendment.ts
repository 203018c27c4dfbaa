import { localPath, writeLocal } from '../../../repository/local/local-state.ts'
import type { Here } from '../../../repository/open.ts'

/** Keeps a proposed text of the spec where `helix amend --from` takes it; answers its path. */
export async function keepAmendment({ git }: Pick<Here, 'git'>, id: string, spec: string): Promise<string> {
  const path = localPath(git, 'proposals', `${id}.md`)
  await writeLocal(path, spec)
  return path
}
