import { existsSync } from 'node:fs'
import { symlink } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Gives a snapshot (`to`) the environment of Python that lies in the folder it was made from, as a link: `.venv`, where uv, poetry
 * and the playbooks of Helix put it. What the snapshot has already is kept.
 */
export async function linkEnvironment(from: string, to: string): Promise<void> {
  const environment = join(from, '.venv')
  if (!existsSync(join(environment, 'pyvenv.cfg')) || existsSync(join(to, '.venv'))) return
  await symlink(environment, join(to, '.venv'), 'junction')
}
