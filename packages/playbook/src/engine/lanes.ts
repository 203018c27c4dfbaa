import type { Policy, Position, StepId } from '@helix/core'
import { layerOf } from './layer-of.ts'
import { openLayers } from './open-layers.ts'

/** What a hook knows of a commit before it is one. */
export interface LaneFacts {
  /** Conventional Commits type, in lower case. */
  type: string
  /** Every path that the commit changes. */
  paths: readonly string[]
  /** The lane that the commit asks for by name (`Helix-Lane`). */
  asked?: StepId | undefined
  /** Files that are open although their layer is frozen: an amendment lets their tests be written anew, or go. */
  unfrozen?: ReadonlySet<string> | undefined
}

/** Types that bring no new behaviour, so that everything which is green must stay so. */
const keeping = new Set([
  'refactor',
  'build',
  'deps',
  'ci',
  'docs',
  'style',
  'chore',
  'test',
  'perf',
  'infra',
  'revert',
  'fix',
])

/**
 * The lane of a commit; null for a commit of the active step (or, while idle, for one that no lane takes: a feature needs
 * a cycle). A lane that it asks for is its lane where it fits; all lanes ask for more than a step does.
 *
 * - `free`: every path is in the layer `free`, at any position.
 * - While a cycle is active, a commit whose paths are all open belongs to the active step, whatever its type.
 * - `fix`: type fix, and a path of the product or its tests (in a layer that is not always open) changed.
 * - `keep`: any other type that brings no new behaviour.
 *
 * This is what the commit claims. That a fix brings a test which failed before, and that a keep leaves tests and
 * verdicts as they were, is for the gates to prove. A playbook without the lane that fits has null.
 */
export function inferLane(policy: Policy, position: Position, facts: LaneFacts): StepId | null {
  if (facts.asked !== undefined && laneMisfit(policy, facts.asked, facts) === null) return facts.asked
  const lane = laneThatFits(policy, position, facts)
  return policy.lanes.some((candidate) => candidate.id === lane) ? lane : null
}

function laneThatFits(policy: Policy, position: Position, { type, paths, unfrozen }: LaneFacts): StepId | null {
  if (paths.length === 0) return null
  const nameOf = (path: string) => layerOf(policy, path)?.name ?? null
  if (paths.every((path) => nameOf(path) === 'free')) return 'free'
  const open = openLayers(policy, position)
  const isOpen = (path: string): boolean => unfrozen?.has(path) === true || open.has(nameOf(path) ?? '')
  if (position !== 'idle' && paths.every(isOpen)) return null
  if (type === 'fix' && paths.some((path) => !isAlwaysOpen(policy, path))) return 'fix'
  return keeping.has(type) ? 'keep' : null
}

function isAlwaysOpen(policy: Policy, path: string): boolean {
  return layerOf(policy, path)?.always ?? true
}

/** Why a commit with these paths and this type cannot be in a lane, as a clause; null where it can. */
export function laneMisfit(policy: Policy, lane: StepId, facts: LaneFacts): string | null {
  const known = policy.lanes.map(({ id }) => id)
  if (!known.includes(lane)) {
    return known.length === 0 ? 'the playbook has no lanes' : `the lanes of the playbook are ${known.join(', ')}`
  }
  if (facts.paths.length === 0) return 'a commit without a change is in no lane'
  return (misfits[lane] ?? neverFits)(policy, facts)
}

type Misfit = (policy: Policy, facts: LaneFacts) => string | null

const misfits: Readonly<Record<string, Misfit>> = {
  free: (policy, { paths }) => {
    const other = paths.find((path) => layerOf(policy, path)?.name !== 'free')
    return other === undefined ? null : `the lane free takes files of the layer free alone; ${other} is none`
  },
  keep: (_, { type }) => (keeping.has(type) ? null : `the lane keep brings nothing new; ${quoted(type)} does`),
  fix: (policy, { type, paths }) => {
    if (type !== 'fix') return `the lane fix takes commits of the type fix; this is ${quoted(type)}`
    const mends = paths.some((path) => !isAlwaysOpen(policy, path))
    return mends ? null : 'the lane fix mends the product; only files that are always open are changed'
  },
}

/** Helix knows what its own three lanes ask for, and no other. */
const neverFits: Misfit = () => 'Helix does not know what this lane asks for'

function quoted(type: string): string {
  return type === '' ? 'a commit without a type' : type.slice(0, 20)
}

/**
 * Whether a path is, by the conventions of its language, a file that may hold tests: `x.test.ts`, `x.spec.js`, or below
 * `__tests__`, `test`, `tests`, `e2e`; `test_x.py`, `x_test.go`, `CartTest.java`, every source of Rust.
 */
export function isTestPath(path: string): boolean {
  const parts = path.split('/')
  const name = parts.pop() ?? ''
  if (/\.(test|spec)\.[cm]?[jt]sx?$/.test(name)) return true
  if (
    /(?:^test_.*|_test|_spec|^tests?|Tests?|Spec|IT)\.(?:py|go|rb|exs|java|kts?|scala|groovy|cs|php)$|\.rs$/.test(name)
  )
    return true
  if (parts.some((part) => part === 'support' || part === 'fixtures')) return false
  return /\.[cm]?[jt]sx?$/.test(name) && parts.some((part) => ['__tests__', 'test', 'tests', 'e2e'].includes(part))
}
