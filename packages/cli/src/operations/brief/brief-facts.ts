import { type BriefFacts, renderRepoMap } from '@helix/agent'
import type { Finding } from '@helix/core'
import { log } from '@helix/git'
import { parseMessage } from '@helix/commits'
import { openLayers, stepOf } from '@helix/playbook'
import { describeCondition } from '../../decide/describe-condition.ts'
import type { Here } from '../../repository/open.ts'
import { treeSpec } from '../../repository/spec/tree-spec.ts'
import { describeCommand } from './describe-command.ts'
import { titlesOfTests } from './naming-tests.ts'
import { repoFiles } from './repo-files.ts'

/** What the brief of the active step is made of. Throws a plain Error between cycles. */
export async function briefFacts(here: Here, missing: Finding[], handIn: BriefFacts['handIn']): Promise<BriefFacts> {
  const { git, head, standing } = here
  const { policy, position } = standing
  if (position === 'idle') throw new Error('there is no brief between cycles')
  const step = stepOf(policy, position.step)
  const spec = await treeSpec(git, head, policy.spec.path)
  const open = openLayers(policy, position)
  const layers = policy.layers.map(({ name, globs }) => ({ name, globs }))
  const drafting = step.opens.includes('spec')
  const idea = await ideaOf(here)
  return {
    cycle: position.cycle,
    ...(drafting && idea !== null && { idea }),
    step: { id: step.id, number: step.number ?? 0, of: policy.steps.length },
    spec: { path: policy.spec.path, tag: spec.tag ?? '', text: spec.document?.text ?? '' },
    requirements: drafting ? [] : await coveredRequirements(here, spec.document?.requirements ?? []),
    open: layers.filter(({ name }) => open.has(name)),
    closed: layers.filter(({ name }) => !open.has(name)),
    // A person sees the repository as it is.
    ...(handIn !== 'commands' && { heldOut: layers.filter(({ name }) => step.heldOut?.includes(name)) }),
    missing,
    exit: step.exit.map(describeCondition),
    commands: Object.values(policy.commands).map((command) => ({
      name: command.name,
      runs: describeCommand(command, policy.services),
    })),
    // A program looks around by means of its own.
    ...(handIn === 'tools' && { map: renderRepoMap(await repoFiles(here, missing), mapTokens) }),
    ...(handIn !== 'commands' && { done: await doneLast(here) }),
    feedback: [],
    handIn,
  }
}

/** Tokens that the map of the repository may take of every increment. */
const mapTokens = 1_000

/** Commits of the cycle that a brief names. */
const mostDone = 8

async function doneLast({ git, head, standing }: Here): Promise<string[]> {
  if (standing.cycleStart === null) return []
  const commits = await log(git, { from: [standing.cycleStart], to: head })
  return commits
    .slice(-mostDone)
    .toReversed()
    .map(({ message }) => message.split('\n', 1)[0] ?? '')
}

/** The idea as the Start commit gives it as its reason. */
async function ideaOf({ git, standing }: Here): Promise<string | null> {
  if (standing.cycleStart === null) return null
  const [start] = await log(git, { from: [`${standing.cycleStart}^`], to: standing.cycleStart })
  return start === undefined ? null : parseMessage(start.message).why
}

async function coveredRequirements({ git, head }: Here, requirements: readonly { id: string; title: string }[]) {
  const titles = await titlesOfTests(git, head)
  return requirements.map(({ id, title }) => {
    const named = new RegExp(`(?<![\\w-])${id}(?![\\w-]*\\d)`)
    return { id, title, covered: titles.some((test) => named.test(test)) }
  })
}
