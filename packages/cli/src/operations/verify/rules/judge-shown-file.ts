import { fileForm, progressPath } from '@helix/beacon'
import { type Finding, HelixError, type Oid, type Position } from '@helix/core'
import { renderPosition, samePosition } from '@helix/evidence'
import { blobAt, type Git, lastChangeOf } from '@helix/git'
import type { Standing } from '../../../repository/standing/standing.ts'
import type { CommitRequest } from '../increments/commit-request.ts'

/**
 * Whether progress.json says, where it is shown, what the last Start or Done up to a commit says. BEACON-DIFFERS names both
 * sides; a torn or hand-written file is one, too. Looked at where the position moves, and at the tip.
 */
export async function judgeShownFile(git: Git, { standing, stand }: CommitRequest): Promise<Finding[]> {
  const { increment, before, after } = stand
  if (!samePosition(before.position, after.position)) return judgeMark(git, increment.tree, after.position)
  return judgeTip(git, standing)
}

/** Whether the file is looked at in a commit: where the position moves, and at the tip. */
export function showsPosition({
  standing,
  stand,
  policy,
}: Pick<CommitRequest, 'standing' | 'stand' | 'policy'>): boolean {
  const { increment, before, after } = stand
  if (!policy.shown.includes('file')) return false
  return increment.commit === standing.commit || !samePosition(before.position, after.position)
}

/** A Start or Done commit brings the file with the position after it. */
async function judgeMark(git: Git, tree: Oid, position: Position): Promise<Finding[]> {
  const claim = await readClaim(git, tree)
  if ('position' in claim && samePosition(claim.position, position)) return []
  return [fileDiffers(claim, `the trailers say ${renderPosition(position)}`, 'helix commit --done')]
}

/** Between them the file is the one of the last Start or Done: a merge may have taken another side's. */
async function judgeTip(git: Git, standing: Standing): Promise<Finding[]> {
  if (isLine(standing)) return []
  const { commit, position } = standing
  const claim = await readClaim(git, commit)
  if ('position' in claim && samePosition(claim.position, position)) return []
  const marked = await lastChangeOf(git, progressPath, commit)
  if (marked === null || (await blobAt(git, commit, progressPath)) === (await blobAt(git, marked, progressPath)))
    return []
  const asked = `${marked.slice(0, 12)}, which wrote it last, and the chain say ${renderPosition(position)}`
  return [fileDiffers(claim, asked, `git checkout ${marked} -- ${progressPath}`)]
}

/** In a line of commits the file is the one of its last change, or the base's, which was judged. */
function isLine({ stands }: Standing): boolean {
  return stands.every(({ increment }) => increment.parents.length === 1)
}

type FileClaim = { position: Position } | { wrong: string }

async function readClaim(git: Git, treeish: Oid): Promise<FileClaim> {
  try {
    const position = await fileForm(git, []).read(treeish)
    return position === null ? { wrong: `${progressPath} is missing` } : { position }
  } catch (error) {
    if (!(error instanceof HelixError) || error.code !== 'beacon/progress-torn') throw error
    return { wrong: error.message }
  }
}

function fileDiffers(claim: FileClaim, asked: string, fix: string): Finding {
  const says = 'wrong' in claim ? claim.wrong : `${progressPath} says ${renderPosition(claim.position)}`
  return { severity: 'error', code: 'BEACON-DIFFERS', message: `${says}; ${asked}`, where: { path: progressPath }, fix }
}
