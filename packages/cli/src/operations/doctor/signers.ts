import { join } from 'node:path'
import type { Signer } from '@helix/core'
import { parseAllowedSigners } from '@helix/evidence'
import type { Git } from '@helix/git'
import { readLocal } from '../../repository/local/local-state.ts'

const path = '.helix/allowed_signers'

/** The signers of the working tree. HelixError evidence/allowed-signers. */
export async function readSigners({ root }: Git): Promise<Signer[]> {
  const text = await readLocal(join(root, path))
  return text === null ? [] : parseAllowedSigners(text, path)
}
