import type { Policy, Position, StepId } from '@helix/core'
import { layerOf } from './layer-of.ts'
import { openLayers } from './open-layers.ts'

/** What a hook knows of a commit before it is one. */
export interface LaneFacts {
  /** Conventional Commits type, in lower case. */
  type: string
  /** Every path that the commit changes. */
  paths: readonly string[]
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
 * The lane of a commit that names none; null for a commit of the active step (or, while idle, for one that no lane
 * takes: a feature needs a cycle).
 *
 * - `free`: every path is in the layer `free`, at any position.
 * - While a cycle is active, a commit whose paths are all open belongs to the active step, whatever its type.
 * - `fix`: type fix, and a path of the product or its tests (in a layer that is not always open) changed.
 * - `keep`: any other type that brings no new behaviour.
 *
 * This is what the commit claims. That a fix brings a test which failed before, and that a keep leaves tests and
 * verdicts as they were, is for the gates to prove. A playbook without the lane that fits has null.
 */
export function inferLane(policy: Policy, position: Position, { type, paths }: LaneFacts): StepId | null {
  const lane = laneThatFits(policy, position, { type, paths })
  return policy.lanes.some((candidate) => candidate.id === lane) ? lane : null
}

function laneThatFits(policy: Policy, position: Position, { type, paths }: LaneFacts): StepId | null {
  if (paths.length === 0) return null
  const layers = paths.map((path) => layerOf(policy, path)?.name ?? null)
  if (layers.every((layer) => layer === 'free')) return 'free'
  const open = openLayers(policy, position)
  if (position !== 'idle' && layers.every((layer) => layer !== null && open.has(layer))) return null
  if (type === 'fix' && paths.some((path) => !isAlwaysOpen(policy, path))) return 'fix'
  return keeping.has(type) ? 'keep' : null
}

function isAlwaysOpen(policy: Policy, path: string): boolean {
  return layerOf(policy, path)?.always ?? true
}

/**
 * Whether a path is, by the conventions of JavaScript, a file of tests: `x.test.ts`, `x.spec.js`, or below
 * `__tests__`, `test`, `tests`, `e2e`.
 */
export function isTestPath(path: string): boolean {
  const parts = path.split('/')
  const name = parts.pop() ?? ''
  if (/\.(test|spec)\.[cm]?[jt]sx?$/.test(name)) return true
  if (parts.some((part) => part === 'support' || part === 'fixtures')) return false
  return /\.[cm]?[jt]sx?$/.test(name) && parts.some((part) => ['__tests__', 'test', 'tests', 'e2e'].includes(part))
}
