import { HelixError, type Oid } from '@helix/core'
import { type Git, headState, isShallow, openGit, startLog } from '@helix/git'
import type { Io } from '../../io.ts'
import { lastRemembered, remember } from '../local/remembered.ts'
import { readChainEnds } from './chain-ends.ts'
import { pinnedGenesis } from './pinned-genesis.ts'

/**
 * Lets git begin with the history since the base that counted last time, or with all of it where there is neither one nor a chain,
 * while the commands that judge it are still being loaded. Where another base counts by now, git is asked again. Whatever is wrong
 * with the repository, is for them to say.
 */
export async function headStart(io: Io): Promise<void> {
  try {
    const git = await openGit(io.cwd, { checkVersion: false })
    const { commit } = await headState(git)
    const from = await likelyFrom(io, git)
    if (commit !== null && from !== null) startLog(git, { from, to: commit })
  } catch (error) {
    if (!(error instanceof HelixError)) throw error
  }
}

async function likelyFrom(io: Io, git: Git): Promise<Oid[] | null> {
  const last = lastRemembered(git, 'since')
  if (last !== null) return typeof last.value === 'string' && last.key === (await keyOf(git, last.value)) ? [last.value] : null // prettier-ignore
  const isFounded = pinnedGenesis(io).commit !== null || (await readChainEnds(git)).some((end) => end !== null)
  return isFounded || isShallow(git) ? null : []
}

/** Which base counts, for the next time. */
export async function rememberBase(git: Git, base: Oid): Promise<void> {
  await remember(git, 'since', await keyOf(git, base), () => Promise.resolve(base))
}

/** The base follows from where the chain ends; it is a guess where there is none, or where another branch is checked out. */
async function keyOf(git: Git, base: Oid): Promise<string> {
  return [...(await readChainEnds(git)), base].join(' ')
}
