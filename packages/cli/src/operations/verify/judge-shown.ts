// What shows the position, compared with what decides it.
import { compareShown, fileForm, progressPath, readTags } from '@helix/beacon'
import { parseMessage } from '@helix/commits'
import { type Finding, HelixError, type Oid, type Policy, type Position } from '@helix/core'
import { type ChainRecord, isRollback, renderPosition, samePosition } from '@helix/evidence'
import { type Git, lastChangeOf, readMessages, readTree } from '@helix/git'
import { valueOf } from '../../decide/trailer-value.ts'
import type { Standing } from '../../repository/standing/standing.ts'
import type { CommitRequest } from './commit-request.ts'
import { judgeSpecTags } from './spec-tags.ts'

/**
 * Whether progress.json says, where it is shown, what the last Start or Done up to a commit says. BEACON-DIFFERS names both
 * sides; a torn or hand-written file is one, too. Looked at where the position moves, and at the tip.
 */
export async function judgeShownFile(git: Git, { standing, stand, policy }: CommitRequest): Promise<Finding[]> {
  if (!showsPosition({ standing, stand, policy })) return []
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
  if (marked === null || (await blobAt(git, commit)) === (await blobAt(git, marked))) return []
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

async function blobAt(git: Git, commit: Oid): Promise<Oid | null> {
  return (await readTree(git, commit)).find(({ path }) => path === progressPath)?.oid ?? null
}

/** What repeats the moves of a chain: BEACON-DIFFERS where it says something else; SPEC-TAG where a tag of a spec does. */
export type ShownRule = (git: Git, policy: Policy, chain: ShownChain) => Promise<Finding[]>

/** Judgements about ancestors of the tip, and those of them that move. */
interface ShownChain {
  all: readonly ChainRecord[]
  moves: readonly ChainRecord[]
}

export const shownRules: readonly ShownRule[] = [judgeTags, judgeTrailers, judgeSpecTags]

/** Whether tags, where they are shown, and the trailers of judged commits say what the chain says. */
export async function judgeShownChain(
  git: Git,
  { policy, ancestry }: Pick<Standing, 'policy' | 'ancestry'>,
  rules: readonly ShownRule[] = shownRules,
): Promise<Finding[]> {
  const moves = ancestry.filter(({ judgement }) => !samePosition(judgement.from, judgement.to))
  return (await Promise.all(rules.map((rule) => rule(git, policy, { all: ancestry, moves })))).flat()
}

/** Each tag below helix/ repeats one move of the chain. */
async function judgeTags(git: Git, { shown }: Policy, { moves }: ShownChain): Promise<Finding[]> {
  if (!shown.includes('tag')) return []
  const reached = new Map(moves.map(({ judgement }) => [judgement.subject.commit, judgement.to]))
  return (await readTags(git)).flatMap(({ name, at, claimed }) => {
    const position = reached.get(at)
    const fix = `git tag -d ${name}; git fetch --tags`
    if (claimed !== null && position !== undefined) {
      const found = compareShown({ form: 'tag', commit: at, claimed }, position)
      return found === null ? [] : [{ ...found, message: `${name}: ${found.message}`, fix }]
    }
    const says = claimed === null ? 'has a name that Helix gives to no tag there' : `says ${renderPosition(claimed)}`
    const message = `tag ${name} at ${at.slice(0, 12)} ${says}; the chain has no move there`
    return [{ severity: 'error', code: 'BEACON-DIFFERS', message, where: { name: at }, fix }]
  })
}

/** A judgement that moves on rests on the trailer of its commit; a record made by hand may not. */
async function judgeTrailers(git: Git, _: Policy, { moves }: ShownChain): Promise<Finding[]> {
  const onward = moves.map(({ judgement }) => judgement).filter((judgement) => !isRollback(judgement))
  const messages = await readMessages(git, onward.map(({ subject }) => subject.commit)) // prettier-ignore
  return onward.flatMap(({ sequence, from, to, subject }): Finding[] => {
    const { trailers } = parseMessage(messages.get(subject.commit) ?? '')
    const [key, asked] = from === 'idle' ? ['Helix-Start', to === 'idle' ? '' : to.cycle] : ['Helix-Done', from.step]
    const found = valueOf(trailers, key)
    if (found === asked) return []
    const at = subject.commit.slice(0, 12)
    const says = found === undefined ? `no ${key}` : `${key}: ${found}`
    const message = `judgement ${sequence} goes from ${renderPosition(from)} to ${renderPosition(to)}; ${at} says ${says}`
    return [{ severity: 'error', code: 'BEACON-DIFFERS', message, where: { name: subject.commit }, fix: 'compare it with another clone: git fetch origin helix' }] // prettier-ignore
  })
}
