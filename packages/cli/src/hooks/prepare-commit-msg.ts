import { readFile, writeFile } from 'node:fs/promises'
import { composeLabel } from '@helix/commits'
import { readCandidate } from './candidate.ts'
import type { Hook } from './index.ts'

/**
 * Prefills the editor with the form of a message. Messages that are there already (`-m`, merges, amends) are left to
 * commit-msg, which completes whatever comes.
 */
export const prepareCommitMsg: Hook = async ([path = '', source = ''], io) => {
  if (source !== '' && source !== 'template') return 0
  const candidate = await readCandidate(io)
  if (candidate === null) return 0
  const typed = await readFile(path, 'utf8')
  const first = typed.split('\n', 1)[0] ?? ''
  if (first.trim() !== '' && !first.startsWith('#')) return 0
  await writeFile(path, `${composeLabel(candidate.standing.label)}\n\nWhy: \n${typed}`)
  return 0
}
