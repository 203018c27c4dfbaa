import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Finding, Oid, RefName } from '@helix/core'
import { type Git, openGit, readRef } from '@helix/git'
import { guardFactsOf } from '../guard/guard-facts.ts'
import { guardedKind } from '../guard/guarded-refs.ts'
import { judgeMove } from '../guard/judge-move.ts'
import type { Hook } from './index.ts'
import { refuse } from './refuse.ts'

/**
 * Judges the references of Helix among those that git is about to move (githooks(5), reference-transaction, state
 * `prepared`). A local tripwire: git asks no hook where hooks are switched off.
 */
export const referenceTransaction: Hook = async (_, io) => {
  const moves = parseMoves(Buffer.from(await io.read()).toString('utf8'))
  if (moves.length === 0) return 0
  const git = await openGit(io.cwd, { checkVersion: false })
  const facts = guardFactsOf(git, io)
  const findings: Finding[] = []
  for (const { ref, to, symbolic } of moves) {
    // The old value that git tells is the one that was asked for, all zeros where none was.
    const from = await readRef(git, ref)
    if (to === null && !symbolic && staysPacked(git, ref, from)) continue
    const finding = await judgeMove({ ref, from, to, symbolic }, facts)
    if (finding !== null) findings.push(finding)
  }
  return findings.length === 0 ? 0 : refuse(io, { what: 'reference; git moves nothing', findings })
}

/**
 * `git pack-refs` (and gc with it) deletes the file of a reference whose value it has just packed, and asks the hook as for
 * any deletion. Who deletes for good holds the lock of packed-refs meanwhile (git's files-backend.c).
 */
function staysPacked({ commonDir }: Git, ref: RefName, value: Oid | null): boolean {
  const file = join(commonDir, 'packed-refs')
  if (value === null || !existsSync(file) || existsSync(`${file}.lock`)) return false
  return readFileSync(file, 'utf8').split('\n').includes(`${value} ${ref}`)
}

function parseMoves(text: string): { ref: RefName; to: Oid | null; symbolic: boolean }[] {
  return text.split('\n').flatMap((line) => {
    const [, to = '', ref = ''] = line.split(' ')
    if (guardedKind(ref) === null) return []
    const symbolic = to.startsWith('ref:')
    return [{ ref, to: symbolic || /^0+$/.test(to) ? null : to, symbolic }]
  })
}
