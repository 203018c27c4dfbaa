import { compareShown, readTags } from '@helix/beacon'
import { parseMessage } from '@helix/commits'
import type { Finding, Policy } from '@helix/core'
import { type ChainRecord, isRollback, renderPosition, samePosition } from '@helix/evidence'
import { type Git, readMessages } from '@helix/git'
import { valueOf } from '../../../decide/trailers.ts'
import type { Standing } from '../../../repository/standing/standing.ts'
import { judgeSpecTags } from './spec-tags.ts'

/** What repeats the moves of a chain: BEACON-DIFFERS where it says something else; SPEC-TAG where a tag of a spec does. */
export type ShownRule = (git: Git, policy: Policy, chain: ShownChain) => Promise<Finding[]>

/** Judgements about ancestors of the tip, those of them that move, and all moves of the chain. */
interface ShownChain {
  all: readonly ChainRecord[]
  moves: readonly ChainRecord[]
  everywhere: readonly ChainRecord[]
}

export const shownRules: readonly ShownRule[] = [judgeTags, judgeTrailers, judgeSpecTags]

/** Whether tags, where they are shown, and the trailers of judged commits say what the chain says. */
export async function judgeShownChain(
  git: Git,
  { policy, ancestry, chain }: Pick<Standing, 'policy' | 'ancestry' | 'chain'>,
  rules: readonly ShownRule[] = shownRules,
): Promise<Finding[]> {
  const [moves, everywhere] = [ancestry, chain].map((records) => records.filter(isMove))
  const shown = { all: ancestry, moves: moves ?? [], everywhere: everywhere ?? [] }
  return (await Promise.all(rules.map((rule) => rule(git, policy, shown)))).flat()
}

function isMove({ judgement: { from, to } }: ChainRecord): boolean {
  return !samePosition(from, to)
}

/** Each tag below helix/ repeats one move of the chain, also where that is about a commit that this tip does not hold: a branch from before. */
async function judgeTags(git: Git, { shown }: Policy, { everywhere }: ShownChain): Promise<Finding[]> {
  if (!shown.includes('tag')) return []
  const reached = new Map(everywhere.map(({ judgement }) => [judgement.subject.commit, judgement.to]))
  return (await readTags(git)).flatMap(({ name, at, claimed }) => {
    const position = reached.get(at)
    const fix = `git tag -d ${name}; git fetch --tags`
    if (claimed !== null && position !== undefined) {
      const found = compareShown({ form: 'tag', commit: at, claimed }, position)
      return found === null ? [] : [{ ...found, message: `${name}: ${found.message}`, fix }]
    }
    const says = claimed === null ? 'has a name that Helix gives to no tag there' : `says ${renderPosition(claimed)}`
    const message = `tag ${name} at ${at.slice(0, 12)} ${says}; the chain has no move there`
    const remote = `${fix}; where the host has it so: git push origin :refs/tags/${name}`
    return [{ severity: 'error', code: 'BEACON-DIFFERS', message, where: { name: at }, fix: remote }]
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
