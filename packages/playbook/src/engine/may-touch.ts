import type { Finding, Layer, Policy, Position, StepId } from '@helix/core'
import { progressPath } from '../compile/built-in-layers.ts'
import { layerOf } from './layer-of.ts'
import { freezingStep, frozenLayers, isLater, openerOf, openLayers } from './open-layers.ts'
import { nameOfStep } from './steps.ts'

/**
 * Whether an ordinary commit (not a Start, Done, policy, approval or amendment commit) at a position may change a
 * path: null when it may, else the finding LAYER-CLOSED, LAYER-FROZEN, LAYER-SPEC, LAYER-POLICY, LAYER-HELIX or
 * PROGRESS-HAND, which names the layer and what to do. `lane` is the lane of the commit, null for a commit of the
 * active step.
 * Throws HelixError `playbook/unknown-step` for a position of another playbook.
 */
export function mayTouch(policy: Policy, position: Position, path: string, lane: StepId | null = null): Finding | null {
  const layer = layerOf(policy, path)
  if (layer === null) {
    return closed(path, 'PROGRESS-HAND', 'Start and Done commits write it, and no others', {
      fix: `git restore --staged --worktree ${progressPath}`,
    })
  }
  if (openLayers(policy, position, lane).has(layer.name)) return null
  const reason = reasons.find((candidate) => candidate.applies({ policy, position, layer, lane }))
  if (reason === undefined) throw new Error(`no reason is known why ${layer.name} is closed`)
  const { code, message, fix } = reason.tell({ policy, position, layer, lane })
  return closed(path, code, message, { fix })
}

interface Closed {
  policy: Policy
  position: Position
  layer: Layer
  lane: StepId | null
}

interface Reason {
  applies(closed: Closed): boolean
  tell(closed: Closed): { code: string; message: string; fix: string }
}

/** Why a layer is closed; the first that applies is told. */
const reasons: readonly Reason[] = [
  {
    applies: ({ layer }) => layer.name === 'policy',
    tell: ({ layer }) => ({
      code: 'LAYER-POLICY',
      message: `the layer policy decides how Helix judges; its changes stand alone, with ${approvals(layer.approvals)}`,
      fix: 'commit it alone with the type policy, then: helix approve policy',
    }),
  },
  {
    applies: ({ layer }) => layer.name === 'helix',
    tell: () => ({
      code: 'LAYER-HELIX',
      message: "the layer helix holds approvals and other files of Helix's own commands",
      fix: 'take it out of this commit; helix approve writes and commits approvals',
    }),
  },
  {
    applies: ({ layer, policy, position }) => frozenLayers(policy, position).has(layer.name),
    tell: ({ layer, policy }) => ({
      code: 'LAYER-FROZEN',
      message: `the layer ${layer.name} is frozen from ${nameAt(policy, freezingStep(policy)?.id)} until the cycle ends`,
      fix: 'helix amend "<why the test is wrong>"',
    }),
  },
  {
    applies: ({ layer }) => layer.name === 'spec',
    tell: ({ policy, position }) => {
      const opener = openerOf(policy, 'spec')
      const when = opener === null ? 'no step' : nameAt(policy, opener.id)
      const isAhead = position === 'idle' && opener !== null
      return {
        code: 'LAYER-SPEC',
        message: `the spec changes in ${when} and by amendments; ${whereNow(policy, position)}`,
        fix: isAhead ? 'helix next --new "<idea>", or: helix amend "<why>"' : 'helix amend "<why>"',
      }
    },
  },
  {
    applies: ({ lane }) => lane !== null,
    tell: ({ layer, lane }) => ({
      code: 'LAYER-CLOSED',
      message: `the lane ${lane} does not open the layer ${layer.name}`,
      fix: 'split the commit: one for each lane or step',
    }),
  },
  {
    applies: ({ layer, policy }) => openerOf(policy, layer.name) === null,
    tell: ({ layer }) => ({
      code: 'LAYER-CLOSED',
      message: `no step opens the layer ${layer.name}`,
      fix: `add ${layer.name} to the opens of a step in playbook.yml, in a policy commit of its own`,
    }),
  },
  {
    applies: ({ position }) => position === 'idle',
    tell: ({ layer, policy }) => ({
      code: 'LAYER-CLOSED',
      message: `the layer ${layer.name} opens with ${nameAt(policy, openerOf(policy, layer.name)?.id)}; no cycle is active`,
      fix: ['helix next --new "<idea>"', ...withoutCycle(policy)].join(', or '),
    }),
  },
  {
    applies: ({ layer, policy, position }) => {
      const opener = openerOf(policy, layer.name)
      return opener !== null && isLater(policy, opener, position)
    },
    tell: ({ layer, policy, position }) => ({
      code: 'LAYER-CLOSED',
      message: `the layer ${layer.name} opens with ${nameAt(policy, openerOf(policy, layer.name)?.id)}; ${whereNow(policy, position)}`,
      fix: 'finish this step first: helix status',
    }),
  },
]

/** How work lands between cycles, where the playbook has lanes for it. */
function withoutCycle({ lanes }: Policy): string[] {
  const types = Object.entries({ fix: 'fix', keep: 'refactor' }).filter(([lane]) => lanes.some(({ id }) => id === lane))
  return types.length === 0 ? [] : [`land it as ${types.map(([, type]) => type).join(' or ')}, without new behaviour`]
}

function closed(path: string, code: string, message: string, { fix }: { fix: string }): Finding {
  return { severity: 'error', code, message: `${path}: ${message}`, where: { path }, fix }
}

function whereNow(policy: Policy, position: Position): string {
  return position === 'idle' ? 'no cycle is active' : `active is ${nameAt(policy, position.step)}`
}

function nameAt(policy: Policy, id: StepId | undefined): string {
  return id === undefined ? 'the end' : nameOfStep(policy, id)
}

function approvals(count: number): string {
  return count === 1 ? 'an approval' : `${count} approvals`
}
