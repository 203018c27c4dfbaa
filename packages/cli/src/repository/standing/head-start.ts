import { HelixError, type Oid } from '@helix/core'
import { type Git, headState, openGit, startLog } from '@helix/git'
import type { Io } from '../../io.ts'
import { readChainEnds } from './chain-ends.ts'
import { lastRemembered, remember } from '../local/remembered.ts'

/**
 * Lets git begin with the history since the base that counted last time, while the commands that judge it are still being loaded.
 * Where another base counts by now, git is asked again. Whatever is wrong with the repository, is for them to say.
 */
export async function headStart(io: Io): Promise<void> {
  try {
    const git = await openGit(io.cwd, { checkVersion: false })
    const { value: base, key } = lastRemembered(git, 'since') ?? {}
    if (typeof base !== 'string' || key !== (await keyOf(git, base))) return
    const { commit } = await headState(git)
    if (commit !== null) startLog(git, { from: [base], to: commit })
  } catch (error) {
    if (!(error instanceof HelixError)) throw error
  }
}

/** Which base counts, for the next time. */
export async function rememberBase(git: Git, base: Oid): Promise<void> {
  await remember(git, 'since', await keyOf(git, base), () => Promise.resolve(base))
}

/** The base follows from where the chain ends; it is a guess where there is none, or where another branch is checked out. */
async function keyOf(git: Git, base: Oid): Promise<string> {
  return [...(await readChainEnds(git)), base].join(' ')
}
